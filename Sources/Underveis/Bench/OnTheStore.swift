internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Guidance
internal import Store

/// What the desk costs on a store of generated persons: opening, saving, searching, listing, evaluating all.
struct OnTheStore {
  let house: House
  let count: Int

  func measure() async throws -> [Measurement] {
    let desk = house.desk
    let therapist = therapist
    let ids = try await sample(of: therapist)
    var rows: [Measurement] = []

    // As many on few persons as on many: a third of a second tells nothing.
    let open = try await Timing.of(20_000, clients: 32) { run in
      _ = try await desk.person(ids[run % ids.count], page: "måling", for: therapist)
    }
    rows.append(
      Measurement(
        what: "åpne journal med tilgang, logg og funn, 32 samtidige",
        result: "\(Int(open.perSecond))/s, p99 \(MeasurementTable.number(open.percentile(0.99), "ms"))",
        budget: "≥ 1500/s, p99 ≤ 40 ms", isWithin: open.perSecond >= 1500 && open.percentile(0.99) <= 40))

    rows.append(try await longRecord(ids[0], therapist))

    let save = try await Timing.of(8_000, clients: 32) { run in
      let contact = Event.contactHeld(Contact(form: .phone, note: "Måling \(run)"))
      try await desk.sign(Signing(contact), in: ids[run % ids.count], by: therapist)
    }
    rows.append(
      Measurement(
        what: "signere et notat (varig på disk), 32 samtidige",
        result:
          "p50 \(MeasurementTable.number(save.median, "ms")), p95 \(MeasurementTable.number(save.percentile(0.95), "ms"))",
        budget: "p95 ≤ 50 ms", isWithin: save.percentile(0.95) <= 50))

    rows += try await lookUp()
    rows.append(try await compliance())
    rows.append(try await evaluateAll())
    return rows
  }

  /// Finding one among all, and the list of those who are followed up.
  func lookUp() async throws -> [Measurement] {
    let desk = house.desk
    let therapist = therapist
    let names = ["ber gr", "ni", "am te", "ki gran", "an", "al li"]
    let find = try await Timing.of(1_200) { run in
      _ = try await desk.find(names[run % names.count], for: therapist)
    }
    let search = Measurement(
      what: "søk på navn blant \(count)", result: "p95 \(MeasurementTable.number(find.percentile(0.95), "ms"))",
      budget: "p95 ≤ 20 ms", isWithin: find.percentile(0.95) <= 20)
    return [search] + (try await caseload(therapist))
  }

  private var therapist: StaffActor { house.people.first { $0.role == .clinician } ?? house.people[0] }

  /// Records that the therapist's unit follows up: the others stay closed.
  private func sample(of therapist: StaffActor) async throws -> [RecordID] {
    var ids: [RecordID] = []
    var cursor: RecordID?
    while ids.count < 5_000 {
      let batch = try await house.store.records(after: cursor, limit: 500)
      guard let last = batch.last else { break }
      ids += batch.filter { $0.1.isOpen && $0.1.careTeam.unit == therapist.unit }.map(\.0)
      cursor = last.0
    }
    return ids
  }

  /// Opening a record with 5 000 contacts against one with 50.
  private func longRecord(_ id: RecordID, _ actor: StaffActor) async throws -> Measurement {
    let desk = house.desk
    let long = RecordID(id.text)
    let known = try await house.store.state(of: long)?.contactCount ?? 0
    for start in stride(from: known, to: 5_000, by: 100) {
      let events = (0..<min(100, 5_000 - start)).map { Event.contactHeld(Contact(form: .met, note: "Kontakt \($0)")) }
      try await desk.sign(events, Signing(events[0]), in: long, by: actor)
    }
    let short = try await sample(of: actor)[1]
    func time(_ record: RecordID) async throws -> Double {
      try await Timing.of(2_000) { _ in
        _ = try await desk.person(record, page: "måling", for: actor)
        _ = try await desk.timeline(record, EntryFilter(limit: 20), for: actor)
      }.median
    }
    _ = try await time(short)
    let ratio = try await time(long) / (try await time(short))
    return Measurement(
      what: "journal med 5 000 kontakter mot en vanlig", result: String(format: "%.2f×", ratio), budget: "≤ 1,2×",
      isWithin: ratio <= 1.2)
  }

  private func caseload(_ actor: StaffActor) async throws -> [Measurement] {
    let desk = house.desk
    let unit = actor.unit
    let first = try await Timing.of(200) { _ in _ = try await desk.caseload(CaseloadFilter(unit: unit), for: actor) }
    var cursor: String?
    for _ in 0..<499 {
      guard let next = try await desk.caseload(CaseloadFilter(unit: unit, after: cursor), for: actor).next else {
        break
      }
      cursor = next
    }
    let deep = cursor
    let late = try await Timing.of(200) { _ in
      _ = try await desk.caseload(CaseloadFilter(unit: unit, after: deep), for: actor)
    }
    return [("side 1", first), ("side 500 (eller siste)", late)].map { name, timing in
      Measurement(
        what: "forløpsliste, \(name)", result: "p95 \(MeasurementTable.number(timing.percentile(0.95), "ms"))",
        budget: "p95 ≤ 20 ms", isWithin: timing.percentile(0.95) <= 20)
    }
  }

  /// The figures of every norm over everybody, as the leader's page asks for them.
  func compliance() async throws -> Measurement {
    let leader = house.people.first { $0.role == .leader } ?? house.people[0]
    try await house.desk.freshenCompliance()
    let desk = house.desk
    let persons = try await desk.compliance(ComplianceQuestion(), for: leader).persons
    let times = try await Timing.of(12) { _ in _ = try await desk.compliance(ComplianceQuestion(), for: leader) }
    return Measurement(
      what: "etterlevelse av alle normer for \(persons.map(String.init) ?? "færre enn fem")",
      result:
        "p50 \(MeasurementTable.number(times.median, "ms")), p95 \(MeasurementTable.number(times.percentile(0.95), "ms"))",
      budget: "100 000 på ≤ 200 ms", isWithin: times.median <= 200)
  }

  private func evaluateAll() async throws -> Measurement {
    let clock = ContinuousClock()
    let begun = clock.now
    let guide = house.knowledge.guide
    let day = House.clock().day
    var done = 0
    var cursor: RecordID?
    while true {
      let batch = try await house.store.guided(after: cursor, limit: 1_000)
      guard let last = batch.last else { break }
      for (_, record) in batch { done += guide.evaluate(record, on: day).findings.isEmpty ? 0 : 1 }
      cursor = last.0
    }
    let seconds = (clock.now - begun).milliseconds / 1000
    let scaled = seconds * 250_000 / Double(max(1, done))
    return Measurement(
      what: "vurdere alle \(done) journaler fra databasen",
      result: String(format: "%.1f s; 250 000 ville tatt %.0f s", seconds, scaled), budget: "250 000 på ≤ 60 s",
      isWithin: scaled <= 60)
  }
}
