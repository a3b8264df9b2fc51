internal import ArgumentParser
internal import Content
internal import Desk
internal import Foundation
internal import Guidance

/// Plays one story and prints what the guideline says.
struct Replay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Spill av en historie og vis funnene.")

  @OptionGroup var options: ContentOptions
  @Argument(help: "Historien, en YAML-fil. Se docs/stories.md.") var story: String
  @Flag(help: "Skriv som JSON.") var json = false
  @Flag(help: "Ta med fristene som kommunen har satt selv.") var lokaleFrister = false

  func run() async throws {
    do throws(ContentProblems) {
      let knowledge = try Knowledge.load(folder: options.content, municipalityFolder: options.kommune)
      let guide = lokaleFrister ? knowledge.guide : knowledge.guide.withoutLocalDeadlines
      guard let data = FileManager.default.contents(atPath: story), let text = String(data: data, encoding: .utf8)
      else {
        throw ContentProblems([ContentProblem(file: story, line: 0, what: "Filen finnes ikke eller er ikke UTF-8.")])
      }
      let story = try StoryReader.story(text, file: story)
      for question in story.questions {
        let report = FindingReport(
          state: story.state(on: question.day), guide: guide, day: question.day,
          only: question.expectations.map(\.norm))
        print(json ? report.json : report.text)
      }
      let wrong = story.disagreements(with: guide)
      guard wrong.isEmpty else { throw ContentProblems(wrong) }
    } catch {
      for problem in error.problems { FileHandle.standardError.write(Data("\(problem)\n".utf8)) }
      throw ExitCode.failure
    }
  }
}
