public import Access
public import Casework
public import CivilTime
public import Guidance

/// Which figures somebody asks for. Nil is all of them, and now.
public struct ComplianceQuestion: Hashable, Sendable {
  public var unit: UnitID?
  /// 0 for those whose pathway nobody has chosen.
  public var pathway: Int?
  /// An earlier day that is kept.
  public var day: Day?

  public init(unit: UnitID? = nil, pathway: Int? = nil, day: Day? = nil) {
    (self.unit, self.pathway, self.day) = (unit, pathway, day)
  }
}

/// How the guideline is followed, as far as the one who asks may see.
public struct ComplianceReport: Sendable {
  /// One norm with its figures.
  public struct Line: Sendable {
    public let norm: Norm
    public let figures: ShownFigures
  }

  public let reach: ComplianceReach
  /// What was asked, as it was answered: a leader cannot ask for a unit and a pathway at once.
  public let question: ComplianceQuestion
  public let day: Day
  /// Earlier days that can be asked for, the latest first.
  public let days: [Day]
  /// Followed up among those asked for; nil where so few that it is hidden.
  public let persons: Int?
  public let lines: [Line]
  /// How many records wait to be looked at again after the norms changed.
  public let outdated: Int
  let figures: ComplianceFigures

  init(
    _ figures: ComplianceFigures, _ question: ComplianceQuestion, reach: ComplianceReach, day: Day, days: [Day],
    outdated: Int, guide: Guide
  ) {
    (self.figures, self.question, self.reach) = (figures, question, reach)
    (self.day, self.days, self.outdated) = (day, days, outdated)
    let scope = ComplianceScope(unit: question.unit, pathway: question.pathway)
    let persons = figures.persons(where: scope.covers)
    self.persons = reach.seesPersons || persons == 0 || persons >= SmallNumbers.smallest ? persons : nil
    lines = guide.norms.map { norm in
      Line(norm: norm, figures: ShownFigures(norm.id, figures, question, reach))
    }
  }

  /// The figures of one norm unit by unit, or pathway by pathway; hidden ones with ``ShownFigures/hidden``.
  public func byUnit(_ norm: String) -> [UnitID?: ShownFigures] {
    split(norm) {
      $0.unit
    } with: {
      ComplianceQuestion(unit: $0 ?? UnitID(""), day: question.day)
    }
  }

  public func byPathway(_ norm: String) -> [Int: ShownFigures] {
    split(norm) {
      $0.pathway ?? 0
    } with: {
      ComplianceQuestion(unit: question.unit, pathway: $0)
    }
  }

  private func split<Part: Hashable>(
    _ norm: String, _ part: (ComplianceGroup) -> Part, with question: (Part) -> ComplianceQuestion
  ) -> [Part: ShownFigures] {
    var parts: [Part: ShownFigures] = [:]
    for group in figures.persons.keys where parts[part(group)] == nil {
      var asked = question(part(group))
      if reach == .figures, asked.pathway != nil { asked.unit = nil }
      parts[part(group)] = ShownFigures(norm, figures, asked, reach)
    }
    return parts
  }
}

extension ShownFigures {
  /// One norm's figures among those asked for, with what must be hidden from the one who asks.
  init(_ norm: String, _ figures: ComplianceFigures, _ question: ComplianceQuestion, _ reach: ComplianceReach) {
    let scope = ComplianceScope(unit: question.unit, pathway: question.pathway)
    let asked = figures.figures(of: norm, where: scope.covers)
    guard !reach.seesPersons else {
      self.init(asked)
      return
    }
    // What is hidden is decided on the whole municipality, so that it is the same in every view.
    let small = SmallNumbers(figures.figures(of: norm))
    let isShown: Bool
    if let unit = question.unit {
      isShown = small.parts(figures.parts(of: norm) { $0.unit?.text ?? "" }).contains(unit.text)
    } else if let pathway = question.pathway {
      isShown = small.parts(figures.parts(of: norm) { $0.pathway ?? 0 }).contains(pathway)
    } else {
      isShown = true
    }
    self = isShown ? ShownFigures(asked, under: small) : .hidden
  }
}

extension ComplianceFigures {
  func parts<Part: Hashable>(of norm: String, _ part: (ComplianceGroup) -> Part) -> [Part: NormFigures] {
    var parts: [Part: NormFigures] = [:]
    for group in persons.keys {
      parts[part(group), default: NormFigures()] += figures(of: norm) { $0 == group }
    }
    return parts
  }
}
