public import CivilTime
public import Guidance

/// One edition that is loaded, compiled to be evaluated.
public struct LoadedEdition: Sendable {
  public let edition: Edition
  /// With what the municipality has decided itself.
  public let guide: Guide
  /// As the sources alone say it: no local norms, measures, deadlines or words.
  public let plain: Guide

  public init(edition: Edition, guide: Guide, plain: Guide) {
    (self.edition, self.guide, self.plain) = (edition, guide, plain)
  }
}

/// Which edition a municipality works by from a day on, and who decided it.
public struct EditionChoice: Hashable, Sendable {
  public let edition: String
  public let from: Day
  public let decidedBy: String
  public let decided: Day?
  public let why: String

  public init(edition: String, from: Day, decidedBy: String = "", decided: Day? = nil, why: String = "") {
    (self.edition, self.from, self.decidedBy) = (edition, from, decidedBy)
    (self.decided, self.why) = (decided, why)
  }
}

/// The editions that are loaded, and which of them the municipality has chosen from when.
public struct Editions: Sendable {
  public let loaded: [LoadedEdition]
  /// In the order decided.
  public let choices: [EditionChoice]

  public init(loaded: [LoadedEdition] = [], choices: [EditionChoice] = []) {
    (self.loaded, self.choices) = (loaded, choices)
  }

  /// The edition in force on a day: of those whose day has come the one with the latest, and of equals the last decided.
  public func inForce(on day: Day) -> LoadedEdition? {
    var chosen: EditionChoice?
    for choice in choices where choice.from <= day && (chosen.map { choice.from >= $0.from } ?? true) {
      chosen = choice
    }
    return chosen.flatMap { self[$0.edition] } ?? loaded.first
  }

  /// The edition that answers to this id, by its present name or an older one.
  public subscript(id: String) -> LoadedEdition? { loaded.first { $0.edition.answers(to: id) } }

  /// The next change of edition after a day, if one is decided.
  public func next(after day: Day) -> EditionChoice? {
    choices.filter { $0.from > day }.min { $0.from < $1.from }
  }
}
