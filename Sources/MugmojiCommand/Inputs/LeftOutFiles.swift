/// What stands in folders beside the pictures. It is named in the end, and is no failure.
struct LeftOutFiles {
    /// Why something is left out; `docs/json.md` lists them.
    enum Kind: String, CaseIterable {
        case noPicture = "no_picture"
        case hidden
        case earlierOutput = "earlier_output"
        /// One that was not looked into.
        case folder
        case linkToFolder = "link_to_folder"

        /// As in `2 files are no pictures`.
        func clause(_ count: Int) -> String {
            let (one, many) =
                switch self {
                case .noPicture: ("file is no picture", "files are no pictures")
                case .hidden: ("hidden file is left out", "hidden files are left out")
                case .earlierOutput:
                    ("output of an earlier run is left out", "outputs of earlier runs are left out")
                case .folder:
                    ("folder is not looked into (add --recursive)", "folders are not looked into (add --recursive)")
                case .linkToFolder:
                    (
                        "link to a folder is not followed (name the folder itself)",
                        "links to folders are not followed (name the folders themselves)"
                    )
                }
            return count == 1 ? "1 \(one)" : "\(count) \(many)"
        }
    }

    /// In the order in which they were found.
    private(set) var paths: [Kind: [String]] = [:]

    mutating func add(_ path: String, as kind: Kind) { paths[kind, default: []].append(path) }

    /// The kinds that there are, each with its clause and its paths.
    var groups: [(kind: Kind, clause: String, paths: [String])] {
        Kind.allCases.compactMap { kind in paths[kind].map { (kind, kind.clause($0.count), $0) } }
    }
}
