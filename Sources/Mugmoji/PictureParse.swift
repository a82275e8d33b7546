import FaceParsing
import Imaging

/// The label map of a whole picture.
public struct PictureParse: Sendable {
    /// Labels at the picture's own upright size; background outside any face.
    public let labels: LabelMap
    /// The faces, largest first; positions in pixels of ``picture``.
    public let faces: [ParsedFace]
    /// The upright picture at its own size.
    public let picture: Image

    /// - Parameters:
    ///   - picture: an upright picture.
    ///   - faces: the faces parsed in it, largest first; where they overlap, the first wins.
    public init(picture: Image, faces: [ParsedFace]) {
        self.picture = picture
        self.faces = faces
        labels = LabelMap.atPictureSize(width: picture.width, height: picture.height, faces: faces)
    }

    /// The label map as an 8-bit palette PNG file; a pixel's index is its `FaceLabel`.
    ///
    /// - Throws: `ImagingError` when the picture cannot be encoded.
    public func labelPNG() throws -> [UInt8] {
        try IndexedImage(width: labels.width, height: labels.height, indices: labels.labels)
            .pngBytes(palette: LabelPalette.colors)
    }

    /// The picture in grey with the classes' areas and borders and the measured points drawn over it, and a legend to the
    /// right of it. The picture is enlarged until its long side has 1024 pixels, and reduced when it has more than 4096.
    ///
    /// - Throws: `SVGError` when the drawing library fails.
    public func overlay() throws -> Image { try ParseOverlay(self).draw() }

    /// ``overlay()`` as a PNG file.
    ///
    /// - Throws: `SVGError` when the drawing library fails, `ImagingError` when the picture cannot be encoded.
    public func overlayPNG() throws -> [UInt8] { try overlay().pngBytes(alpha: false) }
}
