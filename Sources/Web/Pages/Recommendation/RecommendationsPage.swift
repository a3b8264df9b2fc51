internal import Desk
internal import Guidance

/// Every recommendation of the edition in force, chapter by chapter.
struct RecommendationsPage: Page {
  static let template = "recommendations"

  let title = "Anbefalingene"
  let intro: String
  let chapters: [Chapter]

  struct Chapter: Slotted {
    let name: String
    let id: String
    let norms: [Row]

    func fill(_ slots: inout SlotWriter) {
      slots.set("name", name)
      slots.set("id", id)
      slots.set("norms", norms)
    }
  }

  struct Row: Slotted {
    let text: String
    let address: String
    let strength: String

    func fill(_ slots: inout SlotWriter) {
      slots.set("text", text)
      slots.set("address", address)
      slots.set("strength", strength)
    }
  }

  init(_ guide: Guide, edition: String) {
    let duties = guide.norms.filter { $0.kind == .duty }
    intro = "\(duties.count) anbefalinger. \(edition)"
    var order: [String] = []
    var rows: [String: [Row]] = [:]
    for norm in duties {
      let chapter =
        norm.citation.documentName + " · " + (norm.citation.place.split(separator: "·").first.map(String.init) ?? "")
      if rows[chapter] == nil { order.append(chapter) }
      rows[chapter, default: []].append(
        Row(
          text: "\(norm.id) \(norm.title)", address: "\(Self.address)/\(norm.id)", strength: norm.strength.rawValue))
    }
    chapters = order.enumerated().map { Chapter(name: $1, id: "kapittel-\($0 + 1)", norms: rows[$1] ?? []) }
  }

  static let address = "/arbeid/veileder"
}
