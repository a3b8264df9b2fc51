internal import Desk

/// Seals the one free text of a row that belongs to a person: what a task is, where an appointment is.
struct PartSeal {
  private let own: OwnKey
  private let name: String
  private let place: Int

  /// - Parameter table: one with the keys municipality, record and part, and a column `sealed`.
  init(_ own: OwnKey, _ table: Table) {
    (self.own, name) = (own, table.name)
    place = table.columns.firstIndex(of: "sealed") ?? 0
  }

  /// The row as it is to lie in the table.
  func sealed(_ row: [SQLValue]) throws -> [SQLValue] {
    guard case .text(let text) = row[place] else { throw MisreadValue(column: place) }
    var row = row
    row[place] = try own.seal([text], in: name, try key(row))
    return row
  }

  /// The row as the program compares it.
  func open(_ row: [SQLValue]) throws -> [SQLValue] {
    guard case .blob(let bytes) = row[place] else { throw MisreadValue(column: place) }
    var row = row
    row[place] = .text(try own.open(bytes, in: name, try key(row), count: 1)[0])
    return row
  }

  func text(_ sealed: [UInt8]?, _ record: String, _ part: String) throws(StoreFailure) -> String {
    try own.open(sealed, in: name, [record, part], count: 1)[0]
  }

  private func key(_ row: [SQLValue]) throws -> [String] {
    let row = SQLRow(row)
    return [try row.text(1), try row.text(2)]
  }
}
