internal import Casework
internal import CivilTime
public import Desk
internal import Guidance
internal import Instruments

extension Knowledge {
  /// Reads `folder`; the municipality is read from `municipalityFolder` inside it.
  ///
  /// - Parameter edition: the edition to work by, whatever the municipality's file says; nil for what the file says.
  public static func load(
    folder: String, municipalityFolder: String = "demo", edition: String? = nil
  ) throws(ContentProblems) -> Knowledge {
    var files = ContentFolder(root: folder)
    var sources = CatalogueReader.sources(&files)
    let names = Dictionary(sources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let topics = CatalogueReader.topics(&files, sources: names)
    let purposes = CatalogueReader.purposes(&files)
    let measures = CatalogueReader.measures(&files, sources: names, purposes: purposes)
    let pathways = CatalogueReader.pathways(&files)
    let national = NationalPathwayReader.read(&files)
    let forms = CatalogueReader.forms(&files)
    let instruments = OfficialWordings.apply(&files, municipality: municipalityFolder, to: Self.instruments(&files))
    let municipality = MunicipalityReader.read(&files, folder: municipalityFolder, instruments: instruments.map(\.id))
    let courseMethod = CourseMethodReader.read(
      &files, instruments: instruments, folder: "local/\(municipalityFolder)", municipality: municipality.name)
    let listed = topics.map(Norm.init(topic:)) + measures.map(Norm.init(measure:))
    let shelf = EditionShelf(&files, NormReader(sources: names), listed: listed)
    let overlay = LocalOverlay(&files, municipalityFolder: municipalityFolder, municipality: municipality.name)
    let ownMeasures = overlay.measures(&files, sources: names, purposes: purposes)
    let own = LocalNorms(
      &files, folder: overlay.folder, supplement: overlay.supplement, sources: names, national: shelf.everywhere)
    let loaded = shelf.loaded(overlay, own: own.norms + ownMeasures.map(Norm.init(measure:)))
    // A recommendation that could not be read is not one that does not exist.
    if files.problems.isEmpty { files.add(overlay.problems(against: loaded)) }
    let choices = EditionChoices.read(
      &files, folder: municipalityFolder, given: edition, known: shelf.folders.map(\.edition))
    let service = ServiceNormReader.all(&files, sources: names)
    guard files.problems.isEmpty else { throw ContentProblems(files.problems) }
    let editions = Editions(loaded: loaded, choices: choices)
    if let supplement = overlay.supplement { sources.append(supplement.source) }
    return Knowledge(
      guide: editions.choices.first.flatMap { editions[$0.edition] }?.guide ?? Guide(edition: "", norms: []),
      sources: sources, topics: topics, measures: measures + ownMeasures, purposes: purposes, pathways: pathways,
      forms: forms, instruments: instruments, municipality: municipality, serviceNorms: service,
      nationalPathways: national, editions: editions, courseMethod: courseMethod)
  }

  private static func instruments(_ files: inout ContentFolder) -> [Instrument] {
    do throws(ContentProblems) {
      return try InstrumentLibrary(directory: files.root + "/instruments").instruments
    } catch {
      files.add(error.problems)
      return []
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
