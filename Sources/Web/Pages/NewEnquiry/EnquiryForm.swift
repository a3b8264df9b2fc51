internal import Casework
internal import CivilTime

/// The form of a new enquiry: only the words and the channel are asked for.
struct EnquiryForm: Sendable {
  let now: Moment
  let isDemonstration: Bool

  /// What stands there before anybody has typed: most enquiries are calls.
  static let blank = FormReading(filledWith: ["kanal": Channel.phone.rawValue])

  /// Reads the form and notes everything that is wrong at once; nil when there is nothing to receive.
  func read(_ form: inout FormReading) -> Enquiry? {
    let channel: Channel? = form.choice("kanal", required: "Velg hvordan henvendelsen kom.")
    let words = form.text("ord", required: "Skriv hva det gjelder, gjerne med personens egne ord.")
    let danger: Danger = form.choice("fare") ?? .unclear
    let urgency: Urgency = form.choice("haster") ?? .today
    let handled = form.text("gjort", max: 4_000) ?? ""
    let from = form.text("fra", max: 300) ?? ""
    let day = form.day(
      "mottatt", in: now.day.adding(days: -366)...now.day, outside: "Velg en dag i det siste året, ikke fram i tid.")
    let note = form.text("internt", max: 4_000) ?? ""
    let person = form.person(today: now.day, isDemonstration: isDemonstration)
    guard let channel, let words else { return nil }
    let enquiry = Enquiry(
      channel: channel, words: words, danger: danger, dangerHandled: danger == .now ? handled : "", urgency: urgency,
      person: person, from: from, received: received(on: day), internalNote: note)
    for problem in Event.enquiryReceived(enquiry).problems(in: CaseState(), happened: now.day, today: now.day)
    where form.problem(problem.field) == nil {
      form.refuse(problem.field, problem.message)
    }
    return enquiry
  }

  /// A letter that has lain has waited since the morning it came.
  private func received(on day: Day?) -> Moment {
    guard let day, day < now.day, let morning = TimeOfDay(hour: 8, minute: 0) else { return now }
    return Moment(day: day, time: morning)
  }
}
