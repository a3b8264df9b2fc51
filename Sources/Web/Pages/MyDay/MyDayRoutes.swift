internal import Access
public import Desk

extension Site {
  /// What the one who is logged in must do today.
  public func declareMyDay(_ desk: CaseDesk) {
    get(MyDayWords.address, may: .use(.ownDay), because: "Alle som arbeider her, må se hva som er deres i dag.") {
      request, staff in
      let tasks = request.query["oppgaver"]
      let findings = request.query["funn"]
      let day = try await desk.myDay(
        staff, tasksAfter: tasks.isEmpty ? nil : tasks, findingsAfter: findings.isEmpty ? nil : findings)
      let words = MyDayWords(now: request.now, actor: staff, knowledge: desk.knowledge)
      return .page(MyDayPage(day, words, isLaterPage: !tasks.isEmpty || !findings.isEmpty))
    }
  }
}
