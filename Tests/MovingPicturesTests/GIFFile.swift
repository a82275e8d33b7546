import CLibGIF
import Imaging
import Testing

/// A GIF file as giflib reads it, played.
struct GIFFile {
    private(set) var colors = 0
    private(set) var disposals: [Int] = []
    private(set) var areas: [(width: Int, height: Int)] = []
    private(set) var delays: [Int] = []
    private(set) var frames: [Image] = []
    private(set) var loops: Int?

    /// - Parameter rounds: how often the file is played; the frames of the last time are kept.
    init(_ bytes: [UInt8], rounds: Int = 1) throws {
        var error: Int32 = 0
        let reader = Reader(bytes)
        let opened = DGifOpen(
            Unmanaged.passUnretained(reader).toOpaque(),
            { file, target, count in
                guard let data = file?.pointee.UserData, let target else { return 0 }
                return Int32(Unmanaged<Reader>.fromOpaque(data).takeUnretainedValue().read(target, Int(count)))
            }, &error)
        let file = try #require(opened)
        defer { DGifCloseFile(file, nil) }
        try #require(DGifSlurp(file) == GIF_OK, "\(String(cString: GifErrorString(file.pointee.Error)))")
        colors = Int(file.pointee.SColorMap?.pointee.ColorCount ?? 0)
        var canvas = Image(width: Int(file.pointee.SWidth), height: Int(file.pointee.SHeight))
        for round in 0..<rounds {
            for index in 0..<Int(file.pointee.ImageCount) {
                let image = file.pointee.SavedImages[index]
                var control = GraphicsControlBlock()
                try #require(DGifSavedExtensionToGCB(file, Int32(index), &control) == GIF_OK)
                let place = image.ImageDesc
                let map = try #require(place.ColorMap ?? file.pointee.SColorMap)
                let (width, height) = (Int(place.Width), Int(place.Height))
                for row in 0..<height {
                    for column in 0..<width {
                        let number = Int(image.RasterBits[row * width + column])
                        guard number != Int(control.TransparentColor) else { continue }
                        let color = map.pointee.Colors[number]
                        canvas[Int(place.Left) + column, Int(place.Top) + row] = Color(
                            red: color.Red, green: color.Green, blue: color.Blue)
                    }
                }
                if round == rounds - 1 {
                    frames.append(canvas)
                    delays.append(Int(control.DelayTime))
                    disposals.append(Int(control.DisposalMode))
                    areas.append((width, height))
                }
                guard control.DisposalMode == DISPOSE_BACKGROUND else { continue }
                for row in 0..<height {
                    for column in 0..<width {
                        canvas[Int(place.Left) + column, Int(place.Top) + row] = .clear
                    }
                }
            }
        }
        let first = file.pointee.SavedImages[0]
        for index in 0..<Int(first.ExtensionBlockCount) {
            let block = first.ExtensionBlocks[index]
            if block.Function == CONTINUE_EXT_FUNC_CODE, block.ByteCount == 3, block.Bytes[0] == 1 {
                loops = Int(block.Bytes[1]) | Int(block.Bytes[2]) << 8
            }
        }
    }

    private final class Reader {
        private let bytes: [UInt8]
        private var position = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        func read(_ target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
            let piece = bytes[position..<min(position + count, bytes.count)]
            for (offset, byte) in piece.enumerated() { target[offset] = byte }
            position += piece.count
            return piece.count
        }
    }
}
