public import Access
internal import Casework
public import CivilTime
public import Guidance

extension CaseDesk {
  /// How many records are looked at again before a figure is made. The rest waits for ``freshenCompliance(atMost:)`` in
  /// the background, and the figure says how many they are.
  static let freshenedAtOnce = 1_000

  /// How the guideline is followed, among those the actor may know about.
  public func compliance(
    _ question: ComplianceQuestion, for actor: StaffActor
  ) async throws(DeskError) -> ComplianceReport {
    try await compliance(question, within: try complianceReach(actor))
  }

  /// How the guideline is followed, as another system of the municipality's may know it.
  public func complianceForSystems(_ question: ComplianceQuestion) async throws(DeskError) -> ComplianceReport {
    try await compliance(question, within: .ofSystems)
  }

  private func compliance(
    _ question: ComplianceQuestion, within reach: ComplianceReach
  ) async throws(DeskError) -> ComplianceReport {
    // One edition for the whole answer.
    let guide = guide
    let kept = try await asking { () throws(StoreFailure) in try await store.complianceDays() }
    let days = reach.hasEarlierDays ? kept.keys.filter { kept[$0] == guide.fingerprint }.sorted(by: >) : []
    let asked = question.answerable(to: reach, days: days)
    if let day = asked.day {
      let figures = try await asking { () throws(StoreFailure) in try await store.compliance(on: day) }
      return ComplianceReport(
        figures.within(reach), asked, reach: reach, day: day, days: days, outdated: 0, guide: guide)
    }
    let outdated = try await freshenCompliance(atMost: Self.freshenedAtOnce)
    let scope = ComplianceScope(reach)
    let figures = try await asking { () throws(StoreFailure) in try await store.compliance(scope, guide) }
    return ComplianceReport(
      figures, asked, reach: reach, day: today, days: days, outdated: outdated, guide: guide)
  }

  /// One norm at the end of each month that is kept, the earliest first.
  public func complianceCourse(
    of norm: String, _ question: ComplianceQuestion, for actor: StaffActor
  ) async throws(DeskError) -> [(day: Day, figures: ShownFigures)] {
    let (reach, guide) = (try complianceReach(actor), guide)
    guard reach.hasEarlierDays, guide.norm(norm) != nil else { return [] }
    let asked = question.answerable(to: reach, days: [])
    let (kept, course) = try await asking { () throws(StoreFailure) in
      (try await store.complianceDays(), try await store.complianceCourse(of: norm))
    }
    let days = course.filter { kept[$0.key] == guide.fingerprint }.mapValues { $0.within(reach) }
    return days.sorted { $0.key < $1.key }.drop { $0.value.persons() == 0 }.map { day, figures in
      (day, ShownFigures(norm, figures, asked, reach))
    }
  }

  func complianceReach(_ actor: StaffActor) throws(DeskError) -> ComplianceReach {
    try basis(for: .compliance, actor)
    guard let reach = Access.complianceReach(of: actor) else {
      throw .denied("Tallene er for dem som leder eller følger opp. Trenger du dem, spør lederen din.")
    }
    return reach
  }
}

extension ComplianceReach {
  /// Earlier days are kept by unit and pathway, not by who was responsible then.
  var hasEarlierDays: Bool { if case .own = self { false } else { true } }
}

extension ComplianceScope {
  init(_ reach: ComplianceReach) {
    switch reach {
    case .figures: self.init()
    case .unit(let unit): self.init(unit: unit)
    case .own(let staff): self.init(responsible: staff)
    }
  }
}

extension ComplianceQuestion {
  /// The nearest question that may be answered: a team leader's is about the own unit. For those who may not see persons a
  /// unit's pathways would be too few to tell.
  func answerable(to reach: ComplianceReach, days: [Day]) -> ComplianceQuestion {
    var question = self
    if let day, !days.contains(day) { question.day = nil }
    switch reach {
    case .figures: if unit != nil { question.pathway = nil }
    case .unit(let unit): question.unit = unit
    case .own: question.unit = nil
    }
    return question
  }
}

extension ComplianceFigures {
  /// What of the whole municipality's figures somebody may see.
  func within(_ reach: ComplianceReach) -> ComplianceFigures {
    guard case .unit(let unit) = reach else { return self }
    var part = ComplianceFigures()
    for (group, count) in persons where group.unit == unit {
      part.add(norms[group] ?? [:], persons: count, in: group)
    }
    return part
  }
}
