internal import Casework

extension DemoTales {
  static let channels: [(String, Channel)] = [
    ("telefon", .phone), ("oppmøte", .dropIn), ("brev", .letter), ("digital", .digital),
    ("fastlege", .generalPractitioner), ("annen tjeneste", .otherService), ("pårørende", .nextOfKin),
    ("bekymringsmelding", .concernNote), ("utskrivning", .wardDischarge), ("fengsel", .prison),
    ("studenthelsetjeneste", .studentService),
  ]
  static let urgencies: [(String, Urgency)] = [
    ("straks", .immediate), ("i dag", .today), ("denne uken", .thisWeek), ("når det passer", .whenConvenient),
  ]
  static let dangers: [(String, Danger)] = [("nå", .now), ("nei", .no), ("uklart", .unclear)]
  static let forms: [(String, ContactForm)] = [
    ("møte", .met), ("telefon", .phone), ("video", .video), ("hjemmebesøk", .homeVisit), ("oppsøkende", .outreach),
    ("gruppe", .group), ("melding", .message), ("ikke møtt", .notMet),
  ]
  static let levels: [(String, RiskAnswer)] = [
    ("ingen", .none), ("lav", .low), ("moderat", .moderate), ("høy", .high),
  ]

  /// Reads the demonstration's words and names from the municipality's folder.
  public static func load(folder: String, municipalityFolder: String = "demo") throws(ContentProblems) -> DemoTales {
    var files = ContentFolder(root: folder)
    let tales = files.file("\(municipalityFolder)/fortellinger.yaml").map(YamlMap.init)
    let names = files.file("\(municipalityFolder)/navn.yaml").map(YamlMap.init)
    let first = names?.required("fornavn").map(YamlMap.init)
    let both = first?.texts("begge") ?? []
    let result = DemoTales(
      enquiries: items(tales, "henvendelser", enquiry), matters: items(tales, "viktig", words),
      goals: items(tales, "mål", words), notes: items(tales, "notater", words),
      risks: items(tales, "risiko", risk).compactMap { $0 },
      safety: items(tales, "trygghet", safety) + items(tales, "samhandling", safety),
      departures: (tales?.required("grunner").map(YamlMap.init)).map { items($0, "fravik", departure) } ?? [],
      womensNames: (first?.texts("kvinne") ?? []) + both, mensNames: (first?.texts("mann") ?? []) + both,
      familyNames: names?.texts("etternavn") ?? [])
    files.add((tales?.problems ?? []) + (names?.problems ?? []))
    guard files.problems.isEmpty else { throw ContentProblems(files.problems) }
    return result
  }

  private static func items<Item>(_ map: YamlMap?, _ key: String, _ read: (YamlMap) -> Item) -> [Item] {
    (map?.required(key)?.list ?? []).map { place in
      let inner = YamlMap(place)
      let item = read(inner)
      for problem in inner.problems { map?.add(problem) }
      return item
    }
  }

  private static func enquiry(_ map: YamlMap) -> EnquiryTale {
    let ages = map.texts("alder").compactMap { Int($0) }
    return EnquiryTale(
      themes: map.texts("tema"), channel: map.choice("kanal", channels) ?? .phone,
      urgency: map.choice("hast", urgencies) ?? .thisWeek, danger: map.choice("fare", dangers) ?? .no,
      pathway: map.number("forløp"), ages: (ages.first ?? 18)...max(ages.first ?? 18, ages.last ?? 60),
      gender: map.optionalText("kjønn"), from: map.optionalText("fra") ?? "", words: map.text("tekst"),
      done: map.optionalText("gjort") ?? "")
  }

  private static func words(_ map: YamlMap) -> Words {
    let form = map.optional("form") == nil ? ContactForm.met : map.choice("form", forms) ?? .met
    return Words(theme: map.text("tema"), words: map.text("tekst"), form: form)
  }

  private static func risk(_ map: YamlMap) -> RiskTale? {
    guard let fact = Fact(rawValue: map.text("risiko")) else { return nil }
    return RiskTale(
      risk: fact, answer: map.choice("nivå", levels) ?? .low, basis: map.text("grunnlag"),
      protective: map.text("beskyttende"), measures: map.optionalText("tiltak") ?? "",
      consulted: map.optionalText("drøftet med") ?? "")
  }

  private static func departure(_ map: YamlMap) -> Reasons {
    let reason = map.choice("grunn", DepartureReason.allCases.map { ($0.rawValue, $0) })
    return Reasons(reason: reason ?? .otherSolution, words: map.text("tekst"))
  }
}
