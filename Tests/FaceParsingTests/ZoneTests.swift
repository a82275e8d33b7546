import FaceAtlas
import Foundation
import TestSupport
import Testing

@Suite struct ZoneTests {
    /// `canvases zones` writes the file.
    @Test func theTrainingKnowsTheSameZones() throws {
        struct Table: Decodable {
            let unitsPerPixel: Double
            /// x from, x to, y from, y to.
            let zones: [String: [[Int]]]
        }
        let url = Fixtures.checkout.appendingPathComponent("Tools/training/zones.json")
        let table = try JSONDecoder().decode(Table.self, from: Data(contentsOf: url))
        #expect(table.unitsPerPixel == CanonicalFrame.unitsPerPixel)
        #expect(Set(table.zones.keys) == Set(Zone.table.map(\.name)))
        for (name, zones) in Zone.table {
            let edges = zones.map { [$0.x.lowerBound, $0.x.upperBound, $0.y.lowerBound, $0.y.upperBound] }
            #expect(table.zones[name] == edges, "\(name): write the file anew with `canvases zones`")
        }
    }

    @Test func everyZoneLiesInTheFrameAndCutsNoPixel() {
        for (name, zones) in Zone.table {
            for zone in zones {
                #expect(Zone.frame.columns.contains(zone.columns.lowerBound), "\(name)")
                #expect(zone.columns.upperBound <= CanonicalFrame.parserSize, "\(name)")
                #expect(Zone.frame.rows.contains(zone.rows.lowerBound), "\(name)")
                #expect(zone.rows.upperBound <= CanonicalFrame.parserSize, "\(name)")
            }
        }
    }

    @Test func namesAreGivenOnce() {
        #expect(Set(Zone.table.map(\.name)).count == Zone.table.count)
    }
}
