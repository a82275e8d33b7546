import Imaging
import NeuralNetwork
import Testing

@testable import FaceParsing

@Suite struct NetworkInputTests {
    @Test func colorsBecomeMinusOneToOneAndPaddingZero() {
        var picture = Image(width: 3, height: 2, filledWith: Color(red: 255, green: 0, blue: 51))
        picture[2, 1] = Color(red: 0, green: 255, blue: 255)
        let tensor = Tensor(colorsOf: picture, granularity: 4)
        #expect((tensor.height, tensor.width, tensor.channels) == (4, 4, 3))
        #expect(abs(tensor[0, 0, 0] - 1) < 1e-6)
        #expect(tensor[0, 0, 1] == -1)
        #expect(abs(tensor[0, 0, 2] + 0.6) < 1e-6)
        #expect(tensor[1, 2, 0] == -1)
        #expect(tensor[0, 3, 0] == 0)
        #expect(tensor[3, 0, 2] == 0)
    }

    /// The fused doubling and arg max says the same as doubling first and comparing then.
    @Test func labelsAreTheLargestOfTheDoubledLogits() {
        var state: UInt64 = 7
        let values = (0..<6 * 5 * 16).map { _ -> Float in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / 65536
        }
        let logits = Tensor(height: 6, width: 5, channels: 16, values: values)
        let doubled = logits.doubled()
        let map = LabelMap(doubling: logits)
        #expect((map.width, map.height) == (10, 12))
        for y in 0..<12 {
            for x in 0..<10 {
                let label = Int(map.labels[y * 10 + x])
                for channel in 0..<16 { #expect(doubled[y, x, label] >= doubled[y, x, channel] - 1e-3) }
            }
        }
    }

    @Test func firstOfEqualLogitsWins() {
        let map = LabelMap(doubling: Tensor(height: 1, width: 1, channels: 16))
        #expect(map.labels == [0, 0, 0, 0])
        var last = Tensor(height: 1, width: 1, channels: 16)
        last[0, 0, 15] = 1
        #expect(LabelMap(doubling: last).labels == [15, 15, 15, 15])
    }
}
