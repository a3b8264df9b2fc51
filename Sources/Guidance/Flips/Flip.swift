/// A norm with one part of it changed. A case written from the source should no longer hold for it; when all of them
/// still do, nobody has tested that part.
public struct Flip: Sendable {
  /// Which part was changed, and to what.
  public let what: String
  public let norm: Norm
}

extension Norm {
  /// Every norm that differs from this in one small part: an answer, a time, a part left out, "all" for "any", a deadline.
  public var flips: [Flip] {
    applies.flips.map { Flip(what: "gjelder når: \($0.what)", norm: with(applies: $0.condition)) }
      + fulfilled.flips.map { Flip(what: "oppfylt når: \($0.what)", norm: with(fulfilled: $0.condition)) }
      + deadline.flips.map { Flip(what: "frist: \($0.what)", norm: with(deadline: $0.deadline)) }
  }

  private func with(applies: Condition? = nil, fulfilled: Condition? = nil, deadline: Deadline? = nil) -> Norm {
    Norm(
      id: id, title: title, whenMissing: whenMissing, strength: strength, kind: kind, citation: citation,
      applies: applies ?? self.applies, fulfilled: fulfilled ?? self.fulfilled, deadline: deadline ?? self.deadline,
      isRight: isRight, action: action, reading: reading, lastChecked: lastChecked)
  }
}

extension Array {
  /// This array without each of its elements in turn; none for an array of one.
  func leavingOutEach() -> [(left: Element, rest: [Element])] {
    guard count > 1 else { return [] }
    return indices.map { index in
      var rest = self
      return (rest.remove(at: index), rest)
    }
  }

  /// This array with one element changed, in every way that `change` knows.
  func changingEach<Changed>(_ change: (Element) -> [Changed], _ element: (Changed) -> Element) -> [(
    Changed, [Element]
  )] {
    indices.flatMap { index in
      change(self[index]).map { changed in
        var whole = self
        whole[index] = element(changed)
        return (changed, whole)
      }
    }
  }
}
