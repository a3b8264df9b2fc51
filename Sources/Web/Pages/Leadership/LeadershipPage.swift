/// The leader's pages, each with the question it answers.
struct LeadershipPage: Page {
  static let template = "leadership"

  struct Entry: Sendable {
    let title: String
    let address: String
    let question: String
  }

  let title = "Ledelse"
  var place: Place? { .leadership }
  let entries: [Entry]

  /// Every page for leaders there may be. What is not declared in this house is left out.
  private static let all = [
    Entry(
      title: "Etterlevelse", address: ComplianceChoice.address,
      question: "Følger vi veilederen, hvor mangler det, og hvorfor?"),
    Entry(
      title: "Utfall", address: OutcomesAddress.page,
      question: "Hvordan går det med dem vi hjelper, i hvert hovedforløp og tilbud, og for hvor mange vet vi det?"),
    Entry(
      title: "Veilederen i tjenesten", address: "/arbeid/ledelse/veileder",
      question: "Hvordan oppfyller tjenesten det veilederen ber kommunen om, og hva er neste steg?"),
    Entry(
      title: "Oppslag", address: AccessReviewPage.address,
      question: "Har de som har sett i journaler, hatt grunn til det?"),
    Entry(
      title: "Utgaver av veilederen", address: "/arbeid/ledelse/utgaver",
      question: "Hva blir annerledes med en ny utgave, og for hvem?"),
    Entry(
      title: "Det kommunen vedtar selv", address: LocalAddress.all,
      question: "Hvilke frister, anbefalinger, tiltak og ord er våre egne, og hvem bestemte dem?"),
    Entry(
      title: "Måleverktøyene", address: LeaderInstrumentAddress.list,
      question: "Hvilke skjemaer har utgiverens tekst, hvem kan bruke dem, og hva er ikke kontrollert?"),
    Entry(
      title: "Hvem er logget inn", address: LogInAddress.staff,
      question: "Hvem er inne nå, og hvem må jeg logge ut?"),
  ]

  /// - Parameter declared: the addresses of the house.
  init(declared: Set<String>) { entries = Self.all.filter { declared.contains($0.address) } }
}
