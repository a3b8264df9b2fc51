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
    #expect(rendered.html == "[]ytre\n")
  }

  @Test func numbersEnumsAndListsPrintThemselves() throws {
    let rendered = try render(
      "{{#numbers}}{{.}} {{/numbers}}{{tone}}{{^empty(none)}}x{{/empty(none)}}{{^none}}y{{/none}}",
      Outer(inner: Inner(hint: nil)))
    #expect(rendered.html == "1 2 duey\n")
    #expect(rendered.missing == [])
  }

  @Test func aNameTheModelLacksIsReported() throws {
    #expect(try render("{{#inner}}{{hnit}}{{/inner}}", Outer(inner: Inner(hint: "a"))).missing == ["hnit"])
  }
}
