internal import Casework

extension TimelineReader {
  func words(_ plan: PlanVersion) -> EntryWords {
    let sections = plan.sections.filter { !$0.text.isBlankText }.map { section in
      "\(PlanSections.title(section.id, plan.kind)): \(section.text)"
    }
    return EntryWords(
      kind: "Plan", title: "\(RecordWords.plan(plan.kind)), ny utgave",
      lines: sections + [labelled("Skrevet sammen med", plan.participants)] + plan.statements.map(words))
  }
}
