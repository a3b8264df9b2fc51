/// Something in a definition that does not hang together.
public struct Fault: Hashable, Sendable {
  /// Where in the definition.
  public let place: Place
  public let kind: Kind

  public init(place: Place, kind: Kind) {
    (self.place, self.kind) = (place, kind)
  }

  /// A part of the definition, by its position from 0; a table stands under the total, or under a subscale.
  public enum Place: Hashable, Sendable {
    case items
    case item(Int)
    case option(item: Int, option: Int)
    case scale
    case subscale(Int)
    case skip(Int)
    case missing
    case bandTables(subscale: Int? = nil)
    case bandTable(Int, subscale: Int? = nil)
    case band(table: Int, band: Int, subscale: Int? = nil)
    case risk(Int)
    case reliableChange
    case clinicalCutOff
    case licence
    case wording
  }

  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// There is nothing where there must be something.
    case empty
    /// The same id, value or sex stands there before.
    case twice(String)
    /// No item has this id.
    case unknownItem(String)
    /// No source has this id.
    case unknownSource(String)
    /// The number lies outside what is possible here.
    case outside(Int, allowed: ClosedRange<Int>, decimals: Int = 0)
    /// The band should begin at this total, so that none is left out or counted twice.
    case shouldBegin(at: Int, decimals: Int = 0)
    /// The last band should end at this total.
    case shouldEnd(at: Int, decimals: Int = 0)
    /// Somebody of some sex and age is in no table, or in two.
    case groupsIncomplete
    /// The item has words although the wording says that there are none, or lacks them.
    case promptMismatch
    /// The publisher's terms let no words of it be here.
    case wordsNotAllowed
    /// A number that is only entered says its lowest and highest; one that is worked out does not.
    case enteredRange
    /// Open items cannot be counted as the mean of the others when answers are not added.
    case cannotProRate
  }
}
