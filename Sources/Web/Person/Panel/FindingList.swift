internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// A person's findings sorted as the pages show them, explained only when asked.
struct FindingList {
  /// A norm with its finding.
  struct Item {
    let finding: Guidance.Finding
    /// The norm is large, and stays where it is until somebody asks.
    fileprivate let guide: Guide

    var norm: Norm { guide.norms[finding.index] }
  }

  let file: PersonFile
  let mayWrite: Bool

  init(file: PersonFile, actor: StaffActor) {
    self.file = file
    if case .allowed = decide(actor.role, may: .writeRecord) { mayWrite = true } else { mayWrite = false }
  }

  private func items(_ isIncluded: (Guidance.Finding) -> Bool) -> [Item] {
    let guide = file.knowledge.guide
    return file.evaluation.findings.filter(isIncluded).map { Item(finding: $0, guide: guide) }
  }

  private func count(_ status: FindingStatus) -> Int { file.evaluation.findings.count { $0.status == status } }

  /// Duties that ask for something or cannot be told, the most pressing first: a `skal` that is not met is raised above
  /// all, then overdue, due, missing, undecided.
  var open: [Item] {
    items { $0.status.asksForAction || $0.status == .undecided }.filter { !$0.isTopic && $0.strength != .may }
      .map { (order: $0.order, item: $0) }.sorted { $0.order < $1.order }.map(\.item)
  }

  var offered: [Item] { items { $0.status == .offered } }
  /// Topics of the mapping that nobody has gone through, or that the person would not talk about then.
  var openTopics: [Item] { items { $0.status.asksForAction || $0.status == .undecided }.filter(\.isTopic) }
  var topicCount: Int { items { _ in true }.count(where: \.isTopic) }
  var fulfilledCount: Int { count(.fulfilled) }
  var deviatedCount: Int { count(.deviated) }
  var fulfilled: [Item] { items { $0.status == .fulfilled } }
  var deviated: [Item] { items { $0.status == .deviated } }
  var undecidedOptions: [Item] { items { $0.status == .undecided }.filter { $0.strength == .may } }
  var notApplicable: [Item] { items { $0.status == .notApplicable } }

  /// - Parameter withChanges: whether to try out which answers would make the finding another.
  func card(_ item: Item, withChanges: Bool) -> FindingCard? {
    guard let explanation = file.knowledge.guide.explain(item.norm.id, state: file.state, on: file.day) else {
      return nil
    }
    return FindingCard(
      explanation, action: action(item, explanation), departure: departure(item), record: file.record, on: file.day,
      changes: withChanges ? changes(item) : [])
  }

  func card(_ item: Item) -> FindingCard? { card(item, withChanges: false) }

  /// The most that a card has room for; a rule that many answers would change is better read on its own page.
  private static let mostChanges = 6

  private func changes(_ item: Item) -> [String] {
    guard item.status.asksForAction || item.status == .undecided else { return [] }
    let changes = file.knowledge.guide.whatWouldChange(item.norm.id, state: file.state, on: file.day).filter { change in
      // What happens to a person and where they are placed are never done to get a finding out of the way.
      !Fact.happenings.contains(change.fact) && change.fact != .pathway && change.fact != .episodeStarted
        && (change.status == .fulfilled || item.status == .undecided)
    }
    return changes.prefix(Self.mostChanges).map { "\($0.fact.rawValue): \($0.answer) → \($0.status.norwegian)" }
  }

  private func action(_ item: Item, _ explanation: Explanation) -> Button? {
    let norm = explanation.norm
    guard let action = norm.action, mayWrite, item.status != .fulfilled, item.status != .notApplicable else {
      return nil
    }
    let isFirst = norm.strength == .must && item.status.asksForAction
    let address = FactPlace(explanation, file).address(file.record)
    return Button(action.label, kind: isFirst ? .main : .quiet, small: true, to: address, about: norm.title)
  }

  /// Nobody gives a reason against a right, and none is needed for what is only offered.
  private func departure(_ item: Item) -> String? {
    let mayDepart = item.norm.mayBeDepartedFrom && item.status.asksForAction && mayWrite
    return mayDepart ? PersonAddress.departure(item.norm.id, file.record) : nil
  }
}

extension FindingList.Item {
  var status: FindingStatus { finding.status }
  var isTopic: Bool { if case .topic = guide.norms[finding.index].kind { true } else { false } }
  fileprivate var strength: Strength { guide.norms[finding.index].strength }

  fileprivate var order: (Int, UInt8, Int, Day) {
    let isRaised = strength == .must && status.asksForAction
    return (isRaised ? 0 : 1, status.rawValue, strength.rank, finding.due ?? Day(ordinal: .max))
  }
}

extension Norm {
  /// Whether a written reason makes sense: not for a right, an option, an aim, or a kind of measure.
  var mayBeDepartedFrom: Bool {
    if case .measure = kind { return false }
    return !isRight && (strength == .must || strength == .should)
  }
}
