internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The short answers under "Nå".
struct OverviewRows {
  let rows: [SummaryList.Row]

  init(_ file: PersonFile) {
    let (state, day, record) = (file.state, file.day, file.record)
    let pathway = PersonAddress.page("forløp", record)
    let details = PersonAddress.page("opplysninger", record)
    let running = state.measures.contains(where: \.isRunning)
    rows = [
      .init(
        "Neste avtale", lines: Self.appointments(state, on: day),
        change: state.appointments.isEmpty ? pathway : nil),
      .init("Tiltak i gang", lines: Self.measures(state, on: day), change: running ? nil : pathway),
      .init("Sist sett", lines: Self.lastContact(state, on: day)),
      .init(
        "Legemidler", lines: Self.medicines(state, on: day), change: state.medications == nil ? details : nil),
      .init(
        "Pårørende", lines: Self.relatives(state), change: state.network.relatives.isEmpty ? details : nil),
      .init("Barn", lines: Self.children(state)),
      .init(
        "Planer", lines: Self.plans(state, on: day),
        change: state.plans.isEmpty ? PersonAddress.page("planer", record) : nil),
    ]
  }

  static func appointments(_ state: CaseState, on day: Day) -> [String] {
    guard !state.appointments.isEmpty else { return ["Ingen avtale er satt opp"] }
    return state.appointments.prefix(3).map { appointment in
      let when =
        "\(appointment.at.day.relative(to: day)), \(appointment.at.day.weekday.norwegian) \(appointment.at.short(seenFrom: day))"
      return [when, RecordWords.form(appointment.form), appointment.place, "med \(appointment.withName)"]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }

  static func measures(_ state: CaseState, on day: Day) -> [String] {
    let running = state.measures.filter(\.isRunning)
    guard !running.isEmpty else { return ["Ingen tiltak er i gang"] }
    return running.map { measure in
      let place = measure.offerName.isEmpty ? "" : " hos \(measure.offerName)"
      return "\(measure.kindName)\(place), \(measure.status.norwegian) siden \(measure.since.short(seenFrom: day))"
    }
  }

  /// The last time the person was met, and after that the last attempt, when it did not succeed.
  static func lastContact(_ state: CaseState, on day: Day) -> [String] {
    guard let last = state.lastContact else { return ["Ingen kontakt er skrevet ned ennå"] }
    let note = last.value.note.count > 240 ? last.value.note.prefix(240) + "…" : last.value.note[...]
    let when = "\(last.day.relative(to: day)) (\(last.day.short(seenFrom: day)))"
    guard last.value.form == .notMet else { return ["\(when), \(RecordWords.form(last.value.form)): \(note)"] }
    let met = state.facts[.contactHeld]
    let seen = met.answer == .yes ? "\(met.day.relative(to: day)) (\(met.day.short(seenFrom: day)))" : "Ikke sett ennå"
    return [seen, "Ikke møtt \(when): \(note)"]
  }

  static func medicines(_ state: CaseState, on day: Day) -> [String] {
    guard let list = state.medications else { return ["Vi har ikke spurt"] }
    guard !list.value.medicines.isEmpty else { return ["Bruker ingen, spurt \(list.day.short(seenFrom: day))"] }
    return list.value.medicines.map { medicine in
      let source = [medicine.source, list.day.short(seenFrom: day)].filter { !$0.isEmpty }.joined(separator: ", ")
      return [medicine.name, medicine.dose, "(\(source))"].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  static func relatives(_ state: CaseState) -> [String] {
    guard !state.network.relatives.isEmpty else { return ["Ingen er skrevet opp"] }
    return state.network.relatives.map { relative in
      let who = [relative.name, relative.relation].filter { !$0.isEmpty }.joined(separator: ", ")
      let knows = relative.mayKnow.isEmpty ? "ikke avtalt hva hen kan vite" : "kan vite om \(relative.mayKnow)"
      return "\(who): \(knows)"
    }
  }

  static func children(_ state: CaseState) -> [String] {
    if state.network.children.isEmpty {
      switch state.facts[.minorChildren].answer {
      case .yes: return ["Har barn under 18 år. Navn og hvem som ser til dem, er ikke skrevet"]
      case .no: return ["Har ikke barn under 18 år"]
      default: return ["Vi har ikke spurt"]
      }
    }
    return state.network.children.map { child in
      let born = child.birthYear.map { ", født \($0)" } ?? ""
      let cared = child.lookedAfterBy.isEmpty ? "ikke skrevet hvem som ser til barnet" : child.lookedAfterBy
      return "\(child.name)\(born): \(cared)"
    }
  }

  static func plans(_ state: CaseState, on day: Day) -> [String] {
    guard !state.plans.isEmpty else { return ["Ingen plan er skrevet ennå"] }
    return state.plans.map { "\(RecordWords.plan($0.value.kind)), sist skrevet \($0.day.short(seenFrom: day))" }
  }
}
