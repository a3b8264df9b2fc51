internal import Casework
internal import CivilTime
internal import Desk

/// One person of the caseload.
struct CaseloadRow: Sendable {
  let name: String
  let address: String
  let age: String?
  let discuss: Tag?
  let pathway: String
  let pathwaySince: String?
  let responsible: String?
  let lastContact: String
  let lastContactDay: String?
  let next: String
  let nextUnder: String?
  /// When an appointment has passed and nobody has written what became of it.
  let nextLate: Tag?
  let score: ScoreStep?
  let risk: Tag
  let asks: [Tag]

  init(_ person: PersonRow, _ knowledge: Knowledge, today: Day) {
    name = person.displayName
    address = PersonAddress.page("oversikt", person.record)
    age = person.birthDate.map { "\($0.fullYears(until: today)) år" }
    discuss = person.discuss.isEmpty ? nil : Tag("Drøftes: \(person.discuss)", .due, sign: "⚑")
    pathway = person.pathway.map { "Hovedforløp \($0)" } ?? "ikke valgt"
    pathwaySince = person.pathway == nil ? nil : person.pathwaySince.map { "siden \($0.short(seenFrom: today))" }
    responsible = person.responsibleName.isEmpty ? nil : person.responsibleName
    lastContact = person.lastContact.map { DueWords.ago($0, on: today) } ?? "aldri"
    lastContactDay = person.lastContact.map { $0.short(seenFrom: today) }
    (next, nextUnder, nextLate) = Self.next(person.nextAppointment, today)
    score = ScoreStep(person, knowledge, on: today)
    risk = RiskRowWords.tag(person, on: today)
    asks = Self.asks(person, today)
  }

  private static func next(_ moment: Moment?, _ today: Day) -> (String, String?, Tag?) {
    guard let moment else { return ("ingen", nil, nil) }
    let short = moment.short(seenFrom: today)
    guard moment.day >= today else { return (DueWords.ago(moment.day, on: today), short, Tag("ikke skrevet ned", .due)) }
    return (moment.day.relative(to: today), short, nil)
  }

  /// What the guideline asks for: late first, also when it is by one day.
  private static func asks(_ person: PersonRow, _ today: Day) -> [Tag] {
    var tags: [Tag] = []
    if person.overdue > 0 {
      let late = person.overdueSince.map { DueWords.days($0.days(until: today)) + " over" }
      let many = person.overdue == 1 ? "1 forfalt" : "\(person.overdue) forfalt"
      let longest = person.overdue == 1 ? "" : "lengst "
      tags.append(Tag(late.map { "\(many): \(longest)\($0)" } ?? many, .due))
    }
    if person.due > 0 { tags.append(Tag("\(person.due) forfaller", .due)) }
    if person.missingMust > 0 { tags.append(Tag("\(person.missingMust) «skal» gjenstår", sign: "○")) }
    return tags
  }
}

extension CaseloadRow: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("name", name)
    slots.set("address", address)
    slots.set("age", age)
    slots.set("discuss", discuss)
    slots.set("pathway", pathway)
    slots.set("pathwaySince", pathwaySince)
    slots.set("responsible", responsible)
    slots.set("lastContact", lastContact)
    slots.set("lastContactDay", lastContactDay)
    slots.set("next", next)
    slots.set("nextUnder", nextUnder)
    slots.set("nextLate", nextLate)
    slots.set("score", score)
    slots.set("risk", risk)
    slots.set("asks", asks)
  }
}
