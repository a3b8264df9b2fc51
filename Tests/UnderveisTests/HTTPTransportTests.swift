import CivilTime
import Foundation
import HTTPTypes
import Hummingbird
import Identity
import Logging
import NIOCore
import TestProvider
import Testing

/// Protects the way to the provider over a real network connection on this machine.
struct HTTPTransportTests {
  private struct Relay: HTTPResponder {
    typealias Context = BasicRequestContext
    let provider: TestProvider
    let delay: Duration

    /// Hands the request on to the provider inside the test, under the address that the provider knows itself by.
    func respond(to request: Request, context: Context) async throws -> Response {
      try await Task.sleep(for: delay)
      let body = String(buffer: try await request.body.collect(upTo: 100_000))
      var asked = ProviderRequest(
        request.method == .post ? .post : .get, await provider.profile.issuer + request.uri.path)
      asked.headers = request.headers.map { ($0.name.rawName, $0.value) }
      asked.form = body.split(separator: "&").map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts.last ?? "").removingPercentEncoding ?? "")
      }
      let answer = try await provider.send(asked)
      var headers: HTTPFields = [.contentType: "application/json"]
      for (name, value) in answer.headers { if let name = HTTPField.Name(name) { headers[name] = value } }
      return Response(
        status: .init(code: answer.status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
  }

  /// Runs the test with a provider that listens on a port of this machine.
  private func serving(
    delay: Duration = .zero, patience: Int64 = 2,
    _ test: @Sendable @escaping (SignInStage, SignInStage.Clock) async throws -> Void
  ) async throws {
    let clock = SignInStage.Clock(Moment(milliseconds: 1_795_518_000_000))
    let transport = HTTPTransport(seconds: patience)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    // The port is known only when the server listens, and the provider must know its own address: it is made afterwards.
    let holder = Holder()
    let application = Application(
      responder: CallbackResponder { (request: Request, context: BasicRequestContext) in
        guard let provider = await holder.provider else { throw HTTPError(.serviceUnavailable) }
        return try await Relay(provider: provider, delay: delay).respond(to: request, context: context)
      }, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      var iterator = ports.makeAsyncIterator()
      let number = try #require(await iterator.next())
      let stage = try SignInStage(
        .staff, now: { clock.now }, change: { $0.issuer = "http://127.0.0.1:\(number)" }, through: transport)
      await holder.set(stage.provider)
      defer { group.cancelAll() }
      try await test(stage, clock)
    }
  }

  private actor Holder {
    var provider: TestProvider?
    func set(_ provider: TestProvider) { self.provider = provider }
  }

  @Test func `A whole log-in goes over the network`() async throws {
    try await serving(patience: 60) { stage, clock in
      await stage.provider.seat(
        .init(subject: "s", nationalID: "10915596784", hprNumber: "101", name: "Ingrid Moen"))
      let identity = OpenIDIdentity(
        staff: stage.client, person: nil, directory: StaffDirectory([], secret: Array(repeating: 7, count: 32)),
        sessions: Sessions(store: MemorySessions()), attempts: MemorySignInAttempts())
      let departing = try await identity.begin(.staff, destination: "", parked: "", mustBeFresh: false, at: clock.now)
      let back = try #require(await stage.provider.authorize(departing.address))
      let items = URLComponents(string: back)?.queryItems ?? []
      func value(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }
      do {
        _ = try await identity.finish(
          .staff, .init(code: value("code"), state: value("state"), issuer: value("iss"), error: ""),
          browserSecret: departing.browserSecret, place: "", at: clock.now)
        Issue.record("somebody on no list was let in")
      } catch let refused as RefusedSignIn {
        // All of it went well, up to the list of staff, which is empty here.
        guard case .unknownStaff = refused.trouble else { throw refused }
      }
      #expect(await stage.provider.refusals == [])
    }
  }

  @Test func `A provider that is slow is not waited for`() async throws {
    try await serving(delay: .seconds(30)) { stage, clock in
      let start = ContinuousClock.now
      let fault = await #expect(throws: ProviderFault.self) { try await stage.client.tryProvider(at: clock.now) }
      #expect("\(String(describing: fault))".contains("svarte ikke i tide"))
      #expect(ContinuousClock.now - start < .seconds(20))
    }
  }

  @Test func `A provider that is not there is told so`() async throws {
    let transport = HTTPTransport(seconds: 2)
    func said(_ address: String) async throws -> String {
      let silence = await #expect(throws: ProviderSilence.self) {
        try await transport.send(ProviderRequest(.get, address))
      }
      return ProviderFault.silent(try #require(silence)).description
    }
    #expect(
      try await said("http://127.0.0.1:9/.well-known/openid-configuration")
        == "Vi får ikke kontakt: 127.0.0.1:9 tar ikke imot forbindelser.")
    #expect(try await said("http://finnes-ikke.invalid/").contains("finnes-ikke.invalid finnes ikke: navnet"))
    _ = try await said("tull")
  }
}
