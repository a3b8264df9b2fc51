import CivilTime
import Foundation

/// What reads input from outside, each with what must hold whatever is read.
///
/// The fuzzer runs these with bytes it makes up; `FuzzTests` runs them with those that are kept in `Tests/Fuzz/corpus`. A
/// parser that traps, hangs or breaks its promise is found by both.
///
/// Not here: HTTP itself and TLS (SwiftNIO's, fuzzed by its makers), SQLite's file (SQLite's own, and the disk drill's), the
/// settings file (its owner's own) and a backup's receipt (five texts in JSON, held against the copy).
public enum Parser: String, CaseIterable, Sendable {
  case form, multipart, headers, address, route, host, forwarded, trace
  case day, time, span
  case nationalID, phone, postalCode, personQuery
  case json, token, proof, keySet, provider, signingKey
  case keyFile, sealed, event, database
  case questionnaire, story, cases, norm, instrument

  /// A promise that did not hold for some input.
  public struct Broken: Error, CustomStringConvertible {
    public let description: String
  }

  /// Reads the bytes.
  ///
  /// - Throws: ``Broken`` when what was promised does not hold. What the parser itself refuses is no fault.
  public func read(_ bytes: [UInt8]) throws(Broken) {
    let text = String(decoding: bytes, as: UTF8.self)
    switch self {
    case .form: try Promises.form(bytes)
    case .multipart: try Promises.multipart(bytes)
    case .headers: try Promises.headers(text)
    case .host: try Promises.host(text)
    case .address: try Promises.address(text)
    case .route: try Promises.route(text)
    case .forwarded: try Promises.forwarded(text)
    case .trace: try Promises.trace(text)
    case .day: try Promises.day(text)
    case .time: try Promises.time(text)
    case .span: try Promises.span(text)
    case .nationalID: try Promises.nationalID(text)
    case .phone: try Promises.phone(text)
    case .postalCode: try Promises.postalCode(text)
    case .personQuery: try Promises.personQuery(text)
    case .json: try Promises.json(bytes)
    case .token: try Promises.token(text)
    case .proof: try Promises.proof(text)
    case .keySet: try Promises.keySet(bytes)
    case .provider: try Promises.provider(bytes)
    case .signingKey: try Promises.signingKey(text)
    case .keyFile: try Promises.keyFile(text)
    case .sealed: try Promises.sealed(bytes)
    case .event: try Promises.event(bytes)
    case .database: try Promises.database(text)
    case .norm: try Promises.norm(text)
    case .instrument: try Promises.instrument(text)
    case .questionnaire: try Promises.questionnaire(bytes)
    case .story: try Promises.story(text)
    case .cases: try Promises.cases(text)
    }
  }
}

enum Promises {
  static func hold(_ holds: Bool, _ promise: String) throws(Parser.Broken) {
    guard holds else { throw Parser.Broken(description: promise) }
  }
}
