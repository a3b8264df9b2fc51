internal import Casework
internal import CivilTime

extension TimelineReader {
  func words(_ decision: RemovalDecision) -> EntryWords {
    let count = decision.entries.count
    let which = count == 1 ? "ett innslag" : "\(count) innslag"
    let title =
      switch decision.outcome {
      case .erased: "Innholdet i \(which) er slettet etter vedtak"
      case .moved: "Innholdet i \(which) var ført på feil person og er tatt bort"
      case .refused: "Krav om å slette \(which) er avslått"
      }
    return EntryWords(
      kind: "Sletting", title: title,
      lines: [
        labelled("Hvem ba om det", decision.asker.norwegian), labelled("Vilkår", decision.ground?.norwegian ?? ""),
        labelled("Begrunnelse", decision.words), labelled("Klagerett", decision.appeal),
      ])
  }

  func words(_ transfer: Transfer) -> EntryWords {
    var words = words(transfer.event)
    words.lines += [
      "Flyttet hit: først ført på feil person av \(transfer.author.name), \(transfer.author.role), "
        + "\(transfer.writtenAt.short(seenFrom: today)).",
      labelled("Hvordan det ble oppdaget", transfer.reason),
    ]
    return words
  }

  func words(_: Emptied) -> EntryWords {
    EntryWords(
      kind: "Tømt", title: "Innholdet er tatt bort etter vedtak",
      lines: ["Vedtaket står i et senere innslag. Hvem som skrev dette innslaget og når, blir stående."])
  }
}

extension RemovalDecision.Asker {
  var norwegian: String {
    switch self {
    case .person: "personen selv"
    case .representative: "en som representerer personen"
    case .service: "tjenesten selv"
    }
  }
}

extension RemovalDecision.Ground {
  /// The law's two conditions, in our own words.
  var norwegian: String {
    switch self {
    case .misleading: "feil eller misvisende, og en belastning for den det gjelder"
    case .unneeded: "klart unødvendig for å gi hjelp"
    }
  }
}
