internal import Casework
internal import CivilTime
internal import Guidance

/// The form in which the leader answers, from fields to an answer and back.
enum ServiceNormForm {
  /// How many rows of evidence there can be.
  static let mostEvidence = 12

  /// The form as it is opened: the latest answer, or the source's own suggestions.
  static func filled(_ latest: SelfAssessmentEntry?) -> FormReading {
    let assessment = latest?.assessment
    var fields: [String: [String]] = [
      SigningForm.version: ["\(latest?.version ?? 0)"], "status": [assessment?.standing.rawValue ?? ""],
      "hvordan": [assessment?.how ?? ""], "eier": [assessment?.owner?.text ?? ""],
      "neste": [assessment?.nextStep ?? ""], "frist": [assessment?.deadline?.numeric ?? ""],
      "sjekk": [assessment?.nextCheck?.numeric ?? ""],
    ]
    for (place, evidence) in (assessment?.evidence ?? []).enumerated() {
      fields["bevis-\(place + 1)"] = [evidence.text]
      fields["lenke-\(place + 1)"] = [evidence.link]
    }
    return FormReading(FormValues(typed: fields))
  }

  /// The rows that hold something, and one more to write in.
  static func evidenceRows(_ form: FormReading) -> Int {
    let used = (1...mostEvidence).last { row in
      !form.values["bevis-\(row)"].isEmpty || !form.values["lenke-\(row)"].isEmpty
    }
    return min(mostEvidence, max(3, (used ?? 0) + 1))
  }

  /// Reads the form; nil when something in it must be mended.
  static func read(_ form: inout FormReading, _ municipality: Municipality, today: Day) -> SelfAssessment? {
    let standing: ServiceStanding? = form.choice("status", required: "Velg hvordan det står til.")
    let how = form.text("hvordan") ?? ""
    let owner = form.choice("eier", of: municipality.staff.map(\.id.text)).map { StaffID($0) }
    let nextStep = form.text("neste", max: 4_000) ?? ""
    let days = today.adding(days: -3_650)...today.adding(days: 3_650)
    let (deadline, nextCheck) = (form.day("frist", in: days), form.day("sjekk", in: days))
    let evidence = evidence(&form)
    guard let standing, form.isSound else { return nil }
    return SelfAssessment(
      standing: standing, how: how, evidence: evidence, owner: owner,
      ownerName: municipality.staff.first { $0.id == owner }?.name ?? "", nextStep: nextStep, deadline: deadline,
      nextCheck: nextCheck)
  }

  /// The rows in the order written, without those that are empty.
  private static func evidence(_ form: inout FormReading) -> [SelfAssessment.Evidence] {
    (1...mostEvidence).compactMap { row in
      let (text, link) = (form.text("bevis-\(row)", max: 500) ?? "", form.text("lenke-\(row)", max: 1_000) ?? "")
      return text.isEmpty && link.isEmpty ? nil : SelfAssessment.Evidence(text: text, link: link)
    }
  }

  /// The field that a message about an answer belongs to: evidence is numbered without the empty rows.
  static func field(_ field: String, in form: FormReading) -> String {
    guard let dash = field.lastIndex(of: "-"), let number = String(field[field.index(after: dash)...]).asCount else {
      return field
    }
    let rows = (1...mostEvidence).filter { row in
      !form.values["bevis-\(row)"].withoutSpaceAround.isEmpty || !form.values["lenke-\(row)"].withoutSpaceAround.isEmpty
    }
    guard rows.indices.contains(number - 1) else { return field }
    return "\(field[..<dash])-\(rows[number - 1])"
  }
}
