import CivilTime
import TestProvider
import Testing

@testable import Identity

/// Protects what reads tokens: nothing strange is believed, and nothing strange stops the server.
struct TokenTests {
  private static let all = Set(SignatureAlgorithm.allCases)

  private func fault(_ text: String) -> TokenFault? {
    do throws(TokenFault) {
      _ = try SignedToken(text, allowing: Self.all)
      return nil
    } catch {
      return error
    }
  }

  private func token(_ header: String, _ claims: String = "{}") -> String {
    "\(Base64URL.encode(header.utf8)).\(Base64URL.encode(claims.utf8)).AAAA"
  }

  @Test(arguments: [
    "", ".", "..", "...", "a.b.c", "æ.ø.å", "e30.e30.", "e30=.e30.AAAA", " e30.e30.AAAA", "e30.W10.AAAA",
    String(repeating: "a", count: 40_000),
  ])
  func `What is no token is told apart`(_ text: String) {
    let found = fault(text)
    #expect(found == .malformed || found == .algorithm)
  }

  @Test(arguments: ["none", "None", "HS256", "HS512", "RS1", "EdDSA", "es256", ""])
  func `Only the signatures on the list are looked at`(_ name: String) {
    #expect(fault(token("{\"alg\":\"\(name)\"}")) == .algorithm)
  }

  @Test(arguments: [
    "{\"alg\":\"ES256\",\"crit\":[\"exp\"]}", "{\"alg\":\"ES256\",\"b64\":false}", "[]", "null", "{\"alg\":1e999}",
  ])
  func `A header that asks for something else is refused`(_ header: String) {
    #expect(fault(token(header)) != nil)
  }

  @Test(arguments: [
    "1e300", "-1e300", "99999999999999999999", "9223372036854775807", "-9223372036854775808", "\"1\"", "{}",
  ])
  func `No number in a token stops the server`(_ number: String) throws {
    let text = token(
      "{\"alg\":\"ES256\",\"x\":\(number)}", "{\"exp\":\(number),\"iat\":\(number),\"auth_time\":\(number)}")
    let read = try SignedToken(text, allowing: Self.all)
    let check = IDTokenCheck(
      issuer: "i", clientID: "c", nonce: "n", now: .init(milliseconds: 0), clockSkew: 60, authenticatedSince: 0)
    #expect(throws: TokenFault.self) { try check.check(read.claims) }
    for second in [Int64.min, -1, 0, 1, .max] {
      _ = second.isAfter(.max, within: 60)
      _ = second.isAfter(.min, within: -60)
    }
    #expect(Int64.max.isAfter(0, within: 60))
    #expect(!Int64.min.isAfter(0, within: -60))
  }

  @Test func `Base64 can be written in one way`() {
    #expect(Base64URL.decode("AAAA") == [0, 0, 0])
    #expect(Base64URL.decode("_-8") == [255, 239])
    for text in ["A", "AAAA=", "AAB", "A A", "+/8", "Aæ"] { #expect(Base64URL.decode(text) == nil, "\(text)") }
  }

  @Test func `A fingerprint is the one of RFC 7638`() throws {
    let modulus =
      "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3ok"
      + "njhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHz"
      + "u6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
    let key = try #require(VerifyingKey(jwk: ["kty": "RSA", "n": .text(modulus), "e": "AQAB", "alg": "RS256"]))
    #expect(key.thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
  }

  @Test func `A key is for what its owner says, and a secret one is nobody's public key`() throws {
    let signing = try SigningKey(SignInStage.newerKey)
    guard case .object(var jwk) = signing.published else { throw KeyFault(description: "ingen nøkkel") }
    #expect(VerifyingKey(jwk: .object(jwk)) != nil)
    for (name, value) in [
      ("d", "AAAA"), ("use", "enc"), ("alg", "HS256"), ("crv", "P-521"), ("x", "AAAA"), ("kty", "oct"),
    ] {
      var other = jwk
      other[name] = .text(value)
      #expect(VerifyingKey(jwk: .object(other)) == nil, "\(name)")
    }
    jwk["alg"] = "ES384"
    let bytes = Array("tekst".utf8)
    let key = try #require(VerifyingKey(jwk: .object(jwk)))
    #expect(try !key.verifies(signing.signature(of: bytes), of: bytes, by: .es256))
  }

  @Test(arguments: [
    ("", "verken PEM"), ("{}", "slag som ikke brukes"),
    ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\"}", "mangler «d»"),
    ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "offentlig"),
    ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "ikke en privat nøkkel"),
    ("{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"d\":\"AQAB\",\"p\":\"AQ\",\"q\":\"AQ\"}", "ikke hører sammen"),
  ])
  func `A key file that is none says what it is`(_ text: String, _ words: String) {
    #expect(performing: { try SigningKey(text) }, throws: { "\($0)".contains(words) })
  }
}
