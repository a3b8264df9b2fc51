internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// One person of the caseload.
struct CaseloadRow: Sendable {
  let name: String
  let address: String
  let age: String?
  let discuss: Tag?
  let pathway: String
  let pathwaySince: String?
  /// Nil where the whole list has the same.
  let responsible: String?
  let lastContact: String
  let lastContactDay: String?
  let next: String
  let nextUnder: String?
  /// When an appointment has passed and nobody has written what became of it.
  let nextLate: Tag?
  let score: ScoreStep?
  /// The course that asks most, where there is something to talk about.
  let course: Tag?
  let risk: Tag
  let riskAge: String?
  /// How long the latest of what is overdue has been so.
  let overdue: Tag?
  let overdueSince: String?
  let asks: [Tag]
  let isInOrder: Bool

  init(_ person: PersonRow, _ knowledge: Knowledge, today: Day, showsResponsible: Bool) {
    name = person.displayName
    address = PersonAddress.page("oversikt", person.record)
    age = person.birthDate.map { "\($0.fullYears(until: today)) år" }
    let shut = person.isShut ? "sperret" : nil
    discuss = person.discuss.isEmpty ? nil : Tag("Drøftes: \(person.discuss)", .due, sign: "⚑")
    pathway = shut ?? person.pathway.map { "Hovedforløp \($0)" } ?? "ikke valgt"
    pathwaySince = person.pathway == nil ? nil : person.pathwaySince.map { "siden \($0.numeric)" }
    responsible = showsResponsible ? person.responsibleName.isEmpty ? "ingen" : person.responsibleName : nil
    lastContact = shut ?? person.lastContact.map { DueWords.ago($0, on: today) } ?? "aldri"
    lastContactDay = person.lastContact?.numeric
    (next, nextUnder, nextLate) = shut.map { ($0, nil, nil) } ?? Self.next(person.nextAppointment, today)
    score = ScoreStep(person, knowledge, on: today)
    course = person.courseTag(knowledge)
    let risk = RiskRowWords(person, on: today)
    // What one may not see is never said as if nobody had judged it.
    (self.risk, riskAge) = person.isShut ? (Tag("Noe er sperret for deg", .due), nil) : (risk.level, risk.age)
    overdue = person.overdue == 0 ? nil : Tag("\(person.overdue) forfalt", .due)
    overdueSince = person.overdue == 0 ? nil : person.overdueSince.map { Self.late($0, person.overdue, today) }
    asks = Self.asks(person)
    isInOrder = person.overdue == 0 && asks.isEmpty && !person.isShut
  }

  private static func next(_ moment: Moment?, _ today: Day) -> (String, String?, Tag?) {
    guard let moment else { return ("ingen", nil, nil) }
    let short = "\(moment.day.numeric) \(moment.clock)"
    guard moment.day >= today else {
      return (DueWords.ago(moment.day, on: today), short, Tag("ikke skrevet ned", .due))
    }
    return (moment.day.relative(to: today), short, nil)
  }

  private static func late(_ due: Day, _ count: Int, _ today: Day) -> String {
    (count == 1 ? "" : "lengst ") + DueWords.days(due.days(until: today)) + " over"
  }

  /// What the guideline asks for beside what is late.
  private static func asks(_ person: PersonRow) -> [Tag] {
    var tags: [Tag] = []
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
    slots.set("course", course)
    slots.set("risk", risk)
    slots.set("riskAge", riskAge)
    slots.set("overdue", overdue)
    slots.set("overdueSince", overdueSince)
    slots.set("asks", asks)
    slots.set("isInOrder", isInOrder)
  }
}

extension PersonRow {
  /// The course as a word and a shape, with its instrument where the row shows another; nil when there is nothing to talk
  /// about.
  func courseTag(_ knowledge: Knowledge) -> Tag? {
    guard let course, course.asksToTalk || course == .reached else { return nil }
    let name = knowledge.instrument(courseInstrument)?.name ?? courseInstrument
    return course.tag(knowledge.courseMethod, of: courseInstrument == instrument ? nil : name)
  }
}
