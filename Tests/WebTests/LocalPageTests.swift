import Access
import Casework
import CivilTime
import Desk
import Guidance
import Store
import Testing

@testable import Web

/// Protects that a leader can add to the guideline without a file, that it holds at once and is logged, and that nothing
/// the sources ask becomes weaker.
struct LocalPageTests {
  private let address = "/arbeid/ledelse/lokalt"

  private func site(_ desk: TestDesk) throws -> TestSite {
    try desk.site {
      $0.declareLocal(desk.desk)
      $0.declareLeaderInstruments(desk.desk)
      $0.declareAllFindings(desk.desk)
      $0.declareMeasures(desk.desk)
      $0.declareOverview(desk.desk)
    }
  }

  private static let norm: [(String, String)] = [
    ("tittel", "Ringt etter løslatelse"), ("mangler", "Ingen har ringt etter løslatelsen"), ("styrke", "bør"),
    ("sted", "Rusplanen, punkt 4"), ("gjelder-sammen", "alle"), ("gjelder-1-faktum", "løslatelse"),
    ("gjelder-1-innen", "3 måneder"), ("oppfylt-1-faktum", "kontakt"), ("oppfylt-1-svar", "registrert"),
    ("oppfylt-1-siden", "løslatelse"), ("frist", "innen"), ("frist-tid", "3 dager"), ("frist-faktum", "løslatelse"),
    ("side", "oversikt"), ("knapp", "Skriv kontakten"), ("hvorfor", "Vedtatt i mai"),
  ]

  private func with(_ changes: [(String, String)]) -> [(String, String)] {
    Self.norm.filter { pair in !changes.contains { $0.0 == pair.0 } } + changes
  }

  @Test func `Leaders see what is local and where it is from; only the leader decides`() async throws {
    let desk = try TestDesk()
    let site = try site(desk)
    #expect(try await desk.visitor(.clinician, on: site).get(address).status == 403)
    let teamLead = try await desk.visitor(.teamLead, on: site)
    let seen = try await teamLead.get(address)
    #expect(seen.status == 200 && !seen.body.contains("Sett en frist"))
    #expect(try await teamLead.get("\(address)/frist").status == 403)
    let refused = try await teamLead.send(
      "\(address)/frist", ["anbefaling": "MAP-09", "frist": "2 uker", "hvorfor": "Prøve"])
    #expect(refused.status == 403)
    let page = try await desk.visitor(.leader, on: site).get(address).body
    #expect(HTMLCheck(page).faults == [])
    for words in ["Sett en frist", "LINDVIK-01", "Bryggekafeen", "HF3-45", "Kommunens mappe", "15. januar 2026"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(try await desk.store.localEntries().isEmpty)
  }

  @Test func `A deadline holds at once, is logged with who and why, and ends when it is ended`() async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    #expect(desk.desk.guide.norm("MAP-09")?.deadline == Deadline.none)
    let form = try await leader.get("\(address)/frist?om=MAP-09").body
    #expect(HTMLCheck(form).faults == [])
    let sent = try await leader.send(
      from: "\(address)/frist?om=MAP-09", to: "\(address)/frist",
      [("anbefaling", "MAP-09"), ("frist", "3 uker"), ("hvorfor", "Vedtatt i mai")])
    #expect(sent.status == 303)
    #expect(desk.desk.guide.norm("MAP-09")?.deadline == .local(.weeks(3)))
    let name = try desk.actor(.leader).name
    var page = try await leader.get(address).body
    #expect(HTMLCheck(page).faults == [])
    #expect(page.contains("Vedtatt i mai") && page.contains("\(name), leder") && page.contains("3 uker"))
    // The very same form once more is one decision.
    _ = try await leader.send(
      from: "\(address)/frist?om=MAP-09", to: "\(address)/frist",
      [("sett", "1"), ("anbefaling", "MAP-09"), ("frist", "3 uker"), ("hvorfor", "Vedtatt i mai")])
    #expect(try await desk.store.localEntries().count == 1)
    let end = try await leader.get("\(address)/avslutt?slag=frist&om=MAP-09").body
    #expect(HTMLCheck(end).faults == [] && end.contains("Vedtatt i mai"))
    let noReason = try await leader.send(
      from: "\(address)/avslutt?slag=frist&om=MAP-09", to: "\(address)/avslutt", [("hvorfor", "")])
    #expect(noReason.status == 422)
    _ = try await leader.send(
      from: "\(address)/avslutt?slag=frist&om=MAP-09", to: "\(address)/avslutt", key: "fedcba9876543210",
      [("hvorfor", "For kort")])
    #expect(desk.desk.guide.norm("MAP-09")?.deadline == Deadline.none)
    page = try await leader.get(address).body
    #expect(page.contains("For kort") && page.contains("Vedtatt i mai"), "the log keeps both")
    #expect(try await desk.store.localEntries().map(\.isEnded) == [false, true])
    #expect(try await leader.get("\(address)/avslutt?slag=frist&om=MAP-09").status == 404)
  }

  @Test func `What the source gives cannot be set, and the refusal says so and keeps what was typed`() async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let refused = try await leader.send(
      "\(address)/frist", ["anbefaling": "HF3-13", "frist": "24 måneder", "hvorfor": "Vi rekker det ikke"])
    #expect(refused.status == 422)
    #expect(refused.body.contains("Kilden gir selv en frist for HF3-13."))
    #expect(refused.body.contains("24 måneder") && refused.body.contains("Vi rekker det ikke"))
    let soft = try await leader.send(
      "\(address)/ord", ["anbefaling": "MAP-01", "tittel": "Kartlegging er frivillig", "hvorfor": "Lettere"])
    #expect(soft.status == 422 && soft.body.contains("«frivillig» i MAP-01"))
    let unknown = try await leader.send(
      "\(address)/frist", ["anbefaling": "MAP-0I", "frist": "2 uker", "hvorfor": "Ny"])
    #expect(unknown.status == 422 && unknown.body.contains("Mente du «MAP-0"))
    #expect(try await desk.store.localEntries().isEmpty)
    #expect(HTMLCheck(refused.body).faults == [] && HTMLCheck(soft.body).faults == [])
  }

  @Test func `An own recommendation is tried, shown for whom, decided, found on the person, and retired`() async throws
  {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    try await desk.sign(
      .factsStated(StatedFacts(form: "oversikt", statements: [Statement(.released, .yes)])), in: record)
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let form = try await leader.get("\(address)/anbefaling").body
    #expect(HTMLCheck(form).faults == [])
    let looked = try await leader.send(
      from: "\(address)/anbefaling", with([("handling", "se"), ("hvorfor", "")]))
    #expect(looked.status == 200 && HTMLCheck(looked.body).faults == [])
    #expect(
      looked.body.contains("færre enn 5 av færre enn 5 åpne journaler ville fått noe annet"), "whom it would touch")
    #expect(looked.body.contains("finnes ikke → mangler") && looked.body.contains("Ringt etter løslatelse"))
    #expect(try await desk.store.localEntries().isEmpty, "looking decides nothing")
    let sent = try await leader.send(from: "\(address)/anbefaling", Self.norm)
    #expect(sent.status == 303)
    let id = try #require(try await desk.store.localEntries().first?.subject)
    #expect(id == "LINDVIK-52")
    let clinician = try await desk.visitor(on: try site(desk))
    let findings = try await clinician.get("/arbeid/person/\(record)/veileder").body
    #expect(findings.contains("Ingen har ringt etter løslatelsen (lokal)"))
    #expect(findings.contains("Lokal: anbefalingen"))
    #expect(try await desk.desk.refreshAging() >= 1, "lists are made anew")
    #expect(try await desk.desk.refreshAging() == 0, "once")

    let change = try await leader.get("\(address)/anbefaling?om=\(id)").body
    #expect(change.contains("value=\"løslatelse\"") && change.contains("value=\"3 dager\""), "filled as it was written")
    _ = try await leader.send(
      from: "\(address)/avslutt?slag=anbefaling&om=\(id)", to: "\(address)/avslutt", key: "fedcba9876543210",
      [("hvorfor", "Erstattet av ny plan")])
    let after = try await clinician.get("/arbeid/person/\(record)/veileder").body
    #expect(!after.contains("Ingen har ringt etter løslatelsen"))
    #expect(desk.desk.guide.norm(id)?.until != nil, "the number goes on meaning the same")
    #expect(desk.desk.nextLocalNumber == "LINDVIK-53", "and is never given to anything else")
  }

  @Test(arguments: [
    ([("gjelder-1-faktum", "løslatlse")], "Ukjent faktum «løslatlse». Mente du «løslatelse»?", "gjelder-1-faktum"),
    (
      [("oppfylt-1-svar", "registret")], "«registret» er ikke et svar på «kontakt». Mente du «registrert»?",
      "oppfylt-1-svar"
    ),
    ([("gjelder-1-innen", "lenge")], "«lenge» er ikke en tid.", "gjelder-1-innen"),
    ([("nummer", "HF3-13"), ("styrke", "kan")], "HF3-13 er «bør» i kilden, og kan ikke bli «kan».", "styrke"),
    ([("nummer", "HF3-45"), ("styrke", "skal")], "HF3-45 er en rettighet, og kan ikke slutte å være det.", "nummer"),
    (
      [("oppfylt-1-faktum", ""), ("oppfylt-1-svar", ""), ("oppfylt-1-siden", "")], "Skriv minst én opplysning",
      "oppfylt-1-faktum"
    ),
    ([("frist-tid", "")], "Skriv hvor lang tid", "frist-tid"),
  ])
  func `A fault names its field, what is allowed and what was probably meant`(
    changes: [(String, String)], said: String, field: String
  ) async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let refused = try await leader.send(from: "\(address)/anbefaling", with(changes))
    #expect(refused.status == 422)
    #expect(refused.body.contains(said.asHTML))
    #expect(refused.body.contains("id=\"felt-\(field)-feil\""), "under the field it was written in")
    #expect(refused.body.contains("Rusplanen, punkt 4"), "what was typed is kept")
    #expect(HTMLCheck(refused.body).faults == [])
    #expect(try await desk.store.localEntries().isEmpty)
  }

  @Test func `An own measure is offered, and no more when it has ended`() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    #expect(HTMLCheck(try await leader.get("\(address)/tiltak").body).faults == [])
    let sent = try await leader.send(
      from: "\(address)/tiltak",
      [
        ("navn", "Naustet"), ("beskrivelse", "Et åpent verksted"), ("intensitet", "lav"), ("lavterskel", "ja"),
        ("forlop", "1"), ("formal", "livskvalitet"), ("hvorfor", "Åpnet i høst"),
      ])
    #expect(sent.status == 303)
    let clinician = try await desk.visitor(on: try site(desk))
    let list = "/arbeid/person/\(record)/forlop/tiltak"
    #expect(try await clinician.get(list).body.contains("Naustet (lokal)"))
    let id = try #require(try await desk.store.localEntries().first?.subject)
    _ = try await leader.send(
      from: "\(address)/avslutt?slag=tiltak&om=\(id)", to: "\(address)/avslutt", key: "fedcba9876543210",
      [("hvorfor", "Stengt")])
    #expect(try await !clinician.get(list).body.contains("Naustet"))
    #expect(desk.desk.knowledge.measure(id)?.name == "Naustet (lokal)", "journals may name it")
  }

  @Test func `The same form sent twice is one decision, and one end`() async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    for _ in 0..<2 {
      let sent = try await leader.send(
        "\(address)/frist", ["sett": "0", "anbefaling": "MAP-09", "frist": "3 uker", "hvorfor": "Vedtatt"],
        key: "aaaabbbbccccdddd")
      #expect(sent.status == 303)
    }
    for _ in 0..<2 {
      let ended = try await leader.send(
        "\(address)/avslutt", ["slag": "frist", "om": "MAP-09", "sett": "1", "hvorfor": "For kort"],
        key: "eeeeffff00001111")
      #expect(ended.status == 303)
    }
    #expect(try await desk.store.localEntries().map(\.isEnded) == [false, true])
  }

  @Test func `Two who write something new at once never get the same number`() async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let hidden = [("sett", "0"), ("nummer", "LINDVIK-52")]
    _ = try await leader.send(from: "\(address)/anbefaling", with(hidden))
    let second = try await leader.send(
      from: "\(address)/anbefaling", key: "fedcba9876543210", with(hidden + [("tittel", "En annen anbefaling")]))
    #expect(second.status == 422 && second.body.contains("LINDVIK-52 er tatt av"))
    #expect(second.body.contains("Neste ledige er LINDVIK-53.") && second.body.contains("En annen anbefaling"))
    #expect(desk.desk.guide.norm("LINDVIK-52")?.title == "Ringt etter løslatelse (lokal)")
    let measure = try await leader.send(
      from: "\(address)/tiltak", key: "aaaabbbbccccdddd",
      [
        ("nummer", "LINDVIK-52"), ("navn", "Naustet"), ("beskrivelse", "Verksted"), ("intensitet", "lav"),
        ("hvorfor", "Nytt"),
      ])
    #expect(measure.status == 422 && measure.body.contains("LINDVIK-52 er brukt to ganger"))
  }

  @Test func `A deadline can be tried on everybody before it is set`() async throws {
    let desk = try TestDesk()
    _ = try await desk.openRecord()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let looked = try await leader.send(
      "\(address)/frist", ["anbefaling": "MAP-01", "frist": "1 dag", "handling": "se"])
    #expect(looked.status == 200 && looked.body.contains("Hvem det ville gjelde nå"))
    #expect(looked.body.contains("med en annen frist"))
    #expect(try await desk.store.localEntries().isEmpty)
  }

  @Test func `Who decided meanwhile is told, and nobody's decision is lost`() async throws {
    let desk = try TestDesk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    let first = try await leader.send(
      "\(address)/ord", ["sett": "0", "anbefaling": "MAP-01", "tittel": "Vi har kartlagt", "hvorfor": "Kjente ord"])
    #expect(first.status == 303)
    let second = try await leader.send(
      "\(address)/ord", ["sett": "0", "anbefaling": "MAP-01", "tittel": "Kartlagt i fellesskap", "hvorfor": "Bedre"])
    #expect(second.status == 422)
    #expect(second.body.contains("mens du skrev: «Kjente ord»") && second.body.contains("Kartlagt i fellesskap"))
    #expect(desk.desk.guide.norm("MAP-01")?.title == "Vi har kartlagt")
    #expect(second.body.contains(#"name="sett" value="1""#), "sent again, it builds on what has now been told")
    let again = try await leader.send(
      "\(address)/ord", ["sett": "1", "anbefaling": "MAP-01", "tittel": "Kartlagt i fellesskap", "hvorfor": "Bedre"])
    #expect(again.status == 303 && desk.desk.guide.norm("MAP-01")?.title == "Kartlagt i fellesskap")
  }

  @Test func `Another process, and a new start, know what was decided; the folder is told it stands behind`()
    async throws
  {
    let desk = try TestDesk()
    let leader = try desk.actor(.leader)
    let trial = try desk.desk.tryOut(.deadline(norm: "MAP-01", within: "9 dager"), why: "Kortere", seen: 0, by: leader)
    try await desk.desk.adopt(trial, by: leader, key: nil)
    var requests = desk.desk.requestsForRefresh.makeAsyncIterator()
    #expect(await requests.next() != nil, "whoever keeps the lists is told at once")
    let clock = desk.clock
    let other = CaseDesk(
      knowledge: desk.knowledge, store: desk.store, reader: try TestDesk.content.get(), now: { clock.now },
      newID: { "x" })
    #expect(other.guide.norm("MAP-01")?.deadline == .local(.weeks(4)))
    try await other.readDecisions()
    #expect(other.guide.norm("MAP-01")?.deadline == .local(.days(9)))
    let page = try await desk.visitor(.leader, on: try site(desk)).get(address).body
    #expect(page.contains("Vedtak her går foran kommunens mappe") && page.contains("Frist for MAP-01"))
  }
}
