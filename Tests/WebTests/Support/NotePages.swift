import Access
import Synchronization

@testable import Web

/// A page with a form, and one that shows what it is given: the smallest site that a foundation can be tried on.
struct NotePage: Page {
  static let template = "confirmation"
  let title: String
  let text: String
  let facts: SummaryList?
  let action: String?
  let hidden: [String] = []
  let confirm: Button?
  let away = Button("Tilbake", to: "/notat")
}

/// What the handlers carried out.
final class Done: Sendable {
  private let texts = Mutex<[String]>([])

  var all: [String] { texts.withLock { $0 } }

  func add(_ text: String) { texts.withLock { $0.append(text) } }
}

struct Unforeseen: Error {
  let secret: String
}

extension Site {
  func declareNotes(_ done: Done) {
    get("/notat", may: .staff, because: "Prøve.") { request, _ in
      .page(
        NotePage(
          title: "Notat", text: request.query["vis"], facts: nil, action: "/notat", confirm: Button("Lagre")))
    }
    post("/notat", may: .use(.writeRecord), because: "Prøve.") { request, staff in
      var form = request.form
      guard let text = form.text("ord", max: 100, required: "Skriv noe."), form.isSound else {
        return .again(
          NotePage(
            title: "Notat", text: form.values["ord"],
            facts: SummaryList(form.problems.map { .init("Feil", $0.message) }), action: "/notat",
            confirm: Button("Lagre")))
      }
      _ = try form.key()
      done.add("\(staff.name): \(text)")
      return .redirect(to: "/notat", saying: "Notatet er lagret. 😀")
    }
    post("/notat/{id}/ta", may: .staff, because: "Prøve.") { request, _ in
      done.add(try request.form.key())
      return .redirect(to: "/notat")
    }
    get("/leder", may: .use(.readLog), because: "Prøve.") { _, _ in
      .page(NotePage(title: "Logg", text: "", facts: nil, action: nil, confirm: nil))
    }
    get("/ark", may: .staff, because: "Prøve.") { _, _ in
      .page(
        PrintSheetPage(
          "Kriseplan", about: "Oddvar Testad", parts: CataloguePage.exhibits.flatMap(\.examples).prefix(6).map(\.part),
          back: Button("Tilbake", to: "/notat"), printed: "Skrevet ut 24. november 2026 av Ingrid Moen"))
    }
    get("/feil/{slag}", may: .staff, because: "Prøve.") { request, _ in
      switch try request.id("slag") {
      case "ukjent": throw Unforeseen(secret: "Oddvar Testad")
      case "opptatt": throw Trouble.unavailable("Databasen svarer ikke.")
      case "gammel":
        let form = FormReading(filledWith: ["ord": "min tekst"])
        throw Trouble.stale(
          ConflictPage(
            by: "Amir Haugen, i dag kl. 10.42", action: "/notat", hidden: [("versjon", "7")],
            differences: [.init("ord", "Notat", theirs: "deres tekst", in: form)]))
      default: throw Trouble.notFound("personen")
      }
    }
  }
}
