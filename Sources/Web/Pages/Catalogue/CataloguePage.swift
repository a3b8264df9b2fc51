/// All components with their parameters and examples.
struct CataloguePage: Page {
  static let template = "catalogue"

  struct Entry: Sendable {
    let id: String
    let name: String
    let purpose: String
    let parameters: [Exhibit.Parameter]
    let examples: [Exhibit.Example]
  }

  let title = "Komponenter"
  let entries: [Entry]

  init(_ exhibits: [Exhibit] = CataloguePage.exhibits) {
    entries = exhibits.enumerated().map { place, exhibit in
      Entry(
        id: "komponent-\(place)", name: exhibit.name, purpose: exhibit.purpose, parameters: exhibit.parameters,
        examples: exhibit.examples)
    }
  }

  /// Every component there is; a test finds those that are not here.
  static let exhibits: [Exhibit] = [
    Button.exhibit, Field.exhibit, DateField.exhibit, Choices.exhibit, Select.exhibit, TextArea.exhibit,
    ErrorSummary.exhibit, Alert.exhibit, Tag.exhibit, Card.exhibit, SummaryList.exhibit, TaskList.exhibit,
    Table.exhibit, Tabs.exhibit, TimelineEntry.exhibit, PersonHeader.exhibit, Finding.exhibit, Progress.exhibit,
    EmptyState.exhibit, ColleagueText.exhibit, Suggestions.exhibit, Paging.exhibit, ScoreChart.exhibit,
    ShareBar.exhibit, TrendChart.exhibit, Sparkline.exhibit,
  ]
}
