internal import CivilTime
internal import Desk
public import Instruments

/// The publishers' own texts that a municipality has brought in: `local/<kommune>/instruments/<id>.yaml`, or on the page.
enum OfficialWordings {
  /// Gives the instruments their official words, where the municipality has them.
  ///
  /// - Parameter decided: brought in on the page, which stands before what lies in the folder.
  static func apply(
    _ files: inout ContentFolder, folder: String, decided: [LocalFile], to instruments: [Instrument]
  ) -> [Instrument] {
    let places = (files.exists(folder) ? files.files(under: folder) : []) + decided.map(\.place)
    var worded = instruments
    for place in places {
      let map = YamlMap(place)
      let words = read(map)
      let problems = map.finish()
      guard problems.isEmpty, let words else {
        files.add(problems)
        continue
      }
      guard let index = worded.firstIndex(where: { $0.id == words.instrument }) else {
        let advice = NearestWord.advice(words.instrument, among: instruments.map(\.id))
        files.add([place.problem("Ukjent skjema «\(words.instrument)».", advice)])
        continue
      }
      let faults = faults(words, worded[index], place)
      if faults.isEmpty { worded[index] = worded[index].worded(words) } else { files.add(faults) }
    }
    return worded
  }

  private static func read(_ map: YamlMap) -> OfficialWording? {
    var prompts: [String: String] = [:]
    var options: [String: [Int: String]] = [:]
    for place in map.required("spørsmål")?.list ?? [] {
      let inner = YamlMap(place)
      let id = inner.text("id")
      prompts[id] = inner.text("tekst")
      for (value, label) in inner.required("svar")?.pairs ?? [] {
        guard let number = value.text.flatMap({ Int($0) }) else {
          inner.add(value.problem("Verdien «\(value.text ?? "")» skal være et helt tall."))
          continue
        }
        options[id, default: [:]][number] = label.text ?? ""
      }
      map.add(inner.finish())
    }
    return OfficialWording(
      instrument: map.text("skjema"), instrumentVersion: map.text("skjemaversjon"), title: map.text("tittel"),
      version: map.text("versjon"), language: map.text("språk"), source: map.text("kilde"),
      importedBy: map.text("importert av"), importedOn: map.day("importert") ?? .earliest,
      permission: map.optionalText("tillatelse"), introduction: map.optionalText("innledning"), prompts: prompts,
      options: options)
  }

  /// What makes the words unfit for the instrument as it is now.
  private static func faults(
    _ words: OfficialWording, _ instrument: Instrument, _ place: YamlNode
  ) -> [ContentProblem] {
    let again = "Importer skjemaet på nytt med «underveis instruments import», eller på siden."
    guard words.instrumentVersion == instrument.version else {
      return [
        place.problem(
          "Teksten ble holdt mot versjon \(words.instrumentVersion) av \(instrument.name), som nå er \(instrument.version).",
          again)
      ]
    }
    if instrument.licence.state == .scoreOnly {
      return [place.problem("Utgiveren av \(instrument.name) lar ikke teksten ligge her.", "Ta bort filen.")]
    }
    if instrument.licence.state == .permission, words.permission == nil {
      return [place.problem("\(instrument.name) krever tillatelse, og filen sier ikke hvilken.", again)]
    }
    let ids = Set(instrument.items.map(\.id))
    let whole = instrument.items.allSatisfy { item in
      words.prompts[item.id]?.isEmpty == false
        && Set((words.options[item.id] ?? [:]).keys) == Set(item.options.map(\.value))
    }
    return whole && Set(words.prompts.keys) == ids
      ? [] : [place.problem("Spørsmålene eller svarene er ikke de samme som i \(instrument.name).", again)]
  }
}

extension OfficialWording {
  /// Where a municipality's texts lie, from the content folder.
  static func folder(_ municipality: String) -> String { "local/\(municipality)/instruments" }

  /// The file's place from the content folder.
  public func path(municipality: String) -> String { "\(Self.folder(municipality))/\(instrument).yaml" }

  /// The file as it is kept.
  public func yaml(_ instrument: Instrument) -> String {
    var lines = [
      "# Utgiverens egen tekst. Hentet inn med «underveis instruments import»; rettes ikke for hånd.",
      "skjema: \(self.instrument)", "skjemaversjon: \(instrumentVersion.quoted)", "tittel: \(title.quoted)",
      "versjon: \(version.quoted)", "språk: \(language.quoted)", "kilde: \(source.quoted)",
      "importert av: \(importedBy.quoted)", "importert: \(importedOn.iso)",
    ]
    if let permission { lines.append("tillatelse: \(permission.quoted)") }
    if let introduction { lines.append("innledning: \(introduction.quoted)") }
    lines.append("spørsmål:")
    for item in instrument.items {
      lines += ["  - id: \(item.id.quoted)", "    tekst: \((prompts[item.id] ?? "").quoted)", "    svar:"]
      lines += item.options.map { "      \($0.value): \((options[item.id]?[$0.value] ?? "").quoted)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// As a YAML text in double quotes, whatever stands in it.
  var quoted: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.value < 32 || scalar.value == 127: text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
