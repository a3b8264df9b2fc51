internal import Access
internal import Casework
internal import Desk
internal import Guidance

/// Whom a proposal would touch, as far as it has been gone through.
struct LocalPreview: Sendable {
  let text: String
  let table: Table?

  init(_ state: EditionWork.State) {
    switch state {
    case .nothing: (text, table) = ("Ikke sett på ennå.", nil)
    case .running(let read):
      text = "\(read.grouped) journaler er lest. Trykk «Se hvem det ville gjelde» igjen for å se resten."
      table = nil
    case .failed: (text, table) = ("Gjennomgangen stoppet. Prøv igjen om litt.", nil)
    case .done(let report):
      text =
        "\(EditionNumbers.words(report.tally.differing)) av \(EditionNumbers.words(report.tally.compared)) åpne journaler "
        + "ville fått noe annet enn i dag."
      let rows = report.parts.flatMap { part in
        part.rows.map { row in
          let norm = part.difference.after ?? part.difference.before
          return Table.Row([
            .init("\(part.difference.id) \(norm?.title ?? "")"), .init(row.change.words),
            .init(EditionNumbers.words(row.count), number: true),
          ])
        }
      }
      table =
        rows.isEmpty
        ? nil
        : Table(
          id: "ville-gjelde", caption: "Fra i dag til slik det ville blitt",
          columns: [.init("Anbefaling"), .init("Fra og til"), .init("Journaler", number: true)], rows: rows)
    }
  }
}

/// Proposals that are being held against the open records. It is long work in a large municipality: one may go on
/// writing, and ask again.
actor LocalTrials {
  private struct Running {
    let text: String
    let work: EditionWork
  }

  private var running: [StaffID: Running] = [:]

  /// Where the trial of this very text stands. It is begun when it is not, and waited for a little.
  func state(
    of trial: LocalTrial, _ desk: CaseDesk, for actor: StaffActor
  ) async -> EditionWork.State {
    let work: EditionWork
    if let known = running[actor.id], known.text == trial.entry.text {
      work = known.work
    } else {
      work = EditionWork()
      running[actor.id] = Running(text: trial.entry.text, work: work)
      await work.begin { tell in try await desk.whomItTouches(trial, for: actor, progress: tell) }
    }
    var state = await work.state
    for _ in 0..<40 {
      guard case .running = state else { break }
      try? await Task.sleep(for: .milliseconds(50))
      state = await work.state
    }
    // What has been shown is looked at anew the next time: the records go on.
    if case .running = state { return state }
    running[actor.id] = nil
    return state
  }
}
