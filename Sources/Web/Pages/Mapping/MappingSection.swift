internal import Casework
internal import Desk
internal import Guidance

/// A part of the mapping's draft that one page writes. Two colleagues in different parts never stop each other.
enum MappingSection: Hashable, Sendable {
  /// One of the topics, from 1.
  case topic(Int)
  /// What relatives tell, with consent.
  case relatives
  /// The talk itself: method, place, who took part, what was shared.
  case talk

  /// As it stands in the draft and in addresses.
  var id: String {
    switch self {
    case .topic(let number): String(number)
    case .relatives: "parorende"
    case .talk: "samtalen"
    }
  }
}

/// The mapping as content declares it, cut into the parts that pages write.
struct MappingPlan: Sendable {
  let topics: [Topic]

  /// Asked on a page of their own, because nothing is asked of relatives before the person has agreed.
  static let consent: [Fact] = [.hasRelatives, .consentRelatives]
  static let talk: [Fact] = [.mappingPlace, .summaryShared, .commentOnSummary, .moreMappingNeeded]

  init(_ knowledge: Knowledge) {
    topics = knowledge.topics
  }

  func topic(_ number: Int) -> Topic? { topics.indices.contains(number - 1) ? topics[number - 1] : nil }

  /// The topic's own questions, without those that are asked on the relatives' page.
  func questions(_ number: Int) -> [FactQuestion] {
    (topic(number)?.facts ?? []).filter { !Self.consent.contains($0) }.map(FactQuestion.init)
  }

  /// The topic in which a question stands, from 1.
  func number(asking fact: Fact) -> Int? {
    topics.firstIndex { $0.facts.contains(fact) }.map { $0 + 1 }
  }

  var talkQuestions: [FactQuestion] { Self.talk.map(FactQuestion.init) }

  /// Every field of the draft that this part writes.
  func fields(of section: MappingSection) -> [String] {
    switch section {
    case .topic(let number):
      TopicFields(number).all + questions(number).flatMap(\.fields) + (asksWhoLooksAfter(number) ? ["barna"] : [])
    case .relatives:
      Self.consent.map(FactQuestion.init).flatMap(\.fields) + RelativesQuestion.allCases.map(\.rawValue)
        + ["parorende-hvem", "parorende-avslo"]
    case .talk: ["metode", "deltakere", "dag", "kommentar"] + talkQuestions.flatMap(\.fields)
    }
  }

  /// Whether this is the topic in which minors are asked about.
  func asksWhoLooksAfter(_ number: Int) -> Bool { topic(number)?.facts.contains(.minorsLookedAfter) ?? false }
}

/// The names of the fields that every topic has.
struct TopicFields {
  let words, status, consent, together, again: String

  init(_ number: Int) {
    (words, status) = ("ord-\(number)", "status-\(number)")
    (consent, together, again) = ("samtykke-\(number)", "sammen-\(number)", "igjen-\(number)")
  }

  var all: [String] { [words, status, consent, together, again] }
}

/// The four things relatives are asked, when the person has agreed to it.
enum RelativesQuestion: String, CaseIterable, Sendable {
  case well = "parorende-frisk"
  case help = "parorende-hjelp"
  case now = "parorende-naa"
  case confirmed = "parorende-bekreftet"

  var fact: Fact {
    switch self {
    case .well: .relativesOnWell
    case .help: .relativesOnHelp
    case .now: .relativesOnNow
    case .confirmed: .relativesConfirmed
    }
  }

  var label: String {
    switch self {
    case .well: "Hvordan er personen når hen har det bra?"
    case .help: "Hva har hjulpet i vonde perioder før?"
    case .now: "Hvordan ser du på situasjonen nå?"
    case .confirmed: "Hva kan du bekrefte av det vi har fått vite?"
    }
  }
}
