internal import Identity
internal import Mustache

/// What every page has around it.
struct Frame: Sendable {
  /// An entry of the menu.
  struct Entry: Sendable {
    let title: String
    let address: String
    let isHere: Bool
  }

  /// What the log-in adds.
  struct Person: Sendable {
    let name: String
    let role: String
    let csrf: String
    /// Minutes without a request before the log-in ends.
    let idleMinutes: Int
  }

  var person: Person?
  var menu: [Entry]
  var notice: String?
  var hasProblems: Bool
  var crisisAddress: String?
  var style: String
  var script: String
  var icon: String
  /// The part of the window's title after the page's own.
  var name: String
  /// The banner over every page of a demonstration.
  var banner: String?
  var searchAddress: String?
  var enquiryAddress: String?
  var signOutAddress: String
}

/// The frame as templates read it. `frame.key` is a new one each time it is asked for: every form on a page has its own.
final class FrameSlots: MustacheParent {
  private let slots: Slots

  init(_ frame: Frame) {
    slots = .of(frame)
  }

  func child(named name: String) -> Any? {
    name == "key" ? Secret.random(bytes: 16) : slots.child(named: name)
  }
}
