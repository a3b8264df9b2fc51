internal import Foundation
public import Instruments

/// The instruments of `content/instruments`, read whole or not at all.
public struct InstrumentLibrary: Sendable {
  /// In the order of their ids.
  public let instruments: [Instrument]
  /// The worked examples, by instrument id.
  public let cases: [String: [InstrumentCase]]

  /// The instrument with that id.
  public func instrument(_ id: String) -> Instrument? {
    instruments.first { $0.id == id }
  }

  /// A file of an instrument's folder: where it lies, and what stands in it.
  public struct File: Sendable {
    /// "content/instruments/phq-9/instrument.yaml"; what stands before the last folder may be anything.
    public let path: String
    public let text: String

    public init(path: String, text: String) {
      (self.path, self.text) = (path, text)
    }
  }

  /// Reads the instruments and runs their cases.
  /// - Throws: every problem in every file, also each case that does not hold.
  public init(reading files: [File]) throws(ContentProblems) {
    var instruments: [String: Instrument] = [:]
    var cases: [String: [InstrumentCase]] = [:]
    var problems: [ContentProblem] = []
    let byPath = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
    let folders = Set(
      files.map { $0.path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") })
    for folder in folders.sorted() {
      do {
        let definition = try Self.parse("\(folder)/instrument.yaml", byPath)
        let (instrument, found) = InstrumentReader.read(definition)
        problems += found
        guard let instrument else { continue }
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        if instrument.id != name {
          problems.append(
            definition.problem("«id» er «\(instrument.id)», men mappen heter «\(name)».", "De skal være like."))
        }
        instruments[name] = instrument
        let read = try InstrumentCaseReader(instrument: instrument).read(Self.parse("\(folder)/cases.yaml", byPath))
        cases[name] = read.cases
        problems += read.problems + read.cases.compactMap { $0.problem(with: instrument) }
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw ContentProblems(problems) }
    self.instruments = instruments.values.sorted { $0.id < $1.id }
    self.cases = cases
  }

  /// Reads the folder `content/instruments` at that path.
  public init(directory: String) throws(ContentProblems) {
    try self.init(reading: Self.files(in: directory))
  }

  private static func parse(_ path: String, _ files: [String: String]) throws(ContentProblem) -> YamlNode {
    guard let text = files[path] else {
      throw ContentProblem(
        file: path, line: 0, what: "Filen mangler.",
        mend: "Et skjema har en mappe med instrument.yaml og cases.yaml.")
    }
    return try YamlNode.parse(text, file: path)
  }

  private static func files(in directory: String) throws(ContentProblems) -> [File] {
    let root = URL(filePath: directory, directoryHint: .isDirectory)
    let paths: [String]
    do {
      paths = try FileManager.default.subpathsOfDirectory(atPath: directory)
    } catch {
      throw ContentProblems([
        ContentProblem(file: directory, line: 0, what: "Mappen finnes ikke eller kan ikke leses.")
      ])
    }
    var files: [File] = []
    var problems: [ContentProblem] = []
    for path in paths where path.hasSuffix(".yaml") {
      do {
        files.append(
          File(path: "\(directory)/\(path)", text: try String(contentsOf: root.appending(path: path), encoding: .utf8)))
      } catch {
        problems.append(ContentProblem(file: path, line: 0, what: "Filen kan ikke leses som tekst (UTF-8)."))
      }
    }
    guard problems.isEmpty else { throw ContentProblems(problems) }
    return files
  }
}
