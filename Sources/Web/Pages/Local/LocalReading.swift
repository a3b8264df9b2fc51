internal import CivilTime
internal import Desk

/// What was typed in the four forms, as proposals. What a field must have is asked for here; whether it holds is the
/// content's to say.
extension LocalProposal {
  /// Nil when something is missing, which the form then says.
  /// - Parameter next: the number of something new, where none was written.
  init?(_ kind: LocalKind, _ form: inout FormReading, next: String, on day: Day) {
    switch kind {
    case .deadline:
      let norm = form.number(LocalForms.Names.norm)
      let span = form.text(LocalForms.Names.deadline, max: 40, required: "Skriv fristen, for eksempel 14 dager.")
      guard let norm, let span else { return nil }
      self = .deadline(norm: norm, within: span)
    case .words:
      guard let norm = form.number(LocalForms.Names.norm) else { return nil }
      var words = OwnWords(norm: norm)
      words.title = form.text("tittel", max: 200) ?? ""
      words.whenMissing = form.text("mangler", max: 200) ?? ""
      words.button = form.text("knapp", max: 60) ?? ""
      if words.isEmpty { form.refuse("tittel", "Skriv minst ett av de tre.") }
      self = .words(words)
    case .measure: self = .measure(OwnMeasure(&form, next: next))
    case .norm: self = .norm(OwnNorm(&form, next: next, on: day))
    case .wording: return nil
    }
  }
}

extension FormReading {
  /// The number of a recommendation: the first word, whatever is written after it.
  fileprivate mutating func number(_ name: String) -> String? {
    text(name, max: 300, required: "Skriv nummeret på anbefalingen.")?.split(separator: " ").first
      .map { $0.uppercased() }
  }
}

extension OwnMeasure {
  fileprivate init(_ form: inout FormReading, next: String) {
    self.init(id: form.text(LocalForms.Names.number, max: 40) ?? next)
    name = form.text("navn", max: 120, required: "Skriv hva tiltaket heter.") ?? ""
    about = form.text("beskrivelse", max: LocalFormPage.mostWords, required: "Skriv hva tiltaket er.") ?? ""
    pathways = form.choices("forlop", of: ["1", "2", "3"])
    purposes = form.values.all("formal").filter { !$0.isEmpty }
    intensity = form.choice("intensitet", of: ["lav", "middels", "høy"], required: "Velg intensitet.") ?? ""
    isLowThreshold = form.isTicked("lavterskel")
  }
}

extension OwnNorm {
  fileprivate init(_ form: inout FormReading, next: String, on day: Day) {
    self.init(id: form.text("nummer", max: 40) ?? next)
    title = form.text("tittel", max: 200, required: "Skriv hva anbefalingen heter.") ?? ""
    whenMissing = form.text("mangler", max: 200, required: "Skriv hva som står når den mangler.") ?? ""
    strength = form.choice("styrke", of: LocalNormForm.strengths, required: "Velg styrke.") ?? ""
    place = form.text("sted", max: 200, required: "Skriv hvor det er vedtatt.") ?? ""
    anchor = place
    applies = OwnCondition("gjelder", &form)
    fulfilled = OwnCondition("oppfylt", &form)
    if fulfilled.tests.isEmpty {
      form.refuse("oppfylt-1-faktum", "Skriv minst én opplysning som viser at den er fulgt.")
    }
    deadline = OwnDeadline(&form)
    page = form.choice("side", of: LocalNormForm.pages) ?? ""
    button = form.text("knapp", max: 60, required: page.isEmpty ? nil : "Skriv hva knappen heter.") ?? ""
    reading = form.text("lesning", max: LocalFormPage.mostWords) ?? ""
    checked = day.iso
  }
}

extension OwnCondition {
  fileprivate init(_ name: String, _ form: inout FormReading) {
    self.init()
    isAny = form.choice("\(name)-sammen", of: ["alle", "en"]) == "en"
    for number in 1...(LocalNormForm.tests[name] ?? 1) {
      let field = "\(name)-\(number)"
      var test = Test()
      test.fact = form.text("\(field)-faktum", max: 120) ?? ""
      test.answer = form.text("\(field)-svar", max: 120) ?? ""
      test.within = form.text("\(field)-innen", max: 40) ?? ""
      test.since = form.text("\(field)-siden", max: 120) ?? ""
      guard !test.isEmpty else { continue }
      if test.fact.isEmpty { form.refuse("\(field)-faktum", "Skriv hvilken opplysning svaret er om.") }
      if test.answer.isEmpty, test.within.isEmpty, test.since.isEmpty {
        form.refuse("\(field)-svar", "Skriv hvilket svar som teller.")
      }
      tests.append(test)
    }
  }
}

extension OwnDeadline {
  fileprivate init(_ form: inout FormReading) {
    self.init()
    kind = form.choice("frist", required: "Velg om den har en frist.") ?? .none
    if kind == .within || kind == .recurring {
      span = form.text("frist-tid", max: 40, required: "Skriv hvor lang tid, for eksempel 3 dager.") ?? ""
    }
    if kind != .none {
      fact = form.text("frist-faktum", max: 120, required: "Skriv hvilken opplysning fristen regnes fra.") ?? ""
    }
    if kind == .recurring {
      warning =
        form.text("frist-varsel", max: 40, required: "Skriv hvor lenge før det varsles, for eksempel 1 måned.") ?? ""
    }
  }
}
