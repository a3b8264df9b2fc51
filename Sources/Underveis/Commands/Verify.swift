internal import ArgumentParser
internal import Casework
internal import Content
internal import Desk
internal import Foundation
internal import Store

/// Rebuilds every state from its journal and compares it with the one kept beside it.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bygg hver tilstand på nytt fra journalen og sammenlign med den som er lagret.")

  @Flag(help: "Les databasen til demoen.") var demo = false

  func run() async throws {
    let house = try await House.opened(demo: demo)
    try await Self.check(house.store)
  }

  static func check(_ store: JournalStore) async throws {
    var wrong: [RecordID] = []
    var count = 0
    var cursor: RecordID?
    while true {
      let batch = try await store.records(after: cursor, limit: 200)
      guard let last = batch.last else { break }
      for (record, stored) in batch {
        let journal = try await store.journal(of: record)
        if CaseState(replaying: journal) != stored || Self.hasGap(journal) { wrong.append(record) }
      }
      count += batch.count
      cursor = last.0
    }
    cursor = nil
    var enquiries = 0
    while true {
      let batch = try await store.enquiries(after: cursor, limit: 200)
      guard let last = batch.last else { break }
      for (record, stored) in batch {
        let journal = try await store.journal(of: record)
        if EnquiryState(replaying: journal) != stored || Self.hasGap(journal) { wrong.append(record) }
      }
      enquiries += batch.count
      cursor = last.0
    }
    guard wrong.isEmpty else {
      for record in wrong { print("Ikke lik journalen: \(record)") }
      print("\(wrong.count) av \(count + enquiries) stemmer ikke.")
      throw ExitCode.failure
    }
    print("\(count) journaler og \(enquiries) henvendelser: tilstanden er lik journalen.")
  }

  private static func hasGap(_ journal: [Entry]) -> Bool {
    zip(journal, 1...).contains { $0.version != $1 }
  }
}
