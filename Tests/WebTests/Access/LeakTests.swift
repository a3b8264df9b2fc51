import Access
import Casework
import CivilTime
import Desk
import Foundation
import Store
import Testing

@testable import Web

/// Protects what somebody may not see from every page, list, file and form there is, also those written after this test:
/// a word is planted wherever one can write, and looked for in all that the site answers.
struct LeakTests {
  let desk: TestDesk
  let site: TestSite

  init() throws {
    desk = try TestDesk()
    site = try desk.wholeSite()
  }

  /// Types a planted word in every field of every form that keeps drafts, as the one who writes the record.
  private func draft(in record: RecordID) async throws -> Int {
    let writer = try await desk.visitor(on: site)
    var kept = 0
    for route in site.routes where route.method == "POST" && route.path.hasSuffix("/utkast") {
      guard route.path.hasPrefix("/arbeid/person/") else { continue }
      let address = route.path.replacing("{id}", with: record.text).replacing("{slag}", with: "krise")
        .replacing("{skjema}", with: "phq-9").replacing("{nr}", with: "5")
      let page = try await writer.get(String(address.dropLast("/utkast".count)))
      let names = HTMLCheck.elements(of: page.body).filter {
        $0.name == "textarea" || ($0.name == "input" && ["text", nil].contains($0.attributes["type"]))
      }.compactMap { $0.attributes["name"] }
      guard !names.isEmpty else { continue }
      let fields = names.map { ($0, PlantedRecord.word("utkast")) }
      let answer = try await writer.send(
        from: String(address.dropLast("/utkast".count)), to: address, key: Secret16.next(), fields)
      #expect(answer.status == 200, "\(address): \(answer.status)")
      kept += 1
    }
    return kept
  }

  /// What the reader finds of what was planted: where, and which words.
  private func leaks(_ crawl: Crawl) -> [String] {
    crawl.answers.flatMap { answer -> [String] in
      var words: Set<String> = []
      for piece in answer.body.components(separatedBy: PlantedRecord.mark).dropFirst() {
        words.insert(String(piece.prefix { $0.isLetter }))
      }
      return words.sorted().map { "\(answer.address): \($0)" }
    }
  }

  private func crawl(_ planted: PlantedRecord, as reader: StaffActor) async throws -> Crawl {
    let versions = try await desk.store.journal(of: planted.record).count
    var crawl = try await Crawl(site, planted, versions: versions, as: reader)
    try await crawl.send(site)
    #expect(crawl.answers.count > 300)
    return crawl
  }

  private func block(_ entries: [EntryID], for reader: StaffActor, in record: RecordID) async throws {
    let block = RecordBlock(
      id: ItemID("sperring"), against: .unit(reader.unit, name: reader.unitName), entries: entries, words: "")
    // The one who writes the record is blocked too when it is their unit: the block is against the other alone then.
    let alone = RecordBlock(
      id: ItemID("sperring"), against: .staff(reader.id, name: reader.name), entries: entries, words: "")
    let isSame = try desk.actor().unit == reader.unit
    try await desk.desk.steer(.blocked(isSame ? alone : block), in: record, by: try desk.actor(), key: nil)
  }

  @Test func `The one who writes the record finds every word: the crawl can fail`() async throws {
    let planted = try await PlantedRecord(desk, readBy: try desk.actor(.teamLead))
    #expect(try await draft(in: planted.record) >= 8)
    let found = leaks(try await crawl(planted, as: try desk.actor())).joined(separator: "\n")
    let expected = [
      "navn", "vite", "barn", "middel", "viktig", "kartlegging", "deltakere", "grunnlag", "vern", "straks", "skjema",
      "begrunnelse", "mål", "vurdert", "tiltak", "virkning", "rettet", "rettelse", "tilbakeholdt", "avslag", "klage",
      "kontakt", "oppgave", "opplysning", "tegn", "fravik", "drøftes", "adresse", "fastlege", "henvendelse", "utkast",
    ]
    for word in expected { #expect(found.contains(": \(word)\n") || found.hasSuffix(": \(word)"), "\(word)") }
  }

  @Test func `Blocked entries, what repeats them and drafts about them leak to no page`() async throws {
    let reader = try desk.actor(.teamLead)
    let planted = try await PlantedRecord(desk, readBy: reader)
    let kept = try await draft(in: planted.record)
    try await block(planted.entries.map(\.entry), for: reader, in: planted.record)
    // What the reader types there stands beside, and neither replaces nor ends what they could not see.
    let key = DraftKey(record: planted.record, form: "kontakt")
    let mine = try await desk.desk.keep(["notat": ["mitt"]], key, seen: 0, by: reader)
    if case .other = mine { Issue.record("the reader was shown a draft they may not see") }
    try await desk.desk.sign(
      Signing(
        .contactHeld(Contact(form: .met, note: "mitt")), draft: FinishedDraft(key, seen: 1, signer: reader.id)),
      in: planted.record, by: reader)
    let theirs = try await desk.desk.draft(key, for: try desk.actor())
    #expect(theirs?.fields.values.contains { $0.contains(PlantedRecord.word("utkast")) } == true)
    let crawl = try await crawl(planted, as: reader)
    #expect(crawl.holding("Oddvar").count > 20 && kept >= 8, "it is open to the reader all the same")
    #expect(leaks(crawl) == [])
  }

  @Test func `A blocked record leaks to no page`() async throws {
    let reader = try desk.actor(.teamLead)
    let planted = try await PlantedRecord(desk, readBy: reader)
    _ = try await draft(in: planted.record)
    try await block([], for: reader, in: planted.record)
    #expect(leaks(try await crawl(planted, as: reader)) == [])
  }

  @Test(arguments: [StaffRole.clinician, .leader])
  func `Somebody without a relation finds nothing of what is in the record`(role: StaffRole) async throws {
    let writer = try desk.actor()
    let reader = try #require(desk.people.first { $0.role == role && $0.unit != writer.unit })
    let planted = try await PlantedRecord(desk, readBy: try desk.actor(.teamLead))
    _ = try await draft(in: planted.record)
    // The leader of the service takes out whole records; that is the one way, and it is logged as such.
    let found = leaks(try await crawl(planted, as: reader)).filter { !$0.contains("/utlevering/") }
    #expect(found == [])
  }

  @Test(arguments: [true, false])
  func `Where a protected person is stands on no page, in no draft and in no enquiry`(strictly: Bool) async throws {
    let reader = try desk.actor(.teamLead)
    let planted = try await PlantedRecord(desk, readBy: reader)
    let writer = try desk.actor()
    var person = try await desk.state(planted.record).person
    (person.protectedAddress, person.strictlyProtected) = (true, strictly)
    try await desk.sign(.detailsChanged(person), in: planted.record)
    _ = try await desk.desk.keep(
      ["sted": [PlantedRecord.word("møtested")]], DraftKey(record: planted.record, form: "kontakt"), seen: 0, by: writer
    )
    let crawl = try await crawl(planted, as: reader)
    for word in ["adresse", "beskjed", "fastlege", "sted", "passes", "møtested"] {
      #expect(crawl.holding(PlantedRecord.word(word)) == [], "\(word)")
    }
    for digits in ["00 00 12 34", "00001234"] { #expect(crawl.holding(digits) == [], "\(digits)") }
  }

  @Test func `The person's own copy leaves out what is withheld and says so; the authority's is whole`() async throws {
    let planted = try await PlantedRecord(desk, readBy: try desk.actor(.teamLead))
    for (_, entry) in planted.entries {
      try await desk.desk.steer(
        .withheld(Withholding(entry: entry, code: "NORN_KUT", words: PlantedRecord.word("hvorfor"))),
        in: planted.record, by: try desk.actor(), key: nil)
    }
    let leader = try await desk.visitor(.leader, on: site)
    let page = "/arbeid/person/\(planted.record)/utlevering"
    for end in ["ark", "journal.json"] {
      let own = try await leader.get("\(page)/til-personen/\(end)")
      #expect(own.status == 200 && own.body.contains("Klart utilrådelig"), "\(end)")
      #expect(!own.body.contains(PlantedRecord.mark), "\(end)")
      let whole = try await leader.get("\(page)/\(end)").body
      for word in ["kontakt", "fravik", "hvorfor", "grunnlag"] {
        #expect(whole.contains(PlantedRecord.word(word)), "\(end): \(word)")
      }
    }
    let sheet = try await leader.get("\(page)/til-personen/ark").body
    #expect(sheet.contains("\(planted.entries.count) innslag er holdt tilbake") && sheet.contains("§ 5-1"))
    #expect(HTMLCheck(sheet).faults == [])
    let plan = try await desk.visitor(on: site).get("/arbeid/person/\(planted.record)/planer/krise/utskrift")
    #expect(plan.status == 403 && !plan.body.contains(PlantedRecord.mark), "the sheet is for the person")
  }

  @Test(arguments: [StaffRole.clinician, .leader])
  func `What an enquiry said is on no page once it is erased`(role: StaffRole) async throws {
    let planted = try await PlantedRecord(desk, readBy: try desk.actor(.teamLead))
    let (writer, reader) = (try desk.actor(), try desk.actor(role))
    // The leader of the service says why, and sees the whole record then.
    if role == .leader { try await desk.letIn(.leader, to: planted.record) }
    for step in [
      EnquiryStep.callAttempted(reached: true, note: PlantedRecord.word("samtalen")),
      .urgencyChanged(.today, why: PlantedRecord.word("hasten")),
    ] {
      try await desk.desk.step(step, on: planted.enquiry, by: writer, key: nil)
    }
    let words = ["henvendelse", "fra", "notat", "samtalen", "hasten"]
    let before = leaks(try await crawl(planted, as: reader))
    for word in words { #expect(before.contains { $0.hasSuffix(": \(word)") }, "\(word): the crawl can fail") }
    try await desk.desk.decideRemoval(
      RemovalDecision(.erased, of: [], asker: .person, ground: .misleading, words: "Gjaldt en annen."),
      ofEnquiry: planted.enquiry, by: writer, key: nil)
    let after = try await crawl(planted, as: reader)
    let left = leaks(after)
    for word in words { #expect(left.filter { $0.hasSuffix(": \(word)") } == [], "\(word)") }
    #expect(!after.holding("Gjaldt en annen.").isEmpty)
  }

  @Test func `Nobody takes out of a record, or moves to another, what is blocked for them`() async throws {
    let reader = try desk.actor(.teamLead)
    let planted = try await PlantedRecord(desk, readBy: reader)
    let other = try await desk.openRecord("Anna", "Annen", daysAgo: 3)
    let contact = try #require(planted.entries.first { $0.kind == "kontakt" }?.entry)
    try await block([contact], for: reader, in: planted.record)
    await #expect(throws: DeskError.self) {
      try await desk.desk.move(
        Moving(contact, from: planted.record, to: other, reason: "Feil person."), by: reader, key: nil)
    }
    await #expect(throws: DeskError.self) {
      try await desk.desk.decideRemoval(
        RemovalDecision(.erased, of: [contact], asker: .service, ground: .unneeded, words: "Ut."), in: planted.record,
        by: reader, key: nil)
    }
    let block = try #require(try await desk.state(planted.record).access.blocks.first?.entry)
    await #expect(throws: DeskError.self, "nor lifts a block by erasing it") {
      try await desk.desk.decideRemoval(
        RemovalDecision(.erased, of: [block], asker: .service, ground: .unneeded, words: "Ut."), in: planted.record,
        by: try desk.actor(), key: nil)
    }
  }
}
