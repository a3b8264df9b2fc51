internal import Casework
internal import CivilTime
internal import Foundation
internal import Guidance

/// The findings of one record on one day, as text for people and JSON for machines.
struct FindingReport {
  let day: Day
  let changesOn: Day?
  let explanations: [Explanation]

  /// `only` names the norms wanted; empty for all that apply.
  init(state: CaseState, guide: Guide, day: Day, only: [String] = []) {
    self.day = day
    let evaluation = guide.evaluate(state, on: day)
    changesOn = evaluation.changesOn
    let wanted = evaluation.findings.filter {
      only.isEmpty ? $0.status != .notApplicable : only.contains(guide.norms[$0.index].id)
    }
    let sorted = wanted.sorted {
      ($0.status.rawValue, guide.norms[$0.index].strength.rank, $0.index)
        < ($1.status.rawValue, guide.norms[$1.index].strength.rank, $1.index)
    }
    explanations = sorted.compactMap { guide.explain(guide.norms[$0.index].id, state: state, on: day) }
  }

  var text: String {
    var lines = ["\(day.spelledOut): \(explanations.count) funn"]
    for explanation in explanations {
      let norm = explanation.norm
      let due = explanation.due.map { ", frist \($0.short(seenFrom: day))" } ?? ""
      lines.append("")
      lines.append("\(norm.id)  \(norm.strength.rawValue) · \(explanation.status.norwegian)\(due)")
      lines.append("  \(explanation.status.asksForAction ? norm.whenMissing : norm.title)")
      lines += tree(explanation.applies, label: "Gjelder", depth: 1)
      if let fulfilled = explanation.fulfilled { lines += tree(fulfilled, label: "Oppfylt", depth: 1) }
      if let asked = explanation.askedAndDeclined {
        lines.append("  Spurt og avslått \(asked.short(seenFrom: day)). Noen kan spørre igjen.")
      }
      if let departure = explanation.departure {
        let lapsed =
          explanation.departureIsUpForReview
          ? " (gjelder ikke lenger: dagen for å se på den igjen har gått)"
          : explanation.departureLapsed ? " (gjelder ikke lenger: noe har endret seg)" : ""
        lines.append("  Fraveket \(departure.day.short(seenFrom: day)): \(departure.words)\(lapsed)")
      }
      if norm.deadline.isLocal { lines.append("  Fristen er satt av kommunen. Kilden gir ingen.") }
      lines.append("  Kilde: \(norm.citation.documentName), \(norm.citation.place), «\(norm.citation.anchor)»")
    }
    if let changesOn { lines += ["", "Uten nye hendelser endrer noe seg først \(changesOn.spelledOut)."] }
    return lines.joined(separator: "\n")
  }

  private func tree(_ reason: Reason, label: String?, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let head = label.map { "\($0): " } ?? ""
    let mark = reason.outcome.rawValue
    return ["\(indent)\(head)\(reason.words) [\(mark)]"]
      + reason.parts.flatMap { tree($0, label: nil, depth: depth + 1) }
  }

  private struct Line: Encodable {
    let anbefaling, tittel, styrke, status: String
    let frist: String?
    let lokalFrist: Bool
    let kilde, anker: String
    let gjelder, oppfylt: [String]
    let ukjent: [String]
    let fakta: [FactLine]
  }

  private struct FactLine: Encodable {
    let faktum, svar: String
    let dag, siden: String?
    let innslag: Int?
  }

  private struct Whole: Encodable {
    let dag: String
    let endresDag: String?
    let funn: [Line]
  }

  var json: String {
    let lines = explanations.map { explanation in
      Line(
        anbefaling: explanation.norm.id, tittel: explanation.norm.title, styrke: explanation.norm.strength.rawValue,
        status: explanation.status.norwegian, frist: explanation.due?.iso,
        lokalFrist: explanation.norm.deadline.isLocal, kilde: explanation.norm.citation.documentName,
        anker: explanation.norm.citation.anchor, gjelder: tree(explanation.applies, label: nil, depth: 0),
        oppfylt: explanation.fulfilled.map { tree($0, label: nil, depth: 0) } ?? [],
        ukjent: explanation.unknown.map(\.rawValue),
        fakta: explanation.facts.map {
          FactLine(faktum: $0.fact.rawValue, svar: $0.words, dag: $0.day?.iso, siden: $0.since?.iso, innslag: $0.entry)
        })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let whole = Whole(dag: day.iso, endresDag: changesOn?.iso, funn: lines)
    return (try? encoder.encode(whole)).flatMap { String(data: $0, encoding: .utf8) } ?? "{}"
  }
}
