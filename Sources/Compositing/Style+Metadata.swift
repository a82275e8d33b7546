import Basics
import PartLibrary

extension Style {
    /// Writes title, description and licence of an avatar, as the elements that begin an SVG document.
    ///
    /// Source of the vocabulary: Creative Commons, “ccREL: The Creative Commons Rights Expression Language”, and Dublin Core.
    func writeMetadata(to writer: inout XMLWriter) {
        writer.line(1)
        writer.element("title", text: "Avatar emoji")
        writer.line(1)
        writer.element("desc", text: "Made with Mugmoji from parts of \(title) \(version) by \(author), \(license)")
        writer.line(1)
        writer.element("metadata") { writer in
            writer.line(2)
            let namespaces: XMLWriter.Attributes = [
                "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
                "xmlns:cc": "http://creativecommons.org/ns#", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            ]
            writer.element("rdf:RDF", namespaces) { writer in
                writer.line(3)
                writer.element("cc:Work", ["rdf:about": ""]) { writer in
                    writeWork(to: &writer)
                    writer.line(3)
                }
                writer.line(2)
            }
            writer.line(1)
        }
    }

    private func writeWork(to writer: inout XMLWriter) {
        func add(_ name: String, _ text: String) {
            writer.line(4)
            writer.element(name, text: text)
        }
        func addAgent(_ name: String, _ agent: String) {
            writer.line(4)
            writer.element(name) { $0.element("cc:Agent") { $0.element("dc:title", text: agent) } }
        }
        add("dc:format", "image/svg+xml")
        writer.line(4)
        writer.element("dc:type", ["rdf:resource": "http://purl.org/dc/dcmitype/StillImage"])
        add("dc:title", "Avatar emoji")
        addAgent("dc:creator", author)
        add("dc:source", "\(title) \(version)")
        addAgent("dc:rights", license)
        writer.line(4)
        writer.element("cc:license", ["rdf:resource": licenseAddress])
    }

    /// Where the text of the licence is; the licences of Creative Commons by the addresses that programs know them by.
    private var licenseAddress: String {
        let words = license.lowercased().split(separator: "-")
        if words == ["cc0", "1.0"] { return "https://creativecommons.org/publicdomain/zero/1.0/" }
        if words.count >= 3, words.first == "cc", let version = words.last, version.contains(".") {
            let terms = words.dropFirst().dropLast().joined(separator: "-")
            return "https://creativecommons.org/licenses/\(terms)/\(version)/"
        }
        return "https://spdx.org/licenses/\(license).html"
    }
}
