internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// What the leaders of the fictional municipality have answered over the last year and a half, through the same use case
/// as the page.
struct DemoSelfAssessment {
  let municipality: DemoMunicipality

  func write() async throws(DeskError) {
    let leaders = municipality.staff(in: [.leader])
    guard let leader = leaders.first else { return }
    var dice = Dice(seed: municipality.seed &* 53)
    let owners = municipality.staff(in: [.leader, .teamLead])
    for norm in municipality.knowledge.serviceNorms where dice.chance(62) {
      let clock = DemoClock(start: day(-dice.number(200...520)), seed: dice.next())
      let desk = municipality.desk(clock)
      var standing = first(&dice)
      for version in 0..<dice.number(1...3) {
        if version > 0 {
          let next = clock.now.day.adding(days: dice.number(40...150))
          guard next < municipality.today else { break }
          clock.set(Moment(day: next, time: TimeOfDay(hour: 14, minute: dice.number(0...59)) ?? .midnight))
          standing = better(standing, &dice)
        }
        let answer = answer(norm, standing, dice.one(of: owners, else: leader), on: clock.now.day, &dice)
        let author = dice.one(of: leaders, else: leader)
        _ = try await desk.answer(answer, to: norm.id, seen: version, by: author, key: nil)
      }
    }
  }

  private func day(_ offset: Int) -> Moment {
    Moment(day: municipality.today.adding(days: offset), time: TimeOfDay(hour: 13, minute: 20) ?? .midnight)
  }

  private func first(_ dice: inout Dice) -> ServiceStanding {
    let roll = dice.number(0...99)
    return roll < 38 ? .met : roll < 72 ? .partly : roll < 94 ? .notMet : .notRelevant
  }

  /// Most things get better when somebody owns them.
  private func better(_ standing: ServiceStanding, _ dice: inout Dice) -> ServiceStanding {
    switch standing {
    case .notMet: dice.chance(60) ? .partly : .notMet
    case .partly: dice.chance(55) ? .met : .partly
    case .met, .notRelevant, .notAssessed: standing
    }
  }

  private func answer(
    _ norm: ServiceNorm, _ standing: ServiceStanding, _ owner: StaffActor, on day: Day, _ dice: inout Dice
  ) -> SelfAssessment {
    let proof = norm.evidence.first ?? "Rutine"
    let (done, rest) = (norm.checkpoints.first ?? norm.title, norm.checkpoints.dropFirst().first ?? norm.title)
    var answer = SelfAssessment(standing: standing, owner: owner.id, ownerName: owner.name)
    switch standing {
    case .met:
      answer.how = dice.one(
        of: [
          "Alle punktene er på plass. Gjennomgått i ledermøtet.",
          "Dette har vi hatt på plass en stund. Teamlederne ser etter det hvert halvår.",
          "På plass etter gjennomgangen i fjor, og kjent for alle som er nye hos oss.",
        ], else: "På plass.")
      answer.evidence = norm.evidence.prefix(2).enumerated().map { place, text in
        .init(text: text, link: place == 0 ? "https://intranett.lindvik.example/kvalitet/\(norm.id.lowercased())" : "")
      }
      answer.nextCheck = day.adding(days: dice.number(180...400))
    case .partly:
      answer.how = "På plass: \(done). Gjenstår: \(rest)."
      answer.evidence = [.init(text: proof)]
      answer.nextStep = "Gå gjennom det som gjenstår med teamlederne, og skrive det ned."
      answer.deadline = day.adding(days: dice.number(60...300))
    case .notMet:
      answer.how = "Vi har ikke kommet i gang. Det er meldt inn til handlingsplanen."
      answer.nextStep = "Lage et forslag og ta det opp i ledermøtet. Skal ende i: \(proof)."
      answer.deadline = day.adding(days: dice.number(60...300))
    case .notRelevant:
      answer.how = "Vi har dette i et samarbeid med nabokommunen, som svarer for det."
      answer.nextCheck = day.adding(days: 365)
    case .notAssessed: break
    }
    return answer
  }
}
