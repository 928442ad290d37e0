#!/usr/bin/env python3
"""Times builds of generated content: clean, unchanged, and after one edit.

    bench.py [--shared DIR] [--program PATH] [--docs 1000 ...]

CPU seconds and peak memory are those of the program alone (wait4). Uses ../shared/tools/corpus for the content and
says so when it is not there. Standard library only.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def build(program, source, output):
    """Wall seconds, CPU seconds, peak MB and the last line of a build."""
    start = time.monotonic()
    with tempfile.TemporaryFile("w+") as log:
        child = subprocess.Popen([program, "build", source, "-o", output], stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        log.seek(0)
        lines = log.read().strip().splitlines()
    if child.returncode != 0:
        sys.exit("bench: the build failed\n" + "\n".join(lines[-5:]))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, lines[-1] if lines else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "dossier"))
    parser.add_argument("--docs", type=int, nargs="+", default=[100, 1000])
    options = parser.parse_args()
    maker = os.path.join(options.shared, "tools", "corpus", "make_corpus.py")
    if not os.path.isfile(maker):
        print(f"bench: no corpus maker at {maker}; skipped")
        return 0
    print(f"{'documents':>9} {'build':<10} {'wall s':>8} {'CPU s':>8} {'peak MB':>8}  summary")
    for count in options.docs:
        folder = tempfile.mkdtemp(prefix="dossier-bench-")
        try:
            source, output = os.path.join(folder, "content"), os.path.join(folder, "public")
            subprocess.run([sys.executable, maker, source, "--docs", str(count), "--seed", "1"], check=True,
                           stdout=subprocess.DEVNULL)
            for step in ("clean", "unchanged", "one edit"):
                if step == "one edit":
                    texts = sorted(os.path.join(f, n) for f, _, names in os.walk(source) for n in names if n.endswith(".txt"))
                    with open(texts[0], "a", encoding="utf-8") as handle:
                        handle.write("\nOfficials said 41 more vehicles arrived on Monday.\n")
                wall, cpu, peak, line = build(os.path.abspath(options.program), source, output)
                print(f"{count:>9} {step:<10} {wall:>8.2f} {cpu:>8.2f} {peak:>8.0f}  {line}")
        finally:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
