import CMugmoji
import Foundation
import Mugmoji

// What `mugmoji.h` declares, which also says what each function takes and gives.

/// What stands behind the pointer that C holds.
private final class Handle: Sendable {
    let maker: EmojiMaker

    init(maker: EmojiMaker) { self.maker = maker }
}

/// Loads a style; `NULL` where that fails.
@_cdecl("mugmoji_open")
public func mugmojiOpen(style: UnsafePointer<CChar>?) -> OpaquePointer? {
    do {
        let name = style.map { String(cString: $0) } ?? StyleID.usual.description
        // A name is one of Mugmoji's own; whoever means a folder writes a slash.
        let id = name.contains("/") ? StyleID.folder(URL(fileURLWithPath: name, isDirectory: true)) : .builtIn(name)
        let handle = Handle(maker: try EmojiMaker(style: id))
        return OpaquePointer(Unmanaged.passRetained(handle).toOpaque())
    } catch {
        _ = report(error)
        return nil
    }
}

/// Gives back what ``mugmojiOpen(style:)`` gave.
@_cdecl("mugmoji_close")
public func mugmojiClose(maker: OpaquePointer?) {
    guard let maker else { return }
    Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(maker)).release()
}

/// The emoji of the largest face in a picture of `length` bytes, `size` pixels wide; the status is 0, or what is wrong.
@_cdecl("mugmoji_convert")
public func mugmojiConvert(
    maker: OpaquePointer?, picture: UnsafeRawPointer?, length: Int, size: CInt, emoji: UnsafeMutableRawPointer?
) -> CInt {
    let emoji = emoji?.assumingMemoryBound(to: mugmoji_emoji.self)
    emoji?.pointee = mugmoji_emoji(png: nil, png_length: 0, recipe: nil)
    guard let maker, let picture, let emoji, length >= 0 else {
        mugmoji_set_last_error("a maker, a picture and a place for the emoji are needed, and one of them is NULL")
        return CInt(MUGMOJI_USAGE)
    }
    do {
        let handle = Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(maker)).takeUnretainedValue()
        let recipe = try handle.maker.recipe(from: [UInt8](UnsafeRawBufferPointer(start: picture, count: length)))
        let png = try handle.maker.png(of: recipe, size: Int(size))
        let json = try recipe.json()
        let (pixels, text) = (copy(png), copy([UInt8](json) + [0]))
        guard let pixels, let text else {
            free(pixels)
            free(text)
            throw ImagingError.outOfMemory(details: "there is no memory for the emoji")
        }
        emoji.pointee = mugmoji_emoji(
            png: pixels, png_length: png.count,
            recipe: UnsafeMutableRawPointer(text).assumingMemoryBound(to: CChar.self))
        return CInt(MUGMOJI_OK)
    } catch {
        return report(error)
    }
}

/// Frees what ``mugmojiConvert(maker:picture:length:size:emoji:)`` filled.
@_cdecl("mugmoji_emoji_free")
public func mugmojiEmojiFree(_ emoji: UnsafeMutableRawPointer?) {
    guard let emoji = emoji?.assumingMemoryBound(to: mugmoji_emoji.self) else { return }
    free(emoji.pointee.png)
    free(emoji.pointee.recipe)
    emoji.pointee = mugmoji_emoji(png: nil, png_length: 0, recipe: nil)
}

/// Memory that C frees; `nil` where there is none.
private func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8>? {
    guard let memory = malloc(max(bytes.count, 1)) else { return nil }
    bytes.withUnsafeBytes { memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count) }
    return memory.assumingMemoryBound(to: UInt8.self)
}

/// Keeps the words of an error for the calling thread, and gives its number.
private func report(_ error: any Error) -> CInt {
    mugmoji_set_last_error("\(error)")
    return switch error {
    case RecipeError.invalidSize: CInt(MUGMOJI_USAGE)
    case is ImagingError, is FaceReadingError, is StyleError, is StyleIndexError: CInt(MUGMOJI_DATA)
    default: CInt(MUGMOJI_FAULT)
    }
}
