/// Why a table cannot be made or searched.
public enum VectorSearchError: Error, Sendable, Equatable {
    /// Vectors of so many values are not supported.
    case unsupportedDimension(Int)
    /// The values do not divide into vectors of this dimension.
    case incompleteVector(values: Int, dimension: Int)
    /// A vector holds an infinite value or one that is no number.
    case notFinite(row: Int)
    /// The query holds an infinite value or one that is no number.
    case queryNotFinite
    /// The query has another dimension than the table.
    case wrongDimension(query: Int, table: Int)
    /// The bytes of a table are fewer or more than its size tells, or do not start on a multiple of 64 bytes.
    case wrongBytes(found: Int, expected: Int)
    /// The bytes are not those of a table; `row` is the first that is wrong.
    case damagedTable(row: Int)
    /// The file cannot be mapped; `reason` is the system's.
    case unreadableFile(path: String, reason: String)
}

extension VectorSearchError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unsupportedDimension(let dimension):
            "vectors of \(dimension) values are not supported; use 1 to \(VectorTable.largestDimension) values"
        case .incompleteVector(let values, let dimension):
            "\(values) values are no whole number of vectors of \(dimension); check the dimension"
        case .notFinite(let row):
            "vector \(row) holds a value that is infinite or no number; leave it out or embed it again"
        case .queryNotFinite:
            "the query holds a value that is infinite or no number; embed it again"
        case .wrongDimension(let query, let table):
            "the query has \(query) values and the table's vectors have \(table); use the embedder that made the table"
        case .wrongBytes(let found, let expected):
            "the table should take \(expected) bytes from a multiple of 64 on, and \(found) were given; write it again"
        case .damagedTable(let row):
            "the table is damaged from vector \(row) on; write it again"
        case .unreadableFile(let path, let reason):
            "the table \(path) cannot be mapped: \(reason); check that the file exists and may be read"
        }
    }
}
