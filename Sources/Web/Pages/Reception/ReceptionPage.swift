internal import Casework
internal import CivilTime
internal import Desk

/// The queue of everybody who has asked for help, from all channels.
struct ReceptionPage: Page {
  static let template = "reception"

  let title = "Mottak"
  var place: Place? { .reception }
  let figures: [String]
  let updated: String
  let caption: String
  let rows: [Row]
  let nobody: EmptyState?
  /// Where the rest of the queue is.
  let next: String?
  /// Back to the most urgent, when one has gone on.
  let first: String?
  /// What decisions have erased lately, so that nobody looks for it.
  let erased: [Erased]

  /// An enquiry that is no longer there.
  struct Erased: Sendable {
    let words: String
    let address: String
  }

  /// One enquiry that waits.
  struct Row: Sendable {
    let urgency: Tag
    let waited: String
    /// Whether it has waited longer than its own urgency says.
    let isLate: Bool
    let name: String
    let age: String?
    let words: String
    /// Danger that nobody has written about yet.
    let danger: String?
    let notes: [String]
    let channel: String
    let handler: String?
    let address: String
  }

  init(
    _ queue: ListPage<EnquiryRow>, _ figures: QueueFigures, erased: [EnquiryRow], after: String?, now: Moment
  ) {
    self.erased = erased.compactMap { row in
      row.erased.map {
        Erased(
          words:
            "Kom \(row.received.short(seenFrom: now.day)), slettet \($0.short(seenFrom: now.day)) av \(row.erasedBy)",
          address: EnquiryAddress.page(row.id))
      }
    }
    self.figures = Self.words(figures, now)
    updated = now.clock
    caption =
      queue.total == queue.rows.count
      ? "\(queue.total) i kø, de som haster mest først"
      : "\(queue.rows.count) av \(queue.total) i kø, de som haster mest først"
    rows = queue.rows.map { Row($0, now) }
    nobody =
      queue.rows.isEmpty
      ? EmptyState(
        "Ingen venter.", advice: "Nye henvendelser kommer hit fra alle kanaler.",
        button: Button("Ny henvendelse", kind: .quiet, to: "/arbeid/henvendelse/ny")) : nil
    next = queue.next.map { "/arbeid/mottak?etter=\($0.inQuery)" }
    first = after == nil ? nil : "/arbeid/mottak"
  }

  private static func words(_ figures: QueueFigures, _ now: Moment) -> [String] {
    var words = [figures.waiting == 1 ? "1 venter på svar" : "\(figures.waiting) venter på svar"]
    if let longest = figures.longestSince { words.append("lengst: \(now.elapsed(since: longest))") }
    if let median = figures.medianAnswer {
      words.append("halvparten får svar innen \(now.elapsed(since: now.adding(milliseconds: -median)))")
    }
    return words
  }
}

extension ReceptionPage.Row {
  init(_ row: EnquiryRow, _ now: Moment) {
    urgency = row.urgency.tag
    waited = row.answered == nil ? now.elapsed(since: row.received) : "besvart"
    isLate = row.answered == nil && row.urgency.isLate(since: row.received, now)
    name = row.displayName
    age = row.birthDate.map { "\($0.fullYears(until: now.day)) år" }
    words = row.words.opening
    danger = row.dangerOpen ? "Fare nå: skriv hva som ble gjort" : nil
    notes = Self.notes(row)
    channel = row.channel.norwegian
    handler = row.handler == nil ? nil : row.handlerName
    address = EnquiryAddress.page(row.id)
  }

  private static func notes(_ row: EnquiryRow) -> [String] {
    var notes: [String] = []
    if !row.dangerHandled.isEmpty { notes.append(row.dangerHandled.opening) }
    if !row.from.isEmpty { notes.append("Fra \(row.from.opening)") }
    if row.safeToCall == false { notes.append("Ikke trygt å ringe") }
    if row.callAttempts > 0 {
      notes.append(row.callAttempts == 1 ? "Ringt 1 gang" : "Ringt \(row.callAttempts) ganger")
    }
    if row.record != nil { notes.append("Knyttet til en journal") }
    return notes
  }
}

extension ReceptionPage.Row: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("urgency", urgency)
    slots.set("waited", waited)
    slots.set("isLate", isLate)
    slots.set("name", name)
    slots.set("age", age)
    slots.set("words", words)
    slots.set("danger", danger)
    slots.set("notes", notes)
    slots.set("channel", channel)
    slots.set("handler", handler)
    slots.set("address", address)
  }
}

extension Urgency {
  /// Whether somebody has waited longer than the urgency itself says.
  func isLate(since received: Moment, _ now: Moment) -> Bool {
    switch self {
    case .immediate: true
    case .today: received.day < now.day
    case .thisWeek: received.day.days(until: now.day) > 7
    case .whenConvenient: false
    }
  }
}

extension String {
  /// The first words of a text, on one line.
  var opening: String {
    let line = prefix(400).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 140 && count <= 400 ? line : line.prefix(140) + "…"
  }
}
