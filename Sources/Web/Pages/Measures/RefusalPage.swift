internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The service refuses a measure, and says the professional reason.
struct RefusalPage: Page {
  static let template = "refusal"

  let title = "Avslå tiltaket"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let name: String
  let address: String
  let away: String
  let reason: Choices
  let note: TextArea
  let day: DateField

  init(_ place: PersonPlace, _ kind: MeasureKind, _ form: FormReading) {
    person = place.frame("forløp")
    errors = ErrorSummary(form)
    name = kind.name
    away = "\(place.address("forlop"))/tiltak/\(kind.id)"
    address = "\(away)/avslag"
    reason = Choices(
      "grunn", "Hva er den faglige grunnen?", RefusalReason.allCases.map { .init($0.rawValue, $0.norwegian) },
      hint: "At tiltaket står i listen for et annet forløp, er ikke en grunn.", in: form)
    note = TextArea("notat", "Grunnen med egne ord, og hva dere tilbyr i stedet", in: form)
    day = DateField(SigningForm.day, "Dag", in: form)
  }
}
