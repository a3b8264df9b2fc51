// The order of the fields is what is stored: a change here is another ``CaseState/format``.

extension TopicState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      topic: try fields.read(), status: try fields.read(), words: try fields.read(), day: try fields.read(),
      entry: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(topic, status, words, day, entry) }
}

extension PathwayState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      pathway: try fields.read(), since: try fields.read(), cause: try fields.read(), ground: try fields.read(),
      reasonToDiffer: try fields.read(), author: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(pathway, since, cause, ground, reasonToDiffer, author) }
}

extension RiskState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      risk: try fields.read(), answer: try fields.read(), basis: try fields.read(), day: try fields.read(),
      nextReview: try fields.read(), entry: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(risk, answer, basis, day, nextReview, entry) }
}

extension MeasureState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      id: try fields.read(), kind: try fields.read(), kindName: try fields.read(), status: try fields.read(),
      offer: try fields.read(), offerName: try fields.read(), purposes: try fields.read(), since: try fields.read(),
      started: try fields.read(), note: try fields.read(), expectedEffect: try fields.read())
  }

  public func write(to row: inout RowWriter) {
    row.write(id, kind, kindName, status, offer, offerName, purposes, since, started, note, expectedEffect)
  }
}

extension GoalState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      id: try fields.read(), words: try fields.read(), since: try fields.read(), ratings: try fields.read(),
      ended: try fields.read(), reached: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(id, words, since, ratings, ended, reached) }
}

extension GoalState.Rating: StateRow {
  public init(fields: inout RowReader) throws { self.init(value: try fields.read(), day: try fields.read()) }

  public func write(to row: inout RowWriter) { row.write(value, day) }
}

extension TaskState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      id: try fields.read(), what: try fields.read(), due: try fields.read(), urgent: try fields.read(),
      owner: try fields.read(), raisedBy: try fields.read(), raised: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(id, what, due, urgent, owner, raisedBy, raised) }
}

extension AppointmentState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      id: try fields.read(), at: try fields.read(), form: try fields.read(), place: try fields.read(),
      with: try fields.read(), withName: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(id, at, form, place, with, withName) }
}

extension Happening: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(fact: try fields.read(), day: try fields.read(), entry: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(fact, day, entry) }
}

extension ScoreState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      instrument: try fields.read(), first: try fields.read(), latest: try fields.read(), lowest: try fields.read(),
      highest: try fields.read(), count: try fields.read(), points: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(instrument, first, latest, lowest, highest, count, points) }
}

extension ScoreState.Point: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(total: try fields.read(), day: try fields.read(), entry: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(total, day, entry) }
}

extension DepartureState: StateRow {
  public init(fields: inout RowReader) throws {
    self.init(
      norm: try fields.read(), reason: try fields.read(), words: try fields.read(), day: try fields.read(),
      version: try fields.read(), author: try fields.read(), entry: try fields.read(), until: try fields.read())
  }

  public func write(to row: inout RowWriter) { row.write(norm, reason, words, day, version, author, entry, until) }
}
