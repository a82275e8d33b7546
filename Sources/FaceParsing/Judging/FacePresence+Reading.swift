extension FacePresence {
    /// The same shares, with headwear, facial hair and mouth as they were read.
    ///
    /// Labels say best whether something is worn, the reading what it is. Limits were chosen on cross-validated readings of
    /// training photos; see `docs/decisions/attribute-reading.md`.
    func decided(by attributes: AttributeReading) -> FacePresence {
        var presence = self
        let bare = attributes.headwear[.none] ?? 0
        presence.headwear = headwearArea >= Limits.readHeadwearArea && bare <= 1 - Limits.likelyHeadwear
        presence.headwearKind = presence.headwear ? attributes.likeliestKindOfHeadwear : Headwear.none
        presence.facialHair = decided(facialHair, by: attributes)
        if mouth != nil { presence.mouth = attributes.likeliestMouth }
        return presence
    }

    /// A moustache, goatee or beard that the labels show stays, unless the reading is quite sure that there is none.
    private func decided(_ shown: FacialHair, by attributes: AttributeReading) -> FacialHair {
        let whiskers: Set<FacialHair> = [.moustache, .goatee, .beard]
        let read = attributes.likeliestFacialHair
        guard whiskers.contains(shown), !whiskers.contains(read) else { return read }
        let probability = whiskers.reduce(0) { $0 + (attributes.facialHair[$1] ?? 0) }
        return probability >= Limits.likelyWhiskers ? shown : read
    }
}
