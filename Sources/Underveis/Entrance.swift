internal import Content
internal import Desk
internal import Foundation
internal import Identity
internal import Store
internal import Web

/// The way in to a house: one of these two, never both.
enum Entrance {
  /// Made-up persons; anybody may be anybody.
  case demonstration(DemoIdentity)
  case real(OpenIDIdentity, systems: SystemDoor?)

  var identity: any Identity {
    switch self {
    case .demonstration(let identity): identity
    case .real(let identity, _): identity
    }
  }

  /// How other systems are let in; nil where none is.
  var systems: SystemDoor? {
    if case .real(_, let systems) = self { systems } else { nil }
  }

  /// Marks the database for what it is used for, or finds that it is marked for something else, and makes the way in.
  ///
  /// - Throws: `StoreFailure` when the database is for another purpose, ``SettingsFaults`` for the real log-in's settings.
  static func make(for house: House) async throws -> Entrance {
    let settings = house.settings
    guard !settings.isDemonstration else {
      try await house.store.claim(for: .demonstration)
      let sessions = Sessions(store: house.store.sessions, limits: settings.sessionLimits)
      return .demonstration(
        try DemoIdentity(people: house.people, sessions: sessions, isDemonstration: settings.isDemonstration))
    }
    let setup = SignInSetup(settings: settings, municipality: house.knowledge.municipality, store: house.store)
    let identity = try await setup.identity(at: House.clock())
    // Last: a start that fails on a setting marks nothing.
    try await house.store.claim(for: .real)
    if SignInSetup.entries(house.knowledge.municipality).allSatisfy({ !$0.canLogIn }) {
      say("Ingen i ansatte.yaml har hpr eller tilgangskode, så ingen slipper inn ennå. Se docs/settings-login.md.")
    }
    return .real(identity, systems: setup.systems(identity.sessions))
  }
}

extension Site {
  func declare(_ entrance: Entrance) {
    switch entrance {
    case .demonstration(let identity): declareDemonstrationSignIn(identity)
    case .real(let identity, _):
      declareOpenIDSignIn(identity)
      if identity.personSignInAddress != nil { declareMyPage(identity.sessions) }
    }
    declareLogIns(entrance.identity.sessions)
  }
}
