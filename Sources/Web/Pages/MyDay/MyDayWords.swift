internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// What the day's lists say, seen from now by the one who is logged in.
struct MyDayWords {
  let now: Moment
  let actor: StaffActor
  let knowledge: Knowledge

  private var guide: Guide { knowledge.guide }

  var today: Day { now.day }

  static let address = "/arbeid"

  func risk(_ people: [PersonRow]) -> DaySection {
    DaySection(
      "risiko", "Ny forhøyet risiko", why: "Dine, vurdert de siste 7 dagene.",
      people.map { person in
        let risk = RiskRowWords(person, on: today)
        return row(
          person, [risk.level], "Vurdert \(risk.age ?? "")",
          button("Åpne risiko", PersonAddress.page("risiko", person.record), person),
          under: person.discuss.isEmpty ? nil : "Drøftes: \(person.discuss)")
      },
      nothing: EmptyState("Ingen ny forhøyet risiko.", advice: "Gjelder dem du er ansvarlig for."))
  }

  func courses(_ people: [PersonRow]) -> DaySection {
    DaySection(
      "malinger", "Målinger å snakke om",
      why: "Dine, målt de siste \(MyDay.bringsUp) dagene. Et tall å snakke om, ikke en dom.",
      people.map { person in
        row(
          person, [person.courseTag(knowledge)].compactMap(\.self),
          "Målt \(person.courseDay.map { DueWords.ago($0, on: today) } ?? "")",
          button("Åpne måling", PersonAddress.page("måling", person.record), person))
      },
      nothing: EmptyState("Ingen nye målinger å snakke om.", advice: "Gjelder dem du er ansvarlig for."))
  }

  func appointments(_ appointments: [OfPerson<AppointmentRow>]) -> DaySection {
    DaySection(
      "avtaler", "Avtaler", why: "I dag, og tidligere som ingen har skrevet hva ble til.",
      appointments.map { item in
        let (person, appointment) = (item.person, item.row)
        let isOver = appointment.at <= now
        let isForgotten = appointment.at.day < today
        let form = ContactForm(rawValue: appointment.form).map(RecordWords.form) ?? appointment.form
        return row(
          person, isForgotten ? [Tag("ikke skrevet ned", .due)] : [],
          [form, appointment.place].filter { !$0.isEmpty }.joined(separator: ", "),
          isOver && actor.mayWrite
            ? button("Skriv kontakt", PersonAddress.newContact(person.record), person)
            : button("Åpne", PersonAddress.page("oversikt", person.record), person),
          when: isForgotten ? appointment.at.short(seenFrom: today) : appointment.at.clock)
      },
      nothing: EmptyState("Ingen avtaler i dag.", advice: "Nye avtaler lages fra siden til den det gjelder."))
  }

  func tasks(_ page: ListPage<OfPerson<TaskRow>>, isLaterPage: Bool) -> DaySection {
    DaySection(
      "oppgaver", "Oppgaver", why: "Dine med frist i dag eller før, og hasteoppgaver som ingen har.",
      page.rows.map { item in
        let (person, task) = (item.person, item.row)
        var tags = task.urgent ? [Tag("haster", .due, sign: "!")] : []
        let due = DueWords.words(task.due, on: today)
        tags.append(DueWords.isLate(task.due, on: today) ? Tag(due, .due) : Tag(due))
        let address =
          actor.mayWrite
          ? "\(PersonAddress.newContact(person.record))/oppgave/\(task.task)"
          : PersonAddress.page("oversikt", person.record)
        return row(
          person, tags, task.what, button("Åpne oppgaven", address, person),
          under: task.owner == nil ? "Ingen har tatt den" : nil)
      }, of: page.total,
      nothing: EmptyState("Ingen oppgaver har frist i dag.", advice: "Oppgaver lages når du skriver en kontakt."),
      more: page.next.map { "\(Self.address)?oppgaver=\($0.inQuery)#oppgaver" },
      first: isLaterPage ? "\(Self.address)#oppgaver" : nil)
  }

  func findings(_ page: ListPage<OfPerson<FindingRow>>, isLaterPage: Bool) -> DaySection {
    DaySection(
      "veileder", "Veilederen ber om",
      why: "Hos dem du er ansvarlig for: «skal» først, så det som er lengst over fristen.",
      page.rows.map { item in
        let (person, finding) = (item.person, item.row)
        let action = guide.norm(finding.norm)?.action
        return row(
          person, [FindingRowWords.tag(finding, on: today)], finding.title,
          button(
            action?.label ?? "Åpne", PersonAddress.page(action?.page ?? "oversikt", person.record), person))
      }, of: page.total,
      nothing: nothingMissing,
      more: page.next.map { "\(Self.address)?funn=\($0.inQuery)#veileder" },
      first: isLaterPage ? "\(Self.address)#veileder" : nil)
  }

  /// A leader has no list of persons to go on to.
  private var nothingMissing: EmptyState {
    let words = "Ingenting mangler hos dem du er ansvarlig for."
    guard case .allowed = decide(actor.role, may: .caseload) else { return EmptyState(words) }
    return EmptyState(
      words, advice: "Forløpslista viser resten av enheten.",
      button: Button("Åpne forløpslista", kind: .quiet, small: true, to: CaseloadChoice.address))
  }

  func drafts(_ drafts: [Draft], _ persons: [RecordID: PersonRow]) -> DaySection {
    DaySection(
      "utkast", "Utkast som ikke er signert", why: "Det du har skrevet, står ikke i journalen før det er signert.",
      drafts.map { draft in
        let place = DraftPlace(draft)
        let person = persons[draft.key.record]
        let name = person?.displayName ?? place.whoElse
        let saved =
          "Lagret \(draft.savedAt.day == today ? "i dag" : draft.savedAt.day.short(seenFrom: today)) \(draft.savedAt.clock)"
        return DayRow(
          tags: [], when: nil, name: name, age: person.flatMap(age), reason: place.title, under: saved,
          action: Button("Fortsett", kind: .quiet, small: true, to: place.address, about: "\(name), \(place.title)"))
      }, nothing: EmptyState("Ingen utkast venter.", advice: "Det du skriver, lagres som utkast til du signerer."))
  }

  /// An enquiry with danger now that nobody has answered.
  func row(_ enquiry: EnquiryRow) -> DayRow {
    DayRow(
      tags: [], when: "ventet \(now.elapsed(since: enquiry.received))", name: enquiry.displayName,
      age: enquiry.birthDate.map { "\($0.fullYears(until: today)) år" }, reason: "«\(enquiry.words.opening)»",
      under: enquiry.handler == nil ? "Ingen har tatt den" : "Hos \(enquiry.handlerName)",
      action: Button(
        "Skriv hva som ble gjort", kind: .danger, to: "/arbeid/henvendelse/\(enquiry.id)", about: enquiry.displayName))
  }

  private func row(
    _ person: PersonRow, _ tags: [Tag], _ reason: String, _ action: Button, when: String? = nil, under: String? = nil
  ) -> DayRow {
    DayRow(
      tags: tags, when: when, name: person.displayName, age: age(person), reason: reason, under: under, action: action)
  }

  private func button(_ text: String, _ address: String, _ person: PersonRow) -> Button {
    Button(text, kind: .quiet, small: true, to: address, about: person.displayName)
  }

  private func age(_ person: PersonRow) -> String? {
    person.birthDate.map { "\($0.fullYears(until: today)) år" }
  }
}
