import Testing

@testable import VideoFrames

@Suite("frames through a pipe")
struct MatroskaTests {
    @Test(arguments: [1, 7, 4096])
    func framesComeBackWithTheirTimesHoweverTheBytesAreCut(piece: Int) {
        let writer = MatroskaWriter(width: 3, height: 2, pixelFormat: "RGBA")
        let frames = (0..<4).map { index in (0..<24).map { UInt8($0 * 4 + index) } }
        let times = [0.0, 0.033367, 1.5, 7200.25]
        var stream = writer.header
        for (frame, time) in zip(frames, times) {
            stream += writer.prefix(time: time, duration: 0.04, count: frame.count) + frame
        }
        var reader = MatroskaReader(longest: 24)
        var found: [(Double, [UInt8])] = []
        for start in stride(from: 0, to: stream.count, by: piece) {
            stream[start..<min(start + piece, stream.count)].withUnsafeBytes { reader.append($0) }
            while let block = reader.next() { found.append((block.time, Array(block.bytes))) }
        }
        #expect(found.map(\.1) == frames)
        #expect(zip(found.map(\.0), times).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    /// The cluster's time and the scale are what a hostile video makes of them.
    @Test func timesTooLargeForNanosecondsAreTimes() throws {
        let most: [UInt8] = [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
        let stream: [UInt8] =
            [0x2A, 0xD7, 0xB1, 0x88] + most + [0xE7, 0x88] + most + [0xA3, 0x85, 0x81, 0x7F, 0xFF, 0, 9]
        var reader = MatroskaReader(longest: 1)
        stream.withUnsafeBytes { reader.append($0) }
        let next = reader.next()
        let block = try #require(next)
        #expect(block.time > 1e28 && block.time.isFinite && Array(block.bytes) == [9])
    }

    @Test(arguments: [[0], [0x08], [0xA3, 0]] as [[UInt8]]) func whatIsNoStreamIsNotKept(start: [UInt8]) {
        var reader = MatroskaReader(longest: 24)
        start.withUnsafeBytes { reader.append($0) }
        let next = reader.next()
        #expect(next == nil && reader.isBroken)
        [UInt8](repeating: 0, count: 1000).withUnsafeBytes { reader.append($0) }
        #expect(reader.held == start.count)
    }

    @Test func whatIsLongerThanAFrameIsNotWaitedFor() throws {
        // A block of 2^55 bytes, and nothing is held of it.
        let start: [UInt8] = [0xA3, 0x01, 0x80, 0, 0, 0, 0, 0, 0]
        var reader = MatroskaReader(longest: 24)
        start.withUnsafeBytes { reader.append($0) }
        for _ in 0..<64 {
            [UInt8](repeating: 0, count: 1 << 20).withUnsafeBytes { reader.append($0) }
            let next = reader.next()
            #expect(next == nil && reader.held <= 1 << 20)
        }
    }

    @Test func timesInMillisecondsBecomeExactOnTheGridOfTheRate() {
        var clock = FrameClock(rate: 30000.0 / 1001)
        let times = [0.033, 0.067, 0.1, 0.133].map { clock.time(of: $0) }
        #expect(zip(times, 0...).allSatisfy { abs($0 - Double($1) * 1001 / 30000) < 1e-9 })
    }

    @Test func timesBesideTheGridStayAsTheyAre() {
        var clock = FrameClock(rate: 10)
        #expect([5.0, 5.1, 5.25].map { clock.time(of: $0) } == [0, 0.1, 0.25])
    }
}
