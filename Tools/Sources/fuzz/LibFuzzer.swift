#if LIBFUZZER
import Foundation

/// What libFuzzer calls. The target is named in MUGMOJI_FUZZ; where MUGMOJI_FUZZ_SEEDS names a folder, its seeds are written there.
nonisolated(unsafe) private var read: (([UInt8]) -> Bool)?

@_cdecl("LLVMFuzzerInitialize")
func initialize(
    _: UnsafeMutablePointer<Int32>, _: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> Int32 {
    let environment = ProcessInfo.processInfo.environment
    guard let target = environment["MUGMOJI_FUZZ"].flatMap(FuzzTarget.init) else {
        print("name a target in MUGMOJI_FUZZ: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
        exit(64)
    }
    do {
        if let folder = environment["MUGMOJI_FUZZ_SEEDS"] {
            for (index, seed) in try target.seeds().enumerated() {
                try Data(seed).write(to: URL(fileURLWithPath: "\(folder)/seed-\(index)"))
            }
        }
        read = try target.provenReader()
    } catch {
        print("\(target): \(error)")
        exit(70)
    }
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = read?(bytes)
    return 0
}

#endif
