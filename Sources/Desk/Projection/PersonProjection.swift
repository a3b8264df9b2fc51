public import Casework
public import CivilTime
public import Guidance

extension PersonRows {
  /// What lists show of a record: derived from its state and findings, never decided here.
  public init(record: RecordID, state: CaseState, evaluation: Evaluation, knowledge: Knowledge, on day: Day) {
    let guide = knowledge.guide
    let asking = evaluation.findings.filter { $0.status.asksForAction }
    var person = PersonRow(record: record, displayName: state.person.displayName)
    person.fill(from: state)
    person.overdue = asking.count { $0.status == .overdue }
    person.overdueSince = asking.filter { $0.status == .overdue }.compactMap(\.due).min()
    person.due = asking.count { $0.status == .due }
    person.missingMust = asking.count { guide.norms[$0.index].strength == .must }
    person.changesOn = state.isOpen ? evaluation.changesOn : nil
    if let gravest = state.isOpen ? state.gravestCourse(by: knowledge) : nil {
      (person.course, person.courseInstrument) = (gravest.signal, gravest.instrument)
      person.courseDay = gravest.day
    }
    self.init(
      person: person,
      findings: state.isOpen ? asking.compactMap { FindingRow($0, guide) } : [],
      tasks: state.tasks.map {
        TaskRow(task: $0.id, what: $0.what, due: $0.due, urgent: $0.urgent, owner: $0.owner)
      },
      appointments: state.appointments.map {
        AppointmentRow(
          appointment: $0.id, at: $0.at, form: $0.form.rawValue, place: $0.place, with: $0.with, withName: $0.withName)
      },
      measures: state.measures.filter { $0.isRunning || $0.status == .offered }.map {
        MeasureRow(measure: $0.id, kind: $0.kind, status: $0.status.rawValue, offer: $0.offer, since: $0.since)
      },
      compliance: state.isOpen
        ? ComplianceRow(
          fingerprint: guide.fingerprint, unit: state.careTeam.unit, pathway: state.pathway?.pathway,
          responsible: state.careTeam.responsible?.staff, evaluated: day, changesOn: evaluation.changesOn,
          marks: guide.marks(evaluation, state, on: day)) : nil,
      outcomes: OutcomeRow.all(state))
    followUp = FollowUpRow(state)
    openings = state.access.grants.filter { $0.awaitsReview || !$0.unseenBy.isEmpty }.map(OpeningRow.init)
  }
}

extension FindingRow {
  /// Topics and options are left to the person's own page: lists are for what must not be forgotten.
  fileprivate init?(_ finding: Finding, _ guide: Guide) {
    let norm = guide.norms[finding.index]
    guard norm.kind == .duty, norm.strength != .may else { return nil }
    self.init(
      norm: norm.id, title: norm.whenMissing, strength: norm.strength.rawValue, status: finding.status.norwegian,
      due: finding.due)
  }
}

extension PersonRow {
  fileprivate mutating func fill(from state: CaseState) {
    let details = state.person
    (givenName, familyName, birthDate) = (details.givenName, details.familyName, details.birthDate)
    (nationalID, phone, protectedAddress) = (details.nationalID, details.phone, details.protectedAddress)
    (isOpen, hasBlocks) = (state.isOpen, !state.access.blocks.isEmpty)
    unit = state.careTeam.unit
    responsible = state.careTeam.responsible?.staff
    responsibleName = state.careTeam.responsible?.name ?? ""
    discuss = state.careTeam.discuss
    (pathway, pathwaySince) = (state.pathway?.pathway, state.pathway?.since)
    lastContact = state.lastContact?.day
    nextAppointment = state.appointments.first?.at
    if let risk = state.gravestRisk {
      (riskLevel, riskName, riskDay) = (risk.answer.rawValue, risk.risk.rawValue, risk.day)
    }
    if let score = state.scores.max(by: { $0.latest.day < $1.latest.day }) {
      (instrument, firstScore, latestScore) = (score.instrument, score.first.total, score.latest.total)
      (firstScoreDay, scoreDay) = (score.first.day, score.latest.day)
    }
  }
}

extension CaseState {
  /// What lists say of risk: the highest level in force; else a question that was asked and not answered; else that
  /// none was found. Nil only when nobody has asked.
  fileprivate var gravestRisk: RiskState? {
    let asked = risks.filter { $0.answer != .notAssessed }
    return highestRisk ?? asked.last { $0.answer != .none } ?? asked.max { $0.day < $1.day }
  }

  /// The risk in force with the highest level; the latest of equals.
  public var highestRisk: RiskState? {
    risks.filter { $0.answer.level > 0 }.max { ($0.answer.level, $0.day) < ($1.answer.level, $1.day) }
  }
}

extension RiskAnswer {
  /// 0 for none and for no answer, 3 for high.
  public var level: Int {
    switch self {
    case .none, .unknown, .declined, .notAssessed: 0
    case .low: 1
    case .moderate: 2
    case .high: 3
    }
  }
}

extension EnquiryRow {
  /// What the queue shows of an enquiry.
  public init(id: RecordID, state: EnquiryState) {
    let enquiry = state.enquiry
    self.init(
      id: id, received: enquiry.received, urgency: state.dangerIsOpen ? .immediate : enquiry.urgency,
      channel: enquiry.channel, displayName: enquiry.person.displayName, words: enquiry.words)
    (birthDate, from, safeToCall) = (enquiry.person.birthDate, enquiry.from, enquiry.person.safeToCall)
    (dangerOpen, dangerHandled) = (state.dangerIsOpen, enquiry.dangerHandled)
    (handler, handlerName, callAttempts) = (state.handler, state.handlerName, state.callAttempts.count)
    (answered, record, closed) = (state.answered, state.record, state.closed)
    (erased, erasedBy) = (state.erased?.at, state.erased?.author.name ?? "")
  }
}
