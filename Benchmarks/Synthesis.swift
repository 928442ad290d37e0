// What it costs to bring a whole content folder together, in seconds of the processor and megabytes of memory.
import DossierAnalysis
import DossierContent
import DossierModel
import DossierSynthesis
import Glibc

/// Loads and analyses a folder, then measures the synthesis alone.
func benchSynthesis(of folder: String, _ tables: AnalysisTables) {
  let loaded = load(folder, options: LoadOptions())
  let analyses = loaded.documents.map { analyze($0, tables: tables) }
  let memory = peakMemory()
  let start = processorTime()
  let dossier = synthesize(
    loaded.documents, analyses, briefing: loaded.briefing, configuration: loaded.configuration,
    curation: loaded.curation)
  let seconds = processorTime() - start
  print("\(folder): \(dossier.documents.count) sources, synthesis \((seconds * 100).rounded() / 100) s")
  print("  peak memory \(memory) MB before, \(peakMemory()) MB with it")
  print(
    "  \(dossier.figures.count) figures, \(dossier.clusters.count) groups, \(dossier.relations.count) relations"
  )
  print(
    "  \(dossier.claims.count) claims, \(dossier.events.count) dates, \(dossier.syndication.count) groups of copies"
  )
}

/// Whether `path` is a folder.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The largest resident size so far, in MB.
private func peakMemory() -> Int {
  var usage = rusage()
  // 0 is RUSAGE_SELF, which Swift imports as another type.
  getrusage(0, &usage)
  return usage.ru_maxrss / 1024
}
