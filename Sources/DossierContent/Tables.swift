// The tables of this room (Tables/*.tsv, inside the program through CEmbedded): boilerplate lines, function words
// by language, words of date lines. A line that opens with '#' is a comment, columns are parted by one tab.
import CEmbedded
import DossierText

/// The rows of a table of this room.
func tableRows(_ name: String) -> [TableRow] { tableRows(name, in: dossier_embedded_content()) }
