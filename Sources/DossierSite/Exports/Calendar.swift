// timeline.ics: events with at least one known day (RFC 5545). Whole days only; the stamp is a fixed day, since a
// build knows no clock.
import DossierModel
import DossierTemplates
import DossierText

extension Desk {
  func calendar() -> [UInt8] {
    var output: [UInt8] = []
    func line(_ name: String, _ text: String) { ICSText.appendLine(name, text, to: &output) }
    line("BEGIN", "VCALENDAR")
    line("VERSION", "2.0")
    line("PRODID", "-//dossier//dossier//EN")
    line("X-WR-CALNAME", site.title)
    for index in listing.events {
      let event = dossier.events[index]
      guard event.kind != .publication, let first = event.edtf.first.day ?? event.edtf.last.day else {
        continue
      }
      let last = event.edtf.last.day ?? first
      line("BEGIN", "VEVENT")
      line("UID", "\(event.id)@dossier")
      line("DTSTAMP", "19700101T000000Z")
      line("DTSTART;VALUE=DATE", Self.compact(first))
      line("DTEND;VALUE=DATE", Self.compact(last.adding(days: 1)))
      line("SUMMARY", label(event))
      line("DESCRIPTION", "\(Wording.date(event.edtf)). \(catalogue.target(event: index))")
      line("END", "VEVENT")
    }
    line("END", "VCALENDAR")
    return output
  }

  private static func compact(_ day: CivilDay) -> String { day.iso.filter { $0 != "-" } }
}
