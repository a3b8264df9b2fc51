internal import ServiceLifecycle
internal import Web

/// The first to hear that the program is to stop: says so to load balancers, and waits until they have seen it, before
/// the server closes its door and finishes what it has.
struct Farewell: Service {
  let readiness: Readiness
  let wait: Duration

  func run() async throws {
    try? await gracefulShutdown()
    readiness.leave()
    try? await Task.sleep(for: wait)
  }
}
