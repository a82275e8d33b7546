import Foundation

extension String {
    /// The text in the form in which it is compared with word lists: compatibility forms resolved, in lower case, simplified
    /// characters, without accents and signs that are not seen, letters of other scripts as the Latin ones that they look like.
    var foldedForFilter: String {
        let simplified = self.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? self
        var folded = String.UnicodeScalarView()
        for scalar in simplified.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .format, .control, .enclosingMark:
                if scalar.properties.isWhitespace { folded.append(" ") }
            default:
                if let latin = lookalikes[scalar] {
                    folded.append(contentsOf: latin.unicodeScalars)
                } else {
                    folded.append(scalar)
                }
            }
        }
        return String(folded)
    }

    /// The letters, digits and characters alone.
    var compactForFilter: String { filter { $0.isLetter || $0.isNumber } }

    /// Words of a folded text as they can be meant: as they stand, and with digits and signs as the letters that they stand for.
    ///
    /// Signs within a word are left out, but for `*`, which hides a letter.
    var readings: [[String]] {
        let chunks = split(whereSeparator: \.isWhitespace)
        var readings: [[String]] = [
            chunks.flatMap { $0.split { !($0.isLetter || $0.isNumber) }.map(String.init) },
            chunks.map { $0.filter { $0.isLetter || $0.isNumber || $0 == "*" } },
        ]
        for one in ["i", "l"] where contains(where: { digits[$0] != nil || $0 == "1" || $0 == "!" || $0 == "|" }) {
            readings.append(
                chunks.map { chunk in
                    String(
                        chunk.enumerated().flatMap { index, sign -> [Character] in
                            if sign.isLetter || sign == "*" { return [sign] }
                            // A mark at a word's end is a mark.
                            if "1!|".contains(sign) { return index == chunk.count - 1 ? [] : Array(one) }
                            return digits[sign].map { [$0] } ?? []
                        })
                })
        }
        return readings
    }

    /// The word with letters that are drawn out three times or more once and twice, and all doubled letters once.
    var undrawn: [String] {
        var runs: [(letter: Character, count: Int)] = []
        for letter in self {
            if let last = runs.last, last.letter == letter {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((letter, 1))
            }
        }
        guard runs.contains(where: { $0.count > 2 }) else { return [self] }
        return [1, 2].map { most in
            runs.map { String(repeating: $0.letter, count: $0.count > 2 ? most : $0.count) }.joined()
        }
    }
}

extension [String] {
    /// Letters that stand alone one after the other, joined to a word.
    var joinedLetters: [String] {
        var joined: [String] = []
        var letters = ""
        for token in self where !token.isEmpty {
            if token.count == 1 {
                letters += token
                continue
            }
            if !letters.isEmpty { joined.append(letters) }
            letters = ""
            joined.append(token)
        }
        if !letters.isEmpty { joined.append(letters) }
        return joined
    }
}

/// Digits and signs that are written for letters, but for those that look like i and l.
private let digits: [Character: Character] = [
    "0": "o", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s",
    "+": "t",
    "€": "e", "£": "l", "(": "c",
]

/// Small letters that look like Latin ones, each with these behind it: Cyrillic, Greek, Armenian, and Latin letters of other alphabets.
private let lookalikes: [Unicode.Scalar: String] = {
    let pairs = """
        аa вb сc ԁd еe ғf ԍg һh іi јj кk ӏl мm пn оo рp ԛq гr ѕs тt цu ѵv ѡw хx уy з3 нh иu яr αa βb εe ηn
        ιi κk μu νv οo ρp σo ςs τt υu χx γy ωw օo սu հh ոn ցg ıi łl øo đd ħh ŧt ßss æae œoe ɑa ɡg ɩi ɪi ʏy
        ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz ’' ‘'
        """
    return pairs.split(whereSeparator: \.isWhitespace).reduce(into: [:]) { table, pair in
        guard let first = pair.unicodeScalars.first else { return }
        table[first] = String(String.UnicodeScalarView(pair.unicodeScalars.dropFirst()))
    }
}()
