public import Desk
internal import Seals

/// How much one master key wraps here.
public struct KeyUse: Hashable, Sendable {
  public let master: String
  /// The day it was made; nil for one that the keeper does not have.
  public let made: String?
  public let isNewest: Bool
  /// How many data keys it wraps.
  public let wraps: Int
}

/// Exchanging master keys while everybody works.
extension JournalStore {
  /// Every master key there is, or that something is wrapped by, oldest first.
  public func keyUse() async throws(StoreFailure) -> [KeyUse] {
    let masters = try seals.reread()
    let place = municipality
    let counts = try await engine.read { connection in
      let rows = try connection.rows(
        "SELECT master, COUNT(*) FROM record_key WHERE municipality = ? AND master > '' GROUP BY master", [place])
      return Dictionary(try rows.map { (try $0.text(0), Int(try $0.integer(1))) }, uniquingKeysWith: +)
    }
    let missing = counts.keys.filter { masters[$0] == nil }.sorted()
    return missing.map { KeyUse(master: $0, made: nil, isNewest: false, wraps: counts[$0] ?? 0) }
      + masters.all.map { key in
        KeyUse(master: key.id, made: key.made, isNewest: key.id == masters.newest.id, wraps: counts[key.id] ?? 0)
      }
  }

  /// Wraps data keys anew that an older master key wraps, one batch; none when nothing is left. The records are not
  /// touched, and whoever reads or writes meanwhile does not notice.
  public func rewrap(batch: Int = 500) async throws(StoreFailure) -> Int {
    let newest = try seals.reread().newest.id
    let (place, seals) = (municipality, seals)
    return try await engine.transaction { connection in
      let rows = try connection.rows(
        """
        SELECT record, master, wrapped FROM record_key WHERE municipality = ? AND master < ?
        UNION ALL SELECT record, master, wrapped FROM record_key WHERE municipality = ? AND master > ? LIMIT ?
        """, [place, .text(newest), place, .text(newest), .integer(batch)])
      for row in rows {
        let (record, old) = (try row.text(0), try row.text(1))
        let key = try seals.unwrap(try row.blob(2) ?? [], master: old, of: record)
        let anew = try seals.row(wrapping: key, of: record)
        try connection.run(
          "UPDATE record_key SET master = ?, wrapped = ? WHERE municipality = ? AND record = ? AND master = ?",
          [anew[2], anew[3], place, .text(record), .text(old)])
      }
      return rows.count
    }
  }
}
