public import Casework
public import Guidance
internal import CivilTime

/// All content, read and checked. There is no half of it: one problem anywhere and nothing is loaded.
public struct Knowledge: Sendable {
  public let guide: Guide
  public let sources: [Source]
  public let topics: [Topic]
  public let measures: [MeasureKind]
  /// The purposes a measure may have: id and name.
  public let purposes: [Purpose]
  public let pathways: [MainPathway]
  public let forms: [FactForm]
  public let municipality: Municipality

  /// Why a measure is used.
  public struct Purpose: Hashable, Sendable {
    public let id: String
    public let name: String
  }

  /// Reads `folder`; the municipality is read from `municipalityFolder` inside it.
  public static func load(folder: String, municipalityFolder: String = "demo") throws(ContentProblems) -> Knowledge {
    var files = ContentFolder(root: folder)
    let sources = CatalogueReader.sources(&files)
    let names = Dictionary(sources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let topics = CatalogueReader.topics(&files, sources: names)
    let purposes = CatalogueReader.purposes(&files)
    let measures = CatalogueReader.measures(&files, sources: names, purposes: purposes)
    let pathways = CatalogueReader.pathways(&files)
    let forms = CatalogueReader.forms(&files)
    let municipality = MunicipalityReader.read(&files, folder: municipalityFolder)
    let deadlines = CatalogueReader.localDeadlines(&files, municipality: municipalityFolder)
    let duties = NormReader.all(&files, sources: names, localDeadlines: deadlines)
    let norms = duties + topics.map(Norm.init(topic:)) + measures.map(Norm.init(measure:))
    files.add(Self.repeated(norms))
    guard files.problems.isEmpty else { throw ContentProblems(files.problems) }
    return Knowledge(
      guide: Guide(edition: "2024-utkast", norms: norms), sources: sources, topics: topics, measures: measures,
      purposes: purposes, pathways: pathways, forms: forms, municipality: municipality)
  }

  /// The example conditions of all pathways.
  public var examples: [ExampleCondition] { pathways.flatMap(\.examples) }

  /// The kind of measure that answers to this id.
  public func measure(_ id: String) -> MeasureKind? { measures.first { $0.ids.contains(id) } }

  public func form(page: String) -> FactForm? { forms.first { $0.page == page } }

  private static func repeated(_ norms: [Norm]) -> [ContentProblem] {
    var seen: Set<String> = []
    return norms.filter { !seen.insert($0.id).inserted }.map {
      ContentProblem(file: "content", line: 0, what: "Nummeret \($0.id) er brukt to ganger.", mend: "Hvert nummer er ett.")
    }
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
      reading: "Omfanget tilpasses personen. «Ikke relevant» er et svar; «vil ikke svare» står åpent til noen spør igjen.",
      lastChecked: Day(ordinal: 0))
  }

  /// A measure is offered, never demanded of a person.
  init(measure: MeasureKind) {
    self.init(
      id: measure.id, title: measure.name, whenMissing: measure.name, strength: .may,
      kind: .measure(kind: measure.id, pathways: measure.pathways), citation: measure.citation,
      applies: .always, fulfilled: .always, action: NormAction(page: "forløp", label: "Se tilbud"),
      lastChecked: Day(ordinal: 0))
  }
}
