internal import ArgumentParser
internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Store

/// Gives records a data key that nobody has seen: after a leak, when changing the master key is not enough.
struct ResealCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reseal",
    abstract: "Forsegl innholdet i én journal eller alle på nytt, med nye datanøkler. Serveren kan gå imens.",
    discussion: """
      Til når noen kan ha fått tak i en datanøkkel: for eksempel både databasen og hovednøkkelen. Bytt hovednøkkelen \
      først («keys rotate»). Kjeden blir stående som den er, og hodet er det samme etterpå. Hver journal prøves før den \
      forsegles på nytt; en med feil blir stående urørt. Det som gjøres, står i loggen til hver journal. Stopper det, så \
      kjør på nytt med --fra-for og tidspunktet som ble vist. Gamle kopier åpnes fortsatt med de gamle nøklene: ta en ny \
      kopi, og kast de gamle.
      """)

  @Flag(help: "Bruk databasen til demoen.") var demo = false
  @Flag(help: "Alle journaler og henvendelser.") var alle = false
  @Option(help: "Bare denne journalen eller henvendelsen.") var journal: String?
  @Option(help: "Gå forbi dem som har fått ny nøkkel etter dette tidspunktet (millisekunder, som vist sist).")
  var fraFor: Int64?

  func validate() throws {
    guard alle != (journal != nil) else { throw ValidationError("Oppgi --alle, eller --journal med en journal.") }
  }

  func run() async throws {
    let store = try await House.opened(demo: demo).store
    let before = fraFor.map(Moment.init(milliseconds:)) ?? House.clock()
    if alle { say("Begynte \(before.milliseconds). Stopper det, så fortsett med --fra-for \(before.milliseconds).") }
    var (cursor, done, refused) = (RecordID?.none, 0, [RecordID]())
    repeat {
      let batch = try await store.reseal(
        keyedBefore: before, after: cursor, only: journal.map(RecordID.init), at: House.clock()
      ) { .byCommand(.written, $0, what: "resealed") }
      done += batch.done.count
      refused += batch.refused
      if done > 0, done % 1_000 == 0 { say("  \(done)") }
      cursor = batch.next
    } while cursor != nil
    // The old bytes are to be gone from the log beside the file too.
    try await store.forgetReplacedBytes()
    if done > 0 { say("\(done) er forseglet på nytt.") }
    guard refused.isEmpty else {
      for record in refused { say("\(record): noe stemmer ikke. Den er ikke rørt. Kjør «underveis verify».") }
      throw ExitCode.failure
    }
    guard done > 0 else { throw Refusal("Ingen journal eller henvendelse å forsegle på nytt.") }
  }
}
