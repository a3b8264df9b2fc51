public import Casework
public import Desk
public import Seals

/// One municipality's journal, lists and drafts on an engine, sealed with keys that its keeper hands out.
public struct JournalStore: CaseStore, ListStore, DraftStore, SelfAssessmentStore, FigureStore, EditionStore,
  ComplianceStore, OutcomeStore, LocalStore, ChangeFeed, AccessStore
{
  let engine: any Engine
  /// The whole database, for the little that is no municipality's.
  let database: any Engine
  let commits: GroupCommit
  let states: StateCache
  let holders = SessionHolders()
  let seals: SealRing
  /// The municipality as every row carries it.
  let municipality: SQLValue
  let accessLog: AccessLog
  let leftovers: Leftovers
  /// Where writes wait for the rest; nil in a store that writes each by itself.
  var gathered: Gathered?

  /// Several municipalities may share one engine; none sees another's rows. Ask ``unlock(saying:)`` before anything else.
  /// - Parameter node: the machine this is, as the access log names it.
  public init(engine: any Engine, municipality: MunicipalityID, keys: any KeyKeeper, node: String = "1") {
    let whole = MeasuredEngine(engine)
    let engine = whole.within(municipality)
    let (place, seals) = (SQLValue.text(municipality.text), SealRing(engine, municipality.text, keys))
    (self.engine, database, self.municipality, self.seals) = (engine, whole, place, seals)
    let log = AccessLog(municipality: place, node: node)
    accessLog = log
    commits = GroupCommit(engine: engine) { end, connection in
      try log.append(end.log, connection)
      guard end.head != .none else { return }
      try JournalHead.add(end.head, try seals.ownAtHand(), connection, place)
    }
    (states, leftovers) = (StateCache(), Leftovers(in: engine))
  }

  /// Opens the SQLite file at the path, or makes it.
  public init(
    path: String, municipality: MunicipalityID, keys: any KeyKeeper, node: String = "1"
  ) throws(StoreFailure) {
    try self.init(.sqlite(path: path), municipality: municipality, keys: keys, node: node)
  }

  /// Opens the database at the address.
  public init(
    _ address: DatabaseAddress, municipality: MunicipalityID, keys: any KeyKeeper, node: String = "1"
  ) throws(StoreFailure) {
    self.init(engine: try address.open(), municipality: municipality, keys: keys, node: node)
  }

  public func changes() -> AsyncStream<StoreChange> { engine.changes() }

  /// Asks the database the cheapest of questions, for a load balancer.
  public func ping() async throws(StoreFailure) {
    _ = try await engine.read { try $0.count("SELECT MAX(version) FROM schema_version", []) }
  }

  func text(_ name: String) -> [SQLValue] { [municipality, .text(name)] }
}
