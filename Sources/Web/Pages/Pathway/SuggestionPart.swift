internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// What speaks for and against each pathway. It suggests; people choose.
struct SuggestionPart: Sendable {
  struct Pathway: Sendable {
    let name: String
    let summary: String
    let tag: Tag?
    let reasonsFor: [Ground]
    let reasonsAgainst: [Ground]
  }

  struct Ground: Sendable {
    let words: String
    let requirement: String
  }

  let conclusion: String
  let pathways: [Pathway]
  let unknown: String?
  let notes: [String]

  init(_ suggestion: PathwaySuggestion, _ pathways: [MainPathway]) {
    let numbers = suggestion.suggested.map(String.init)
    let names = [numbers.dropLast().joined(separator: ", "), numbers.last ?? ""].filter { !$0.isEmpty }
    conclusion =
      names.isEmpty
      ? "Det er ikke nok å bygge et forslag på. Dere kan likevel velge."
      : "Dette taler for hovedforløp \(names.joined(separator: " eller ")). Valget er deres."
    self.pathways = pathways.map { pathway in
      func grounds(_ speaksFor: Bool) -> [Ground] {
        suggestion.grounds.filter { $0.pathway == pathway.number && $0.speaksFor == speaksFor }
          .map { Ground(words: $0.words, requirement: $0.requirement) }
      }
      return Pathway(
        name: pathway.name, summary: pathway.summary,
        tag: suggestion.suggested.contains(pathway.number) ? Tag("foreslått", .path) : nil,
        reasonsFor: grounds(true), reasonsAgainst: grounds(false))
    }
    unknown = suggestion.unknown.isEmpty ? nil : "Vi vet ikke ennå: \(suggestion.unknown.joined(separator: ", "))."
    notes = suggestion.notes
  }
}

/// The facts of the record that the suggestion reads, with since when.
struct SuggestionFacts {
  static let read: [Fact] = [
    .grief, .prolongedGrief, .lifeCrisis, .lifeEvent, .bothDisorders, .psychosis, .earlyOnset, .worsening,
  ]

  static func rows(_ facts: FactTable, seenFrom today: Day) -> [SummaryList.Row] {
    read.map { fact in
      let value = facts[fact]
      let since = value.since.ordinal == .min ? "" : ", siden \(value.since.short(seenFrom: today))"
      return SummaryList.Row(fact.rawValue.withLargeFirst, "\(words(value.answer))\(value.answer == .yes ? since : "")")
    }
  }

  private static func words(_ answer: Answer) -> String {
    switch answer {
    case .notAsked: "ikke spurt"
    case .unknown: "vet ikke"
    case .declined: "vil ikke svare"
    case .notRelevant: "ikke relevant"
    case .no: "nei"
    case .yes: "ja"
    }
  }
}
