internal import Casework
internal import CivilTime
internal import Desk

/// The plans in force, their earlier versions, and what is agreed about them.
struct PlansPage: Page {
  static let template = "plans"

  let title = "Planer"
  let person: PersonFrame
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let plans: [Shown]
  let form: FactFormPart?
  let facts: [FactFormPage.Known]
  let hasFacts: Bool

  struct Shown: Sendable {
    let id: String
    let name: String
    let about: String
    let written: String?
    let sections: SummaryList?
    let nothing: EmptyState?
    let buttons: [Button]
    let earlier: [Earlier]
  }

  struct Earlier: Sendable {
    let text: String
    let address: String
  }

  init(_ place: PersonPlace, _ versions: [Entry], _ form: FormReading, overtaken entry: Entry? = nil) {
    person = place.frame("planer")
    errors = ErrorSummary(form)
    overtaken = entry.map { FactFormPart.overtaken($0, place) }
    plans = PlanKind.all.map { Shown($0.kind, place, versions) }
    let facts = place.desk.knowledge.form(page: "planer")
    let address = PersonAddress.page("planer", place.record)
    let mayWrite = place.actor.mayWrite
    self.form = mayWrite ? facts.map { FactFormPart($0, place.file, address: address, in: form) } : nil
    self.facts = mayWrite ? [] : facts.map { FactFormPage.Known.all($0, place.file) } ?? []
    hasFacts = facts != nil
  }
}

extension PlansPage.Shown {
  init(_ kind: PlanVersion.Kind, _ place: PersonPlace, _ versions: [Entry]) {
    let word = PlanKind.word(kind)
    let current = place.state.plans.first { $0.value.kind == kind }
    id = "plan-\(word)"
    name = RecordWords.plan(kind)
    about = PlanKind.about(kind)
    written = current.map {
      "Skrevet \($0.day.short(seenFrom: place.today)), \($0.day.relative(to: place.today)), av \($0.author)"
        + ($0.value.participants.isBlankText ? "." : " sammen med \($0.value.participants).")
    }
    sections = current.map { PlanSheet.sections($0.value) }
    nothing = current == nil ? EmptyState("Ingen plan er skrevet ennå.") : nil
    let write = Button(
      current == nil ? "Skriv planen" : "Skriv ny utgave", kind: .quiet, small: true,
      to: place.address("planer/\(word)"), about: name)
    let print = Button("Skriv ut", kind: .quiet, small: true, to: place.address("planer/\(word)/utskrift"), about: name)
    buttons = (place.actor.mayWrite ? [write] : []) + (current == nil ? [] : [print])
    let ofKind = versions.filter { entry in
      if case .planWritten(let plan) = entry.event { plan.kind == kind && entry.id != current?.entry } else { false }
    }
    earlier = ofKind.map { entry in
      PlansPage.Earlier(
        text: "\(entry.day.short(seenFrom: place.today)), \(entry.author.name)",
        address: PersonAddress.entry(entry.version, place.record))
    }
  }
}

/// A plan laid out to be read.
enum PlanSheet {
  static func sections(_ plan: PlanVersion) -> SummaryList {
    SummaryList(
      plan.sections.filter { !$0.text.isBlankText }.map { section in
        .init(PlanSections.title(section.id, plan.kind), lines: section.text.split(separator: "\n").map(String.init))
      })
  }
}
