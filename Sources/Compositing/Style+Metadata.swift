import PartLibrary

extension Style {
    /// Title, description and licence of an avatar, as the elements that begin an SVG document.
    ///
    /// Source of the vocabulary: Creative Commons, “ccREL: The Creative Commons Rights Expression Language”, and Dublin Core.
    var svgMetadata: String {
        let (title, author) = (Self.escaped(title), Self.escaped(author))
        let (version, license) = (Self.escaped(version), Self.escaped(license))
        return """
              <title>Avatar emoji</title>
              <desc>Made with Mugmoji from parts of \(title) \(version) by \(author), \(license)</desc>
              <metadata>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
            xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <cc:Work rdf:about="">
                    <dc:format>image/svg+xml</dc:format>
                    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/>
                    <dc:title>Avatar emoji</dc:title>
                    <dc:creator><cc:Agent><dc:title>\(author)</dc:title></cc:Agent></dc:creator>
                    <dc:source>\(title) \(version)</dc:source>
                    <dc:rights><cc:Agent><dc:title>\(license)</dc:title></cc:Agent></dc:rights>
                    <cc:license rdf:resource="\(Self.escaped(licenseAddress))"/>
                  </cc:Work>
                </rdf:RDF>
              </metadata>

            """
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

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // XML knows no control characters.
            case _ where character.unicodeScalars.contains { $0.value < 0x20 }: result += " "
            default: result.append(character)
            }
        }
    }
}
