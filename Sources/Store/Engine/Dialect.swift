/// The few words in which the engines differ.
public struct Dialect: Sendable {
  /// Ends a `CREATE TABLE` whose rows are to lie in the order of the primary key, where the engine can do so.
  public let clustered: String
  /// The aggregate that puts the texts of a group together, in any order, with a text between.
  let joining: String
  /// Has the engine look at what lies in its tables, where it plans by that: many rows that came at once are unknown to
  /// it until then, and are looked for in the wrong way.
  let lookAtTables: String?
  /// Whether the whole database is one file, and one municipality's.
  let isFile: Bool
  /// What the engine calls the types that the schema is written with, where its own word is another.
  let types: [String: String]

  public static let sqlite = Dialect(
    clustered: "WITHOUT ROWID", joining: "group_concat", lookAtTables: nil, isFile: true,
    types: [:])
  public static let postgres = Dialect(
    clustered: "", joining: "string_agg", lookAtTables: "ANALYZE", isFile: false,
    types: ["TEXT": "TEXT COLLATE \"C\"", "BLOB": "BYTEA", "REAL": "DOUBLE PRECISION"])

  /// A statement of the schema in the engine's words. Only what defines columns names types.
  public func defining(_ statement: String) -> String {
    guard !types.isEmpty, statement.hasPrefix("CREATE TABLE") || statement.hasPrefix("ALTER TABLE") else {
      return statement
    }
    var (defined, word) = ("", "")
    for letter in statement {
      if letter.isLetter || letter == "_" {
        word.append(letter)
      } else {
        defined += types[word] ?? word
        defined.append(letter)
        word = ""
      }
    }
    return defined + (types[word] ?? word)
  }
}
