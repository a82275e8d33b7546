import FaceParsing
import Testing

@Suite("FaceReadingError")
struct FaceReadingErrorTests {
    @Test func saysWhatToDo() {
        #expect(
            FaceReadingError.noFace(bestScore: 0.2149).description
                == "no face found: the largest candidate scored 0.21; try a picture in which the face is at least 64 "
                + "pixels wide, seen from the front and not cut off")
        #expect(FaceReadingError.noFace(bestScore: 0.05).description.contains("scored 0.05;"))
        #expect(FaceReadingError.noSuchFace(number: 3, found: 1).description.contains("1 face was found"))
    }
}
