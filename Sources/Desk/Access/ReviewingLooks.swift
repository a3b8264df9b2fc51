public import Access
public import Casework
public import CivilTime

/// One thing on the list of unusual looks: one member of staff, one record and one day, or one day's volume.
public struct UnusualLook: Hashable, Sendable {
  /// Names it for ever: staff, record and day. Volume has no record.
  public let id: String
  public let staff: StaffID
  public let name: String
  public let role: String
  public let unit: UnitID
  /// Nil for a day's volume.
  public let record: RecordID?
  public let personName: String
  public let day: Day
  public let signals: Set<AccessSignal>
  /// How many pages of that record, or how many persons.
  public let count: Int
  /// The most that would not have been brought up; nil for a look at one record.
  public let usual: Int?
  public let last: Moment
  public let review: LookReview?
}

/// What a leader goes through.
public struct AccessReview: Sendable {
  public let openings: [OfPerson<OpeningRow>]
  public let looks: [UnusualLook]
}

extension CaseDesk {
  /// For how many days unusual looks are brought up.
  static let reviewedDays = 30
  /// For how many days somebody's normal is counted.
  static let normalDays = 60

  /// Self-authorised access and unusual looks: of the own unit's staff for a team leader, of all for the leader.
  public func accessReview(for actor: StaffActor) async throws(DeskError) -> AccessReview {
    let basis = try basis(for: .reviewAccess, actor)
    let unit = actor.role == .leader ? nil : actor.unit
    let (day, from) = (today, Moment(day: today.adding(days: -Self.reviewedDays), time: .midnight))
    let (openings, lines, daily, reviews) = try await asking { () throws(StoreFailure) in
      (
        try await store.openings(of: unit, limit: 200), try await store.signalled(since: from, limit: 5_000),
        try await store.dailyLooks(since: day.adding(days: -Self.normalDays)), try await store.lookReviews(since: from)
      )
    }
    let mine = lines.filter { unit == nil || $0.unit == unit }
    let persons = try await asking { () throws(StoreFailure) in
      try await store.persons(Set(mine.map(\.record).filter { !$0.text.isEmpty }))
    }
    let looks =
      Self.looks(mine, persons, reviews)
      + Self.volume(daily, since: day.adding(days: -Self.reviewedDays), reviews).filter {
        unit == nil || $0.unit == unit
      }
    let moment = now()
    let control = RecordAccess(relation: .none, purpose: .control, basis: basis)
    try await log(
      Set(looks.compactMap(\.record) + openings.map(\.person.record)).sorted().map {
        AccessLine(.read, $0, "oppslagskontroll", control, actor, at: moment)
      })
    return AccessReview(openings: openings, looks: looks.sorted { ($0.last, $0.id) > ($1.last, $1.id) })
  }

  private static func looks(
    _ lines: [AccessLine], _ persons: [RecordID: PersonRow], _ reviews: [String: LookReview]
  ) -> [UnusualLook] {
    let groups = Dictionary(grouping: lines) { "\($0.staff)|\($0.record)|\($0.at.day.iso)" }
    return groups.compactMap { id, lines in
      guard let last = lines.max(by: { $0.at < $1.at }) else { return nil }
      let signals = lines.reduce(into: Set<AccessSignal>()) { $0.formUnion($1.signals) }
      // A shared surname and an evening shift are too common to mean anything alone.
      guard !signals.isSubset(of: [.sameSurname]), signals != [.unusualHour] || lines.count >= 3 else { return nil }
      return UnusualLook(
        id: id, staff: last.staff, name: last.name, role: last.role, unit: last.unit, record: last.record,
        personName: persons[last.record]?.displayName ?? "", day: last.at.day, signals: signals, count: lines.count,
        usual: nil, last: last.at, review: reviews[id])
    }
  }

  private static func volume(
    _ daily: [DailyLooks], since from: Day, _ reviews: [String: LookReview]
  ) -> [UnusualLook] {
    let byStaff = Dictionary(grouping: daily, by: \.staff)
    let byRole = Dictionary(grouping: daily, by: \.role)
    return daily.filter { $0.day >= from && $0.persons >= UnusualVolume.least }.compactMap { looks in
      let own = (byStaff[looks.staff] ?? []).filter { $0.day != looks.day }.map(\.persons)
      let peers = (byRole[looks.role] ?? []).filter { $0.staff != looks.staff }.map(\.persons)
      guard UnusualVolume.isUnusual(looks.persons, own: own, peers: peers) else { return nil }
      let id = "\(looks.staff)|mengde|\(looks.day.iso)"
      return UnusualLook(
        id: id, staff: looks.staff, name: looks.name, role: looks.role, unit: looks.unit, record: nil,
        personName: "", day: looks.day, signals: [], count: looks.persons,
        usual: UnusualVolume.limit(own: own, peers: peers) - 1,
        last: Moment(day: looks.day, time: .noon), review: reviews[id])
    }
  }

  /// Concludes about one unusual look. Nobody reviews their own.
  public func review(
    look id: String, _ verdict: ReviewVerdict, note: String, by actor: StaffActor
  ) async throws(DeskError) {
    try basis(for: .reviewAccess, actor)
    guard let look = try await accessReview(for: actor).looks.first(where: { $0.id == id }) else {
      throw .notFound("oppslaget")
    }
    try refuseOwn(look.staff, actor)
    try refuseSilence(verdict, note)
    let review = LookReview(
      look: id, verdict: verdict, note: note, reviewer: actor.id, reviewerName: actor.name, at: now())
    try await asking { () throws(StoreFailure) in try await store.keep(review) }
  }

  /// Concludes about one self-authorised access; it is written in the person's journal.
  public func review(
    opening grant: ItemID, in record: RecordID, _ verdict: ReviewVerdict, note: String, by actor: StaffActor,
    key: String?
  ) async throws(DeskError) {
    let basis = try basis(for: .reviewAccess, actor)
    let state = try await asking { () throws(StoreFailure) in try await store.state(of: record) }
    guard let state, let opening = state.access.grants.first(where: { $0.grant.id == grant && $0.awaitsReview }),
      actor.role == .leader || state.careTeam.unit == actor.unit
    else { throw .notFound("åpningen") }
    try refuseOwn(opening.grant.staff, actor)
    let access = RecordAccess(relation: .none, purpose: .control, basis: basis)
    let event = Event.access(.reviewed(grant: grant, verdict: verdict, note: note))
    try await append(event, to: record, access, lines([event], record, access, actor), by: actor, key: key)
  }

  private func refuseOwn(_ staff: StaffID, _ actor: StaffActor) throws(DeskError) {
    guard staff != actor.id else {
      throw .denied("Du kan ikke gå gjennom dine egne oppslag. Be en annen leder gjøre det.")
    }
  }

  private func refuseSilence(_ verdict: ReviewVerdict, _ note: String) throws(DeskError) {
    if verdict == .questioned, note.allSatisfy(\.isWhitespace) {
      throw .invalid([FieldProblem("notat", "Skriv hva som ikke er klart, og hva dere gjør.")])
    }
  }
}
