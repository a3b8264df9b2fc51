public import Casework

extension DemoTales {
  /// What was found out and done over some contacts, about harm, violence, the specialist service or the offer itself:
  /// told once, lived by those it fits.
  public struct SafetyTale: Sendable {
    /// The themes of an enquiry that it fits.
    public let themes: Set<String>
    public let pathways: Set<Int>
    /// How many of a hundred who fit live it.
    public let share: Int
    public let steps: [Step]

    /// What one contact brought.
    public struct Step: Sendable {
      public let contact: Int
      public let form: String
      public let statements: [Statement]
      /// A risk that was found raised.
      public let raised: Fact?
      public let note: String
      /// Whether the crisis plan was written again at this contact.
      public let writesCrisisPlan: Bool
    }

    /// Whether it may be the way of somebody who came with this.
    public func fits(_ enquiry: EnquiryTale) -> Bool {
      !themes.isDisjoint(with: enquiry.themes) && enquiry.pathway.map(pathways.contains) ?? false
    }
  }

  static func safety(_ map: YamlMap) -> SafetyTale {
    let steps = (map.required("steg")?.list ?? []).map { place in
      let inner = YamlMap(place)
      let answers = (inner.optional("svar")?.pairs ?? []).compactMap { key, value in statement(key, value, inner) }
      let risk = inner.optional("høy risiko")
      let step = SafetyTale.Step(
        contact: inner.number("kontakt") ?? 1, form: inner.text("side"), statements: answers,
        raised: risk.flatMap { Fact(rawValue: $0.text ?? "") }, note: inner.text("merknad"),
        writesCrisisPlan: inner.flag("kriseplan"))
      for problem in inner.problems { map.add(problem) }
      return step
    }
    return SafetyTale(
      themes: Set(map.texts("tema")), pathways: Set(map.texts("forløp").compactMap { Int($0) }),
      share: map.number("av hundre") ?? 0, steps: steps)
  }

  private static func statement(_ key: YamlNode, _ value: YamlNode, _ map: YamlMap) -> Statement? {
    guard let fact = Fact(rawValue: key.text ?? "") else {
      map.add(
        key.problem(
          "Ukjent faktum «\(key.text ?? "")».",
          NearestWord.advice(key.text ?? "", among: Fact.allCases.map(\.rawValue))))
      return nil
    }
    let word = value.text ?? ""
    switch word {
    case "ja": return Statement(fact, .yes)
    case "nei": return Statement(fact, .no)
    case "avslått": return Statement(fact, .declined)
    case "ukjent": return Statement(fact, .unknown)
    default:
      let allowed = ["ja", "nei", "avslått", "ukjent"] + fact.kind.options
      guard let chosen = Statement(fact, word: word) else {
        map.add(
          value.problem("«\(word)» er ikke et svar på «\(fact.rawValue)».", NearestWord.advice(word, among: allowed)))
        return nil
      }
      return chosen
    }
  }
}
