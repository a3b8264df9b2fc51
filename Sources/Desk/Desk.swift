public import Access
public import Casework
public import CivilTime
public import Guidance

/// Where the use cases are: may you, load, decide, append. The shell hands in what touches the world.
public struct CaseDesk: Sendable {
  public typealias Storage = CaseStore & ListStore & DraftStore & SelfAssessmentStore & FigureStore & EditionStore
    & ComplianceStore & OutcomeStore & LocalStore & ChangeFeed & AccessStore

  let store: any Storage
  let now: @Sendable () -> Moment
  let newID: @Sendable () -> String
  /// Reads what the municipality decides itself; nil where nothing can be decided in the interface.
  let reader: (any LocalReader)?
  let register: KnowledgeRegister
  let trends = TrendCache()

  /// - Parameters:
  ///   - reader: reads what the municipality decides itself in the interface.
  ///   - now: the clock; the demonstration hands in its own.
  ///   - newID: a new unguessable id at each call.
  public init(
    knowledge: Knowledge, store: any Storage, reader: (any LocalReader)? = nil,
    now: @escaping @Sendable () -> Moment, newID: @escaping @Sendable () -> String
  ) {
    (self.store, self.reader, self.now, self.newID) = (store, reader, now, newID)
    register = KnowledgeRegister(knowledge)
  }

  /// All content, with the municipality's own decisions and the norms of the edition that is in force today.
  public var knowledge: Knowledge { register.knowledge(on: today) }

  /// Told each time something has been decided by which lists and figures must be made anew. For one listener.
  public var requestsForRefresh: AsyncStream<Void> { register.requests }

  /// Takes the staff and the units of a newer reading of the municipality's files, while everybody works.
  public func employ(_ newer: Municipality) { register.employ(newer) }

  /// Asks the one who listens to look at lists and figures now.
  public func requestRefresh() { register.request() }

  public var guide: Guide { knowledge.guide }
  public var today: Day { now().day }
  public var moment: Moment { now() }

  /// What a decision about a record rests on, beside the record.
  var circumstances: Circumstances {
    Circumstances(now: now(), limits: register.files.municipality.access, directory: register.directory)
  }

  /// The basis on which somebody may; throws ``DeskError/denied(_:)`` with who can help.
  @discardableResult
  func basis(for use: Use, _ actor: StaffActor) throws(DeskError) -> String {
    switch decide(actor.role, may: use) {
    case .allowed(let basis): return basis
    case .denied(let why): throw .denied(why)
    }
  }
}

/// Why a use case did not do what was asked. Nothing was written.
public enum DeskError: Error, Sendable {
  case denied(String)
  /// The record is closed to the one who asks, who may open it with a reason.
  case closed(ClosedRecord)
  /// No such record, enquiry or item here.
  case notFound(String)
  /// Somebody else has signed the same kind of thing since the form was opened; here is theirs.
  case stale(Entry)
  /// This form has been received before; here is what it led to.
  case alreadyDone(RecordID)
  case invalid([FieldProblem])
  /// The disk is full.
  case full
  case unavailable(String)
}

/// A record that stayed closed, and the page that was asked for.
public struct ClosedRecord: Sendable {
  public let record: RecordID
  /// The page's name in content, such as `krise`.
  public let page: String
  public let closure: RecordClosure
  /// How many hours it stays open when it is opened with a reason.
  public let hours: Int
}

extension DeskError {
  public init(_ failure: StoreFailure) {
    switch failure {
    case .alreadyDone(let record): self = .alreadyDone(record)
    case .full: self = .full
    case .conflict: self = .unavailable("Noen andre skrev i journalen samtidig. Prøv igjen.")
    case .unavailable(let why), .unreachable(let why), .uncertain(let why): self = .unavailable(why)
    }
  }
}

/// Runs a call to the store and says its failure in the desk's words.
func asking<Value>(_ body: () async throws(StoreFailure) -> Value) async throws(DeskError) -> Value {
  do {
    return try await body()
  } catch {
    throw DeskError(error)
  }
}
