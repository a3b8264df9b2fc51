internal import Access
internal import Casework
internal import CivilTime
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
    /// All of it on the day it was last asked for, until something is decided: put together once, and not for each page.
    var whole: (day: Day, knowledge: Knowledge)?

    func knowledge(on day: Day) -> Knowledge {
      let decided = knowledge.deciding(choices)
      return (staff.map(decided.employing) ?? decided).inForce(on: day)
    }
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

  /// The content with the municipality's own decisions, and the norms of the edition in force on the day.
  func knowledge(on day: Day) -> Knowledge {
    known.withLock { known in
      if let whole = known.whole, whole.day == day { return whole.knowledge }
      let knowledge = known.knowledge(on: day)
      known.whole = (day, knowledge)
      return knowledge
    }
  }

  var log: LocalLog { known.withLock { $0.log } }
  var faults: [LocalFault] { known.withLock { $0.faults } }

  private func change(_ change: (inout Known) -> Void) {
    known.withLock { known in
      change(&known)
      known.whole = nil
    }
  }

  func replace(with choices: [EditionChoice]) { change { $0.choices = choices } }

  func replace(with log: LocalLog, _ reading: LocalReading) {
    change { ($0.log, $0.knowledge, $0.faults) = (log, reading.knowledge, reading.faults) }
  }

  /// Who works here now.
  var directory: Colleagues { known.withLock { $0.staff?.directory } ?? files.directory }

  func employ(_ newer: Municipality) {
    let staff = Knowledge.Staff(files.municipality.employing(newer))
    change { $0.staff = staff }
  }

  func request() { ask.yield() }
}
