internal import Access
internal import Casework
internal import Guidance
internal import Synchronization

/// The content with what has been decided in the interface, as the desk knows it between two looks at the store.
/// Shared by every copy of the desk.
final class KnowledgeRegister: Sendable {
  private struct Known {
    /// The content as it is, the municipality's own decisions with it.
    var knowledge: Knowledge
    var choices: [EditionChoice] = []
    var log = LocalLog()
    /// The staff, when their list has been read anew since.
    var staff: Knowledge.Staff?
    /// What no longer holds against the content, and is left out.
    var faults: [LocalFault] = []
  }

  /// The content as its files alone say it.
  let files: Knowledge
  private let known: Mutex<Known>
  /// Somebody has decided something by which lists and figures must be made anew; whoever keeps them listens here.
  let requests: AsyncStream<Void>
  private let ask: AsyncStream<Void>.Continuation

  init(_ knowledge: Knowledge) {
    files = knowledge
    known = Mutex(Known(knowledge: knowledge))
    // One request is enough, however many there were.
    (requests, ask) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  var knowledge: Knowledge {
    known.withLock { known in
      let knowledge = known.knowledge.deciding(known.choices)
      return known.staff.map(knowledge.employing) ?? knowledge
    }
  }
  var log: LocalLog { known.withLock { $0.log } }
  var faults: [LocalFault] { known.withLock { $0.faults } }

  func replace(with choices: [EditionChoice]) { known.withLock { $0.choices = choices } }

  func replace(with log: LocalLog, _ reading: LocalReading) {
    known.withLock { ($0.log, $0.knowledge, $0.faults) = (log, reading.knowledge, reading.faults) }
  }

  /// Who works here now.
  var directory: Colleagues { known.withLock { $0.staff?.directory } ?? files.directory }

  func employ(_ newer: Municipality) {
    let staff = Knowledge.Staff(files.municipality.employing(newer))
    known.withLock { $0.staff = staff }
  }

  func request() { ask.yield() }
}
