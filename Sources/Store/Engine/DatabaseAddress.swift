public import Desk

/// Where the database is: a SQLite file, or a PostgreSQL server.
public enum DatabaseAddress: Hashable, Sendable {
  case sqlite(path: String)
  /// An address as libpq reads it, `postgres://user@host,host/database`. It may hold a password: never shown or logged.
  case postgres(url: String)

  /// Reads an address: `postgres://…` and `postgresql://…` name a server, anything else a file.
  public init(_ text: String) {
    let isServer = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    self = isServer ? .postgres(url: text) : .sqlite(path: text.hasPrefix("sqlite:") ? String(text.dropFirst(7)) : text)
  }

  /// The engine's name.
  public var kind: String {
    switch self {
    case .sqlite: "SQLite"
    case .postgres: "PostgreSQL"
    }
  }

  /// Opens the database and brings its schema up to this program's. Waits where it stands: for the start of a program.
  public func open() throws(StoreFailure) -> any Engine {
    switch self {
    case .sqlite(let path): try SQLiteEngine(path: path)
    case .postgres(let url): try PostgresEngine(url: url)
    }
  }
}
