/// Rows as a spreadsheet reads them.
enum CommaSeparated {
  /// With a byte order mark, without which some spreadsheets misread æ, ø and å.
  static func text(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()
  }

  /// A text that begins like a formula is kept from being run as one.
  private static func cell(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    return "\"" + ((isFormula ? "'" : "") + text).replacing("\"", with: "\"\"") + "\""
  }
}
