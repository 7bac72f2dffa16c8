#!/usr/bin/env python3
"""Runs every command block of the documentation, in order, in a scratch copy of the checkout.

A block fenced as `sh` is run by bash, which stops at the first command that fails. The block must exit with 0, or with
N where a line of it says `# exits N`. A block fenced as `bash` holds commands that take long; each line of it must be
a line of .ci/run, which runs them (Maven's -B, -ntp and -q do not count). Standard library only.

    .ci/docs.py            all pages
    .ci/docs.py PAGE ...   these pages; the tutorial makes what the how-to guides work on
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE = Path("src/site/markdown")
PAGES = [
    Path("README.md"),
    SITE / "tutorial/your-first-hour.md",
    SITE / "howto/onboard-a-feed.md",
    SITE / "howto/run-a-quarter.md",
    SITE / "howto/show-what-is-held.md",
    SITE / "howto/judge-and-explain.md",
    SITE / "howto/evaluate-linkage.md",
    SITE / "howto/recover-a-failed-run.md",
    SITE / "howto/pseudonymise-at-home.md",
    SITE / "howto/keys.md",
    SITE / "howto/second-programme.md",
    SITE / "explanation/measures.md",
]
BLOCK = re.compile(r"^```(sh|bash)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUIET = re.compile(r" (-B|-ntp|-q)(?= )")
EXITS = re.compile(r"^# exits (\d+)$", re.MULTILINE)


def blocks(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for match in BLOCK.finditer(text):
        yield match.group(1), match.group(2), text.count("\n", 0, match.start()) + 1


def scratch_copy(folder):
    """The files that git knows or would add, and what is built already."""
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode()
    for name in filter(None, names.split("\0")):
        source = ROOT / name
        if source.is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    (folder / "target").mkdir()
    if (ROOT / "target/built").exists():
        for built in [ROOT / "target/classes", ROOT / "target/class-path.txt", *ROOT.glob("target/goldthread-*.jar")]:
            (folder / "target" / built.name).symlink_to(built)
        (folder / "target/built").touch()


def run(page, kind, block, line, folder, ci):
    if kind == "bash":
        missing = [text for text in block.splitlines() if text and text not in ci]
        return ["%s:%d: .ci/run does not run: %s" % (page, line, text) for text in missing]
    stated = EXITS.search(block)
    expected = int(stated.group(1)) if stated else 0
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GOLDTHREAD_")}
    began = time.monotonic()
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    print("%6.1f s  %s:%d" % (time.monotonic() - began, page, line), flush=True)
    if done.returncode == expected:
        return []
    return ["%s:%d: exits %d, not %d\n%s" % (page, line, done.returncode, expected, done.stdout)]


def main():
    pages = [Path(name) for name in sys.argv[1:]] or PAGES
    ci = {QUIET.sub("", text.strip()) for text in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()}
    forgotten = [page for page in sorted(ROOT.glob(str(SITE / "**/*.md"))) if BLOCK.search(page.read_text(encoding="utf-8"))]
    forgotten = [str(page.relative_to(ROOT)) for page in forgotten if page.relative_to(ROOT) not in PAGES]
    if forgotten:
        print("commands that are not run: " + ", ".join(forgotten))
        return 1
    count = 0
    with tempfile.TemporaryDirectory(prefix="goldthread-docs-") as name:
        folder = Path(name) / "goldthread"
        folder.mkdir()
        scratch_copy(folder)
        for page in pages:
            for kind, block, line in blocks(page):
                count += 1
                problems = run(page, kind, block, line, folder, ci)
                if problems:
                    print("\n".join(problems))
                    return 1
    print("%d blocks do what the pages say" % count)
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main())
