internal import Casework
internal import CivilTime
internal import Desk

/// A new appointment, or one that is booked: moved, kept, missed or cancelled.
struct AppointmentPage: Page {
  static let template = "appointment"

  let title: String
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let booked: SummaryList?
  let address: String
  let away: String
  let version: String
  let fields: AppointmentPart
  let isNew: Bool
  let isOver: Bool

  init(
    _ place: PersonPlace, _ form: FormReading, booked: AppointmentState? = nil, overtaken entry: Entry? = nil
  ) {
    title = booked == nil ? "Ny avtale" : "Avtalen"
    person = place.frame("kontakt")
    errors = ErrorSummary(form)
    overtaken = entry.map { entry in
      guard case .appointment(let theirs) = entry.event else { return Overtaken(entry, [], seenFrom: place.today) }
      return Overtaken(entry, AppointmentWords.rows(theirs, place.today), seenFrom: place.today)
    }
    self.booked = booked.map { SummaryList(AppointmentWords.rows($0.step(.booked), place.today)) }
    away = place.address("kontakt")
    address = "\(away)/avtale\(booked.map { "/\($0.id)" } ?? "")"
    version = form.values[SigningForm.version]
    fields = AppointmentPart(place, form, optional: false)
    isNew = booked == nil
    isOver = booked.map { $0.at <= place.desk.moment } ?? false
  }
}

/// Appointments in words.
enum AppointmentWords {
  static func rows(_ step: AppointmentStep, _ today: Day) -> [SummaryList.Row] {
    [
      .init("Avtalen", state(step.step)), .init("Når", step.at.short(seenFrom: today)),
      .init("Hvordan", RecordWords.form(step.form).withLargeFirst, step.place), .init("Med", step.withName),
    ]
  }

  static func state(_ step: AppointmentStep.Step) -> String {
    switch step {
    case .booked: "bestilt"
    case .moved: "flyttet"
    case .kept: "holdt"
    case .missed: "ikke møtt"
    case .cancelled: "avlyst"
    }
  }

  static func notice(_ step: AppointmentStep.Step) -> String {
    switch step {
    case .booked: "Avtalen er bestilt."
    case .moved: "Avtalen er flyttet."
    case .kept: "Avtalen er meldt holdt. Skriv gjerne et notat om kontakten."
    case .missed: "Det er skrevet at personen ikke møtte. Ta kontakt, så døren er åpen."
    case .cancelled: "Avtalen er avlyst."
    }
  }
}
