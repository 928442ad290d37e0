// What a signal of the user does to a run, for the command line.
import DossierOutput

/// Ctrl-C and its kin end the program with 128 + n (0 when `serving`), without leaving a half-written site.
package func handleInterrupts(serving: Bool = false) { handleSignals(serving: serving) }
