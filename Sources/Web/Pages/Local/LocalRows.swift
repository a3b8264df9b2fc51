internal import CivilTime
internal import Desk
internal import Guidance

/// The municipality's own decisions as rows of tables, each with where it is from.
struct LocalRows {
  let knowledge: Knowledge
  let files: Knowledge
  let log: LocalLog
  let mayDecide: Bool
  let today: Day

  var deadlines: Table? {
    let norms = knowledge.guide.norms.filter(\.deadline.isLocal)
    return table(
      "lokale-frister", norms.count == 1 ? "1 frist" : "\(norms.count) frister", "Anbefaling", "Frist",
      norms.map { norm in
        guard case .local(let span) = norm.deadline else { return row(norm.id, norm.title, "", .deadline, norm.local) }
        return row(norm.id, norm.title, span.norwegian, .deadline, norm.local)
      })
  }

  var norms: Table? {
    let norms = knowledge.guide.norms.filter { $0.isLocal && $0.kind == .duty }
    return table(
      "lokale-anbefalinger", norms.count == 1 ? "1 anbefaling" : "\(norms.count) anbefalinger", "Anbefaling", "Styrke",
      norms.map { norm in
        let ended = norm.until.map { ", gjaldt til \($0.withYear)" } ?? ""
        return row(norm.id, norm.title, norm.strength.rawValue + ended, .norm, norm.local)
      })
  }

  var measures: Table? {
    let kinds = knowledge.measures.filter { $0.local != nil }
    return table(
      "lokale-tiltak", "\(kinds.count) tiltak", "Tiltak", "Hovedforløp",
      kinds.map { kind in
        let pathways = kind.pathways.sorted().map { "\($0)" }.joined(separator: ", ")
        return row(kind.id, kind.name, pathways.isEmpty ? "alle" : pathways, .measure, kind.local)
      })
  }

  var words: Table? {
    let norms = knowledge.guide.norms.filter { $0.local?.parts.contains(.words) ?? false }
      .filter { log.inForce(.words, $0.id) != nil || hasFileWords($0.id) }
    return table(
      "lokale-ord", norms.count == 1 ? "1 anbefaling med egne ord" : "\(norms.count) anbefalinger med egne ord",
      "Anbefaling", "Ordene",
      norms.map { row($0.id, $0.title, Self.changed($0, knowledge), .words, $0.local) })
  }

  /// Where both the folder and a decision here say something of the same: the decision here is the one that holds.
  var overridden: [Alert] {
    let both = log.current.filter { entry in
      let norm = files.guide.norm(entry.subject)
      return switch entry.kind {
      case .deadline: norm?.deadline.isLocal ?? false
      case .words: hasFileWords(entry.subject)
      case .measure, .norm, .wording: false
      }
    }
    guard !both.isEmpty else { return [] }
    return [
      Alert(
        .info, heading: "Vedtak her går foran kommunens mappe",
        "Mappen sier noe annet om dette. Det som er bestemt her, gjelder til det avsluttes.",
        lines: both.map { "\($0.kind.rawValue.withLargeFirst) for \($0.subject)" })
    ]
  }

  private func hasFileWords(_ id: String) -> Bool {
    guard let norm = files.guide.norm(id) else { return false }
    // A norm of the municipality's own carries the mark of words from its name alone.
    return norm.isLocal ? false : norm.local?.parts.contains(.words) ?? false
  }

  /// The words that are not the source's.
  private static func changed(_ norm: Norm, _ knowledge: Knowledge) -> String {
    let plain = knowledge.editions[knowledge.guide.edition]?.plain.norm(norm.id)
    let words = [
      norm.title == plain?.title ? nil : "tittel: \(norm.title)",
      norm.whenMissing == plain?.whenMissing ? nil : "når det mangler: \(norm.whenMissing)",
      norm.action?.label == plain?.action?.label ? nil : "knapp: \(norm.action?.label ?? "")",
    ]
    return words.compactMap { $0 }.joined(separator: "; ")
  }

  private func row(
    _ id: String, _ title: String, _ value: String, _ kind: LocalKind, _ local: LocalDecision?
  ) -> Table.Row {
    let address = kind == .measure ? nil : "\(RecommendationsPage.address)/\(id)"
    var cells: [Table.Cell] = [.init("\(id) \(title)", to: address), .init(value), origin(kind, id, local)]
    guard mayDecide else { return .init(cells) }
    let here = log.inForce(kind, id)
    let isFree = kind == .deadline || kind == .words
    let change = Button("Endre", kind: .quiet, small: true, to: LocalAddress.form(kind, id), about: id)
    let end = Button("Avslutt", kind: .quiet, small: true, to: LocalAddress.end(kind, id), about: id)
    cells.append(here != nil || isFree ? .init(part: change) : .init())
    cells.append(here == nil ? .init() : .init(part: end))
    return .init(cells)
  }

  private func origin(_ kind: LocalKind, _ id: String, _ local: LocalDecision?) -> Table.Cell {
    guard let entry = log.history(kind, id).last, !entry.isEnded || kind.isKept else {
      let when = local?.adopted.map { ", vedtatt \($0.withYear)" } ?? ""
      return .init("Kommunens mappe", under: "versjon \(local?.version ?? "1")\(when)")
    }
    return .init(
      "\(entry.decidedBy), \(entry.writtenAt.day.short(seenFrom: today))", under: "Vedtak \(entry.number): \(entry.why)"
    )
  }

  private func table(
    _ id: String, _ caption: String, _ what: String, _ value: String, _ rows: [Table.Row]
  ) -> Table? {
    guard !rows.isEmpty else { return nil }
    let doing: [Table.Column] = mayDecide ? [.init("Endre", unseen: true), .init("Avslutt", unseen: true)] : []
    return Table(
      id: id, caption: caption, columns: [.init(what), .init(value), .init("Hvor det er bestemt")] + doing, rows: rows)
  }
}
