import Imaging

extension Slot {
    /// The atlas of the face, one row a slot. A slot more is a case of ``Slot``, a row here, and parts of the styles.
    ///
    /// The tables in `docs/architecture.md` and `Tools/training/atlas.json` are written from these rows by a test.
    package var row: SlotRow { Self.rows[self, default: written] }

    /// Made once: rows are asked of every slot of every face.
    private static let rows = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.written) })

    private var written: SlotRow {
        switch self {
        case .backdrop: SlotRow(placing: .sheet, leans: false, choice: .byPeople)
        case .effectBack: SlotRow(words: "effect behind", placing: .sheet, leans: false, choice: .byPeople)
        case .effectFront: SlotRow(words: "effect in front", placing: .sheet, choice: .byPeople)
        case .props, .hands: SlotRow(placing: .sheet, leans: false, choice: .byPeople)
        case .outfit:
            // Neck, shoulders and what is worn on them; the same under every head.
            SlotRow(attributes: [.clothes], placing: .sheet, leans: false, choice: .byReading(near: .hairFront))
        case .hairBack:
            SlotRow(
                depth: -0.2, attributes: [.hairLength, .hairTexture], underHeadwear: .clipped, placing: .head,
                choice: .following(.hairFront))
        case .ears:
            SlotRow(
                isRequired: true, depth: -0.35, placing: .cheeks,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 116, y: 196, width: 280, height: 140),
                        shows: [ShownClass(.ear, roles: [.skin, .skinShade])], coveredBy: [.head])))
        case .head:
            SlotRow(
                isRequired: true, placing: .own,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 136, y: 216, width: 240, height: 200),
                        shows: [ShownClass(.skin, labels: .face, roles: [.skin, .skinShade])], cutsParts: true)))
        case .details:
            // Lines of the face: under the features, so that they touch none.
            SlotRow(
                holdsSeveral: true, depth: 0.7, attributes: [.age], placing: .head, choice: .byReading(near: .head))
        case .facialHair:
            SlotRow(
                words: "facial hair", depth: 0.5, attributes: [.facialHair], placing: .jaw,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 136, y: 256, width: 240, height: 180),
                        shows: [ShownClass(.facialHair, roles: [.beard])], coveredBy: [.mouth], cutsParts: true)))
        case .mouth:
            SlotRow(
                isRequired: true, depth: 0.9, attributes: [.mouth], placing: .own,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 196, y: 290, width: 120, height: 90),
                        shows: [
                            ShownClass(.lip, roles: [.lip]), ShownClass(.mouth, roles: [.mouth, .tongue]),
                            ShownClass(.teeth, roles: [.teeth]),
                        ])))
        case .nose:
            SlotRow(
                isRequired: true, depth: 1, placing: .own,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 206, y: 226, width: 100, height: 100),
                        shows: [ShownClass(.nose, roles: [.skin, .skinShade])])))
        case .eyes:
            SlotRow(
                isRequired: true, depth: 0.85, attributes: [.eyes], placing: .own,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 176, y: 202, width: 160, height: 68),
                        shows: [ShownClass(.eye, roles: [.sclera]), ShownClass(.iris, roles: [.iris, .pupil])])))
        case .brows:
            SlotRow(
                isRequired: true, depth: 0.85, placing: .own,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 168, y: 164, width: 176, height: 72),
                        shows: [ShownClass(.brow, roles: [.brow])])))
        case .glasses:
            SlotRow(
                depth: 0.85, attributes: [.glasses], placing: .eyes,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 146, y: 176, width: 220, height: 120),
                        shows: [ShownClass(.glasses, roles: [.frame, .metal], ofDarkGlasses: [.lens])])))
        case .hairFront:
            // Headwear counts as hair, so that hair under a hat is compared by the whole outline.
            SlotRow(
                words: "hair", attributes: [.hairUp, .hairLength, .bangs, .hairTexture], underHeadwear: .clipped,
                placing: .head,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 70, y: -34, width: 372, height: 512),
                        shows: [
                            ShownClass(
                                .hair, labels: [.hair, .headwear],
                                roles: [.hair, .hairShade, .hairLight, .fabric, .fabricShade, .metal])
                        ],
                        behind: [.ears, .head], favoursOrdinary: true)))
        case .headwear:
            SlotRow(
                attributes: [.headwear, .headwearKind], placing: .head,
                choice: .compared(
                    SlotView(
                        window: Rect(x: 70, y: -34, width: 372, height: 512),
                        shows: [ShownClass(.headwear, roles: [.fabric, .fabricShade, .metal, .frame, .lens])],
                        behind: [.ears, .head])))
        case .earrings:
            // Headwear that hides the hair lies over the ears too.
            SlotRow(
                depth: -0.35, attributes: [.earrings], underHeadwear: .hidden, placing: .cheeks,
                choice: .byReading(near: .ears))
        }
    }
}
