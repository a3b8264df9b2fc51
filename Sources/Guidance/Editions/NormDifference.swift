internal import CivilTime

/// What differs in one norm between two guides, in words: the parts of the condition, the deadline, the strength.
public struct NormDifference: Hashable, Sendable {
  public let id: String
  /// Nil where one of the guides does not have it.
  public let before: Norm?
  public let after: Norm?
  /// Each part that differs, in a sentence of its own; empty where both ask the very same.
  public let words: [String]

  init(id: String, before: Norm?, after: Norm?) {
    (self.id, self.before, self.after) = (id, before, after)
    words = Self.words(before, after)
  }

  /// Whether the two may say different things of the same record.
  public var mayDiffer: Bool { before == nil || after == nil || !words.isEmpty }

  private static func words(_ before: Norm?, _ after: Norm?) -> [String] {
    guard let before else { return ["Ny: finnes ikke i utgaven før."] }
    guard let after else { return ["Finnes ikke i utgaven det sammenlignes med."] }
    var words: [String] = []
    if before.strength != after.strength {
      words.append("Styrken er «\(after.strength.rawValue)», var «\(before.strength.rawValue)».")
    }
    words += parts("når den gjelder", before.applies, after.applies)
    words += parts("når den er fulgt", before.fulfilled, after.fulfilled)
    if before.deadline != after.deadline {
      words.append("Fristen er \(after.deadline.norwegian), var \(before.deadline.norwegian).")
    }
    if before.isRight != after.isRight {
      words.append(after.isRight ? "Er blitt en rettighet." : "Er ikke lenger en rettighet.")
    }
    if before.kind != after.kind { words.append("Står i andre lister.") }
    if before.until != after.until {
      words.append(after.until.map { "Opphører etter \($0.withYear)." } ?? "Opphører ikke lenger.")
    }
    return words
  }

  private static func parts(_ what: String, _ before: Condition, _ after: Condition) -> [String] {
    guard before != after else { return [] }
    let (old, new) = (before.phrases, after.phrases)
    let added = new.filter { !old.contains($0) }
    let gone = old.filter { !new.contains($0) }
    var words: [String] = []
    if !added.isEmpty { words.append("Nytt i \(what): \(added.joined(separator: "; ")).") }
    if !gone.isEmpty { words.append("Ikke lenger i \(what): \(gone.joined(separator: "; ")).") }
    if words.isEmpty { words.append("De samme delene er satt sammen på en annen måte i \(what).") }
    return words
  }
}

extension Condition {
  /// What is asked about each fact, in words, with «ikke» where it stands under a not.
  fileprivate var phrases: [String] { phrases(negated: false) }

  private func phrases(negated: Bool) -> [String] {
    switch self {
    case .always: ["alle som får oppfølging"]
    case .all(let parts), .any(let parts): parts.flatMap { $0.phrases(negated: negated) }
    case .not(let part): part.phrases(negated: !negated)
    case .fact(let test): [(negated ? "ikke slik at " : "") + ConditionPhrase.phrase(test)]
    }
  }
}
