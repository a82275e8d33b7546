import FaceAtlas
import Imaging
import PartLibrary

extension PopHair {
    /// Hair that covers the ears, hangs down, or is gathered.
    static let long: [PartDrawing] = [
        hair("long-straight", "long", "straight", back: "back-long") { drawing in
            for side in Side.allCases {
                let path = PathBuilder().spline([
                    at(256, 76), at(340, 92), at(402, 160), at(418, 270), at(424, 380), at(420, 452),
                ]).cap(to: at(384, 452)).spline([at(384, 452), at(392, 370), at(380, 286), at(356, 210), at(300, 160), at(256, 128)], joined: true)
                    .close()
                drawing.fill(side.placed(path), .hair)
            }
            drawing.popShine(PopCrown(rise: 28, side: 164))
        },
    ]

    /// What is seen of it behind head, neck and shoulders.
    static let longBacks: [PartDrawing] = [
        back("back-long", "long", "straight") { drawing in
            drawing.fill(
                PathBuilder().spline([mid(0, 80), mid(110, 110), mid(164, 220), mid(172, 360), mid(170, 452)])
                    .spline([mid(170, 452), mid(150, 486), mid(110, 492), mid(0, 492)], joined: true).reflected(),
                .hairShade)
        },
    ]
}
