/// A figure that the municipality's own data can put beside a service norm.
public enum Indicator: Hashable, Sendable {
  /// The share of those they apply to for whom these recommendations are fulfilled.
  case norms([String])
  /// How many of the municipality's offers give one of these kinds of measure.
  case offers([String])
  case figure(Figure)
}

/// The closed list of figures that content may name.
public enum Figure: String, Sendable, CaseIterable, Hashable {
  case firstHelp = "ventetid til første hjelp"
  case helpedInAWeek = "andel hjulpet innen 7 dager"
  case withoutReferral = "henvendelser uten henvisning"
  case openEnquiries = "åpne henvendelser"
  case pathways = "fordeling på hovedforløp"
  case feedback = "brukt tilbakemelding på oppfølgingen"
  case outreach = "kontakter ute"
  case notMet = "møtte ikke"
  case mappedWithInstrument = "kartlegging med verktøy"
  case nextOfKinConsent = "samtykke til pårørende"
  case individualPlan = "individuell plan"
  case coordinator = "koordinator"
  case crisisPlan = "kriseplan"
  case interpreter = "tolk brukt"
}
