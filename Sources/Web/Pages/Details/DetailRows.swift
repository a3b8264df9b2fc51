/// A list of things that are alike, such as relatives, as rows of fields. There are always empty rows to go on in.
struct DetailRows: Component {
  static let template = "detail-rows"

  /// What the rows of one list hold.
  struct Kind: Sendable {
    let prefix: String
    /// What one row is called: "Pårørende".
    let title: String
    let columns: [Column]

    struct Column: Sendable {
      let name: String
      let label: String
      var hint: String?
      var most = 200
    }

    func field(_ column: String, _ row: Int) -> String { "\(prefix)-\(row)-\(column)" }

    /// How many rows a form has.
    func count(in values: FormValues) -> Int {
      guard let first = columns.first else { return 0 }
      var count = 0
      while values.has(field(first.name, count + 1)) { count += 1 }
      return count
    }

    /// The fields of these rows, as a form holds them.
    func typed(_ rows: [[String]]) -> [String: [String]] {
      var typed: [String: [String]] = [:]
      for (place, row) in rows.enumerated() {
        for (column, text) in zip(columns, row) { typed[field(column.name, place + 1)] = [text] }
      }
      return typed
    }

    /// The rows where anything stands, each with one text for each column. The first column must be filled in.
    func read(_ form: inout FormReading) -> [[String]] {
      var rows: [[String]] = []
      for row in 1...max(count(in: form.values), 1) {
        let texts = columns.map { form.text(field($0.name, row), max: $0.most) ?? "" }
        guard let name = texts.first, texts.contains(where: { !$0.isEmpty }) else { continue }
        if name.isEmpty, let first = columns.first {
          form.refuse(field(first.name, row), "Skriv \(first.label.lowercasedFirst), eller tøm raden.")
        }
        rows.append(texts)
      }
      return rows
    }
  }

  struct Row: Sendable {
    let legend: String
    let fields: [Field]
  }

  let rows: [Row]

  /// - Parameter more: how many empty rows there are beyond those of the form.
  init(_ kind: Kind, more: Int, in form: FormReading) {
    rows = (1...(kind.count(in: form.values) + more)).map { row in
      Row(
        legend: "\(kind.title) \(row)",
        fields: kind.columns.map { Field(kind.field($0.name, row), $0.label, hint: $0.hint, in: form) })
    }
  }
}

extension DetailRows.Kind {
  static let relatives = Self(
    prefix: "parorende", title: "Pårørende",
    columns: [
      .init(name: "navn", label: "Navn"), .init(name: "forhold", label: "Hvem er det for personen?"),
      .init(name: "telefon", label: "Telefon", most: 60),
      .init(name: "vet", label: "Hva får de vite?", hint: "Det personen selv har sagt ja til", most: 1_000),
    ])
  static let children = Self(
    prefix: "barn", title: "Barn",
    columns: [
      .init(name: "navn", label: "Navn"), .init(name: "fodt", label: "Fødselsår", most: 10),
      .init(name: "hos", label: "Hvor er barnet, og hvem følger opp?", most: 1_000),
    ])
  static let medicines = Self(
    prefix: "legemiddel", title: "Legemiddel",
    columns: [
      .init(name: "navn", label: "Navn"), .init(name: "dose", label: "Dose"),
      .init(name: "kilde", label: "Hvem sa det?", hint: "Personen, fastlegen, en liste"),
    ])
}
