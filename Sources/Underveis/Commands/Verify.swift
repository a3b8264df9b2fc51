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
    var wrong: [RecordID] = []
    var count = 0
    var cursor: RecordID?
    while true {
      let batch = try await house.store.records(after: cursor, limit: 200)
      guard let last = batch.last else { break }
      for (record, stored) in batch {
        let journal = try await house.store.journal(of: record)
        if CaseState(replaying: journal) != stored || Self.hasGap(journal) { wrong.append(record) }
      }
      count += batch.count
      cursor = last.0
    }
    cursor = nil
    var enquiries = 0
    while true {
      let batch = try await house.store.enquiries(after: cursor, limit: 200)
      guard let last = batch.last else { break }
      for (record, stored) in batch {
        let journal = try await house.store.journal(of: record)
        if EnquiryState(replaying: journal) != stored || Self.hasGap(journal) { wrong.append(record) }
      }
      enquiries += batch.count
      cursor = last.0
    }
    let broken = try await Self.verifyLog(house)
    guard wrong.isEmpty, !broken else {
      for record in wrong { print("Ikke lik journalen: \(record)") }
      if !wrong.isEmpty { print("\(wrong.count) av \(count + enquiries) stemmer ikke.") }
      throw ExitCode.failure
    }
    print("\(count) journaler og \(enquiries) henvendelser: tilstanden er lik journalen.")
  }

  /// Says how far each node's access log holds. The last digest, kept outside the database, shows a cut end.
  private static func verifyLog(_ house: House) async throws -> Bool {
    let checks = try await house.store.verifyAccessLog()
    for check in checks {
      if let broken = check.broken {
        print("Loggen fra node \(check.node) er endret: linje \(broken) følger ikke av linjen før.")
      } else {
        print("Loggen fra node \(check.node): \(check.lines) linjer henger sammen. Siste sum: \(check.digest)")
      }
    }
    return checks.contains { $0.broken != nil }
  }

  private static func hasGap(_ journal: [Entry]) -> Bool {
    zip(journal, 1...).contains { $0.version != $1 }
  }
}
