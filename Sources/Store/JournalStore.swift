public import Casework
public import Desk

/// One municipality's journal, lists and drafts on an engine.
public struct JournalStore: CaseStore, ListStore, DraftStore, SelfAssessmentStore, FigureStore, EditionStore,
  ComplianceStore, OutcomeStore, LocalStore, ChangeFeed
{
  let engine: any Engine
  let commits: GroupCommit
  let states: StateCache
  /// The municipality as every row carries it.
  let municipality: SQLValue

  /// Several municipalities may share one engine; none sees another's rows.
  public init(engine: any Engine, municipality: MunicipalityID) {
    self.engine = engine.within(municipality)
    self.municipality = .text(municipality.text)
    commits = GroupCommit(engine: self.engine)
    states = StateCache()
  }

  /// Opens the SQLite file at the path, or makes it.
  public init(path: String, municipality: MunicipalityID) throws(StoreFailure) {
    try self.init(.sqlite(path: path), municipality: municipality)
  }

  /// Opens the database at the address.
  public init(_ address: DatabaseAddress, municipality: MunicipalityID) throws(StoreFailure) {
    self.init(engine: try address.open(), municipality: municipality)
  }

  public func changes() -> AsyncStream<StoreChange> { engine.changes() }

  /// Asks the database the cheapest of questions, for a load balancer.
  public func ping() async throws(StoreFailure) {
    _ = try await engine.read { try $0.count("SELECT MAX(version) FROM schema_version", []) }
  }

  func text(_ name: String) -> [SQLValue] { [municipality, .text(name)] }
}
