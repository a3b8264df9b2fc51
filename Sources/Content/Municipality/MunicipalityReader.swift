public import Casework

extension Municipality {
  /// Reads a municipality's own files anew, and nothing else of the content.
  ///
  /// - Parameter instruments: the ids that staff may be certified for.
  /// - Throws: every problem in the files.
  public static func read(
    folder: String, municipalityFolder: String, instruments: [String]
  ) throws(ContentProblems) -> Municipality {
    var files = ContentFolder(root: folder)
    let municipality = MunicipalityReader.read(&files, folder: municipalityFolder, instruments: instruments)
    guard files.problems.isEmpty else { throw ContentProblems(files.problems) }
    return municipality
  }
}

/// Reads a municipality: who it is, its units, staff and offers.
enum MunicipalityReader {
  static func read(_ files: inout ContentFolder, folder: String, instruments: [String]) -> Municipality {
    let profile = files.file("\(folder)/kommune.yaml").map(YamlMap.init)
    let reception = profile?.required("mottak").map(YamlMap.init)
    let numbers = (profile?.required("nødnumre")?.list ?? []).map { item in
      let map = YamlMap(item)
      return EmergencyNumber(
        name: map.text("navn"), phone: map.text("telefon"), hours: map.optionalText("når") ?? "",
        purpose: map.optionalText("hva") ?? "")
    }
    let units = list(&files, "\(folder)/enheter.yaml", "enheter") { map in
      Unit(id: UnitID(map.text("id")), name: map.text("navn"), kind: map.text("slag"), phone: map.text("telefon"))
    }
    let staff = list(&files, "\(folder)/ansatte.yaml", "ansatte") { map in
      let role = map.choice("rolle", ["mottak", "behandler", "teamleder", "leder"].map { ($0, $0) }) ?? ""
      for certificate in map.optional("sertifisert")?.list ?? [] where !instruments.isEmpty {
        guard let id = certificate.text, !instruments.contains(id) else { continue }
        map.add(certificate.problem("Ukjent skjema «\(id)».", NearestWord.advice(id, among: instruments)))
      }
      return StaffMember(
        id: StaffID(map.text("id")), name: map.text("navn"), role: role, profession: map.text("yrke"),
        unit: UnitID(map.text("enhet")), certificates: Set(map.texts("sertifisert")),
        hprNumber: StaffSignInReader.hprNumber(map), accessCode: StaffSignInReader.accessCode(map),
        address: map.optionalText("adresse") ?? "",
        clearance: map.optional("ser skjermet adresse") == nil ? .open : clearance(map))
    }
    files.add(StaffSignInReader.doubles(staff, file: "\(folder)/ansatte.yaml"))
    let unitNames = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let offers = list(&files, "\(folder)/tilbud.yaml", "tilbud") { map in offer(map, unitNames) }
    for staffMember in staff where unitNames[staffMember.unit] == nil {
      files.add([
        ContentProblem(
          file: "\(folder)/ansatte.yaml", line: 0,
          what: "\(staffMember.id) hører til enheten «\(staffMember.unit)», som ikke finnes.")
      ])
    }
    let access = limits(profile)
    if let profile { files.add(profile.problems) }
    return Municipality(
      id: MunicipalityID(profile?.text("id") ?? ""), name: profile?.text("navn") ?? "",
      inhabitants: profile?.number("innbyggere") ?? 0, phone: profile?.text("telefon") ?? "",
      receptionName: reception?.text("navn") ?? "", receptionPhone: reception?.text("telefon") ?? "",
      emergencyNumbers: numbers, units: units, staff: staff, offers: offers, access: access)
  }

  /// The employer's decision on who may see graded addresses.
  private static func clearance(_ map: YamlMap) -> AddressProtection {
    map.choice(
      "ser skjermet adresse",
      [("fortrolig", AddressProtection.confidential), ("strengt fortrolig", .strictlyConfidential)]
    ) ?? .open
  }

  /// How long access lasts: the municipality's own settings, each with a default.
  private static func limits(_ profile: YamlMap?) -> AccessLimits {
    var limits = AccessLimits()
    guard let map = profile?.optional("tilgang").map(YamlMap.init) else { return limits }
    limits.openingHours = map.number("timer etter selvautorisering") ?? limits.openingHours
    limits.receptionDays = map.number("dager i mottak") ?? limits.receptionDays
    limits.closingDays = map.number("dager etter avslutning") ?? limits.closingDays
    limits.appointmentDays = map.number("dager rundt avtale") ?? limits.appointmentDays
    limits.closeDays = map.number("dager for kollega og familie") ?? limits.closeDays
    limits.guidanceDays = map.number("dager for råd") ?? limits.guidanceDays
    profile?.add(map.finish())
    return limits
  }

  private static func offer(_ map: YamlMap, _ units: [UnitID: String]) -> Offer {
    let unit = map.optionalText("enhet").map { UnitID($0) }
    return Offer(
      id: OfferID(map.text("id")), name: map.text("navn"),
      provider: map.optionalText("organisasjon") ?? unit.flatMap { units[$0] } ?? "", unit: unit,
      measures: map.texts("tiltak"), places: map.number("plasser") ?? 0, waitDays: map.number("ventetid") ?? 0,
      audience: map.optionalText("for hvem") ?? "", languages: map.texts("språk"),
      phone: map.optionalText("telefon") ?? "", place: map.optionalText("sted") ?? "",
      about: map.optionalText("beskrivelse") ?? "")
  }

  private static func list<Item>(
    _ files: inout ContentFolder, _ path: String, _ key: String, _ read: (YamlMap) -> Item
  ) -> [Item] {
    guard let place = files.file(path) else { return [] }
    let map = YamlMap(place)
    let items = (map.required(key)?.list ?? []).map { item in
      let inner = YamlMap(item)
      let value = read(inner)
      files.add(inner.problems)
      return value
    }
    for key in ["kilde", "sist sjekket"] { _ = map.optional(key) }
    files.add(map.finish())
    return items
  }
}
