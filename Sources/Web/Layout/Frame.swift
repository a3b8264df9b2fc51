internal import Identity

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
    /// Where one's own log-ins are; nil where there is no such page.
    let logInsAddress: String?
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

extension Frame: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("person", person)
    slots.set("menu", menu)
    slots.set("notice", notice)
    slots.set("hasProblems", hasProblems)
    slots.set("crisisAddress", crisisAddress)
    slots.set("style", style)
    slots.set("script", script)
    slots.set("icon", icon)
    slots.set("name", name)
    slots.set("banner", banner)
    slots.set("searchAddress", searchAddress)
    slots.set("enquiryAddress", enquiryAddress)
    slots.set("signOutAddress", signOutAddress)
    // A new one each time it is asked for: every form on a page has its own.
    slots.set(made: "key") { Secret.random(bytes: 16) }
  }
}

extension Frame.Person: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("name", name)
    slots.set("role", role)
    slots.set("csrf", csrf)
    slots.set("logInsAddress", logInsAddress)
    slots.set("idleMinutes", idleMinutes)
  }
}

extension Frame.Entry: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("title", title)
    slots.set("address", address)
    slots.set("isHere", isHere)
  }
}
