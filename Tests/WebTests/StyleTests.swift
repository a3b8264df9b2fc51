import Foundation
import Testing

@testable import Web

/// Protects that everybody can read what stands there, and that an old phone can fetch it.
struct StyleTests {
  private let style: String
  private let script: String

  init() throws {
    let files = try WebFiles()
    style = try files.text("underveis.css")
    script = try files.text("underveis.js")
  }

  @Test func everyTextStandsOutInLightAndDark() throws {
    let pairs = [
      ("ink", "bg"), ("ink", "card"), ("soft", "bg"), ("soft", "card"), ("act", "bg"), ("act", "card"),
      ("act-ink", "act"), ("act", "act-soft"), ("ink", "act-soft"), ("soft", "act-soft"), ("due", "due-soft"),
      ("ink", "due-soft"), ("act", "due-soft"), ("danger", "danger-soft"), ("ink", "danger-soft"), ("danger", "card"),
      ("danger", "bg"), ("card", "danger"), ("ok", "ok-soft"), ("ink", "ok-soft"), ("due", "act-soft"),
    ]
    let themes = style.split(separator: ":root {").dropFirst().prefix(2).map(colours)
    try #require(themes.count == 2)
    for theme in themes {
      for (text, ground) in pairs {
        let ratio = contrast(try #require(theme[text]), try #require(theme[ground]))
        #expect(ratio >= 4.5, "\(text) on \(ground) is \(ratio)")
      }
      for edge in ["edge", "focus"] {
        for ground in ["bg", "card"] {
          #expect(contrast(try #require(theme[edge]), try #require(theme[ground])) >= 3, "\(edge) on \(ground)")
        }
      }
    }
  }

  @Test func styleAndScriptAreSmallAndKeepNothing() {
    #expect(style.utf8.count + script.utf8.count < 33_000)
    for storage in ["localStorage", "sessionStorage", "indexedDB", "innerHTML", "eval("] {
      #expect(!script.contains(storage))
    }
    #expect(!style.contains("@import") && !style.contains("url("))
  }

  private func colours(_ block: Substring) -> [String: [Double]] {
    var colours: [String: [Double]] = [:]
    for declaration in block.prefix(while: { $0 != "}" }).split(separator: ";") {
      let parts = declaration.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else { continue }
      var digits = String(parts[1].dropFirst())
      if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
      guard let number = Int(digits, radix: 16) else { continue }
      colours[String(parts[0].dropFirst(2))] = [16, 8, 0].map { Double(number >> $0 & 255) / 255 }
    }
    return colours
  }

  /// As WCAG 2.2 defines it.
  private func contrast(_ first: [Double], _ second: [Double]) -> Double {
    let lights = [first, second].map { colour in
      zip(colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }, [0.2126, 0.7152, 0.0722])
        .reduce(0) { $0 + $1.0 * $1.1 }
    }.sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }
}
