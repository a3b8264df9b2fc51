/// A table that can be sorted by its headings, and scrolls in its own place on a narrow screen.
public struct Table: Component {
  public static let template = "table"

  public struct Column: Sendable {
    let title: String
    let isNumber: Bool
    /// Where a press on the heading leads; nil when one cannot sort by it.
    let address: String?
    /// "ascending" or "descending" when the table is sorted by this column.
    let order: String?
    let sign: String
    /// Whether the heading is for those who do not see the column's use, as over buttons.
    let isUnseen: Bool

    public enum Order: String, Sendable {
      case ascending, descending
    }

    public init(
      _ title: String, number: Bool = false, sortedBy address: String? = nil, order: Order? = nil, unseen: Bool = false
    ) {
      self.title = title
      isNumber = number
      self.address = address
      self.order = order?.rawValue
      sign = order.map { $0 == .ascending ? " ▲" : " ▼" } ?? ""
      isUnseen = unseen
    }
  }

  public struct Cell: Sendable {
    let text: String
    let isNumber: Bool
    let isStrong: Bool
    let address: String?
    /// A second line, in grey.
    let under: String?
    let part: (any Component)?

    public init(
      _ text: String = "", number: Bool = false, strong: Bool = false, to address: String? = nil, under: String? = nil,
      part: (any Component)? = nil
    ) {
      self.text = text
      isNumber = number
      isStrong = strong
      self.address = address
      self.under = under
      self.part = part
    }
  }

  public struct Row: Sendable {
    let cells: [Cell]

    public init(_ cells: [Cell]) {
      self.cells = cells
    }
  }

  let id: String
  let caption: String
  let columns: [Column]
  let rows: [Row]

  /// - Parameters:
  ///   - id: unique on the page.
  ///   - caption: what the table holds and how many; every table says it.
  public init(id: String, caption: String, columns: [Column], rows: [Row]) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}
