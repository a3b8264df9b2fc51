internal import Casework
internal import CivilTime
internal import Desk

/// What one entry says, for somebody who reads the timeline.
struct EntryWords {
  var kind: String
  var title: String
  /// Each a paragraph: what was written, or a label with its answer.
  var lines: [String] = []
  var tags: [Tag] = []

  /// The same without empty lines.
  func trimmed() -> EntryWords {
    var words = self
    words.lines = lines.filter { !$0.isBlankText }
    return words
  }
}

/// What the words of an entry need to know beside the entry.
struct TimelineReader {
  let knowledge: Knowledge
  /// The day it is read on.
  let today: Day
  /// Whether the reader gives treatment, and therefore sees answers to shielded topics.
  let seesShielded: Bool

  func words(_ event: Event) -> EntryWords {
    let words =
      switch event {
      case .enquiryReceived(let enquiry): self.words(enquiry)
      case .enquiryStep(let step): self.words(step)
      case .registered(let person): self.words(person, isNew: true)
      case .detailsChanged(let person): self.words(person, isNew: false)
      case .enquiryLinked(let enquiry): self.words(enquiry)
      case .networkWritten(let network): self.words(network)
      case .medicationsListed(let list): self.words(list)
      case .careTeamSet(let team): self.words(team)
      case .assessmentSigned(let assessment): self.words(assessment)
      case .risksAssessed(let risks): self.words(risks)
      case .instrumentScored(let result): self.words(result)
      case .pathwayChosen(let choice): self.words(choice)
      case .goal(let step): self.words(step)
      case .measure(let step): self.words(step)
      case .contactHeld(let contact): self.words(contact)
      case .appointment(let step): self.words(step)
      case .task(let step): self.words(step)
      case .factsStated(let facts): self.words(facts)
      case .planWritten(let plan): self.words(plan)
      case .departed(let departure): self.words(departure)
      case .corrected(let correction): self.words(correction)
      case .removalDecided(let decision): self.words(decision)
      case .transferred(let transfer): self.words(transfer)
      case .emptied(let emptied): self.words(emptied)
      case .access(let step): self.words(step)
      }
    return words.trimmed()
  }

  func labelled(_ label: String, _ text: String) -> String { text.isBlankText ? "" : "\(label): \(text)" }

  func short(_ day: Day) -> String { day.short(seenFrom: today) }
}

extension TimelineReader {
  /// Which edition of the guideline an entry rests on, for the entries that rest on it. They keep it for ever.
  func edition(of entry: Entry) -> String? {
    switch entry.event {
    case .pathwayChosen, .departed: "Etter veilederen: \(knowledge.editionName(entry.edition))"
    default: nil
    }
  }
}
