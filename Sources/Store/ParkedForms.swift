public import Casework
public import CivilTime
internal import Desk
public import Identity

/// Forms that wait in the database while their owner logs in again.
public struct StoredForms: ParkedForms {
  let store: JournalStore

  public func park(_ form: ParkedForm) async throws {
    let own = try await store.seals.own()
    let fields = String(decoding: try StoredText.data(form.fields.map { [$0.name, $0.value] }), as: UTF8.self)
    let values: [SQLValue] = [
      store.municipality, .text(form.id), .text(form.actorID.text), .integer(form.parked.milliseconds),
      try own.seal([form.path, fields], in: "parked_form", [form.id]),
    ]
    let tooOld = form.parked.adding(minutes: -60).milliseconds
    try await store.commits.perform { [store] connection in
      try connection.run(
        "DELETE FROM parked_form WHERE municipality = ? AND parked <= ?", [store.municipality, .integer(tooOld)])
      try connection.run(
        "INSERT INTO parked_form (municipality, id, staff, parked, sealed, path, fields) VALUES (?, ?, ?, ?, ?, '', '')",
        values)
    }
  }

  /// Takes away the forms that wait and are about a record, or name it in a field: nobody knows which of them carry on
  /// words that have been removed.
  static func removeThose(
    about record: String, _ own: OwnKey, _ municipality: SQLValue, _ connection: any Connection
  ) throws {
    let rows = try connection.rows("SELECT id, sealed FROM parked_form WHERE municipality = ?", [municipality])
    for row in rows {
      let id = try row.text(0)
      let texts = try own.open(try row.blob(1), in: "parked_form", [id], count: 2)
      let isAbout = texts[0].prefix { $0 != "?" }.split(separator: "/").contains { $0 == record }
      guard isAbout || texts[1].contains("\"\(record)\"") else { continue }
      try connection.run("DELETE FROM parked_form WHERE municipality = ? AND id = ?", [municipality, .text(id)])
    }
  }

  public func form(id: String, of actorID: StaffID, at now: Moment) async throws -> ParkedForm? {
    let (values, own) = (store.text(id) + [.text(actorID.text)], try await store.seals.own())
    let row = try await store.engine.read { connection in
      try connection.first(
        "SELECT parked, sealed FROM parked_form WHERE municipality = ? AND id = ? AND staff = ?", values)
    }
    guard let row else { return nil }
    let texts = try own.open(try row.blob(1), in: "parked_form", [id], count: 2)
    let pairs = try StoredText.decode([[String]].self, texts[1], of: "skjemaet som venter")
    let form = ParkedForm(
      id: id, path: texts[0],
      fields: pairs.compactMap { $0.count == 2 ? ParkedForm.Field(name: $0[0], value: $0[1]) : nil },
      actorID: actorID, parked: Moment(milliseconds: try row.integer(0)))
    return form.isTooOld(at: now) ? nil : form
  }
}
