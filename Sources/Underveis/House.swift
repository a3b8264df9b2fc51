internal import Access
internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Seals
internal import Store
internal import Web

/// The one place where the live things are put together: content, store, desk, log-in and pages.
struct House: Sendable {
  let settings: Settings
  let knowledge: Knowledge
  let store: JournalStore
  let desk: CaseDesk

  /// - Throws: ``ContentProblems`` when any content is wrong, `StoreFailure` when the database cannot be opened.
  init(settings: Settings) async throws {
    self.settings = settings
    let content = try SourceContent(
      folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder, edition: settings.edition)
    knowledge = content.knowledge
    if case .sqlite(let path) = settings.database { try House.makeFolder(of: path) }
    if settings.isDemonstration, settings.sealKeyCommand == nil, !settings.keyFile.exists {
      try House.makeKeyFile(settings.keyFile)
    }
    store = try JournalStore(
      settings.database, municipality: knowledge.municipality.id, keys: settings.keeper, node: settings.node)
    try await store.unlock { done in say("Forsegler det som en eldre utgave skrev: \(done) journaler og henvendelser.")
    }
    desk = CaseDesk(
      knowledge: knowledge, store: store, reader: content, now: House.clock, newID: House.newID)
    try await desk.readDecisions()
  }

  private static func makeFolder(of path: String) throws(StoreFailure) {
    let folder = (path as NSString).deletingLastPathComponent
    guard !folder.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .unavailable(
        "Mappen \(folder) til databasen kan ikke lages. Lag den, og gi programmet rett til å skrive i den.")
    }
  }

  /// The wall clock: the only one in the program.
  static let clock: @Sendable () -> Moment = {
    Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  /// A file with a first master key. The demonstration makes its own; otherwise somebody decides where it is to lie.
  static func makeKeyFile(_ file: KeyFile) throws(StoreFailure) {
    do throws(KeyFault) {
      try file.make(MasterKey.random(made: clock().day.iso))
    } catch {
      throw .unavailable(error.description)
    }
  }

  static let newID: @Sendable () -> String = { UUID().uuidString.lowercased() }

  /// The staff who may log in to the demonstration.
  var people: [StaffActor] { knowledge.municipality.staff.compactMap { StaffActor($0, in: knowledge.municipality) } }

  func site(_ entrance: Entrance, _ outlook: Outlook) throws -> Site {
    var site = SiteSettings()
    site.isDemonstration = settings.isDemonstration
    site.isEncrypted = settings.server.isEncrypted
    site.trustedProxies = settings.server.proxies
    site.hosts = settings.hosts
    site.limits = settings.server.limits
    site.logInsAddress = "/arbeid/innlogginger"
    site.searchAddress = "/arbeid/sok"
    site.enquiryAddress = "/arbeid/henvendelse/ny"
    site.menu = [
      .init(.myDay, "Min dag", address: "/arbeid", for: .use(.ownDay)),
      .init(.reception, "Mottak", address: "/arbeid/mottak", for: .use(.reception)),
      .init(.caseload, "Forløpsliste", address: "/arbeid/forlopsliste", for: .use(.caseload)),
      .init(.leadership, "Ledelse", address: "/arbeid/ledelse", for: .use(.leadership)),
    ]
    let surroundings = SiteSurroundings(
      identity: entrance.identity, parkedForms: store.parkedForms, clock: House.clock, logger: outlook.logger,
      readiness: outlook.readiness, trouble: { Trouble(deskError: $0) }, systems: entrance.systems)
    let built = try Site(settings: site, surroundings: surroundings, files: try WebFiles())
    built.declare(entrance)
    if entrance.systems != nil { built.declareSystems(desk) }
    let (folder, municipality) = (settings.contentFolder, settings.municipalityFolder)
    built.declareAllPages(desk) { norm, edition in
      CaseFiles.cases(of: norm, edition: edition, folder: folder, municipalityFolder: municipality)
    }
    return built
  }
}

extension StaffActor {
  /// The actor that a member of staff is when logged in; nil for a role that the access rules do not know.
  init?(_ staff: StaffMember, in municipality: Municipality) {
    guard let role = StaffRole.allCases.first(where: { $0.norwegian == staff.role }) else { return nil }
    let unit = municipality.units.first { $0.id == staff.unit }
    self.init(
      id: staff.id, name: staff.name, role: role, unit: staff.unit, unitName: unit?.name ?? "",
      municipality: municipality.id, certificates: staff.certificates, clearance: staff.clearance)
  }
}
