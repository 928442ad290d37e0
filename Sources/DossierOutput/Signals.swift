// Signals of the user: a build that is interrupted takes back what it has begun.
import CExchange

/// From now on SIGINT, SIGTERM and SIGHUP end the program with 128 + n, or with 0 when it is `serving`, but never
/// while a half-written site lies beside the output folder. A broken pipe and a file that grows too large are errors
/// of the write, not signals.
package func handleSignals(serving: Bool) { dossier_signals_install(serving ? 1 : 0) }
