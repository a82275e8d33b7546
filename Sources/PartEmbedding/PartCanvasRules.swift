import Imaging
import PartLibrary

/// How a slot's canvas is drawn from a style's parts.
struct PartCanvasRules {
    /// The colour of each role that is shown. Other roles are black, so that they still cover what lies behind.
    let colors: [Role: Color]
    /// Slots whose default part is drawn with the part, in the style's order.
    let company: [Slot]

    /// `nil` for a slot that is not matched.
    init?(slot: Slot, hasDarkLenses: Bool) {
        let face: [Role: Color] = [.skin: CanvasColor.face, .skinShade: CanvasColor.face]
        func all(_ roles: [Role], _ color: Color) -> [Role: Color] {
            Dictionary(uniqueKeysWithValues: roles.map { ($0, color) })
        }
        var company: [Slot] = []
        switch slot {
        case .hairFront:
            company = [.ears, .head]
            colors = face.merging(all([.hair, .hairShade, .fabric, .fabricShade, .metal], CanvasColor.hair)) { $1 }
        case .headwear:
            company = [.ears, .head]
            colors = face.merging(
                all([.fabric, .fabricShade, .metal, .frame, .lens], CanvasColor.headwear)
            ) { $1 }
        case .head: colors = face
        case .facialHair: colors = [.beard: CanvasColor.facialHair]
        case .ears: colors = all([.skin, .skinShade], CanvasColor.ear)
        case .eyes: colors = [.sclera: CanvasColor.eye, .iris: CanvasColor.iris, .pupil: CanvasColor.iris]
        case .brows: colors = [.brow: CanvasColor.brow]
        case .glasses:
            colors = all(hasDarkLenses ? [.frame, .metal, .lens] : [.frame, .metal], CanvasColor.glasses)
        case .nose: colors = all([.skin, .skinShade], CanvasColor.nose)
        case .mouth:
            colors = [
                .lip: CanvasColor.lip, .mouth: CanvasColor.mouth, .tongue: CanvasColor.mouth, .teeth: CanvasColor.teeth,
            ]
        case .hairBack, .earrings: return nil
        }
        self.company = company
    }

    /// CSS that draws every role in its flat colour, opaque, and leaves out lines, clear lenses, lights and shadows.
    var stylesheet: String {
        let lines = Role.allCases.map { role in
            let name = ".\(role.rawValue)"
            if colors[role] == nil, role == .line || role == .lens { return "\(name){display:none}" }
            let hex = (colors[role] ?? Color(red: 0, green: 0, blue: 0)).hex
            return "\(name){fill:\(hex);stop-color:\(hex);opacity:1;fill-opacity:1;stroke-opacity:1;stop-opacity:1}"
                + "\(name).outline{fill:none;stroke:\(hex)}"
        }
        return (["svg{fill:none}.light,.shadow{display:none}"] + lines).joined(separator: "\n")
    }
}
