internal import ArgumentParser
internal import Store

/// Walks every chain, opens every seal, rebuilds every state from its journal, and tells what does not fit.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prøv at ingenting i journalene er endret, tatt bort eller satt inn, og at tilstandene er lik dem.")

  @Flag(help: "Les databasen til demoen.") var demo = false
  @Option(help: "Hodet fra forrige gang eller fra en kvittering: si fra om det er et annet.") var hode: String?

  func run() async throws {
    let check = try await RecordCheck(House.opened(demo: demo).store)
    print(check.text)
    guard check.isSound else { throw ExitCode.failure }
    if let hode, hode != check.chains.head {
      print("Hodet er et annet enn \(hode): noe er skrevet siden, eller en eldre database er lagt tilbake.")
      throw ExitCode.failure
    }
  }
}
