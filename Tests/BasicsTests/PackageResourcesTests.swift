import Foundation
import TestSupport
import Testing

@testable import Basics

@Suite("resources of the package")
struct PackageResourcesTests {
    private let scratch: Scratch
    /// Of the scratch folder, as a path without links.
    private let root: URL

    init() throws {
        scratch = try Scratch()
        root = scratch.folder.resolvingSymlinksInPath()
    }

    private func found(_ places: ResourcePlaces) throws -> String {
        try PackageResources.url(of: "Resources/net.bin", in: "Net", at: places).resolvingSymlinksInPath().path
    }

    @Test(arguments: [
        ("build/mugmoji", "build"), ("prefix/bin/mugmoji", "prefix/share/mugmoji"),
        ("prefix/lib/libmugmoji.so", "prefix/share/mugmoji"),
        ("prefix/lib/x86_64-linux-gnu/libmugmoji.so", "prefix/share/mugmoji"),
    ])
    func liesWhereCodeIsBuiltAndInstalled(code: String, folder: String) throws {
        let program = try scratch.emptyFile(code)
        let file = "\(folder)/mugmoji_Net.resources/Resources/net.bin"
        _ = try scratch.emptyFile(file)
        #expect(try found(ResourcePlaces(named: nil, code: program)) == root.path + "/" + file)
        // As a person links a program into a folder of PATH: one link by its whole path, and one to that by its name.
        for (link, target) in [("elsewhere/m", program.path), ("elsewhere/n", "m")] {
            try FileManager.default.createDirectory(
                atPath: scratch.path("elsewhere"), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(atPath: scratch.path(link), withDestinationPath: target)
            let linked = ResourcePlaces(named: "", code: URL(fileURLWithPath: scratch.path(link)))
            #expect(try found(linked) == root.path + "/" + file)
        }
    }

    @Test func whatIsNamedComesFirstAndWhatIsBesideTheCodeBeforeWhatIsInstalled() throws {
        let program = try scratch.emptyFile("bin/mugmoji")
        let places = ResourcePlaces(named: scratch.path("named"), code: program)
        for folder in ["share/mugmoji", "bin", "named"] {
            let file = "\(folder)/mugmoji_Net.resources/Resources/net.bin"
            _ = try scratch.emptyFile(file)
            #expect(try found(places) == root.path + "/" + file)
        }
    }

    @Test func whatIsMissingIsNamedWithAllFoldersAndARemedy() throws {
        let program = try scratch.emptyFile("bin/mugmoji")
        // The folder of the module is there, the file is not.
        _ = try scratch.emptyFile("share/mugmoji/mugmoji_Net.resources/Resources/other.bin")
        let places = ResourcePlaces(named: scratch.path("named"), code: program)
        let error = #expect(throws: ResourceError.self) { try found(places) }
        let text = error.map(\.description) ?? ""
        for part in [
            "Resources/net.bin of mugmoji_Net.resources", "install Mugmoji again", "MUGMOJI_RESOURCES",
            scratch.path("named"), root.path + "/bin,", root.path + "/share/mugmoji",
        ] {
            #expect(text.contains(part), "\(text)")
        }
    }

    @Test func codeIsInTheRunningProgram() throws {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        #expect(ResourcePlaces.codeFile?.path == program)
    }

    /// A program of another kind loads a library that holds the code, by a relative path, and goes elsewhere.
    @Test func codeIsInTheSharedLibraryThatHoldsIt() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/CFolders").standardizedFileURL.path
        try scratch.file(
            "main.c",
            Array(
                """
                #include <dlfcn.h>
                #include <stdio.h>
                #include <stdlib.h>
                int main(int count, char **arguments) {
                    char path[4096];
                    void *library = dlopen(arguments[1], RTLD_NOW);
                    int (*code_file)(char *, size_t) = library ? dlsym(library, "mugmoji_code_file") : NULL;
                    if (!code_file || code_file(path, sizeof path) || code_file(path, 3) != -1) return 1;
                    puts(path);
                    return 0;
                }
                """.utf8))
        let library = scratch.path("lib/libcode.so")
        try FileManager.default.createDirectory(atPath: scratch.path("lib"), withIntermediateDirectories: true)
        try Tool.run(
            "clang", ["-shared", "-fPIC", "-I\(sources)/include", "\(sources)/folders.c", "-o", library])
        try Tool.run("clang", [scratch.path("main.c"), "-ldl", "-o", scratch.path("main")])
        #expect(try Tool.run(scratch.path("main"), [library]) == library + "\n")
    }
}
