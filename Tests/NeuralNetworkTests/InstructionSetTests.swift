import Foundation
import Testing

@testable import NeuralNetwork

struct InstructionSetTests {
    @Test func portableIsAlwaysThere() {
        #expect(InstructionSet.available.last == .portable)
        #expect(InstructionSet.available.count > 1)
    }

    @Test func fastestIsChosenUnlessForced() throws {
        #expect(try InstructionSet.chosen(by: nil) == InstructionSet.available[0])
        #expect(try InstructionSet.chosen(by: "") == InstructionSet.available[0])
        for set in InstructionSet.available { #expect(try InstructionSet.chosen(by: set.rawValue) == set) }
    }

    @Test func wrongWishesAreErrors() throws {
        #expect(throws: NetworkError.unknownInstructionSet("mmx")) { try InstructionSet.chosen(by: "mmx") }
        let missing = try #require(InstructionSet.allCases.first { !InstructionSet.available.contains($0) })
        #expect(throws: NetworkError.unavailableInstructionSet(name: missing.rawValue)) {
            try InstructionSet.chosen(by: missing.rawValue)
        }
        #expect(NetworkError.unavailableInstructionSet(name: missing.rawValue).description.contains("MUGMOJI_ISA"))
    }

    // In a process of its own, as the environment belongs to all tests.
    #if compiler(>=6.2)
    @Test func variableIsRead() async {
        await #expect(processExitsWith: .success) {
            setenv(InstructionSet.variable, "portable", 1)
            let current = try? InstructionSet.current
            #expect(current == .portable)
            let loaded = try? Weights(SafetensorsFile(SafetensorsWriter().bytes))
            #expect(loaded?.instructionSet == .portable)
            setenv(InstructionSet.variable, "mmx", 1)
            let unknown = try? InstructionSet.current
            #expect(unknown == nil)
        }
    }
    #endif
}
