internal import ArgumentParser
internal import Content
internal import Desk
internal import Guidance

/// Reads all content, runs every case, and says what is wrong with file, line and how to mend it.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Les og kontroller innholdet.")

  @OptionGroup var options: ContentOptions
  @Option(help: "Historier som også skal kjøres.") var historier: String?
  @Flag(help: "Endre én del av hver anbefaling om gangen, og se om et tilfelle merker det.") var vend = false
  @Option(help: "Mappe med kildetekstene; da sjekkes det at hvert anker står der.") var sources: String?

  func run() async throws {
    do throws(ContentProblems) {
      let knowledge = try Knowledge.load(folder: options.content, municipalityFolder: options.kommune)
      let cases = try CaseFiles.cases(folder: options.content, municipalityFolder: options.kommune)
      let stories = try historier.map { folder throws(ContentProblems) in try CaseFiles.stories(folder: folder) } ?? []
      let guide = (knowledge.editions.loaded.first?.guide ?? knowledge.guide).withoutLocalDeadlines
      var wrong = (cases + stories).flatMap { $0.disagreements(with: guide) }
      var later: [(name: String, count: Int)] = []
      var laterFlips: [FlipCheck] = []
      for name in CaseFiles.laterEditions(options.content) {
        guard let edition = knowledge.editions[name] else { continue }
        let own = try CaseFiles.cases(
          folder: options.content, edition: name, municipalityFolder: options.kommune)
        wrong += own.flatMap { $0.disagreements(with: edition.guide.withoutLocalDeadlines) }
        later.append((edition.edition.shortName, own.count))
        if vend {
          let written = edition.plain.norms.filter { $0.standing?.state == .new || $0.standing?.state == .changed }
          laterFlips.append(FlipCheck(written, cases: own))
        }
      }
      guard wrong.isEmpty else { throw ContentProblems(wrong) }
      let coverage = try Coverage.load(folder: options.content, knowledge: knowledge)
      let anchors = try sources.map { texts throws(ContentProblems) in
        try AnchorCheck(folder: options.content, texts: texts, sources: knowledge.sources)
      }
      let flips = vend ? FlipCheck(guide.norms, cases: cases + stories) : nil
      let duties = knowledge.guide.norms.count { $0.kind == .duty }
      print("Innholdet er i orden.")
      print(
        "\(duties) anbefalinger, \(knowledge.topics.count) temaer, \(knowledge.measures.count) tiltak, "
          + "\(knowledge.serviceNorms.count) tjenestenormer.")
      print("\(cases.count) tilfeller og \(stories.count) historier stemmer.")
      for (name, count) in later { print("\(count) tilfeller stemmer i utgaven \(name).") }
      report(coverage)
      if let flips { try report(flips) }
      for flips in laterFlips { try report(flips) }
      if let anchors { print("\(anchors.found) ankre står i kildene. \(anchors.withoutText) har ingen tekst her.") }
    } catch {
      for problem in error.problems { print(problem) }
      print("\(error.problems.count) feil. Ingenting er tatt i bruk.")
      throw ExitCode.failure
    }
  }

  private func report(_ flips: FlipCheck) throws(ContentProblems) {
    print("\(flips.tried) endrede anbefalinger prøvd; \(flips.idle) av dem endrer ikke noe for noen.")
    guard flips.unnoticed.isEmpty else {
      throw ContentProblems(
        flips.unnoticed.map {
          ContentProblem(
            file: $0.norm, line: 0, what: "Ingen tilfeller merker at regelen endres. \($0.what)",
            mend: "Skriv et tilfelle fra kilden som ville blitt et annet.")
        })
    }
  }

  private func report(_ coverage: Coverage) {
    print("Krav og hvor de er møtt:")
    for line in coverage.table { print("  \(line)") }
  }
}
