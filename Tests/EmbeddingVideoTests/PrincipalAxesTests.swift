import Testing

@testable import EmbeddingVideo

@Suite("principal axes")
struct PrincipalAxesTests {
    @Test func axesPointWhereVectorsDifferMost() {
        // Along (3, 4, 0) far, along (0, 0, 1) a little.
        let vectors: [[Float]] = (-5...5).map { step in
            [Float(step) * 3 + 1, Float(step) * 4, step % 2 == 0 ? 0.5 : -0.5]
        }
        let axes = PrincipalAxes(of: vectors)
        #expect(zip(axes.axes[0], [0.6, 0.8, 0]).allSatisfy { abs($0 - $1) < 1e-3 })
        #expect(abs(abs(axes.axes[1][2]) - 1) < 1e-3)
        // The mean comes to lie in the middle.
        #expect(axes.project([1, 0, -0.045]).allSatisfy { abs($0) < 0.01 })
    }

    @Test func vectorsThatAreAllAlikeHaveNoAxes() {
        let axes = PrincipalAxes(of: [[1, 2], [1, 2]])
        #expect(axes.project([5, 5]) == [0, 0])
        #expect(PrincipalAxes(of: []).project([]) == [0, 0])
    }
}
