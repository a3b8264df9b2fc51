internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// The network. Certificates are checked, redirects are not followed, and nobody is waited for longer than ten seconds:
/// somebody is standing at a screen.
public struct HTTPTransport: ProviderTransport {
  private let seconds: Int64

  /// One for the whole program, for as long as it runs.
  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.timeout.connect = .seconds(5)
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  /// No answer of a provider is larger.
  private static let largest = 1_000_000

  public init(seconds: Int64 = 10) { self.seconds = seconds }

  public func send(_ request: ProviderRequest) async throws(ProviderSilence) -> ProviderResponse {
    do {
      var sent = HTTPClientRequest(url: request.address)
      sent.method = .init(rawValue: request.method.rawValue)
      for header in request.headers { sent.headers.add(name: header.name, value: header.value) }
      if request.method == .post {
        sent.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        sent.body = .bytes(ByteBuffer(string: FormText.encode(request.form)))
      }
      let answer = try await Self.client.execute(sent, timeout: .seconds(seconds))
      let body = try await answer.body.collect(upTo: Self.largest)
      let headers = answer.headers.map { ($0.name.lowercased(), $0.value) }
      return ProviderResponse(
        status: Int(answer.status.code), headers: Dictionary(headers, uniquingKeysWith: { first, _ in first }),
        body: Array(body.readableBytesView))
    } catch {
      throw ProviderSilence(Self.reason(error), from: request.address)
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError
    where error == .connectTimeout || error == .deadlineExceeded
      || error == .readTimeout:
      "svarte ikke i tide"
    case let error as HTTPClientError: "\(error.shortDescription)"
    case let error as NIOConnectionError:
      error.connectionErrors.isEmpty ? "finnes ikke: navnet kan ikke slås opp" : "tar ikke imot forbindelser"
    case let error as IOError where error.errnoCode == ECONNREFUSED: "tar ikke imot forbindelser"
    case let error as IOError where [ENETUNREACH, EHOSTUNREACH].contains(error.errnoCode): "kan ikke nås herfra"
    case is IOError, is ChannelError: "brøt forbindelsen"
    case is NIOTooManyBytesError: "svarte med mer enn vi leser"
    // The library of the certificates is not one of this room's; its errors are known by their name.
    default:
      "\(type(of: error))".hasPrefix("NIOSSL")
        ? "har et sertifikat som ikke godtas, eller snakker ikke TLS" : "kunne ikke nås (\(type(of: error)))"
    }
  }
}
