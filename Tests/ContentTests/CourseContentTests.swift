internal import Content
internal import Desk
internal import Foundation
internal import Instruments
internal import Testing

/// How scores over time are read is content: its cases are run, a fault is named, and the local number is the municipality's.
@Suite struct CourseContentTests {
  @Test func `The method has words for every signal, a source that was read, and the municipality's own number`() throws
  {
    let method = try Knowledge.load(folder: ContentCopy.shipped.path).courseMethod
    for signal in CourseSignal.allCases {
      let words = method.words(signal)
      #expect(!words.name.isEmpty && !words.meaning.isEmpty && !words.talkAbout.isEmpty, "\(signal)")
    }
    #expect(Set(CourseSignal.allCases.map { method.words($0).name }).count == CourseSignal.allCases.count)
    #expect(method.sources.first?.id == "jacobson" && method.sources.contains(where: \.seen))
    #expect(method.expectation == CourseExpectation(measurements: 3, weeks: 6))
    #expect(method.decidedBy.contains("Lindvik"))
  }

  @Test func `Without the municipality's file nobody is told that somebody has waited too long`() throws {
    let copy = try ContentCopy()
    try copy.remove("local/demo/maalinger.yaml")
    #expect(try Knowledge.load(folder: copy.folder).courseMethod.expectation == nil)
  }

  @Test func `A case that does not hold, a score that is none and a time too short are told with their place`() throws {
    let copy = try ContentCopy()
    try copy.replace("målinger: { 0: 15, 42: 9 }", with: "målinger: { 0: 15, 42: 10 }", in: "course/cases.yaml")
    try copy.replace("målinger: { 0: 12, 42: 18 }", with: "målinger: { 0: 12, 42: mye }", in: "course/cases.yaml")
    try copy.replace("gir: ingen kilde", with: "gir: ingen kjelde", in: "course/cases.yaml")
    try copy.replace("målinger: 3, uker: 6", with: "målinger: 1, uker: 6", in: "local/demo/maalinger.yaml")
    let said = copy.problems
    for (file, words) in [
      ("course/cases.yaml", "målingene gir «for tidlig»"), ("course/cases.yaml", "«mye» er ikke et tall"),
      ("course/cases.yaml", "«ingen kjelde» er ikke et gyldig valg"),
      ("local/demo/maalinger.yaml", "«målinger» må være minst 2."),
    ] {
      let found = said.first { $0.file == file && $0.what.contains(words) }
      #expect(found != nil && (found?.line ?? 0) > 0, "\(words) in \(said.map(\.description))")
    }
    #expect(said.count == 4)
  }
}
