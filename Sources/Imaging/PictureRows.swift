/// Reads one picture file as rows, from the top down; one type for each format.
///
/// A reader holds only what the header says: the rows are decoded anew at every call, so that memory goes with a row and not
/// with the picture.
protocol PictureRows: Sendable {
    /// Reads what comes before the pixels.
    ///
    /// - Throws: ``ImagingError`` when the file is no such picture or damaged before the first pixel.
    init(source: PictureSource) throws(ImagingError)

    /// What the file says about itself.
    var header: PictureHeader { get }
    /// What the numbers of its pixels mean.
    var colors: ColorDescription { get }

    /// The largest of the format's cheap reductions (1 for most) that is at most `reduction`.
    func cheapReduction(atMost reduction: Int) -> Int

    /// Hands over the rows as stored, not turned: W×4 bytes each, red, green, blue and straight alpha (or four inks, 0 none, where
    /// ``ColorDescription/model`` says so), which the receiver may change in place. W and the number of rows are the stored sizes
    /// divided by `reduction`, rounded up.
    ///
    /// - Parameter reduction: a result of ``cheapReduction(atMost:)``.
    func read(
        reduction: Int, row: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError)
}
