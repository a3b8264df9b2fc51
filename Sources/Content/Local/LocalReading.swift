public import Desk
internal import Guidance
internal import Instruments

/// What is decided in the interface is read as the municipality's files are, by the same readers.
extension SourceContent: LocalReader {
  public var prefix: String { supplement.prefix }

  public func reading(_ entries: [LocalEntry]) -> LocalReading {
    var holding = entries
    var faults: [LocalFault] = []
    while true {
      let (knowledge, problems) = knowledge(with: holding)
      let found = problems.compactMap { problem in
        LocalFile.number(of: problem).map {
          LocalFault(number: $0, line: problem.line, what: problem.what, mend: problem.mend)
        }
      }
      faults += found
      // The folder was sound when it was read, so every fault is a decision's.
      guard !found.isEmpty else { return LocalReading(knowledge: knowledge, faults: faults) }
      let wrong = Set(found.map(\.number))
      holding.removeAll { wrong.contains($0.number) }
    }
  }

  public func document(_ proposal: LocalProposal) -> LocalDocument {
    switch proposal {
    case .deadline(let norm, let span):
      LocalDocument([.init("frister:"), .init("  \(norm.quoted): \(span.quoted)", "frist")])
    case .words(let words): LocalDocument(words.lines)
    case .measure(let measure): LocalDocument(measure.lines(source: supplement.source.id))
    case .norm(let norm): LocalDocument(norm.lines(source: supplement.source.id))
    case .wording(let words):
      LocalDocument(
        (knowledge.instrument(words.instrument).map(words.yaml) ?? "").split(
          separator: "\n", omittingEmptySubsequences: false
        ).map { .init(String($0)) })
    }
  }
}

extension OwnWords {
  fileprivate var lines: [LocalDocument.Line] {
    let parts = [
      ("tittel", title, "tittel"), ("når det mangler", whenMissing, "mangler"), ("knapp", button, "knapp"),
    ].filter { !$0.1.isEmpty }
    return [.init("ord:"), .init("  \(norm.quoted):", "tittel")]
      + parts.map { .init("    \($0): \($1.quoted)", $2) }
  }
}

extension OwnMeasure {
  fileprivate func lines(source: String) -> [LocalDocument.Line] {
    func list(_ words: [String]) -> String { "[\(words.map(\.quoted).joined(separator: ", "))]" }
    return [
      .init("id: \(id.quoted)", "nummer"), .init("navn: \(name.quoted)", "navn"),
      .init("beskrivelse: \(about.quoted)", "beskrivelse"), .init("forløp: \(list(pathways))", "forlop"),
      .init("styrke: kan"), .init("formål: \(list(purposes))", "formal"),
      .init("intensitet: \(intensity.quoted)", "intensitet"),
      .init("lavterskel: \(isLowThreshold ? "ja" : "nei")", "lavterskel"),
      .init("kilde: {dokument: \(source.quoted), anker: \(name.quoted)}"),
    ]
  }
}

extension OwnNorm {
  fileprivate func lines(source: String) -> [LocalDocument.Line] {
    var lines: [LocalDocument.Line] = [
      .init("id: \(id.quoted)", "nummer"), .init("tittel: \(title.quoted)", "tittel"),
      .init("når det mangler: \(whenMissing.quoted)", "mangler"), .init("styrke: \(strength.quoted)", "styrke"),
      .init("kilde:"), .init("  dokument: \(source.quoted)"), .init("  sted: \(place.quoted)", "sted"),
      .init("  anker: \(anchor.quoted)", "sted"),
    ]
    lines += applies.lines("gjelder når", "gjelder") + fulfilled.lines("oppfylt når", "oppfylt") + deadline.lines
    if !page.isEmpty {
      lines += [.init("gjør:"), .init("  side: \(page.quoted)", "side"), .init("  knapp: \(button.quoted)", "knapp")]
    }
    if !reading.isEmpty { lines.append(.init("lesning: \(reading.quoted)", "lesning")) }
    lines.append(.init("sist sjekket: \(checked)"))
    return lines
  }
}

extension OwnCondition {
  /// - Parameter field: what the form's fields of it begin with.
  fileprivate func lines(_ key: String, _ field: String) -> [LocalDocument.Line] {
    guard !tests.isEmpty else { return [.init("\(key): alltid", "\(field)-1-faktum")] }
    let first = "\(field)-1-faktum"
    var lines: [LocalDocument.Line] = [.init("\(key):", first), .init("  \(isAny ? "en av" : "alle"):", first)]
    for (place, test) in tests.enumerated() {
      let name = "\(field)-\(place + 1)"
      lines.append(.init("    - \(test.fact.quoted):", "\(name)-faktum"))
      if !test.answer.isEmpty { lines.append(.init("        svar: \(test.answer.quoted)", "\(name)-svar")) }
      if !test.within.isEmpty { lines.append(.init("        innen: \(test.within.quoted)", "\(name)-innen")) }
      if !test.since.isEmpty { lines.append(.init("        siden siste: \(test.since.quoted)", "\(name)-siden")) }
    }
    return lines
  }
}

extension OwnDeadline {
  fileprivate var lines: [LocalDocument.Line] {
    func line(_ key: String, _ text: String, _ field: String) -> LocalDocument.Line {
      .init("  \(key): \(text.quoted)", field)
    }
    return switch kind {
    case .none: [.init("frist: ingen i kilden", "frist")]
    case .atOnce: [.init("frist:", "frist"), line("straks etter", fact, "frist-faktum")]
    case .within: [.init("frist:", "frist"), line("innen", span, "frist-tid"), line("fra", fact, "frist-faktum")]
    case .recurring:
      [
        .init("frist:", "frist"), line("hver", span, "frist-tid"), line("siden siste", fact, "frist-faktum"),
        line("varsles før", warning, "frist-varsel"), line("første gang fra", "oppfølging startet", "frist-faktum"),
      ]
    }
  }
}
