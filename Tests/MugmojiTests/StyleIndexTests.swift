import BuiltInStyles
import Mugmoji
import Testing

@Suite("StyleIndex")
struct StyleIndexTests {
    /// When this fails: swift run -c release mugmoji index build --parts Parts/<style>
    @Test(arguments: BuiltInStyles.names)
    func theShippedIndexIsCurrent(style: String) throws {
        #expect(try StyleIndex(style: style).isCurrent)
    }
}
