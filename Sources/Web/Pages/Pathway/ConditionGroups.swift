internal import Desk
internal import Guidance

/// The guideline's example conditions by kind in plain words, whatever pathway they are examples of.
struct ConditionGroups {
  struct Group: Sendable {
    let name: String
    let conditions: [ExampleCondition]
  }

  /// A kind and parts of the ids that belong to it. The first that fits has it.
  private static let kinds: [(name: String, parts: [String])] = [
    ("Alkohol, legemidler og andre rusmidler", ["avhengighet", "bruk", "rus", "rop-"]),
    ("Psykose", ["psykose"]),
    ("Nedstemthet og store svingninger", ["depresjon", "stemning", "bipolar"]),
    ("Angst, uro, stress og søvn", ["angst", "stress", "sovn"]),
    ("Personlighet og mat", ["personlighet", "spise"]),
    ("Traumer, sorg og selvskading", ["traume", "sorg", "selvskading"]),
  ]

  let groups: [Group]
  let lifeEvents: [ExampleCondition]

  /// Every example is in exactly one group: one that fits no kind is under "Annet".
  init(_ pathways: [MainPathway]) {
    var seen: Set<String> = []
    let examples = pathways.flatMap(\.examples).filter { seen.insert($0.id).inserted }
    lifeEvents = pathways.flatMap(\.lifeEvents).filter { seen.insert($0.id).inserted }
    let sorted = Dictionary(grouping: examples) { example in
      Self.kinds.firstIndex { kind in kind.parts.contains(where: example.id.contains) } ?? Self.kinds.count
    }
    groups = (Self.kinds.map(\.name) + ["Annet"]).enumerated().compactMap { place, name in
      sorted[place].map { Group(name: name, conditions: $0) }
    }
  }

  var ids: [String] { (groups.flatMap(\.conditions) + lifeEvents).map(\.id) }
}
