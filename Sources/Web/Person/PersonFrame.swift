internal import Access
internal import Casework
internal import Desk

/// What every page about a person has around it: who it is, the tabs, and what the guideline says today.
///
/// A page has it as `person`, with `{{#person}}{{>person-frame}}{{/person}}` on top and
/// `{{#person}}{{>person-side}}{{/person}}` last inside `<div class="cols">`.
struct PersonFrame: Component {
  static let template = "person-frame"

  let header: PersonHeader
  let panel: FindingsPanel
  /// Nil, because the header has the button to the crisis view, with its key.
  let crisisAddress: String?

  /// - Parameter tab: the page's name in content, such as `risiko`.
  init(file: PersonFile, actor: StaffActor, tab: String) {
    header = PersonHeader(file: file, actor: actor, tab: tab)
    panel = FindingsPanel(file: file, actor: actor)
    crisisAddress = nil
  }
}

extension PersonFrame {
  func fill(_ slots: inout SlotWriter) {
    slots.set("header", header)
    slots.set("panel", panel)
    slots.set("crisisAddress", crisisAddress)
  }
}
