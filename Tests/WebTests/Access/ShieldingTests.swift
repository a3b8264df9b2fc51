import Access
import Casework
import CivilTime
import Desk
import Store
import Testing

@testable import Web

/// Protects what the person has blocked, and where a protected person is: no page that can be fetched tells it.
struct ShieldingTests {
  let desk: TestDesk
  let site: TestSite

  init() throws {
    desk = try TestDesk()
    site = try desk.wholeSite()
  }

  /// The bodies of every page about this person, and of the lists, as this one sees them.
  private func pages(_ record: RecordID, as actor: StaffActor) async throws -> [(address: String, body: String)] {
    let visitor = try await site.visitor(as: actor.id.text)
    var pages: [(String, String)] = []
    for route in site.routes where route.method == "GET" && route.path.hasPrefix("/arbeid") {
      let address = route.path.split(separator: "/").map { part in
        switch part {
        case "{id}": record.text
        case "{norm}": "HF3-47"
        case "{slag}": route.path.contains("planer") ? "krise" : "samtaler-med-helsepersonell"
        case "{skjema}": "phq-9"
        case "{nr}": "1"
        case "{versjon}": "3"
        default: String(part)
        }
      }.joined(separator: "/")
      pages.append(("/" + address, try await visitor.get("/" + address).body))
    }
    let found = try await visitor.send("/arbeid/sok", ["sok": "Oddvar Testad"])
    pages.append(("/arbeid/sok", found.body))
    #expect(pages.contains { $0.0.hasSuffix("/krise") && $0.1.contains("Oddvar") })
    return pages
  }

  @Test func `A blocked entry leaks through no page, and everybody else still sees it`() async throws {
    let record = try await desk.openRecordWithHistory()
    let secret = "Hemmelig hvalross"
    try await desk.sign(
      .contactHeld(
        Contact(form: .met, note: secret, statements: [Statement(.suicideAttempt, .yes, on: desk.today)])), in: record)
    let entry = try #require(try await desk.store.journal(of: record).last)
    try await desk.desk.correct(
      Correction(
        of: entry.id, replacement: .contactHeld(Contact(form: .phone, note: "\(secret) igjen")), reason: secret),
      in: record, by: try desk.actor(), key: nil)
    let blocked = try desk.actor(.teamLead)
    let block = RecordBlock(
      id: ItemID("b"), against: .staff(blocked.id, name: blocked.name), entries: [entry.id], words: "Ikke til henne")
    try await desk.desk.steer(.blocked(block), in: record, by: try desk.actor(), key: nil)

    for page in try await pages(record, as: blocked) {
      #expect(!page.body.contains(secret), "\(page.address)")
      if page.address == "/arbeid/person/\(record)/krise" { #expect(page.body.contains("Noe er sperret for deg")) }
    }
    let mine = try await pages(record, as: try desk.actor())
    #expect(mine.contains { $0.address.hasSuffix("/tidslinje") && $0.body.contains(secret) })
    let file = try await desk.desk.person(record, page: "krise", for: blocked)
    #expect(file.state.facts[.suicideAttempt].answer == .notAsked)
    #expect(file.state.version == (try await desk.state(record).version))
    await #expect(throws: DeskError.self, "nobody corrects what is blocked for them") {
      try await desk.desk.correct(
        Correction(of: entry.id, replacement: nil, reason: "x"), in: record, by: blocked, key: nil)
    }
    try await desk.desk.open(record, Opening(.personAsks, words: "Ja"), by: blocked, key: nil)
    #expect(try await desk.desk.person(record, page: "krise", for: blocked).access.hidden.isEmpty)
  }

  @Test func `A blocked record shows nobody's risk in lists`() async throws {
    let record = try await desk.openRecordWithHistory()
    let blocked = try desk.actor(.teamLead)
    let block = RecordBlock(id: ItemID("b"), against: .unit(blocked.unit, name: blocked.unitName))
    try await desk.desk.steer(.blocked(block), in: record, by: try desk.actor(), key: nil)
    let row = try #require(
      try await desk.desk.caseload(CaseloadFilter(unit: blocked.unit), for: blocked).rows.first { $0.record == record })
    #expect(row.riskLevel.isEmpty && row.pathway == nil && row.latestScore == nil && row.overdue == 0)
    let day = try await desk.desk.myDay(try desk.actor())
    #expect(day.findings.rows.isEmpty && day.raisedRisk.isEmpty, "also the responsible, when the unit is blocked")
    #expect(day.appointments.allSatisfy { $0.row.place.isEmpty })
  }

  @Test(arguments: [true, false])
  func `How to reach a protected person stands on no page for those without the right`(strictly: Bool) async throws {
    let record = try await desk.openRecord(daysAgo: 5)
    var person = try await desk.state(record).person
    (person.address, person.phone) = ("Gjemtveien 7", "00 00 98 76")
    try await desk.sign(
      .networkWritten(Network(relatives: [.init(name: "Randi", relation: "søster", phone: "00 00 98 77")])),
      .appointment(
        AppointmentStep(
          appointment: ItemID("a"), step: .booked, at: Moment(day: desk.today, time: .noon), form: .homeVisit,
          place: "Gjemtveien 7", with: try desk.actor(.teamLead).id, withName: "x")), in: record)
    (person.protectedAddress, person.strictlyProtected) = (true, strictly)
    try await desk.sign(.detailsChanged(person), in: record)
    let reader = try desk.actor(.teamLead)
    for page in try await pages(record, as: reader) {
      for secret in ["Gjemtveien", "98 76", "98 77", "009876", "000098"] {
        #expect(!page.body.contains(secret), "\(page.address): \(secret)")
      }
    }
    await #expect(throws: DeskError.self, "one who cannot see the address cannot wipe it out") {
      try await desk.desk.sign(
        Signing(.detailsChanged(PersonDetails(givenName: "Oddvar"))), in: record, by: reader)
    }
    let responsible = try desk.actor()
    let sees = try await desk.desk.person(record, page: "krise", for: responsible).state.person.phone == "00 00 98 76"
    #expect(sees == !strictly)
    // Who may see it sees it in two places only, and neither is printed.
    let shown = Set(
      try await pages(record, as: responsible).filter { $0.body.contains("98 76") }.map {
        $0.address.split(separator: "/").last ?? ""
      })
    #expect(shown == (strictly ? [] : ["opplysninger", "krise"]))
  }

  @Test func `The search shows who it is, not why they are here, and the log does not keep what was typed`()
    async throws
  {
    _ = try await desk.openRecordWithHistory()
    let stranger = try desk.stranger(to: try desk.actor())
    let found = try #require(try await desk.desk.find("Oddvar", for: stranger).first)
    #expect(found.displayName == "Oddvar Testad" && found.birthDate != nil && !found.responsibleName.isEmpty)
    #expect(found.riskLevel.isEmpty && found.pathway == nil && found.phone.isEmpty && found.discuss.isEmpty)
    #expect(try await desk.desk.find("Oddvar", for: try desk.actor()).first?.pathway == 3)
    let searches = try await desk.store.accessLog(of: RecordID(""), limit: 5)
    #expect(searches.map(\.what) == ["søk: 1 treff", "søk: 1 treff"])
    #expect(searches.allSatisfy { $0.kind == .searched })
  }

  @Test func `An entry kept from the person's own view has its legal reason, and says so in the timeline`() async throws
  {
    let record = try await desk.openRecordWithHistory()
    let entry = try #require(try await desk.store.journal(of: record).last)
    let visitor = try await desk.visitor(on: site)
    let page = "/arbeid/person/\(record)/tilgang"
    let bare = try await visitor.send("\(page)/innsyn", ["holdt": entry.id.text, "hjemmel": "N", "begrunnelse": "x"])
    #expect(bare.status == 422 && HTMLCheck(bare.body).faults == [])
    let sent = try await visitor.send(
      "\(page)/innsyn", ["holdt": entry.id.text, "hjemmel": "NORN_FFL", "begrunnelse": "Fare ved å lese det alene nå."])
    #expect(sent.status == 303)
    #expect(try await desk.state(record).access.withheld.map(\.value.code) == ["NORN_FFL"])
    let timeline = try await visitor.get("/arbeid/person/\(record)/tidslinje").body
    #expect(
      timeline.contains("Holdt tilbake fra personens innsyn") && timeline.contains("Fare ved å lese det alene nå."))
    #expect(try await visitor.send("\(page)/innsyn/\(entry.id)/vis", ["grunn": "Går bedre"]).status == 303)
    #expect(try await desk.state(record).access.withheld.isEmpty)
  }

  @Test func `Blocks, guidance and their ends are written on the access page, and guests write none`() async throws {
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: site)
    let stranger = try desk.stranger(to: try desk.actor())
    let page = "/arbeid/person/\(record)/tilgang"
    let both = try await visitor.send(
      "\(page)/sperring", ["enhet": stranger.unit.text, "ansatt": stranger.id.text, "innslag": ""])
    #expect(both.status == 422 && HTMLCheck(both.body).faults == [])
    let asked = try await visitor.send(
      "\(page)/rad", ["rad": stranger.id.text, "til": "24.11.2026", "om": "Legemidler"])
    #expect(asked.status == 303)
    _ = try await desk.desk.person(record, page: "oversikt", for: stranger)
    await #expect(throws: DeskError.self) {
      try await desk.desk.steer(.watched(true, why: "x"), in: record, by: stranger, key: nil)
    }
    let blocked = try await visitor.send("\(page)/sperring", ["ansatt": stranger.id.text, "innslag": "", "ord": "Nei"])
    #expect(blocked.status == 303)
    await #expect(throws: DeskError.self) { try await desk.desk.person(record, page: "oversikt", for: stranger) }
    let shown = try await visitor.get(page)
    #expect(HTMLCheck(shown.body).faults == [] && shown.body.contains(stranger.name))
    let block = try #require(try await desk.state(record).access.blocks.first?.value.id)
    #expect(try await visitor.send("\(page)/sperring/\(block)/opphev").status == 422, "lifting it needs a word")
    #expect(try await visitor.send("\(page)/sperring/\(block)/opphev", ["grunn": "Personen vil"]).status == 303)
    _ = try await desk.desk.person(record, page: "oversikt", for: stranger)
    desk.clock.pass(minutes: 2 * 1440)
    await #expect(throws: DeskError.self) { try await desk.desk.person(record, page: "oversikt", for: stranger) }
  }

  @Test func `Somebody who says why opens a colleague's record, and it comes up for review`() async throws {
    let responsible = try desk.actor()
    let colleague = try #require(desk.people.first { $0.id != responsible.id && $0.unit != responsible.unit })
    let names = colleague.name.split(separator: " ")
    let record = try await desk.openRecord(
      names.dropLast().joined(separator: " "), String(names.last ?? ""), daysAgo: 60)
    let visitor = try await site.visitor(as: responsible.id.text)
    let closed = try await visitor.get("/arbeid/person/\(record)")
    #expect(closed.status == 403 && closed.body.contains("kan være journalen til en kollega"))
    let answer = try await visitor.send(
      "/arbeid/person/\(record)/apne", ["side": "oversikt", "arsak": "contact-now", "ord": "Jeg følger opp."])
    #expect(answer.status == 303)
    #expect(try await visitor.get("/arbeid/person/\(record)").status == 200)
    desk.clock.pass(minutes: 20 * 1440)
    _ = try await desk.desk.person(record, page: "oversikt", for: responsible)
    let review = try await desk.desk.accessReview(for: try desk.actor(.leader))
    #expect(review.looks.contains { $0.record == record && $0.signals.contains(.colleague) })
  }
}
