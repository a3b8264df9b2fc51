import Access
import Casework
import Testing

@testable import Identity

extension ProvenIdentity {
  static let sample = ProvenIdentity(
    kind: .staff, provider: ProviderSession(issuer: "i", subject: "s", id: ""), nationalID: "10915596784",
    hprNumber: "000000101", name: "Ingrid Moen")

  func with(hprNumber: String?) -> ProvenIdentity {
    ProvenIdentity(kind: kind, provider: provider, nationalID: nationalID, hprNumber: hprNumber, name: name)
  }
}

extension OpenIDIdentity.Answer {
  var codeForTests: String { code }
  var stateForTests: String { state }
}

/// Protects the list of staff: nobody is taken for another, and nobody comes on it by logging in.
struct StaffDirectoryTests {
  private let secret = [UInt8](repeating: 7, count: 32)
  private let me = ProvenIdentity.sample

  private func find(_ entries: [StaffDirectory.Entry], _ identity: ProvenIdentity? = nil) -> Result<
    StaffID, SignInTrouble
  > {
    Result { () throws(SignInTrouble) in try StaffDirectory(entries, secret: secret).member(identity ?? me).id }
  }

  private var code: String { StaffDirectory([], secret: secret).accessCode(of: me.nationalID) }

  @Test func `HPR number or code is enough, and the code may be written in any way`() {
    #expect(find([.init(SignInJourney.ingrid, hprNumber: "101", accessCode: nil)]) == .success(StaffID("ingrid")))
    for written in [code, code.uppercased(), code.replacing("-", with: ""), code.replacing("-", with: " ")] {
      #expect(
        find([.init(SignInJourney.ingrid, hprNumber: nil, accessCode: written)], me.with(hprNumber: nil))
          == .success(StaffID("ingrid")))
    }
  }

  @Test func `The one who logs in is known by the national id that was proved, for telling their own record`() throws {
    let list = StaffDirectory([.init(SignInJourney.ingrid, hprNumber: "101", accessCode: nil)], secret: secret)
    let own = PersonDetails(givenName: "Et", familyName: "Annet", nationalID: me.nationalID)
    #expect(try list.member(me).identity?.isOf(own) == true)
    #expect(SignInJourney.ingrid.identity == nil, "the list itself knows none")
  }

  @Test func `Somebody on no list gets a code to show, and nothing else`() {
    #expect(find([.init(SignInJourney.amir, hprNumber: "202", accessCode: nil)]) == .failure(.unknownStaff(code: code)))
    #expect(find([]) == .failure(.unknownStaff(code: code)))
    #expect(!code.contains(me.nationalID.prefix(6)))
    #expect(code.count == 24)
  }

  @Test(arguments: ["", "0", "000000000", "1234567890123", "10x", " 101"])
  func `A number that is none matches nobody, also one that is none`(_ number: String) {
    let entries = [StaffDirectory.Entry(SignInJourney.ingrid, hprNumber: number, accessCode: "")]
    #expect(find(entries, me.with(hprNumber: number)) == .failure(.unknownStaff(code: code)))
    #expect(find(entries, me.with(hprNumber: nil)) == .failure(.unknownStaff(code: code)))
  }

  @Test func `A list that says two things lets nobody in`() {
    let two: [StaffDirectory.Entry] = [
      .init(SignInJourney.ingrid, hprNumber: "101", accessCode: nil),
      .init(SignInJourney.amir, hprNumber: nil, accessCode: code),
    ]
    #expect(find(two) == .failure(.ambiguousStaff(code: code)))
    let other = StaffDirectory.Entry(SignInJourney.ingrid, hprNumber: "101", accessCode: "0000-0000-0000-0000-0000")
    #expect(find([other]) == .failure(.ambiguousStaff(code: code)))
  }

  @Test func `Another secret makes another code`() {
    #expect(StaffDirectory([], secret: [UInt8](repeating: 8, count: 32)).accessCode(of: me.nationalID) != code)
  }
}
