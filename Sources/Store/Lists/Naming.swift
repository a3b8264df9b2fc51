internal import Desk
internal import Foundation
internal import Seals

/// How names, numbers and identifiers are made alike before they are compared.
enum Naming {
  static let table = Table(
    "name_word", keys: ["municipality", "is_closed", "word", "record"], others: ["names"])

  private static let mostWords = 16
  private static let longestWord = 40

  /// The words by which a person is found.
  static func words(of person: PersonRow) -> [String] {
    var seen: Set<String> = []
    let all = words("\(person.givenName) \(person.familyName) \(person.displayName)")
    return Array(all.filter { seen.insert($0).inserted }.prefix(mostWords))
  }

  /// Words in lower case without accents, so that who types "Hakon", "Haakon" or "HÅKON" finds Håkon.
  ///
  /// Only letters, digits and pictures are left: nothing in a word means anything to a search pattern.
  static func words(_ text: String) -> [String] {
    var words = [""]
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if let spelled = spelledOut[scalar] {
        words[words.count - 1] += spelled
      } else if isPartOfWord(scalar) {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if !isSilent(scalar) {
        words.append("")
      }
    }
    return words.filter { !$0.isEmpty }.map { String($0.replacing("aa", with: "a").prefix(longestWord)) }
  }

  private static let spelledOut: [Unicode.Scalar: String] = [
    "æ": "ae", "ø": "o", "ß": "ss", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ŋ": "n", "ŧ": "t", "ı": "i",
  ]

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .spacingMark,
      .decimalNumber, .letterNumber, .otherNumber, .otherSymbol:
      true
    default: false
    }
  }

  /// Accents, joiners and skin tones: neither part of a word nor between words.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: scalar.properties.isEmojiModifier
    }
  }

  /// Family name first, in the order of the Norwegian alphabet, where aa is å.
  static func sortKey(_ person: PersonRow) -> String {
    let name = person.familyName.isEmpty ? person.displayName : "\(person.familyName) \(person.givenName)"
    var key = ""
    for letter in name.lowercased().replacing("aa", with: "å").precomposedStringWithCanonicalMapping {
      switch letter {
      case "æ", "ä": key += "{"
      case "ø", "ö": key += "|"
      case "å": key += "}"
      case let other:
        key.unicodeScalars += String(other).decomposedStringWithCanonicalMapping.unicodeScalars.filter { !isSilent($0) }
      }
    }
    return String(key.prefix(60))
  }

  /// The last eight digits: a Norwegian number with or without its country code.
  static func phoneKey(_ phone: String) -> String {
    String(phone.compactMap(\.wholeNumberValue).suffix(8).map { String($0) }.joined())
  }

  /// What somebody is found by in the table, without the number standing there.
  static func idToken(_ nationalID: String, _ own: OwnKey) -> String {
    own.marks.token("national-id", idKey(nationalID))
  }

  static func phoneToken(_ phone: String, _ own: OwnKey) -> String { own.marks.token("phone", phoneKey(phone)) }

  static func idKey(_ nationalID: String) -> String {
    String(nationalID.uppercased().filter { $0.isLetter || $0.isNumber })
  }
}
