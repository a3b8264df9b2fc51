internal import CivilTime

/// What we know of a provider: its description of itself and its keys, fetched once and kept.
///
/// A token signed with a key that we do not know makes us ask again, because providers exchange keys; but at most once a
/// minute, because anybody can write a token with an invented key.
actor ProviderKnowledge {
  private let profile: ProviderProfile
  private let transport: any ProviderTransport
  private var document: (value: ProviderDocument, fetched: Moment)?
  private var keys: (value: [VerifyingKey], fetched: Moment)?
  private var lastAsked: Moment?
  private var fetchingKeys: Task<[VerifyingKey], any Error>?

  private static let freshMinutes = 24 * 60
  private static let secondsBetween: Int64 = 60

  init(profile: ProviderProfile, transport: any ProviderTransport) {
    (self.profile, self.transport) = (profile, transport)
  }

  /// The description, at most a day old; an older one when the provider does not answer just now.
  func document(at now: Moment) async throws(ProviderFault) -> ProviderDocument {
    if let document, document.fetched.minutes(until: now) < Self.freshMinutes { return document.value }
    do throws(ProviderFault) {
      let answer = try await fetch(ProviderDocument.address(of: profile.issuer))
      let value = try ProviderDocument(answer, for: profile)
      document = (value, now)
      return value
    } catch {
      guard let document else { throw error }
      return document.value
    }
  }

  /// The key of that name, that a token says it is signed with.
  func key(_ id: String?, at now: Moment) async throws -> VerifyingKey {
    let askedJustNow = lastAsked.map { now.milliseconds - $0.milliseconds < Self.secondsBetween * 1000 } ?? false
    if let keys, let key = Self.find(id, keys.value) {
      if askedJustNow || keys.fetched.minutes(until: now) < Self.freshMinutes { return key }
    }
    if keys != nil, askedJustNow, fetchingKeys == nil { throw TokenFault.unknownKey }
    lastAsked = now
    do {
      keys = (try await fetchKeys(at: now), now)
    } catch let fault as ProviderFault {
      // The keys that we have are still the provider's when it does not answer.
      guard let keys, let key = Self.find(id, keys.value) else { throw fault }
      return key
    }
    guard let keys, let key = Self.find(id, keys.value) else { throw TokenFault.unknownKey }
    return key
  }

  /// Many who log in at once ask once.
  private func fetchKeys(at now: Moment) async throws -> [VerifyingKey] {
    if let fetchingKeys { return try await fetchingKeys.value }
    let address = try await document(at: now).keys
    let task = Task {
      // One key of a kind that we do not use says nothing of the others.
      guard let list = try await fetch(address)["keys"]?.list else { throw ProviderFault.nonsense(at: "nøklene") }
      return list.compactMap(VerifyingKey.init(jwk:))
    }
    fetchingKeys = task
    defer { fetchingKeys = nil }
    return try await task.value
  }

  private static func find(_ id: String?, _ keys: [VerifyingKey]) -> VerifyingKey? {
    guard let id else { return keys.count == 1 ? keys[0] : nil }
    return keys.first { $0.id == id }
  }

  private func fetch(_ address: String) async throws(ProviderFault) -> JSONValue {
    let answer: ProviderResponse
    do {
      answer = try await transport.send(ProviderRequest(.get, address))
    } catch {
      throw .silent(error)
    }
    guard answer.status == 200 else { throw .refused(status: answer.status, code: "") }
    guard let value = JSONValue(answer.body) else { throw .nonsense(at: address) }
    return value
  }
}
