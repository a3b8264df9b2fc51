internal import Casework

extension TimelineReader {
  func words(_ network: Network) -> EntryWords {
    let relatives = network.relatives.map { relative in
      let who = [relative.name, relative.relation, relative.phone].filter { !$0.isEmpty }.joined(separator: ", ")
      return relative.mayKnow.isEmpty
        ? "\(who): ikke avtalt hva hen kan vite" : "\(who): kan vite om \(relative.mayKnow)"
    }
    let children = network.children.map { child in
      let born = child.birthYear.map { " (født \($0))" } ?? ""
      return "Barn: \(child.name)\(born). \(child.lookedAfterBy)"
    }
    return EntryWords(
      kind: "Opplysninger", title: "Pårørende og barn",
      lines: relatives.isEmpty && children.isEmpty ? ["Ingen er skrevet opp"] : relatives + children)
  }
}
