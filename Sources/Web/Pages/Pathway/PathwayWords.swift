internal import Casework
internal import CivilTime

/// Pathways, moves and causes in words.
enum PathwayWords {
  static func name(_ pathway: Int?) -> String { pathway.map { "Hovedforløp \($0)" } ?? "Avsluttet" }

  /// Why somebody moves between pathways, in the order of the form.
  static let moving: [MoveCause] = [.worse, .better, .longer, .wish, .reassessed]
  /// Why an episode ends.
  static let ending: [MoveCause] = [.finished, .better, .wish, .reassessed]

  /// What one entry of the history is: a first choice, a move, a new judgement with the same answer, an end.
  static func move(_ move: PathwayState, after previous: PathwayState?) -> String {
    guard let pathway = move.pathway else { return "Avsluttet" }
    guard let before = previous?.pathway else { return name(pathway) }
    if before == pathway { return "\(name(pathway)), vurdert på nytt" }
    return "Fra \(before) til \(pathway), \(pathway > before ? "mer" : "mindre") omfattende"
  }

  /// One choice in full.
  static func rows(_ choice: PathwayChoice) -> [SummaryList.Row] {
    let rows: [(String, String)] = [
      ("Valg", name(choice.pathway)), ("Alvorlighet", choice.severity ?? ""),
      ("Forventet varighet", choice.duration ?? ""), ("Tap av funksjon", choice.function),
      ("Tap av livskvalitet", choice.qualityOfLife), ("Opplevd som problem", choice.experienced),
      ("Grunnlag", choice.ground), ("Grunn til å velge annet enn forslaget", choice.reasonToDiffer),
      ("Årsak", RecordWords.cause(choice.cause).withLargeFirst),
    ]
    return rows.filter { !$0.1.isEmpty }.map { SummaryList.Row($0.0, $0.1) }
  }
}
