internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Which figures one has asked for, as the address says it: units, pathways and days, nothing about a person.
struct ComplianceChoice {
  static let address = "/arbeid/ledelse/etterlevelse"

  /// What decides which recommendation stands first.
  enum Order: String, CaseIterable {
    case unmet = ""
    case share = "andel"
    case overdue = "forfalt"
    case concerned = "gjelder"
    case number = "nummer"

    var norwegian: String {
      switch self {
      case .unmet: "Mest som gjenstår"
      case .share: "Lavest andel"
      case .overdue: "Mest forfalt"
      case .concerned: "Gjelder flest"
      case .number: "Nummer"
      }
    }
  }

  var question = ComplianceQuestion()
  var strength: Strength?
  var order = Order.unmet
  var page = 1

  /// - Throws: `Trouble.notFound` for what does not exist here: figures of everybody would be taken for those asked for.
  init(_ query: FormValues, _ knowledge: Knowledge) throws(Trouble) {
    question.unit = try Self.known(query["enhet"], "enheten") { knowledge.unit(UnitID($0))?.id }
    question.pathway = try Self.known(query["forlop"], "hovedforløpet") { text in
      text == Self.notChosen ? 0 : knowledge.pathways.first { "\($0.number)" == text }?.number
    }
    question.day = try Self.known(query["dag"], "dagen") { Day(iso: $0) }
    strength = try Self.known(query["styrke"], "styrken") { text in Strength.allCases.first { $0.code == text } }
    order = Order(rawValue: query["rekkefolge"]) ?? .unmet
    page = max(1, query["side"].asCount ?? 1)
  }

  static let notChosen = "ingen"

  private static func known<Value>(
    _ text: String, _ what: String, _ find: (String) -> Value?
  ) throws(Trouble) -> Value? {
    guard !text.isEmpty else { return nil }
    guard let value = find(text) else { throw .notFound(what) }
    return value
  }

  /// What to add to an address so that it is about the same persons on the same day.
  var persons: [(String, String)] {
    [
      ("enhet", question.unit?.text ?? ""),
      ("forlop", question.pathway.map { $0 == 0 ? Self.notChosen : "\($0)" } ?? ""),
      ("dag", question.day?.iso ?? ""),
    ]
  }

  private var all: [(String, String)] {
    persons + [("styrke", strength?.code ?? ""), ("rekkefolge", order.rawValue)]
  }

  /// The list in this choice, from its beginning.
  func list(_ ending: String = "") -> String { Self.link(Self.address + ending, all) }

  func sorted(by order: Order) -> String {
    var choice = self
    choice.order = order
    return choice.list()
  }

  func page(_ number: Int) -> String {
    Self.link(Self.address, all + [("side", number == 1 ? "" : "\(number)")])
  }

  /// One recommendation among the same persons.
  func norm(_ id: String) -> String { Self.link("\(Self.address)/\(id)", persons) }

  /// Those who stand like this on a recommendation; only now, as a figure of an earlier day has no persons behind it.
  func persons(_ id: String, _ group: StandingGroup) -> String? {
    guard question.day == nil else { return nil }
    return Self.link("\(Self.address)/\(id)/personer", persons + [("status", group.rawValue)])
  }

  static func link(_ address: String, _ pairs: [(String, String)]) -> String {
    let query = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.inQuery)" }.joined(separator: "&")
    return query.isEmpty ? address : "\(address)?\(query)"
  }

  /// The form that changes the choice, filled with it.
  var form: FormReading {
    FormReading(FormValues(all.map { (name: $0.0, value: $0.1) }))
  }
}

/// The columns of a figure, as addresses name them.
enum StandingGroup: String, CaseIterable, Sendable {
  case fulfilled = "fulgt"
  case departed = "fraveket"
  case missing = "mangler"
  case due = "forfaller"
  case overdue = "forfalt"
  case unclear = "uavklart"
  case offered = "kan-tilbys"
  /// All that is asked for and not done.
  case unmet = "gjenstar"

  var statuses: Set<FindingStatus> {
    switch self {
    case .fulfilled: [.fulfilled]
    case .departed: [.deviated]
    case .missing: [.missing]
    case .due: [.due]
    case .overdue: [.overdue]
    case .unclear: [.undecided]
    case .offered: [.offered]
    case .unmet: ShownFigures.unmetStatuses
    }
  }

  var norwegian: String {
    switch self {
    case .fulfilled: "fulgt"
    case .departed: "fraveket med grunn"
    case .missing: "mangler"
    case .due: "forfaller"
    case .overdue: "forfalt"
    case .unclear: "uavklart"
    case .offered: "kan tilbys"
    case .unmet: "gjenstår"
    }
  }

  /// The columns of a table, in order.
  static let columns: [StandingGroup] = [.fulfilled, .departed, .missing, .due, .overdue, .unclear, .offered]

  func count(_ figures: ShownFigures) -> Int? {
    self == .unmet ? figures.unmet : statuses.first.flatMap { figures[$0] }
  }
}

extension Strength {
  /// As addresses have it.
  var code: String {
    switch self {
    case .must: "skal"
    case .should: "bor"
    case .may: "kan"
    case .goal: "mal"
    case .ungraded: "ugradert"
    }
  }
}
