import FaceAtlas
public import FaceParsing
package import Imaging

/// The label map of a whole picture.
public struct PictureParse: Sendable {
    /// Columns of the upright picture.
    package let width: Int
    /// Rows of the upright picture.
    package let height: Int
    /// How the picture had to be turned beyond what its file says.
    package let turn: Turn
    /// The faces, largest first; positions in pixels of the upright picture.
    package let faces: [ParsedFace]
    /// How many more faces there may be than ``FaceReader/maximumFaces``.
    package let facesLeftOut: Int
    /// The upright picture, perhaps reduced.
    package let picture: Image

    /// - Parameters:
    ///   - picture: an upright picture.
    ///   - faces: the faces parsed in it, largest first; where they overlap, the first wins.
    package init(picture: Image, faces: [ParsedFace]) {
        (width, height) = (picture.width, picture.height)
        (turn, facesLeftOut) = (.none, 0)
        self.picture = picture
        self.faces = faces
    }

    /// What was read of a picture file.
    public init(_ reading: FaceReading) {
        (width, height) = (reading.picture.width, reading.picture.height)
        (turn, facesLeftOut) = (reading.turn, reading.facesLeftOut)
        picture = reading.picture.image
        faces = reading.faces
    }

    /// Labels at the picture's own upright size, row by row; background outside any face.
    package var labels: PictureLabels { PictureLabels(width: width, height: height, faces: faces) }

    /// The label map as an 8-bit palette PNG file; a pixel's index is its `FaceLabel`.
    ///
    /// - Throws: `ImagingError` when the picture cannot be encoded.
    public func labelPNG() throws -> [UInt8] {
        let labels = labels
        return try IndexedImage.pngBytes(width: width, height: height, palette: FaceLabel.palette) { y, row in
            labels.fill(row, y: y)
        }
    }

    /// The picture in grey with the classes' areas and borders and the measured points drawn over it, and a legend to the
    /// right of it. A picture file is drawn as it was
    /// searched, its long side 1024 to 2047 pixels; a smaller picture is enlarged until its long side has 1024.
    ///
    /// - Throws: `SVGError` when the drawing library fails.
    package func overlay() throws -> Image { try ParseOverlay(self).draw() }

    /// ``overlay()`` as a PNG file.
    ///
    /// - Throws: `SVGError` when the drawing library fails, `ImagingError` when the picture cannot be encoded.
    public func overlayPNG() throws -> [UInt8] { try overlay().pngBytes(alpha: false) }
}

extension FaceReader {
    /// The label map of a picture, at the picture's own upright size.
    ///
    /// - Parameters:
    ///   - bytes: a picture file.
    ///   - faces: which faces to parse; everything else is background.
    /// - Throws: as ``read(_:faces:turn:)-(PictureSource,_,_)``.
    package func parse(_ bytes: [UInt8], faces choice: FaceChoice = .all) throws -> PictureParse {
        PictureParse(try read(bytes, faces: choice))
    }
}
