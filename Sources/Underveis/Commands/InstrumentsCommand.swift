internal import ArgumentParser
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Instruments

/// The questionnaires: which there are, and bringing a publisher's own text in.
struct InstrumentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instruments", abstract: "Vis måleverktøyene, eller hent inn utgiverens tekst.",
    subcommands: [List.self, Import.self], defaultSubcommand: List.self)

  /// Lists the instruments by purpose, with terms and wording.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Vis måleverktøyene.")

    @OptionGroup var options: ContentOptions

    func run() async throws {
      let instruments = try options.knowledge().instruments
      for purpose in Usage.Purpose.allCases {
        let own = instruments.filter { $0.usage.purpose == purpose }
        if own.isEmpty { continue }
        say(purpose.norwegian.uppercased())
        for instrument in own { say("  \(Self.line(instrument))") }
      }
      say("\(instruments.count) måleverktøy.")
    }

    private static func line(_ instrument: Instrument) -> String {
      let words =
        instrument.imported.map { "utgiverens tekst (\($0.version), hentet inn av \($0.importedBy))" }
        ?? (instrument.wording == .own ? "egne formuleringer" : "bare skår")
      let requirement = "krever \(instrument.usage.requirement.norwegian)"
      return "\(instrument.id): \(instrument.name). \(instrument.licence.state.norwegian), \(words), \(requirement)"
    }
  }

  /// Reads a FHIR R4 Questionnaire and puts its words in the municipality's own folder.
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Hent inn utgiverens tekst fra et FHIR-spørreskjema (JSON).")

    @OptionGroup var options: ContentOptions
    @Argument(help: "Filen med spørreskjemaet.") var file: String
    @Option(help: "Skjemaet det gjelder, som phq-9. Ellers sier koden i filen det.") var skjema: String?
    @Option(help: "Navnet til den som henter teksten inn.") var av: String
    @Option(help: "Hva retten til å bruke teksten bygger på.") var tillatelse: String?
    @Flag(help: "Erstatt en tekst som ligger der fra før.") var erstatt = false

    func run() async throws {
      do throws(ContentProblems) {
        guard let data = FileManager.default.contents(atPath: file) else {
          throw ContentProblems([ContentProblem(file: file, line: 0, what: "Filen finnes ikke eller kan ikke leses.")])
        }
        let wanted = try QuestionnaireImport(
          Array(data), file: file, for: skjema, knowledge: try options.knowledge(), by: av, on: House.clock().day,
          permission: tillatelse)
        let path: String
        do {
          path = try wanted.write(to: options.content, municipality: options.kommune, replaces: erstatt)
        } catch {
          throw ContentProblems([error])
        }
        say("\(wanted.instrument.name) har nå utgiverens tekst: \(wanted.words.title), \(wanted.words.version).")
        say("Den ligger i \(path). Tjeneren viser den når den startes på nytt.")
      } catch {
        for problem in error.problems { say("\(problem)") }
        say("\(error.problems.count) avvik. Ingenting er endret.")
        throw ExitCode.failure
      }
    }
  }
}

extension ContentOptions {
  /// All content, or every problem in it.
  func knowledge() throws(ContentProblems) -> Knowledge {
    try Knowledge.load(folder: content, municipalityFolder: kommune)
  }
}
