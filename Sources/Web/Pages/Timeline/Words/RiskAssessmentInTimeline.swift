internal import Casework
internal import CivilTime

extension TimelineReader {
  func words(_ risks: RiskAssessment) -> EntryWords {
    EntryWords(
      kind: "Risiko", title: "Risikovurdering",
      lines: risks.judgements.map { judgement in
        let basis = judgement.basis.isBlankText ? "" : ". \(judgement.basis)"
        return "\(RecordWords.risk(judgement.risk)): \(RecordWords.level(judgement.answer))\(basis)"
      } + [
        labelled("Det som beskytter", risks.protectiveFactors), labelled("Gjort med en gang", risks.measuresAtOnce),
        labelled("Ansvar", risks.responsible), labelled("Drøftet med", risks.consulted),
        labelled("Ny vurdering", risks.nextReview.map(short) ?? ""),
      ] + risks.statements.map(words),
      tags: risks.isElevated ? [Tag("Forhøyet risiko", .danger)] : [])
  }
}
