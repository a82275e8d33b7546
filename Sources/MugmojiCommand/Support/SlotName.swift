import ArgumentParser
import PartLibrary

/// The value of `--slot`: a slot in any case.
struct SlotName: ExpressibleByArgument {
    let slot: Slot

    init?(argument: String) {
        guard let slot = Slot.allCases.first(where: { $0.rawValue.lowercased() == argument.lowercased() }) else {
            return nil
        }
        self.slot = slot
    }

    static var allValueStrings: [String] { Slot.allCases.map(\.rawValue) }
}
