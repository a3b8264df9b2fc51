import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Testing

@testable import Web

/// A site that listens on this machine, and a bare connection to it: for attacks that no well-behaved client can make.
enum Loopback {
  /// Runs the body while the site answers on a port of its own.
  static func serving(
    _ limits: ConnectionLimits = ConnectionLimits(), tls: TLSFiles? = nil, site declare: (Site) -> Void = { _ in },
    _ body: @escaping @Sendable (_ port: Int, _ stop: @escaping @Sendable () async -> Void) async throws -> Void
  ) async throws {
    let logger = Logger(label: "loopback") { _ in SwiftLogNoOpLogHandler() }
    let (ports, running) = AsyncStream.makeStream(of: Int.self)
    let address = ListeningAddress(host: "127.0.0.1", port: 0, tls: tls, limits: limits)
    var made: Result<Application<SiteResponder>, any Error>?
    _ = try TestSite { site in
      declare(site)
      made = Result { try site.application(at: address, logger: logger) { running.yield($0) } }
    }
    let application = try #require(try made?.get())
    let service = ServiceGroup(configuration: .init(services: [application], logger: logger))
    try await withThrowingTaskGroup { tasks in
      tasks.addTask { try await service.run() }
      for await port in ports {
        try await body(port) { await service.triggerGracefulShutdown() }
        break
      }
      await service.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}

/// A connection that sends whatever bytes it is told to.
final class BareConnection: @unchecked Sendable {
  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let outcome = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(outcome == 0, "cannot connect")
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  /// Whether all of it could be handed over.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// What has come when the other end closes, or when enough has.
  func receive(until enough: @escaping @Sendable (String) -> Bool = { _ in false }) async -> String {
    await withCheckedContinuation { answer in
      Thread.detachNewThread { [descriptor] in
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
          let count = recv(descriptor, &part, part.count, 0)
          guard count > 0 else { break }
          all += part[..<count]
          if enough(String(decoding: all, as: UTF8.self)) { break }
        }
        answer.resume(returning: String(decoding: all, as: UTF8.self))
      }
    }
  }

  /// One request and the answer to it, after which the server closes.
  static func ask(_ port: Int, _ text: String) async throws -> String {
    let connection = try BareConnection(port: port)
    connection.send(text)
    return await connection.receive()
  }
}
