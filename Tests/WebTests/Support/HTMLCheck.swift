import Testing

/// What must hold for every page, whoever made it: run it on each page's HTML.
///
///     #expect(HTMLCheck(html).faults == [])
struct HTMLCheck {
  /// What is wrong, in words; empty when nothing is.
  private(set) var faults: [String] = []
  private let elements: [Element]
  private let html: String

  struct Element {
    let name: String
    let attributes: [String: String]
    /// The text from this tag to the next closing tag of the same name.
    let text: String
  }

  init(_ html: String) {
    self.html = html
    elements = HTMLCheck.elements(of: html)
    checkWhole()
    checkHeadings()
    checkIds()
    checkControls()
    checkNothingInline()
  }

  private mutating func expect(_ holds: Bool, _ fault: String) {
    if !holds { faults.append(fault) }
  }

  private func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  private mutating func checkWhole() {
    expect(!html.contains("{{") && !html.contains("}}"), "a slot of a template was not filled")
    expect(!html.contains("Optional("), "an optional was printed as Swift prints it")
    expect(html.hasPrefix("<!doctype html>"), "the page does not begin with <!doctype html>")
    expect(all("html").first?.attributes["lang"] == "nb", "the page is not marked as Norwegian bokmål")
    expect(all("title").first.map { !$0.text.isEmpty } ?? false, "the page has no title")
    expect(all("main").count == 1, "the page has \(all("main").count) main elements")
    // With style and script, which StyleTests keeps below 25 kB, a page is at most 100 kB.
    expect(html.utf8.count <= 75_000, "the page is \(html.utf8.count) bytes")
  }

  private mutating func checkHeadings() {
    let levels = elements.compactMap { $0.name.count == 2 && $0.name.first == "h" ? Int($0.name.dropFirst()) : nil }
    expect(levels.count { $0 == 1 } == 1, "the page has \(levels.count { $0 == 1 }) headings of the first level")
    for (above, below) in zip(levels, levels.dropFirst()) {
      expect(below <= above + 1, "a heading of level \(below) comes straight after one of level \(above)")
    }
    for element in elements where ["h1", "h2", "h3", "h4"].contains(element.name) {
      expect(!element.text.isEmpty, "a \(element.name) is empty")
    }
  }

  private mutating func checkIds() {
    let ids = elements.compactMap { $0.attributes["id"] }
    let known = Set(ids)
    expect(known.count == ids.count, "used twice: \(Set(ids.filter { id in ids.count { $0 == id } > 1 }).sorted())")
    for element in elements {
      for name in ["aria-labelledby", "aria-describedby", "for"] {
        for id in (element.attributes[name] ?? "").split(separator: " ") {
          expect(known.contains(String(id)), "\(name) of \(element.name) points to \(id), which is not there")
        }
      }
    }
  }

  private mutating func checkControls() {
    let labelled = Set(all("label").compactMap { $0.attributes["for"] })
    for element in elements where ["input", "select", "textarea", "progress"].contains(element.name) {
      if ["hidden", "submit"].contains(element.attributes["type"]) { continue }
      let id = element.attributes["id"] ?? ""
      expect(
        labelled.contains(id) || element.attributes["aria-label"] != nil,
        "\(element.name) \(element.attributes["name"] ?? id) has no label")
    }
    for element in elements where ["button", "a", "summary", "legend", "label", "caption", "th"].contains(element.name)
    {
      let name = element.text.isEmpty ? element.attributes["aria-label"] ?? "" : element.text
      expect(!name.isEmpty, "a \(element.name) has no text")
    }
    for element in all("form") where element.attributes["method"] == "post" {
      expect(element.attributes["action"] != nil, "a form that is sent has no address")
    }
    for element in all("a") {
      expect(!(element.attributes["href"] ?? "").isEmpty, "a link «\(element.text)» leads nowhere")
    }
    for element in elements where element.attributes["tabindex"].flatMap(Int.init) ?? 0 > 0 {
      faults.append("\(element.name) changes the order of the keyboard")
    }
  }

  private mutating func checkNothingInline() {
    for element in elements {
      expect(element.name != "style", "the page has a style element")
      expect(element.name != "script" || element.attributes["src"] != nil, "the page has an inline script")
      for name in element.attributes.keys {
        expect(name != "style" && !name.hasPrefix("on"), "\(element.name) has the attribute \(name)")
      }
      let address = element.attributes["href"] ?? element.attributes["src"] ?? ""
      expect(!address.lowercased().hasPrefix("javascript:"), "\(element.name) leads to a script")
      // Only a link that somebody wrote, and then without telling that site where they came from.
      let isMeant = element.name == "a" && element.attributes["rel"] == "external noreferrer"
      expect(isMeant || !address.hasPrefix("http"), "\(element.name) leads to another site: \(address)")
    }
  }
}
