"""Character errors of this reading and of plain Tesseract on real pages with human transcriptions.

    python -m benchmarks.real_pages FOLDER [--every N] [--first N] [--keep FOLDER] [--pages]

FOLDER holds one folder a source; in each, page images with their transcription beside them (`<name>.gt.txt`). Plain
Tesseract recognises the very pixels that the reading gets. Prints, by source and as mean of the sources, errors by line
(recognition) and in order (reading order too). `--keep` stores what was read, so that plain Tesseract runs once;
`--pages` also prints each page.

In transcriptions `~~~` stands for what was not transcribed (handwriting); `_` and `^` mark underlined and raised words.
"""

from __future__ import annotations

import os

os.environ["OMP_THREAD_LIMIT"] = "1"

import argparse
import time
from pathlib import Path

from convextract.evaluation.characters import CharacterErrors, character_errors
from convextract.reading import read_page
from convextract.reading.ocr.engines import engine
from convextract.reading.source import open_source, scan_dpi
from convextract.settings import Settings

_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
_MARKS = str.maketrans({"_": None, "^": None, "~": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every n-th page of each source")
    parser.add_argument("--first", type=int, default=10_000, help="at most so many pages of each source")
    parser.add_argument("--keep", type=Path, help="where texts read are kept; those of plain Tesseract are used again")
    parser.add_argument("--pages", action="store_true", help="print each page")
    options = parser.parse_args()
    sums = []
    print(f"{'source':<46} pages   by line plain / ours    in order plain / ours   CPU plain / ours")
    for source in sorted(path for path in options.folder.iterdir() if path.is_dir()):
        pages = [path for path in sorted(source.iterdir()) if path.suffix.lower() in _PICTURES and truth_of(path)]
        measured = [measure(path, options.keep) for path in pages[:: options.every][: options.first]]
        if not measured:
            continue
        if options.pages:
            for path, page in zip(pages[:: options.every], measured, strict=False):
                print(row(path.stem[-44:], 1, *page))
        plain = sum((one[0] for one in measured), CharacterErrors())
        ours = sum((one[1] for one in measured), CharacterErrors())
        sums.append((plain, ours))
        seconds = [sum(one[2] for one in measured), sum(one[3] for one in measured)]
        print(row(source.name, len(measured), plain, ours, *seconds))
    count = max(1, len(sums))
    for figure in ("by_line", "in_order"):
        plain_mean, our_mean = (sum(getattr(one[index], figure) for one in sums) / count for index in (0, 1))
        print(f"mean of {len(sums)} sources, {figure}: plain {plain_mean:.2%}, ours {our_mean:.2%}")


def row(name: str, pages: int, plain: CharacterErrors, ours: CharacterErrors, first: float, second: float) -> str:
    by_line = f"{plain.by_line:8.2%} {ours.by_line:8.2%} {'*' if ours.by_line > plain.by_line else ' '}"
    in_order = f"{plain.in_order:8.2%} {ours.in_order:8.2%} {'*' if ours.in_order > plain.in_order else ' '}"
    return f"{name[:46]:<46} {pages:5d}   {by_line:<24}{in_order:<24}{first:6.1f} {second:6.1f}"


def truth_of(picture: Path) -> Path | None:
    """The transcription beside a picture."""
    path = picture.with_suffix(".gt.txt")
    return path if path.is_file() else None


def measure(picture: Path, keep: Path | None) -> tuple[CharacterErrors, CharacterErrors, float, float]:
    """Errors of plain Tesseract and of ours, and the CPU seconds of both (0 where the text was kept)."""
    true = (truth_of(picture) or picture).read_text(encoding="utf-8").translate(_MARKS)
    start = time.process_time()
    plain = kept(keep, picture, "plain") or plain_text(picture)
    between = time.process_time()
    ours = our_text(picture)
    end = time.process_time()
    for kind, text in (("plain", plain), ("ours", ours)):
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            _file_of(keep, picture, kind).write_text(text, encoding="utf-8")
    return character_errors(true, plain), character_errors(true, ours), between - start, end - between


def plain_text(picture: Path) -> str:
    """What Tesseract reads of the page as a whole, line by line in its own order."""
    settings = Settings()
    with open_source(picture) as source:
        drawn, dpi = scan_dpi(source, 1, settings.ocr_dpi)
        words = engine(settings.ocr_engine).recognise(source.render(1, drawn), dpi)
    lines: dict[tuple[int, int], list[str]] = {}
    for word in words:
        lines.setdefault((word.block, word.line), []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())


def our_text(picture: Path) -> str:
    """What `read_page` reads, in reading order."""
    with open_source(picture) as source:
        return read_page(source, 1, Settings()).text


def kept(keep: Path | None, picture: Path, kind: str) -> str:
    path = _file_of(keep, picture, kind) if keep else None
    return path.read_text(encoding="utf-8") if path and path.is_file() else ""


def _file_of(keep: Path, picture: Path, kind: str) -> Path:
    return keep / f"{picture.parent.name}-{picture.stem}.{kind}.txt"


if __name__ == "__main__":
    main()
