internal import Access
internal import Casework
internal import Instruments

/// What somebody without the certificate is told, and what they can do instead.
extension MeasurementWork {
  func clearance(_ instrument: Instrument) -> Clearance { instrument.clearance(actor.certificates) }

  /// Nothing when the actor may use the instrument as it is.
  func notice(_ instrument: Instrument) -> [Alert] {
    switch clearance(instrument) {
    case .use: []
    case .useAndTellWhy:
      [
        Alert(
          .due, heading: "Du står ikke som sertifisert for \(instrument.name)",
          "Den som bruker skjemaet, skal ha opplæringen det krever. Skriv nederst hvem som veileder deg, eller hvorfor "
            + "det brukes nå. Svarene til personen er like viktige, og blir stående.")
      ]
    case .enterForSomebody: [certificateNotice(instrument)]
    }
  }

  private func certificateNotice(_ instrument: Instrument) -> Alert {
    let colleagues = certified(instrument).map(\.name)
    let who =
      colleagues.isEmpty
      ? "Ingen i kommunen står med sertifikatet ennå." : "Be en av dem som har det, om å ta det:"
    return Alert(
      .info, heading: "\(instrument.name) tas av en som har sertifikat, og du står ikke med det",
      "Du kan føre inn skåren som en sertifisert har tatt, og si hvem det var. Har du sertifikatet, så be lederen din "
        + "skrive det inn. \(who)", lines: colleagues)
  }

  /// Who took it, when the actor may only enter it for somebody.
  func takers(_ instrument: Instrument, in typed: FormReading) -> [any Component] {
    guard clearance(instrument) == .enterForSomebody else { return [] }
    let options = certified(instrument).map { (code: $0.id.text, label: "\($0.name), \($0.profession)") }
    return [
      Select(
        MeasurementReading.taker, "Hvem tok det?", options + [(MeasurementReading.outside, "en utenfor kommunen")],
        in: typed),
      Field(
        MeasurementReading.outsider, "Navn og arbeidssted", hint: "Når det var en utenfor kommunen", optional: true,
        width: .half, in: typed),
    ]
  }
}
