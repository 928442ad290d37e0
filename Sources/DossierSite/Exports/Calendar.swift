// timeline.ics: events with at least one known day (RFC 5545). Whole days only; the stamp is a fixed day, since a
// build knows no clock.
import DossierModel
import DossierTemplates
import DossierText

extension Desk {
  func calendarHead() -> [UInt8] {
    var output: [UInt8] = []
    ICSText.appendLine("BEGIN", "VCALENDAR", to: &output)
    ICSText.appendLine("VERSION", "2.0", to: &output)
    ICSText.appendLine("PRODID", "-//dossier//dossier//EN", to: &output)
    ICSText.appendLine("X-WR-CALNAME", site.title, to: &output)
    return output
  }

  static var calendarEnd: [UInt8] {
    var output: [UInt8] = []
    ICSText.appendLine("END", "VCALENDAR", to: &output)
    return output
  }

  func calendarEvents(_ rows: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    func line(_ name: String, _ text: String) { ICSText.appendLine(name, text, to: &output) }
    for index in listing.events[rows] {
      let event = dossier.events[index]
      guard event.kind != .publication, let first = event.edtf.first.day ?? event.edtf.last.day else {
        continue
      }
      let last = event.edtf.last.day ?? first
      // The format writes a year with four digits.
      guard first.year > 0, last.year < 9999 else { continue }
      line("BEGIN", "VEVENT")
      line("UID", "\(event.id)@dossier")
      line("DTSTAMP", "19700101T000000Z")
      line("DTSTART;VALUE=DATE", Self.compact(first))
      line("DTEND;VALUE=DATE", Self.compact(last.adding(days: 1)))
      line("SUMMARY", label(event))
      let page = (dossier.configuration.baseURL ?? "") + catalogue.target(event: index)
      line("DESCRIPTION", "\(say.date(event.edtf)). \(page)")
      line("TRANSP", "TRANSPARENT")
      line("END", "VEVENT")
    }
    return output
  }

  private static func compact(_ day: CivilDay) -> String { day.iso.filter { $0 != "-" } }
}
