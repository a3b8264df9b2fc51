internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Guidance

/// One recommendation as it stands in the content: source, condition in words, cases, and how it is followed now.
struct RecommendationPage: Page {
  static let template = "recommendation"

  let title: String
  let strength: Tag
  let number: String
  let source: SummaryList
  let applies: [String]
  let fulfilled: [String]
  let deadline: String
  let reading: String?
  let cases: [Example]
  let noCases: String?
  let now: String
  /// Where the figures stand, for those who may see them.
  let figures: String?

  struct Example: Slotted {
    let name: String
    let lines: [String]

    func fill(_ slots: inout SlotWriter) {
      slots.set("name", name)
      slots.set("lines", lines)
    }
  }

  init(_ norm: Norm, cases: [Story], figures: ShownFigures?, edition: String) {
    title = norm.title
    number = norm.id
    strength = Tag(norm.strength.rawValue, norm.strength == .must ? .due : .plain)
    source = SummaryList([
      .init("Kilde", norm.citation.documentName), .init("Sted", norm.citation.place),
      .init("Finn stedet med", norm.citation.anchor.isEmpty ? "–" : "«\(norm.citation.anchor)»"),
      .init("Krav", norm.citation.requirement), .init("Utgave", norm.originWords ?? edition),
      .init("Sist sjekket", norm.lastChecked.ordinal == 0 ? "–" : norm.lastChecked.spelledOut),
    ])
    applies = ConditionPhrase.lines(norm.applies).map(Self.indented)
    fulfilled = ConditionPhrase.lines(norm.fulfilled).map(Self.indented)
    deadline = Self.words(norm.deadline)
    reading = norm.reading
    self.cases = cases.map { Example($0, asking: norm.id) }
    noCases =
      !cases.isEmpty
      ? nil
      : norm.isLocal && norm.kind == .duty
        ? "Den er vedtatt av kommunen, og har ingen egne tilfeller."
        : "Den har ingen egne tilfeller: den følger av et tema eller et tiltak."
    now = Self.words(figures)
    self.figures = figures == nil ? nil : "\(ComplianceChoice.address)/\(norm.id)"
  }

  /// A list item has no indentation of its own; a dash for each level says what belongs to what.
  private static func indented(_ line: String) -> String {
    let depth = line.prefix { $0 == " " }.count / 2
    return String(repeating: "– ", count: depth) + line.drop { $0 == " " }
  }

  private static func words(_ figures: ShownFigures?) -> String {
    guard let figures else { return "Tallene ser den som følger opp eller leder." }
    guard let concerned = figures.concerned else { return "For få til at tallene kan vises." }
    if concerned == 0 { return "Den gjelder ingen i dag." }
    return figures.percent.map {
      "Den gjelder \(concerned) i dag. \($0) % er fulgt eller fraveket med grunn."
    }
      ?? "Den gjelder \(concerned) i dag."
  }

  private static func words(_ deadline: Deadline) -> String {
    func list(_ facts: [Fact]) -> String { facts.map(\.rawValue).joined(separator: " eller ") }
    return switch deadline {
    case .none: "Kilden gir ingen frist."
    case .atOnce(let facts): "Straks etter \(list(facts))."
    case .within(let span, let facts): "Innen \(span.norwegian) fra \(list(facts))."
    case .before(let fact, let lead): "Før \(fact.rawValue). Varsles \(lead.norwegian) før."
    case .recurring(let fact, let every, let warning, _):
      "Hver \(every.norwegian) siden siste \(fact.rawValue). Varsles \(warning.norwegian) før."
    case .local(let span): "Kilden gir ingen frist. Kommunen har satt \(span.norwegian)."
    }
  }
}

extension RecommendationPage.Example {
  init(_ story: Story, asking norm: String) {
    name = story.name
    let told = story.entries.map { entry in
      let facts = entry.event.statements.map {
        "\($0.fact.rawValue): \(StatementWords.answer($0, on: story.dayZero))"
      }
      return "\(Self.day(entry.day, story)): \(facts.isEmpty ? entry.event.type : facts.joined(separator: ", "))"
    }
    let asked = story.questions.flatMap { question in
      question.expectations.filter { $0.norm == norm }.map { expected in
        let due = expected.due.map { ", frist \(Self.day($0, story))" } ?? ""
        return "\(Self.day(question.day, story)) skal den være «\(expected.status.norwegian)»\(due)"
      }
    }
    lines = told + asked
  }

  private static func day(_ day: Day, _ story: Story) -> String { "Dag \(day.ordinal - story.dayZero.ordinal)" }
}
