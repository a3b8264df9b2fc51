internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// Everything that has been written about a person, and the way to put it right.
  public func declareTimeline(_ desk: CaseDesk) {
    get(
      "/arbeid/person/{id}/tidslinje", may: .use(.readRecord),
      because: "Den som gir helsehjelp, må kunne se hva som er gjort."
    ) {
      request, actor in
      let record = RecordID(try request.id("id"))
      let file = try await desk.person(record, page: "tidslinje", for: actor)
      var form = FormReading(request.query)
      let kind: TimelineKind? = form.choice("slag")
      var from = request.query["fra"].asCount.map { max(0, min($0, file.state.version)) }
      if let day = form.day("dato") {
        from = try await TimelineReading.version(
          onOrBefore: day, in: record, newest: file.state.version, desk: desk, actor: actor)
      }
      let reading = try await TimelineReading(record, kind: kind, from: from, desk: desk, actor: actor)
      let page = TimelinePage(file, reading, kind: kind, from: from, form: form, desk: desk, actor: actor)
      return form.isSound ? .page(page) : .again(page)
    }
    declareCorrection(desk)
    declareRemoval(desk)
    declareMoving(desk)
  }
}
