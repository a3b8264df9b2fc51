extension TimelineEntry: Exhibited {
  public static let exhibit = Exhibit(
    "Hendelse", "Noe som har skjedd, på tidslinjen. En rettelse står ved siden av det som ble rettet.",
    parameters: [
      "when, iso": "når, i ord og for maskiner", "kind": "slag", "title": "hva som skjedde", "text": "notatet",
      "by": "hvem som skrev det", "tags": "merkelapper", "correction": "rettelsen, hvis det er rettet",
    ],
    examples: [
      "Kontakt": TimelineEntry(
        id: "hendelse-1", when: "20. november kl. 13.10", iso: "2026-11-20T13:10", kind: "Telefon", "Sover bedre",
        text: "Har drukket to ganger siden sist.", by: "Amir Haugen, FACT", tags: [Tag("Hovedforløp 3", .path)]),
      "Rettet": TimelineEntry(
        id: "hendelse-2", when: "2. oktober", iso: "2026-10-02", kind: "Måling", "PHQ-9: 19", by: "Line Demo",
        correction: "summen er 17, rettet 3. oktober av Line Demo"),
    ])
}
