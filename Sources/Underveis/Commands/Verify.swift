internal import ArgumentParser
internal import Store

/// Walks every chain, opens every seal, rebuilds every state from its journal, and tells what does not fit.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prøv at ingenting i journalene er endret, tatt bort eller satt inn, og at tilstandene er lik dem.")

  @Flag(help: "Les databasen til demoen.") var demo = false
  @Option(help: "Hodet fra forrige gang eller fra en kvittering: si fra om det er et annet.") var hode: String?

  func run() async throws {
    let store = try await House.opened(demo: demo).store
    let check = try await RecordCheck(store)
    print(check.text)
    let logIsWhole = try await Self.verifyLog(store)
    guard check.isSound, logIsWhole else { throw ExitCode.failure }
    if let hode, hode != check.chains.head {
      print("Hodet er et annet enn \(hode): noe er skrevet siden, eller en eldre database er lagt tilbake.")
      throw ExitCode.failure
    }
  }

  /// Says how far each node's access log holds. The last digest, kept outside the database, shows a cut end.
  private static func verifyLog(_ store: JournalStore) async throws -> Bool {
    let checks = try await store.verifyAccessLog()
    for check in checks {
      if let broken = check.broken {
        print("Loggen fra node \(check.node) er endret: linje \(broken) følger ikke av linjen før.")
      } else {
        print("Loggen fra node \(check.node): \(check.lines) linjer henger sammen. Siste sum: \(check.digest)")
      }
    }
    return checks.allSatisfy { $0.broken == nil }
  }
}
