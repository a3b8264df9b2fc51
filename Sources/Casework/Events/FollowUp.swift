public import CivilTime

/// Who follows the person up.
public struct CareTeam: Hashable, Sendable, Codable {
  public struct Member: Hashable, Sendable, Codable {
    public var staff: StaffID
    public var name: String

    public init(staff: StaffID, name: String) { (self.staff, self.name) = (staff, name) }
  }

  public var responsible: Member?
  public var coordinator: Member?
  public var unit: UnitID?
  public var unitName: String
  /// Why the team should talk about this person at its next meeting; empty when it need not.
  public var discuss: String
  /// Whether this ends a coordinator's work; filled in when it is signed.
  public var coordinatorEnds = false

  public init(
    responsible: Member? = nil, coordinator: Member? = nil, unit: UnitID? = nil, unitName: String = "",
    discuss: String = ""
  ) {
    (self.responsible, self.coordinator) = (responsible, coordinator)
    (self.unit, self.unitName, self.discuss) = (unit, unitName, discuss)
  }
}

/// A step of one goal in the person's own words.
public struct GoalStep: Hashable, Sendable, Codable {
  public enum Step: Hashable, Sendable, Codable {
    case set(words: String)
    /// How near the person feels, 0–10.
    case rated(Int, note: String)
    case ended(reached: Bool, note: String)
  }

  public var goal: ItemID
  public var step: Step

  public init(goal: ItemID, step: Step) { (self.goal, self.step) = (goal, step) }
}

/// A step of one measure (tiltak), from offer to outcome.
public struct MeasureStep: Hashable, Sendable, Codable {
  public enum Step: String, Sendable, Codable, CaseIterable {
    case offered, declined, started, paused, resumed, evaluated, ended
    /// The service would not give it.
    case refused
  }

  public var measure: ItemID
  /// The kind of measure: its id in content.
  public var kind: String
  public var kindName: String
  public var step: Step
  public var offer: OfferID?
  public var offerName: String
  public var purposes: [String]
  /// What the professional expects of it; asked for when it comes from another pathway's list.
  public var expectedEffect: String
  public var note: String
  /// What the kind of measure is, as content said when it was written.
  public var traits: [MeasureTrait]
  /// Whether a running measure lacks a purpose after this step; filled in when it is signed.
  public var purposeLacking: Bool?

  public init(
    measure: ItemID, kind: String, kindName: String, step: Step, offer: OfferID? = nil, offerName: String = "",
    purposes: [String] = [], expectedEffect: String = "", note: String = "", traits: [MeasureTrait] = []
  ) {
    (self.measure, self.kind, self.kindName, self.step) = (measure, kind, kindName, step)
    (self.offer, self.offerName, self.purposes) = (offer, offerName, purposes)
    (self.expectedEffect, self.note, self.traits) = (expectedEffect, note, traits)
  }
}

/// What a kind of measure is, where a norm asks.
public enum MeasureTrait: String, Sendable, Codable, CaseIterable {
  case digitalSelfHelp = "digital-self-help"
  case physicalActivity = "physical-activity"
  case lowIntensity = "low-intensity"
  case lowThreshold = "low-threshold"
  case preventive
  case otherPathway = "other-pathway"
}

/// How a contact was held.
public enum ContactForm: String, Sendable, Codable, CaseIterable {
  case met, phone, video
  case homeVisit = "home-visit"
  case outreach, group, message
  case notMet = "not-met"
}

/// One contact with the person, with its note.
public struct Contact: Hashable, Sendable, Codable {
  public var form: ContactForm
  public var with: String
  public var note: String
  public var minutes: Int?
  /// Things that have happened or been noticed, as facts.
  public var statements: [Statement]

  public init(form: ContactForm, with: String = "", note: String, minutes: Int? = nil, statements: [Statement] = []) {
    (self.form, self.with, self.note, self.minutes, self.statements) = (form, with, note, minutes, statements)
  }
}

/// A step of one appointment.
public struct AppointmentStep: Hashable, Sendable, Codable {
  public enum Step: String, Sendable, Codable, CaseIterable { case booked, moved, kept, missed, cancelled }

  public var appointment: ItemID
  public var step: Step
  public var at: Moment
  public var form: ContactForm
  public var place: String
  public var with: StaffID
  public var withName: String

  public init(
    appointment: ItemID, step: Step, at: Moment, form: ContactForm, place: String = "", with: StaffID, withName: String
  ) {
    (self.appointment, self.step, self.at, self.form) = (appointment, step, at, form)
    (self.place, self.with, self.withName) = (place, with, withName)
  }
}

/// A step of one task.
public struct TaskStep: Hashable, Sendable, Codable {
  public enum Step: Hashable, Sendable, Codable {
    case raised(what: String, due: Day, urgent: Bool, owner: StaffID?)
    case done(what: String)
    case withdrawn(why: String)
  }

  public var task: ItemID
  public var step: Step

  public init(task: ItemID, step: Step) { (self.task, self.step) = (task, step) }
}

/// One version of a plan that was written together.
public struct PlanVersion: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable { case crisis, own, individual }

  public struct Section: Hashable, Sendable, Codable {
    public var id: String
    public var text: String

    public init(id: String, text: String) { (self.id, self.text) = (id, text) }
  }

  public var kind: Kind
  public var sections: [Section]
  public var participants: String
  public var statements: [Statement]

  public init(kind: Kind, sections: [Section], participants: String = "", statements: [Statement] = []) {
    (self.kind, self.sections, self.participants, self.statements) = (kind, sections, participants, statements)
  }
}
