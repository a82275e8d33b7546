import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import Testing

@testable import ParseDrawing

@Suite("borders of label regions")
struct LabelContoursTests {
    /// A disc of skin with a disc of nose within it.
    private func map(outer: Double, inner: Double) -> LabelMap {
        var map = LabelMap(width: 64, height: 64, labels: [UInt8](repeating: 0, count: 64 * 64))
        for y in 0..<64 {
            for x in 0..<64 {
                let distance = hypot(Double(x) + 0.5 - 32, Double(y) + 0.5 - 32)
                if distance < inner { map[x, y] = .nose } else if distance < outer { map[x, y] = .skin }
            }
        }
        return map
    }

    private func area(_ ring: [Point]) -> Double {
        zip(ring, ring[1...] + ring[..<1]).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
    }

    @Test func aDiscHasASmoothBorder() throws {
        let rings = LabelContours(map(outer: 20, inner: 0)).rings(of: .skin)
        #expect(rings.count == 1)
        let ring = try #require(rings.first)
        #expect(abs(abs(area(ring)) - .pi * 400) < 15)
        for point in ring { #expect(abs(hypot(point.x - 32, point.y - 32) - 20) < 0.6) }
        // No stairs: neighbouring pieces never turn by a right angle.
        for index in ring.indices {
            let (a, b, c) = (ring[index], ring[(index + 1) % ring.count], ring[(index + 2) % ring.count])
            let turn = atan2(c.y - b.y, c.x - b.x) - atan2(b.y - a.y, b.x - a.x)
            #expect(cos(turn) > 0.2, "at \(b)")
        }
    }

    @Test func neighboursShareTheirBorder() throws {
        let contours = LabelContours(map(outer: 20, inner: 8))
        let skin = contours.rings(of: .skin).sorted { $0.count > $1.count }
        let nose = contours.rings(of: .nose)
        #expect(skin.count == 2 && nose.count == 1)
        #expect(Set(try #require(skin.last)) == Set(try #require(nose.first)))
        // The hole runs the other way round.
        #expect(area(skin[0]) * area(skin[1]) < 0)
    }

    @Test func aRegionAtTheEdgeIsClosed() {
        let map = LabelMap(width: 40, height: 30, labels: [UInt8](repeating: 8, count: 1200))
        let rings = LabelContours(map).rings(of: .hair)
        #expect(rings.count == 1)
        // The corners are rounded.
        #expect(abs(abs(area(rings.first ?? [])) - 1200) < 8)
        #expect(LabelContours(map).rings(of: .skin).isEmpty)
    }
}
