import FaceAtlas
import FaceParsing
import Imaging

/// Where hair and the hair masks differ: the masks' edges are coarse and bystanders are not labelled, so what lies along an
/// edge, or is hair in one piece apart from the masked head, may be a convention and not an error.
struct HairLoss {
    /// How far, in pixels of the crop, an edge may be off: 1.6 % of its side.
    static let edge = 4

    private var (extra, extraAtEdge, extraApart) = (0, 0, 0)
    private var (missed, missedAtEdge) = (0, 0)
    /// Pixels farther than ``edge`` from the edge of the mask's hair and not in a piece apart.
    private var inner = PixelTable(classes: MaskSet.hair.classes)

    mutating func add(_ photo: MaskedPhoto) {
        var known = PixelSet(width: photo.crop.width, members: photo.mask.map { _ in false })
        var (masked, ours) = (known, known)
        photo.forEachKnownPixel(in: .hair) { pixel, wanted, label in
            known.members[pixel] = true
            masked.members[pixel] = wanted == 1
            ours.members[pixel] = label == .hair
        }
        var other = known
        for pixel in masked.members.indices where masked.members[pixel] { other.members[pixel] = false }
        let (nearMask, nearOther) = (masked.grown(by: Self.edge), other.grown(by: Self.edge))
        let apart = ours.pieces(apartFrom: masked)
        for pixel in known.members.indices where known.members[pixel] {
            let (wanted, given) = (masked.members[pixel], ours.members[pixel])
            let isAtEdge = nearMask.members[pixel] && nearOther.members[pixel]
            let isApart = apart.members[pixel]
            if given && !wanted {
                extra += 1
                if isApart { extraApart += 1 } else if isAtEdge { extraAtEdge += 1 }
            } else if wanted && !given {
                missed += 1
                if isAtEdge { missedAtEdge += 1 }
            }
            if !isAtEdge && !isApart { inner.add(mask: wanted ? 1 : 0, ours: given ? 1 : 0) }
        }
    }

    var report: String {
        """
          hair too much: \(extra) pixels; \(percent(extraApart, extra)) in pieces apart from the mask's hair (bystanders, \
        background), \(percent(extraAtEdge, extra)) else within \(Self.edge) pixels of its edge
          hair missed: \(missed) pixels; \(percent(missedAtEdge, missed)) within \(Self.edge) pixels of the edge
          hair with those left out: F1 \(decimals(inner.f1(1)))
        """
    }
}
