public import Casework

/// Decides whether somebody may take out what an enquiry says, move it to the right person's record, or refuse to. Nothing is
/// allowed that is not named here.
///
/// What belongs to a record is behind that record's door. What belongs to none has no relation to ask for, and is for those
/// who may decide on erasing at all (helsepersonelloven §§ 43 and 44): but never in one's own case, or that of somebody close.
/// - Parameter record: the record that the enquiry is linked to; nil while it belongs to none.
public func decide(
  _ actor: StaffActor, mayRemove enquiry: EnquiryState, linkedTo record: CaseState?, _ circumstances: Circumstances
) -> RecordDecision {
  if let record { return decide(actor, may: .decideRemoval, with: record, circumstances) }
  guard case .allowed(let basis) = decide(actor.role, may: .decideRemoval) else {
    return .closed(.role(why: refusal(of: actor.role)))
  }
  guard circumstances.directory.closeness(of: actor, to: enquiry.enquiry.person) == nil else {
    return .closed(
      .role(why: "Henvendelsen kan gjelde deg selv eller noen du står nær. Be en annen avgjøre det."))
  }
  return .allowed(
    RecordAccess(
      relation: .reception, purpose: .reception, basis: "\(basis) (helsepersonelloven §§ 43 og 44)"))
}
