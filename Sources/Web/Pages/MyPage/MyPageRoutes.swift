public import Identity

extension Site {
  /// The person's own page.
  public func declareMyPage(_ sessions: Sessions) {
    get(MyPage.address, personBecause: "Det som gjelder en selv, er for en selv.") { request, person in
      let open = try await sessions.open(of: .person(person), at: request.now)
      let logIns = LogInList(
        open, here: request.session, today: request.today, action: LogInAddress.persons)
      return .page(MyPage(person, logIns: logIns))
    }
    declarePersonLogIns(sessions, back: MyPage.address)
  }
}
