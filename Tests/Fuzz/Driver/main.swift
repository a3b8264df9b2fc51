import Foundation
import FuzzParsers

/// libFuzzer's own entry, for a program that has a `main` already.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

// The fuzzer calls a plain function, which cannot carry the choice with it.
nonisolated(unsafe) var chosen = Parser.form

guard let name = ProcessInfo.processInfo.environment["PARSER"], let parser = Parser(rawValue: name) else {
  print("Sett PARSER til en av: \(Parser.allCases.map(\.rawValue).joined(separator: ", "))")
  exit(2)
}
chosen = parser
var count = CommandLine.argc
var words = CommandLine.unsafeArgv
exit(
  runFuzzer(&count, &words) { bytes, size in
    do {
      try chosen.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
    } catch {
      fatalError("\(error)")
    }
    return 0
  })
