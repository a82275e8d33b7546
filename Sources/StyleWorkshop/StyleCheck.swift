import FaceAtlas
package import Foundation
import Imaging
package import PartLibrary
import SVGRendering

/// Everything that is wrong with a style's folder: what keeps it from being loaded, and what the drawings of the parts
/// that are sound show when they are drawn.
package struct StyleCheck: Sendable {
    /// Everything to mend; empty for a style that can be used. Files come in order, what drawing shows comes last.
    package let problems: [StyleError.Problem]
    /// How many parts could be read.
    package let partCount: Int

    /// Reads and draws the style in `folder`.
    package init(contentsOf folder: URL) {
        let reading = StyleReading(contentsOf: folder)
        guard let library = reading.library else {
            problems = reading.problems
            partCount = 0
            return
        }
        partCount = library.count
        problems =
            reading.problems
            + Slot.allCases.flatMap { slot in
                library.parts(in: slot).flatMap { part in
                    Self.messages(about: part, in: library.style).map {
                        StyleError.Problem(file: reading.file(of: part), message: $0)
                    }
                }
            }
    }

    /// Less paint than this, in units of a 512th of the art frame's sides, is not seen.
    private static let leastArea = 16.0
    /// The share of a part's paint that must lie in its slot's window.
    private static func leastShare(in slot: Slot) -> Double { slot.view?.cutsParts == true ? 0.5 : 0.75 }

    /// Whether photos are matched with the part, or with parts that are drawn with it.
    private static func isCompared(_ part: Part) -> Bool {
        part.isMatched && (part.slot.follows ?? part.slot).view != nil
    }

    private static func messages(about part: Part, in style: Style) -> [String] {
        let coverage: PartCoverage
        do {
            coverage = try PartCoverage(of: part, in: style)
        } catch {
            return ["\(error)"]
        }
        let box = style.viewBox
        guard coverage.total * (512 * 512) / (box.width * box.height) >= leastArea else {
            return ["nothing is drawn; give the shapes a role class, and a size inside “\(box.viewBoxText)”"]
        }
        var messages: [String] = []
        if coverage.inFrame < 0.95 {
            messages.append(
                "\(percent(1 - coverage.inFrame)) of the drawing lies outside the art frame “\(box.viewBoxText)” and is "
                    + "cut off; move or shrink it")
        } else if isCompared(part), coverage.inWindow < leastShare(in: part.slot),
            let window = style.windows[part.slot.windowSlot]
        {
            messages.append(
                "only \(percent(coverage.inWindow)) of the drawing lies in the window of "
                    + "\(part.slot.windowSlot.rawValue), “\(window.viewBoxText)”, where it is compared with photos; "
                    + "move the drawing there, or change the window in style.json")
        }
        if let message = missingRoles(of: part) { messages.append(message) }
        return messages
    }

    /// A part that photos are matched with must show something that the matching sees.
    private static func missingRoles(of part: Part) -> String? {
        let roles = part.slot.view?.tellingRoles ?? []
        // Closed eyes and bald heads are told by their tags.
        let isBare = part.tags[.eyes] == EyesState.closed.rawValue || part.tags[.hairLength] == HairLength.bald.rawValue
        guard part.isMatched, !isBare, !roles.isEmpty, Set(roles).isDisjoint(with: part.drawing.roles) else {
            return nil
        }
        let names = roles.map(\.rawValue).joined(separator: ", ")
        return "none of its shapes has a role that photos are compared by in \(part.slot.rawValue) (\(names)); give "
            + "the main shape such a class, or add data-matched=\"no\" to <svg>"
    }

    private static func percent(_ share: Double) -> String { String(format: "%.0f %%", share * 100) }
}

/// Where the paint of a part lies.
struct PartCoverage {
    /// Painted area in square units of the art frame; what is half transparent counts half.
    private(set) var total = 0.0
    /// The share (0…1) of it that lies in the window of the part's slot, and that lies in the art frame.
    private(set) var (inWindow, inFrame) = (0.0, 0.0)

    /// Pixels along a side of the picture that is measured, which shows twice the art frame's width and height.
    private static let size = 256

    /// - Throws: `SVGError` when drawing fails.
    init(of part: Part, in style: Style) throws(SVGError) {
        let box = style.viewBox
        // What a part draws beyond the art frame is cut off in an emoji, and seen here.
        let wide = Rect(
            x: box.x - box.width / 2, y: box.y - box.height / 2, width: 2 * box.width, height: 2 * box.height)
        let picture = try SVGDocument(bytes: style.document(of: part, frame: wide)).render(
            width: Self.size, height: Self.size)
        let window = style.windows[part.slot.windowSlot] ?? box
        let (stepX, stepY) = (wide.width / Double(Self.size), wide.height / Double(Self.size))
        for row in 0..<Self.size {
            let y = wide.y + (Double(row) + 0.5) * stepY
            for column in 0..<Self.size {
                let alpha = picture.pixels[(row * Self.size + column) * 4 + 3]
                guard alpha > 0 else { continue }
                let x = wide.x + (Double(column) + 0.5) * stepX
                let area = Double(alpha) / 255 * stepX * stepY
                total += area
                if window.contains(x: x, y: y) { inWindow += area }
                if box.contains(x: x, y: y) { inFrame += area }
            }
        }
        guard total > 0 else { return }
        inWindow /= total
        inFrame /= total
    }
}

extension Rect {
    fileprivate func contains(x: Double, y: Double) -> Bool {
        x >= self.x && x < self.x + width && y >= self.y && y < self.y + height
    }
}
