public import Casework
public import Desk

/// One municipality's journal, lists and drafts on an engine.
public struct JournalStore: CaseStore, ListStore, DraftStore, SelfAssessmentStore, FigureStore, EditionStore,
  ComplianceStore, AccessStore
{
  let engine: any Engine
  let commits: GroupCommit
  let states: StateCache
  /// The municipality as every row carries it.
  let municipality: SQLValue
  let accessLog: AccessLog

  /// Several municipalities may share one engine; none sees another's rows.
  /// - Parameter node: the machine this is, as the access log names it.
  public init(engine: any Engine, municipality: MunicipalityID, node: String = "1") {
    self.engine = engine
    self.municipality = .text(municipality.text)
    accessLog = AccessLog(municipality: .text(municipality.text), node: node)
    commits = GroupCommit(engine: engine)
    states = StateCache()
  }

  /// Opens the SQLite file at the path, or makes it.
  public init(path: String, municipality: MunicipalityID, node: String = "1") throws(StoreFailure) {
    self.init(engine: try SQLiteEngine(path: path), municipality: municipality, node: node)
  }

  /// Asks the database the cheapest of questions, for a load balancer.
  public func ping() async throws(StoreFailure) {
    _ = try await engine.read { try $0.count("SELECT MAX(version) FROM schema_version", []) }
  }

  func text(_ name: String) -> [SQLValue] { [municipality, .text(name)] }
}
