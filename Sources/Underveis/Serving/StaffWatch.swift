internal import Casework
internal import Content
internal import Desk
internal import Foundation
internal import Identity
internal import Instruments
internal import Logging
internal import ServiceLifecycle
internal import Web

/// Follows the list of staff: who is taken off it is out within seconds, and who is put on it comes in, without a restart.
/// A list that cannot be read changes nothing, and says so.
struct StaffWatch: Service {
  let settings: Settings
  let desk: CaseDesk
  let identity: OpenIDIdentity
  let readiness: Readiness
  let logger: Logger

  private static let interval: Duration = .seconds(5)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      // Nothing at first: somebody may have been taken off while the server was down.
      var seen: [FileStamp]? = nil
      while !Task.isCancelled {
        let found = stamps
        if found != seen, await takeIn() { seen = found }
        try? await Task.sleep(for: Self.interval)
      }
    }
  }

  /// Reads the list anew and puts it in force.
  ///
  /// - Returns: whether it is done with, for good or bad; otherwise it is tried again.
  func takeIn() async -> Bool {
    let municipality: Municipality
    do throws(ContentProblems) {
      municipality = try Municipality.read(
        folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder,
        instruments: desk.knowledge.instruments.map(\.id))
    } catch {
      readiness.staffListWasRead(.broken)
      logger.error(
        "Listen over ansatte har \(error.problems.count) feil, og den forrige gjelder. «underveis check» viser dem.")
      return true
    }
    desk.employ(municipality)
    do {
      let count = try await identity.replaceStaff(with: SignInSetup.entries(municipality), at: House.clock())
      readiness.staffListWasRead(.well)
      logger.notice("Listen over ansatte er lest: \(municipality.staff.count) ansatte, \(count) er logget ut.")
      return true
    } catch {
      logger.warning("Listen over ansatte er lest, men databasen svarte ikke. Innlogginger avsluttes når den gjør det.")
      return false
    }
  }

  /// What changes when the files do.
  private var stamps: [FileStamp] {
    ["ansatte.yaml", "enheter.yaml"].map { name in
      let path = "\(settings.contentFolder)/\(settings.municipalityFolder)/\(name)"
      let found = try? FileManager.default.attributesOfItem(atPath: path)
      return FileStamp(
        modified: found?[.modificationDate] as? Date, size: (found?[.size] as? NSNumber)?.intValue,
        number: (found?[.systemFileNumber] as? NSNumber)?.intValue)
    }
  }

  private struct FileStamp: Equatable {
    let modified: Date?
    let size: Int?
    let number: Int?
  }
}
