import ArgumentParser

/// Measures Mugmoji on labelled photos, and makes the pictures of the documentation.
@main
struct Evaluation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluation",
        abstract: "Measures Mugmoji on labelled photos, and makes pictures to look at.",
        subcommands: [
            AttributeAgreement.self, SkinAgreement.self, PresenceAgreement.self, MaskAgreement.self,
            LocatorAgreement.self, Gallery.self, MoodSheet.self,
            DecodedPixels.self, Locate.self, AlignmentAgreement.self, Worst.self, Retrieval.self,
            IdentityAgreement.self, LabelMaps.self,
        ])
}
