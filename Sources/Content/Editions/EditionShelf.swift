internal import CivilTime
internal import Desk
internal import Guidance

/// The recommendations of all folders: the editions with what differs, and the sources that have no editions here.
struct EditionShelf {
  private(set) var folders: [EditionFolder] = []
  /// Norms of sources that have no edition file; they hold in every edition.
  private(set) var common: [Norm] = []
  /// The topics and the kinds of measure, which stand in every edition.
  private let listed: [Norm]

  static let root = "recommendations"

  init(_ files: inout ContentFolder, _ reader: NormReader, listed: [Norm]) {
    self.listed = listed
    let places = files.files(under: Self.root)
    var problems: [ContentProblem] = []
    var folderOf: [String: Int] = [:]
    for place in places where place.file.hasSuffix("/" + EditionFolder.fileName) {
      guard let folder = EditionFolder(place, &problems) else { continue }
      folderOf[Self.folder(of: place)] = folders.count
      folders.append(folder)
    }
    for place in places where !place.file.hasSuffix("/" + EditionFolder.fileName) {
      let (norm, found) = reader.read(place)
      problems += found
      let home = folderOf[Self.folder(of: place)]
      // A later edition's file may answer to a number that the earlier one has: it is the same norm, changed.
      if home.map({ folders[$0].edition.basis == nil }) ?? true { files.claim(place) }
      guard let norm else { continue }
      if let home { folders[home].norms.append((norm, place)) } else { common.append(norm) }
    }
    files.add(problems)
    files.add(EditionCheck(folders: folders, listed: Set(listed.map(\.id))).problems)
  }

  private static func folder(of place: YamlNode) -> String {
    place.file.split(separator: "/").dropFirst().first.map(String.init) ?? ""
  }

  /// Every norm of every edition and source, by number.
  var everywhere: [String: [Norm]] {
    Dictionary(grouping: folders.flatMap(\.norms).map(\.norm) + common + listed, by: \.id)
  }

  /// The norms of every edition as the sources alone say it, the editions that build on no other first.
  var editions: [(edition: Edition, norms: [Norm])] {
    let order = folders.map(\.edition).sorted {
      ($0.basis == nil ? 0 : 1, $0.from) < ($1.basis == nil ? 0 : 1, $1.from)
    }
    return order.map { edition in
      let norms = norms(of: edition.id) + Self.sorted(common) + listed.map { standing(of: $0, in: edition.id) }
      return (edition, norms)
    }
  }

  /// The norms of one edition, each with how it stands there: its own, and those it takes over.
  ///
  /// - Parameter later: the editions that build on this one. One that builds on itself has been reported, and ends here.
  func norms(of id: String, under later: Set<String> = []) -> [Norm] {
    guard let folder = folders.first(where: { $0.edition.id == id }), !later.contains(id) else { return [] }
    let edition = folder.edition
    guard let basis = edition.basis else {
      return Self.sorted(folder.norms.map { $0.norm.standing(standing(.original, edition)) })
    }
    let own = Dictionary(folder.norms.map { ($0.norm.id, $0.norm) }, uniquingKeysWith: { first, _ in first })
    let inherited = norms(of: basis, under: later.union([id]))
    let known = Set(inherited.map(\.id))
    let new = folder.norms.filter { !known.contains($0.norm.id) }.map { $0.norm.standing(standing(.new, edition)) }
    return inherited.map { own[$0.id]?.standing(standing(.changed, edition)) ?? takenOver($0, folder) }
      + new.sorted { $0.id < $1.id }
  }

  /// A norm that this edition has not written anew: confirmed, retired, or carried over unchecked.
  func takenOver(_ norm: Norm, _ folder: EditionFolder) -> Norm {
    if folder.confirmed.contains(where: { $0.id == norm.id }) {
      return norm.standing(standing(.confirmed, folder.edition))
    }
    if let gone = folder.retired.first(where: { $0.id == norm.id }) {
      return norm.standing(standing(.retired, folder.edition), until: gone.until)
    }
    return norm.standing(standing(.carried, folder.edition))
  }

  /// A topic or a kind of measure, as it stands in an edition.
  func standing(of norm: Norm, in id: String, under later: Set<String> = []) -> Norm {
    guard let folder = folders.first(where: { $0.edition.id == id }), !later.contains(id) else { return norm }
    guard let basis = folder.edition.basis else {
      let isHere = norm.citation.document == id || norm.citation.document.hasPrefix(id + "-")
      return isHere ? norm.standing(standing(.original, folder.edition)) : norm
    }
    let earlier = standing(of: norm, in: basis, under: later.union([id]))
    return earlier.standing == nil ? norm : takenOver(earlier, folder)
  }

  private func standing(_ state: NormStanding.State, _ edition: Edition) -> NormStanding {
    let basis = edition.basis.flatMap { id in folders.first { $0.edition.id == id }?.edition.shortName }
    return NormStanding(edition: edition.id, editionName: edition.shortName, basisName: basis, state: state)
  }

  static func sorted(_ norms: [Norm]) -> [Norm] { norms.sorted { $0.citation.line ?? 0 < $1.citation.line ?? 0 } }
}
