internal import Access
internal import Casework
internal import CivilTime
internal import Guidance

/// What lists show of persons, to one who looks: nothing that the person has blocked for them, and no way to reach
/// somebody whose address is protected.
struct ListsForActor: Sendable {
  let desk: CaseDesk
  let actor: StaffActor

  /// What of one person's rows this one may see.
  private enum Sight: Sendable {
    case all
    case some(PersonRows)
    case none
  }

  func persons(_ rows: [PersonRow]) async throws(DeskError) -> [PersonRow] {
    var shown: [PersonRow] = []
    for row in rows {
      switch try await sight(of: row) {
      case .all: shown.append(row.withoutProtectedContact)
      case .some(let rows): shown.append(rows.person.withoutProtectedContact)
      case .none: shown.append(row.minimum)
      }
    }
    return shown
  }

  func tasks(_ rows: [OfPerson<TaskRow>]) async throws(DeskError) -> [OfPerson<TaskRow>] {
    var shown: [OfPerson<TaskRow>] = []
    for item in rows {
      switch try await sight(of: item.person) {
      case .all: shown.append(OfPerson(person: item.person.withoutProtectedContact, row: item.row))
      case .some(let rows) where rows.tasks.contains(item.row):
        shown.append(OfPerson(person: rows.person, row: item.row))
      // The task is there, and somebody must do it, but not what it is about.
      case .some, .none:
        var row = item.row
        row.what = "Noe er sperret for deg. Be en kollega ta oppgaven."
        shown.append(OfPerson(person: item.person.minimum, row: row))
      }
    }
    return shown
  }

  func appointments(_ rows: [OfPerson<AppointmentRow>]) async throws(DeskError) -> [OfPerson<AppointmentRow>] {
    var shown: [OfPerson<AppointmentRow>] = []
    for item in rows {
      var row = item.row
      if item.person.protectedAddress { row.place = "" }
      switch try await sight(of: item.person) {
      case .all: shown.append(OfPerson(person: item.person.withoutProtectedContact, row: row))
      case .some, .none:
        row.place = ""
        shown.append(OfPerson(person: item.person.minimum, row: row))
      }
    }
    return shown
  }

  func findings(_ rows: [OfPerson<FindingRow>]) async throws(DeskError) -> [OfPerson<FindingRow>] {
    var shown: [OfPerson<FindingRow>] = []
    for item in rows {
      switch try await sight(of: item.person) {
      case .all: shown.append(OfPerson(person: item.person.withoutProtectedContact, row: item.row))
      case .some(let rows):
        if rows.findings.contains(item.row) { shown.append(OfPerson(person: rows.person, row: item.row)) }
      case .none: break
      }
    }
    return shown
  }

  /// Somebody who is told that a record was opened, is told it; what was written of why may say what is blocked.
  func openings(_ rows: [OfPerson<OpeningRow>]) async throws(DeskError) -> [OfPerson<OpeningRow>] {
    var shown: [OfPerson<OpeningRow>] = []
    for item in rows {
      switch try await sight(of: item.person) {
      case .all: shown.append(OfPerson(person: item.person.withoutProtectedContact, row: item.row))
      case .some, .none:
        var row = item.row
        row.words = ""
        shown.append(OfPerson(person: item.person.minimum, row: row))
      }
    }
    return shown
  }

  /// Only records with blocks in them cost anything.
  private func sight(of row: PersonRow) async throws(DeskError) -> Sight {
    guard row.hasBlocks else { return .all }
    let state = try await asking { () throws(StoreFailure) in try await desk.store.state(of: row.record) }
    guard let state else { return .none }
    switch decide(actor, may: .readRecord, with: state, desk.circumstances) {
    case .closed(.blocked): return .none
    case .closed: return .all
    case .allowed(let access) where access.hidden.isEmpty: return .all
    case .allowed(let access):
      let visible = try await desk.visible(state, row.record, access)
      return .some(desk.rows(row.record, visible, desk.today))
    }
  }
}

extension StaffActor {
  /// Whether a list shows that this one, or their unit, follows the person up.
  func follows(_ row: PersonRow) -> Bool {
    row.responsible == id || (row.unit == unit && role != .leader)
  }
}

extension PersonRow {
  /// What the reception must have to know that this is the one who calls, and nothing of why they are here.
  var minimum: PersonRow {
    var row = PersonRow(record: record, displayName: displayName)
    (row.givenName, row.familyName, row.birthDate, row.nationalID) = (givenName, familyName, birthDate, nationalID)
    (row.isOpen, row.protectedAddress, row.hasBlocks, row.isShut) = (isOpen, protectedAddress, hasBlocks, true)
    if !protectedAddress { (row.unit, row.responsible, row.responsibleName) = (unit, responsible, responsibleName) }
    return row
  }

  /// A list never says how to reach somebody whose address is protected.
  var withoutProtectedContact: PersonRow {
    guard protectedAddress else { return self }
    var row = self
    row.phone = ""
    return row
  }
}
