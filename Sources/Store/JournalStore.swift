public import Casework
public import Desk

/// One municipality's journal, lists and drafts on an engine.
public struct JournalStore: CaseStore, ListStore, DraftStore, SelfAssessmentStore, FigureStore, EditionStore,
  ComplianceStore
{
  let engine: any Engine
  let commits: GroupCommit
  let states: StateCache
  /// The municipality as every row carries it.
  let municipality: SQLValue

  /// Several municipalities may share one engine; none sees another's rows.
  public init(engine: any Engine, municipality: MunicipalityID) {
    let engine = MeasuredEngine(engine)
    self.engine = engine
    self.municipality = .text(municipality.text)
    commits = GroupCommit(engine: engine)
    states = StateCache()
  }

  /// Opens the SQLite file at the path, or makes it.
  public init(path: String, municipality: MunicipalityID) throws(StoreFailure) {
    self.init(engine: try SQLiteEngine(path: path), municipality: municipality)
  }

  /// Asks the database the cheapest of questions, for a load balancer.
  public func ping() async throws(StoreFailure) {
    _ = try await engine.read { try $0.count("SELECT MAX(version) FROM schema_version", []) }
  }

  func text(_ name: String) -> [SQLValue] { [municipality, .text(name)] }
}
