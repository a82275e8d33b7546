import ArgumentParser
import FaceAtlas
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

/// The value of `--slots`.
struct SlotNames {
    let slots: Set<Slot>

    /// Names of slots in any case, separated by commas.
    init(argument: String) throws {
        slots = Set(
            try argument.split(separator: ",").map { name in
                let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
                guard let slot = Slot.matched.first(where: { $0.rawValue.lowercased() == plain }) else {
                    throw ValidationError(
                        "there is no compared slot “\(name)”; they are "
                            + Slot.matched.map(\.rawValue).joined(separator: ", "))
                }
                return slot
            })
        guard !slots.isEmpty else { throw ValidationError("name at least one slot") }
    }
}
