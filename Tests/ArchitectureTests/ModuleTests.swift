import Foundation
import TestSupport
import Testing

/// The floor plan: what `docs/architecture.md` says of the modules, `Package.swift` and the imports agree.
@Suite struct ModuleTests {
    /// Modules of the toolchain, which no manifest declares.
    static let toolchain: Set = ["Dispatch", "Foundation", "FoundationEssentials", "Synchronization", "Testing"]

    let manifest: Manifest

    init() throws { manifest = try Manifest() }

    @Test func theManifestIsRead() {
        let names = manifest.targets.map(\.name)
        #expect(Set(names).count == names.count && names.count > 40)
        #expect(manifest.targets.first { $0.name == "Compositing" }?.dependencies.contains("PartLibrary") == true)
        #expect(manifest.targets.first { $0.name == "VideoFrames" }?.dependencies.contains("Subprocess") == true)
        #expect(manifest.targets.allSatisfy { FileManager.default.fileExists(atPath: $0.folder.path) })
    }

    /// Rows of the table under “The modules”: the module and what it imports.
    private func table() throws -> [(module: String, imports: [String])] {
        let page = try String(
            contentsOf: Fixtures.checkout.appendingPathComponent("docs/architecture.md"), encoding: .utf8)
        let section = try #require(page.components(separatedBy: "\n## The modules\n").dropFirst().first)
        let lines = try #require(section.components(separatedBy: "\n## ").first).split(separator: "\n")
        return lines.filter { $0.hasPrefix("| `") }.compactMap { line in
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
            guard cells.count == 3, let name = cells[0].firstMatch(of: /`(\w+)`/) else { return nil }
            return (String(name.1), cells[2].matches(of: /`(\w+)`/).map { String($0.1) })
        }
    }

    @Test func thePageNamesTheModulesOfTheManifest() throws {
        let table = try table()
        let modules = manifest.targets.filter { !$0.isTest && $0.kind != "systemLibrary" }
        #expect(table.map(\.module).sorted() == modules.map(\.name).sorted())
        for (module, imports) in table {
            let declared = modules.first { $0.name == module }?.dependencies ?? []
            #expect(imports.sorted() == declared.sorted(), "\(module)")
        }
    }

    /// An import that is not declared builds by luck: only when another module happened to be built before.
    @Test func noFileImportsWhatItsTargetDoesNotDeclare() throws {
        for target in manifest.targets {
            let known = Self.toolchain.union(target.dependencies)
            for (module, file) in try target.imports() where !known.contains(module) {
                Issue.record("\(target.name)/\(file) imports \(module), which its target does not declare")
            }
        }
    }

    @Test func noTargetDeclaresWhatItDoesNotImport() throws {
        let programs = Set(manifest.targets.filter { $0.kind == "executableTarget" }.map(\.name))
        for target in manifest.targets where !target.sources.isEmpty {
            let imported = try target.imports().keys
            // Tests that run the program import nothing of it.
            for module in target.dependencies where !imported.contains(module) && !programs.contains(module) {
                Issue.record("\(target.name) declares \(module), and no file imports it")
            }
        }
    }

    /// Data goes one way: a target stands below all that it depends on.
    @Test func targetsStandInTheOrderOfTheirDependencies() {
        var above: Set<String> = []
        let own = Set(manifest.targets.map(\.name))
        for target in manifest.targets {
            for module in target.dependencies where own.contains(module) && !above.contains(module) {
                Issue.record("\(target.name) depends on \(module), which stands below it")
            }
            above.insert(target.name)
        }
    }
}
