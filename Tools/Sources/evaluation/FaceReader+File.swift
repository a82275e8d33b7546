import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import Mugmoji

extension FaceReader {
    /// The faces of a picture file, read as the product reads them; `nil` where it reports none.
    ///
    /// - Throws: when the file cannot be read or decoded.
    func reading(of file: URL, faces: FaceChoice) throws -> FaceReading? {
        let bytes = [UInt8](try Data(contentsOf: file))
        do {
            return try read(bytes, faces: faces)
        } catch FaceReadingError.noFace {
            return nil
        }
    }
}

extension FaceReading {
    /// The canonical frame of a face sampled at the parser's 256×256, as the parser saw it.
    func crop(of face: ParsedFace) -> Image {
        let size = CanonicalFrame.parserSize
        return picture.image.warped(
            by: Self.cropToFrame.then(face.canonicalToPicture), width: size, height: size, outside: .replicate)
    }

    /// Takes a point of that crop to the full upright picture.
    func cropToPicture(of face: ParsedFace) -> Imaging.AffineMap {
        Self.cropToFrame.then(face.canonicalToPicture)
            .then(.similarity(scale: 1 / picture.scale, roll: 0, tx: 0, ty: 0))
    }

    private static var cropToFrame: Imaging.AffineMap {
        .similarity(scale: CanonicalFrame.size / Double(CanonicalFrame.parserSize), roll: 0, tx: 0, ty: 0)
    }
}
