import BuiltInStyles
import Compositing
import FaceAtlas
import Imaging
import PartLibrary
import Testing

@Suite struct BuiltInPartTests {
    @Test(arguments: BuiltInStyles.names)
    func everyPartIsDrawnInItsWindow(name: String) throws {
        let library = try StyleLibrary(StyleID(name))
        let renderer = AvatarRenderer(library: library)
        for slot in Slot.allCases {
            // What people choose may stand anywhere.
            let window = library.style.windows[slot.windowSlot] ?? library.style.viewBox
            // A mole is small, and details that no photo gets may stand beside the window: a hearing aid, a bindi.
            for part in library.parts(in: slot) {
                let recipe = AvatarRecipe(style: name, parts: [slot: part.id])
                let coverage = Coverage(of: try renderer.image(of: recipe, size: 64), window: window)
                #expect(coverage.total > (slot == .details ? 0.5 : 2), "\(slot)/\(part.id) is empty")
                // A window of heads leaves out the skull and the forehead's lines, that of ears what hangs from them.
                let least = [.head, .details, .earrings].contains(slot) ? 0.5 : 0.8
                // A mouth for a mood may puff its cheeks.
                guard ![.details, .mouth].contains(slot) || part.isMatched else { continue }
                #expect(coverage.inside >= least * coverage.total, "\(slot)/\(part.id) is outside of its window")
            }
        }
    }
}

/// How much a picture of the art frame holds, and how much of it lies in a window: sums of alpha, in pixels.
private struct Coverage {
    var total = 0.0
    var inside = 0.0

    init(of picture: Image, window: Rect) {
        let unit = 512 / Double(picture.width)
        for index in 0..<picture.width * picture.height {
            let alpha = Double(picture.pixels[index * 4 + 3]) / 255
            let x = (Double(index % picture.width) + 0.5) * unit
            let y = (Double(index / picture.width) + 0.5) * unit
            total += alpha
            if x >= window.x, x < window.x + window.width, y >= window.y, y < window.y + window.height {
                inside += alpha
            }
        }
    }
}
