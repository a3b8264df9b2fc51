public import Casework
public import CivilTime
internal import Desk
public import Identity

/// Forms that wait in the database while their owner logs in again.
public struct StoredForms: ParkedForms {
  let store: JournalStore

  public func park(_ form: ParkedForm) async throws {
    let values: [SQLValue] = [
      store.municipality, .text(form.id), .text(form.actorID.text), .integer(form.parked.milliseconds),
      .text(form.path), try StoredText.encode(form.fields.map { [$0.name, $0.value] }),
    ]
    let tooOld = form.parked.adding(minutes: -60).milliseconds
    try await store.commits.perform { [store] connection in
      try connection.run(
        "DELETE FROM parked_form WHERE municipality = ? AND parked <= ?", [store.municipality, .integer(tooOld)])
      try connection.run(
        "INSERT INTO parked_form (municipality, id, staff, parked, path, fields) VALUES (?, ?, ?, ?, ?, ?)", values)
    }
  }

  public func form(id: String, of actorID: StaffID, at now: Moment) async throws -> ParkedForm? {
    let values = store.text(id) + [.text(actorID.text)]
    let row = try await store.engine.read { connection in
      try connection.first(
        "SELECT parked, path, fields FROM parked_form WHERE municipality = ? AND id = ? AND staff = ?", values)
    }
    guard let row else { return nil }
    let pairs = try StoredText.decode([[String]].self, try row.text(2), of: "skjemaet som venter")
    let form = ParkedForm(
      id: id, path: try row.text(1),
      fields: pairs.compactMap { $0.count == 2 ? ParkedForm.Field(name: $0[0], value: $0[1]) : nil },
      actorID: actorID, parked: Moment(milliseconds: try row.integer(0)))
    return form.isTooOld(at: now) ? nil : form
  }
}
