internal import ArgumentParser
internal import Foundation

@main
struct Underveis: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "underveis",
    abstract: "Kommunens psykiske helse- og rusarbeid, med veilederen i drift.",
    subcommands: [
      Demo.self, Serve.self, Check.self, Replay.self, Explain.self, Verify.self, Trend.self, Docs.self,
      EditionsCommand.self, InstrumentsCommand.self, KeysCommand.self, Backup.self, Restore.self,
      MoveCommand.self, Bench.self,
    ])

  static func main() async {
    Allocation.sharePools()
    await main(nil)
  }
}

/// Where content is found.
struct ContentOptions: ParsableArguments {
  @Option(help: "Mappen med innholdet.") var content = "content"
  @Option(help: "Kommunens mappe i innholdet.") var kommune = "demo"
}

/// Says a line to the one at the terminal at once, also through a pipe.
func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
