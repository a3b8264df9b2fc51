internal import Casework
internal import CivilTime
public import Desk
internal import Guidance

extension Knowledge {
  /// Reads `folder`; the municipality is read from `municipalityFolder` inside it.
  ///
  /// - Parameter edition: the edition to work by, whatever the municipality's file says; nil for what the file says.
  public static func load(
    folder: String, municipalityFolder: String = "demo", edition: String? = nil
  ) throws(ContentProblems) -> Knowledge {
    try SourceContent(folder: folder, municipalityFolder: municipalityFolder, edition: edition).knowledge
  }
}

extension Norm {
  /// A topic asks to be gone through in each mapping; declined is asked but not answered.
  init(topic: Topic) {
    self.init(
      id: topic.id, title: topic.name, whenMissing: "\(topic.name) er ikke gått gjennom", strength: .should,
      kind: .topic(topic.fact), citation: topic.citation,
      applies: .fact(FactTest(.episodeStarted, .yes)),
      fulfilled: .fact(FactTest(topic.fact, .answered)),
      action: NormAction(page: "kartlegging", label: "Åpne temaet"),
      reading:
        "Omfanget tilpasses personen. «Ikke relevant» er et svar; «vil ikke svare» står åpent til noen spør igjen.",
      lastChecked: Day(ordinal: 0))
  }

  /// A measure is offered, never demanded of a person.
  init(measure: MeasureKind) {
    self.init(
      id: measure.id, title: measure.name, whenMissing: measure.name, strength: .may,
      kind: .measure(kind: measure.id, pathways: measure.pathways), citation: measure.citation,
      applies: .always, fulfilled: .always, action: NormAction(page: "forløp", label: "Se tilbud"),
      lastChecked: Day(ordinal: 0), local: measure.local)
  }
}
