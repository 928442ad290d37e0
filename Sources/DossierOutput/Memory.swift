// The program's memory.
import CExchange

/// Lets the memory of one list serve for the next one. For programs that end soon: pieces of many sizes that come and
/// go otherwise cost a page fault for each of their pages, a twentieth of the time of an analysis.
package func keepFreedMemory() { dossier_keep_freed_memory() }
