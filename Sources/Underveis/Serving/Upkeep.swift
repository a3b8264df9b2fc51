internal import Desk
internal import Identity
internal import Logging
internal import ServiceLifecycle
internal import Store
internal import Web

/// What the server does by itself beside answering: lists and figures that time changes, keys, log-ins that run out. What
/// goes wrong is said in the log, and tried again.
struct Upkeep: Service {
  let desk: CaseDesk
  let store: JournalStore
  let sessions: Sessions
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask { await keepListsRight() }
        group.addTask { await desk.follow() }
        group.addTask { await every(.seconds(600)) { await wrapKeysAnew() } }
        group.addTask { await every(.seconds(600)) { await endRunOut() } }
        group.addTask { await every(.seconds(60)) { await wipeLeftovers() } }
      }
    }
  }

  private func every(_ interval: Duration, _ work: () async -> Void) async {
    while !Task.isCancelled {
      await work()
      try? await Task.sleep(for: interval)
    }
  }

  private func warn(_ what: Logger.Message) {
    // What is broken off because the server stops, has not gone wrong.
    if !Task.isCancelled { logger.warning(what) }
  }

  /// Wraps what an older master key wraps with the newest, a little at a time, so that a key can be exchanged while
  /// everybody works.
  private func wrapKeysAnew() async {
    do {
      while try await store.rewrap() > 0, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(20)) }
    } catch {
      warn("Nøklene kunne ikke pakkes om nå. «underveis keys list» sier hvorfor.")
    }
  }

  /// Ends log-ins that have run out and that nobody comes back to, so that they too are counted and written down.
  private func endRunOut() async {
    do { try await sessions.sweep(at: House.clock()) } catch {
      warn("Innlogginger som har gått ut, kunne ikke skrives ned nå.")
    }
  }

  /// Wipes the copies of what somebody has had erased, where they could not be wiped at once.
  private func wipeLeftovers() async {
    do { try await store.wipeLeftovers() } catch {
      warn("Kopier av noe som er slettet, kunne ikke viskes ut ennå. Det prøves igjen om et minutt.")
    }
  }

  /// Lists and figures hold findings that change by time alone, and new norms change them all; this looks for them at
  /// start, every ten minutes, and as soon as somebody has decided something that changes them.
  private func keepListsRight() async {
    for fault in desk.localFaults {
      logger.warning("Kommunens vedtak nummer \(fault.number) holder ikke lenger, og er satt til side.")
    }
    await withDiscardingTaskGroup { group in
      group.addTask { await every(.seconds(600)) { desk.requestRefresh() } }
      // By itself: it takes minutes, and the lists may not wait for it.
      let (listsAreRight, told) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      group.addTask {
        for await _ in desk.requestsForRefresh {
          await refresh()
          told.yield()
        }
      }
      group.addTask { for await _ in listsAreRight { await keepTrend() } }
    }
  }

  private func refresh() async {
    do {
      _ = try await desk.refreshAging()
      try await desk.freshenCompliance()
    } catch {
      warn("Listene kunne ikke oppdateres nå.")
    }
  }

  /// Every journal is read when the figures of earlier days are not right: minutes of work for a large municipality, and
  /// nobody waits for the trend.
  private func keepTrend() async {
    do {
      guard try await !desk.complianceDaysAreRight() else { return }
      let between = BackgroundRest()
      try await desk.rebuildComplianceDays(atATime: 20) { _ in await between.rest() }
    } catch {
      warn("Utviklingen kunne ikke regnes ut nå.")
    }
  }
}
