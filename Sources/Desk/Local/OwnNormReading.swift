internal import Casework
internal import CivilTime
public import Guidance

extension OwnNorm {
  /// A recommendation of the municipality's own as it was written, to be changed.
  public init(_ norm: Norm) {
    self.init(id: norm.id)
    title = norm.title.withoutLocalMark
    whenMissing = norm.whenMissing.withoutLocalMark
    strength = norm.strength.rawValue
    (place, anchor) = (norm.citation.place, norm.citation.anchor)
    (applies, fulfilled) = (OwnCondition(norm.applies), OwnCondition(norm.fulfilled))
    deadline = OwnDeadline(norm.deadline)
    (page, button, reading) = (norm.action?.page ?? "", norm.action?.label ?? "", norm.reading ?? "")
  }
}

extension OwnMeasure {
  /// A measure of the municipality's own as it was written, to be changed.
  public init(_ kind: MeasureKind) {
    self.init(id: kind.id)
    (name, about) = (kind.name.withoutLocalMark, kind.about)
    (pathways, purposes) = (kind.pathways.sorted().map { "\($0)" }, kind.purposes)
    (intensity, isLowThreshold) = (kind.intensity, kind.isLowThreshold)
  }
}

extension OwnCondition {
  /// What the form can say of a condition: facts with answers, of which all or any must hold.
  init(_ condition: Condition) {
    self.init()
    let parts: [Condition]
    switch condition {
    case .always: return
    case .all(let all): parts = all
    case .any(let any): (isAny, parts) = (true, any)
    case .not, .fact: parts = [condition]
    }
    tests = parts.compactMap { if case .fact(let test) = $0 { Test(test) } else { nil } }
  }
}

extension OwnCondition.Test {
  init(_ test: FactTest) {
    self.init()
    fact = test.fact.rawValue
    answer = test.answer.word(test.fact.kind)
    for time in test.times {
      switch time {
      case .within(let span): within = span.norwegian
      case .sinceLast(let facts): since = facts.first?.rawValue ?? ""
      case .longerThan, .notLongerThan, .notAfter, .ahead: break
      }
    }
  }
}

extension AnswerTest {
  /// The word that conditions use for it.
  fileprivate func word(_ kind: FactKind) -> String {
    switch self {
    case .yes: kind.yesWord
    case .no: kind.noWord == "ikke skjedd" || kind.noWord == "ikke besvart" ? "nei" : kind.noWord
    case .answered: "besvart"
    case .asked: "spurt"
    case .declined: "avslått"
    case .unknown: "ukjent"
    case .notAsked: "ikke spurt"
    case .words(let places): places.first.map { kind.options[$0] } ?? ""
    }
  }
}

extension OwnDeadline {
  init(_ deadline: Deadline) {
    self.init()
    switch deadline {
    case .none, .local, .before: break
    case .atOnce(let facts): (kind, fact) = (.atOnce, facts.first?.rawValue ?? "")
    case .within(let span, let facts):
      (kind, self.span, fact) = (.within, span.norwegian, facts.first?.rawValue ?? "")
    case .recurring(let fact, let every, let warning, _):
      (kind, self.fact, span) = (.recurring, fact.rawValue, every.norwegian)
      self.warning = warning.norwegian
    }
  }
}

extension String {
  fileprivate var withoutLocalMark: String {
    hasSuffix(" (lokal)") ? String(dropLast(" (lokal)".count)) : self
  }
}
