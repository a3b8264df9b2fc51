internal import Casework
internal import CivilTime
public import Desk
internal import Guidance
internal import Instruments

/// What a municipality's own decisions are held against: the sources' content, and the texts of its own folder.
struct LocalBasis: Sendable {
  let folder: String
  let municipality: Municipality
  let sources: [Guidance.Source]
  let purposes: [Knowledge.Purpose]
  let measures: [MeasureKind]
  /// With our own short prompts.
  let instruments: [Instrument]
  /// Every edition as the sources alone say it.
  let editions: [LoadedEdition]
  /// Every norm of every edition and source, by number.
  let national: [String: [Norm]]
  let claimed: [String: ContentFolder.Claim]
  let texts: [String: String]

  /// The municipality's folder as it was read.
  var files: ContentFolder { ContentFolder(kept: texts, claimed: claimed) }
}

/// The content folder, read once and whole: what the sources say, and beside it the texts of the municipality's own
/// files. What a municipality decides in the interface is held against it without a file being opened again.
public struct SourceContent: Sendable {
  /// What the folder alone says, the municipality's own files with it.
  public let knowledge: Knowledge
  /// What the municipality's own numbers begin with, and the source that they cite.
  let supplement: LocalSupplement
  private let basis: LocalBasis

  /// - Parameter edition: the edition to work by, whatever the municipality's file says; nil for what the file says.
  /// - Throws: every problem in every file.
  public init(
    folder: String, municipalityFolder: String = "demo", edition: String? = nil
  ) throws(ContentProblems) {
    var files = ContentFolder(root: folder)
    let sources = CatalogueReader.sources(&files)
    let names = Self.names(sources)
    let topics = CatalogueReader.topics(&files, sources: names)
    let purposes = CatalogueReader.purposes(&files)
    let measures = CatalogueReader.measures(&files, sources: names, purposes: purposes)
    let pathways = CatalogueReader.pathways(&files)
    let nationalPathways = NationalPathwayReader.read(&files)
    let forms = CatalogueReader.forms(&files)
    let instruments = Self.instruments(&files)
    let municipality = MunicipalityReader.read(&files, folder: municipalityFolder, instruments: instruments.map(\.id))
    let courseMethod = CourseMethodReader.read(
      &files, instruments: instruments, folder: "local/\(municipalityFolder)", municipality: municipality.name)
    let legalReasons = LegalReasonReader.read(&files, sources: sources)
    let listed = topics.map(Norm.init(topic:)) + measures.map(Norm.init(measure:))
    let shelf = EditionShelf(&files, NormReader(sources: names), listed: listed)
    let choices = EditionChoices.read(
      &files, folder: municipalityFolder, given: edition, known: shelf.folders.map(\.edition))
    let service = ServiceNormReader.all(&files, sources: names)
    let texts = files.texts(under: "local/\(municipalityFolder)")
    let plain = shelf.editions.map { edition, norms in
      let guide = Guide(edition: edition.id, norms: norms)
      return LoadedEdition(edition: edition, guide: guide, plain: guide)
    }
    basis = LocalBasis(
      folder: "local/\(municipalityFolder)", municipality: municipality, sources: sources, purposes: purposes,
      measures: measures, instruments: instruments, editions: plain, national: shelf.everywhere,
      claimed: files.claimed, texts: texts)
    var own = basis.files
    let overlay = LocalOverlay(&own, basis, [])
    supplement = overlay.supplement ?? LocalSupplement(of: municipality.name)
    // A recommendation that could not be read is not one that does not exist.
    if files.problems.isEmpty, own.problems.isEmpty { own.add(overlay.problems) }
    let problems = files.problems + own.problems
    guard problems.isEmpty else { throw ContentProblems(problems) }
    knowledge = overlay.added(
      to: Knowledge(
        guide: Guide(edition: "", norms: []), sources: sources, topics: topics, measures: measures,
        purposes: purposes, pathways: pathways, forms: forms, instruments: instruments, municipality: municipality,
        serviceNorms: service, nationalPathways: nationalPathways,
        editions: Editions(loaded: plain, choices: choices), courseMethod: courseMethod, legalReasons: legalReasons))
  }

  /// What the content says with these decisions beside it, and everything that is wrong with them.
  func knowledge(with entries: [LocalEntry]) -> (knowledge: Knowledge, problems: [ContentProblem]) {
    var files = basis.files
    let overlay = LocalOverlay(&files, basis, entries)
    let problems = files.problems.isEmpty ? overlay.problems : files.problems
    return (problems.isEmpty ? overlay.added(to: knowledge) : knowledge, problems)
  }

  /// Their names by their ids.
  static func names(_ sources: [Guidance.Source]) -> [String: String] {
    Dictionary(sources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
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
