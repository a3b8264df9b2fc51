internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// What a leader goes through: records opened with a reason, and looks that stand out.
struct AccessReviewPage: Page {
  static let template = "access-review"
  static let address = "/arbeid/ledelse/oppslag"

  let title = "Oppslag"
  var place: Place? { .leadership }
  let errors: ErrorSummary
  let openings: [Card]
  let looks: [Card]
  let done: Table?
  let noOpenings: EmptyState?
  let noLooks: EmptyState?

  /// One thing to conclude about.
  struct Card: Sendable {
    let id: String
    let heading: String
    let lines: [String]
    let address: String
    let look: String
    /// What was typed, when the form comes back.
    let note: String
    /// Why there is nothing to conclude, for one's own.
    let own: String?
  }

  init(_ review: AccessReview, _ form: FormReading, of sent: String, actor: StaffActor, today: Day) {
    errors = ErrorSummary(form)
    openings = review.openings.enumerated().map { place, item in
      let id = "apning-\(place)"
      let address = "\(PersonAddress.page("oversikt", item.person.record))/apning/\(item.row.grant)/gjennomgang"
      return Card(
        id: id, heading: "\(item.row.staffName) åpnet journalen til \(item.person.displayName)",
        lines: [
          OpeningWords.whole(item.row.reason, item.row.words),
          "\(item.row.at.short(seenFrom: today)) · \(item.row.unitName)",
        ], address: address, look: "", isOwn: item.row.staff == actor.id,
        note: sent == address ? form.values["notat"] : "")
    }
    looks = review.looks.filter { $0.review == nil }.enumerated().map { place, look in
      Card(
        id: "oppslag-\(place)", heading: Self.heading(look), lines: Self.lines(look, today), address: Self.address,
        look: look.id, isOwn: look.staff == actor.id, note: sent == look.id ? form.values["notat"] : "")
    }
    noOpenings = openings.isEmpty ? EmptyState("Ingen åpninger venter på gjennomgang.") : nil
    noLooks =
      looks.isEmpty ? EmptyState("Ingen oppslag skiller seg ut.", advice: "Lista går tretti dager tilbake.") : nil
    done = Self.done(review.looks.filter { $0.review != nil }, today)
  }

  private static func heading(_ look: UnusualLook) -> String {
    look.record == nil
      ? "\(look.name) åpnet \(look.count) journaler \(look.day.spelledOut)"
      : "\(look.name) så på \(look.personName)"
  }

  private static func lines(_ look: UnusualLook, _ today: Day) -> [String] {
    let count = look.count == 1 ? "1 oppslag" : "\(look.count) oppslag"
    let what =
      look.usual.map { "Høyst \($0) er vanlig for den ansatte og for andre i samme rolle." }
      ?? look.signals.sorted { $0.rawValue < $1.rawValue }.map(\.norwegian).joined(separator: ", ").withLargeFirst
    let when = look.record == nil ? "" : " · \(count) \(look.last.short(seenFrom: today))"
    return [what, "\(look.role)\(when)"]
  }

  private static func done(_ looks: [UnusualLook], _ today: Day) -> Table? {
    guard !looks.isEmpty else { return nil }
    return Table(
      id: "gjennomgatt", caption: looks.count == 1 ? "1 gjennomgått" : "\(looks.count) gjennomgått",
      columns: [.init("Hva"), .init("Konklusjon"), .init("Av")],
      rows: looks.map { look in
        .init([
          .init(heading(look), under: lines(look, today).first),
          .init(look.review.map { OpeningWords.verdict($0.verdict) } ?? "", under: look.review?.note),
          .init(look.review?.reviewerName ?? "", under: look.review?.at.short(seenFrom: today)),
        ])
      })
  }
}

extension AccessReviewPage.Card {
  fileprivate init(
    id: String, heading: String, lines: [String], address: String, look: String, isOwn: Bool, note: String
  ) {
    (self.id, self.heading, self.lines, self.address) = (id, heading, lines, address)
    (self.look, self.note) = (look, note)
    own = isOwn ? "Dette er ditt eget oppslag. En annen leder går gjennom det." : nil
  }
}
