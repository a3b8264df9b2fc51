internal import Casework
internal import CivilTime

/// Tells that a colleague has signed the same in the meantime, with theirs in full. One's own stands in the form under it.
struct Overtaken: Sendable {
  let alert: Alert
  let theirs: Card

  init(_ entry: Entry, _ rows: [SummaryList.Row], seenFrom today: Day) {
    let when = "\(entry.day == today ? "i dag" : entry.day.short(seenFrom: today)) \(entry.writtenAt.clock)"
    alert = Alert(
      .due, heading: "Noen andre har skrevet her i mellomtiden",
      "\(entry.author.name) signerte \(when). Ingenting er tapt: Deres står her, og alt du skrev, står i skjemaet under. "
        + "Les begge, rett det som skal stå, og signer på nytt.",
      urgent: true)
    theirs = Card(id: "skrevet-av-andre", "Dette signerte \(entry.author.name)", inside: [SummaryList(rows)])
  }
}
