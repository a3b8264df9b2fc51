import Foundation
import Testing

@testable import Web

/// Protects the start: a template that cannot be used is found then, with file and reason.
struct TemplateTests {
  private func fault(_ files: [String: String]) throws -> String? {
    let folder = FileManager.default.temporaryDirectory.appending(component: "maler-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(component: name)) }
    do {
      _ = try Templates(in: WebFiles(folder: folder.path))
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("{{{navn}}}", "uskadeliggjøre"), ("{{&navn}}", "uskadeliggjøre"), ("{{%CONTENT_TYPE:TEXT}}", "endrer"),
    ("{{=<% %>=}}", "endrer"), ("{{>finnes-ikke}}", "finnes-ikke"), ("{{#a}}", "linje"), ("{{#a}}{{/b}}", "linje"),
    ("{{navn", "uten"), ("{{}}", "tom"), ("{{<side}}{{/side}}", "blokker"),
    ("{{<layout}}x{{/layout}}", "bare blokker"), ("{{reversed(navn)}}", "ikke mer"), ("{{na vn!}}", "ikke et navn"),
    ("{{empty()}}", "ikke et navn"), ("a\n\n{{/b}}", "linje 3"),
  ])
  func aBadTemplateIsNamedWithItsReason(text: String, reason: String) throws {
    let fault = try #require(try fault(["side.mustache": text]))
    #expect(fault.hasPrefix("side.mustache: "))
    #expect(fault.contains(reason))
  }

  @Test func aGoodOneIsTaken() throws {
    #expect(try fault(["a.mustache": "  {{! merknad }}\n  {{#b}}{{>b}}{{/b}}", "b.mustache": "{{navn}}"]) == nil)
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    #expect(throws: TemplateFault.self) { try WebFiles(folder: "/finnes/ikke") }
  }

  private struct Outer: Sendable {
    let hint = "ytre"
    let inner: Inner
    let numbers = [1, 2]
    let tone = Tag.Tone.due
    let none: [String] = []
  }

  private struct Inner: Sendable {
    let hint: String?
  }

  private func render(_ template: String, _ model: some Sendable) throws -> Templates.Rendered {
    let folder = FileManager.default.temporaryDirectory.appending(component: "maler-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(template.utf8).write(to: folder.appending(component: "side.mustache"))
    return try Templates(in: WebFiles(folder: folder.path)).render(model, template: "side", frame: nil)
  }

  @Test func whatIsNilHidesTheSameNameFurtherOut() throws {
    let rendered = try render("{{#inner}}[{{hint}}]{{/inner}}{{hint}}", Outer(inner: Inner(hint: nil)))
    #expect(text(rendered) == "[]ytre\n")
  }

  @Test func numbersEnumsAndListsPrintThemselves() throws {
    let rendered = try render(
      "{{#numbers}}{{.}} {{/numbers}}{{tone}}{{^empty(none)}}x{{/empty(none)}}{{^none}}y{{/none}}",
      Outer(inner: Inner(hint: nil)))
    #expect(text(rendered) == "1 2 duey\n")
    #expect(rendered.missing == [])
  }

  @Test func aNameTheModelLacksIsReported() throws {
    #expect(try render("{{#inner}}{{hnit}}{{/inner}}", Outer(inner: Inner(hint: "a"))).missing == ["hnit"])
  }

  private func text(_ rendered: Templates.Rendered) -> String {
    String(decoding: rendered.html, as: UTF8.self)
  }

  @Test func listsKnowTheirFirstAndLast() throws {
    let rendered = try render(
      "{{#numbers}}{{#first()}}({{/first()}}{{.}}{{^last()}}, {{/last()}}{{#last()}}){{/last()}}{{/numbers}} {{count(numbers)}}",
      Outer(inner: Inner(hint: nil)))
    #expect(text(rendered) == "(1, 2) 2\n")
  }

  @Test func indentationNeverReachesATextArea() throws {
    let rendered = try render(
      "<div>\n  {{#inner}}\n    <textarea>\n    {{hint}}</textarea>\n  {{/inner}}\n</div>",
      Outer(inner: Inner(hint: "a\n  b")))
    #expect(text(rendered) == "<div>\n<textarea>\na\n  b</textarea>\n</div>\n")
  }

  private struct Nested: Sendable {
    let rows: [Row]
    let layoutName = "x"

    struct Row: Sendable, Slotted {
      let text: String?

      func fill(_ slots: inout SlotWriter) {
        slots.set("text", text)
        slots.set("inner", [Inner(hint: text)])
      }
    }
  }

  @Test func statedSlotsAndReflectedOnesAreReadAlike() throws {
    let rendered = try render(
      "{{#rows}}{{#text}}<{{.}}>{{/text}}{{^text}}-{{/text}}{{#inner}}{{hint}}{{/inner}}{{/rows}}",
      Nested(rows: [.init(text: "a&b"), .init(text: nil)]))
    #expect(text(rendered) == "<a&amp;b>a&amp;b-\n")
  }

  @Test func aBlockIsFilledOrEmptiedOrLeftAsItIs() throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: "maler-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "layout": "{{$a}}A{{/a}}{{$b}}B{{/b}}{{$c}}C{{/c}}", "part": "{{$a}}alene{{/a}}",
      "side": "{{<layout}}{{$b}}{{/b}}{{$c}}{{hint}}{{>part}}{{/c}}{{/layout}} {{>part}}",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(component: "\(name).mustache")) }
    let rendered = try Templates(in: WebFiles(folder: folder.path)).render(
      Inner(hint: "x"), template: "side", frame: nil)
    #expect(text(rendered).filter { $0 != "\n" } == "Axalene alene")
    #expect(rendered.missing == [])
  }

  @Test func aPartThatHoldsItselfEndsAndIsReported() throws {
    let rendered = try render("{{>side}}", Inner(hint: nil))
    #expect(rendered.missing == ["side"])
  }
}
