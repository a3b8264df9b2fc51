internal import ArgumentParser

@main
struct Underveis: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "underveis",
    abstract: "Kommunens psykiske helse- og rusarbeid, med veilederen i drift.",
    subcommands: [Serve.self, Check.self, Replay.self])
}

/// Where content is found.
struct ContentOptions: ParsableArguments {
  @Option(help: "Mappen med innholdet.") var content = "content"
  @Option(help: "Kommunens mappe i innholdet.") var kommune = "demo"
}
