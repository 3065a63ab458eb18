"""The same blocks as HTML, printed by a headless Chromium: another text layer, other fonts, real CSS layout.

Needs a `chromium` on the PATH; hand-run only. A browser does not tell on which page a paragraph fell, so each gold row
leaves a tiny link target behind, whose page the PDF's named destinations give.
"""

from __future__ import annotations

import ctypes
import html
import random
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from benchmarks.generator.blind.sheets import AnyCell, Cell
from benchmarks.generator.typesetting import Row

FONTS = ("DejaVu Serif", "DejaVu Sans", "Liberation Sans", "Liberation Serif")
STYLE = """
@page {{ size: A4; margin: 20mm 20mm 18mm 20mm }}
@page lying {{ size: A4 landscape; margin: 18mm 20mm }}
body {{ font-family: '{font}'; font-size: {size}pt; line-height: 1.3; margin: 0 }}
p {{ margin: 0 0 5pt 0; text-align: {align} }}
p.title {{ font-size: 150%; font-weight: bold; text-align: center; margin: 0 0 12pt 0 }}
p.heading {{ font-size: 112%; font-weight: bold; margin: 8pt 0 4pt 0; text-align: left; break-after: avoid }}
p.bold, td.bold, th {{ font-weight: bold; text-align: left }}
p.right {{ margin-left: 85mm }}
ul {{ margin: 0 0 5pt 0; padding-left: 6mm }} ul.inner {{ padding-left: 14mm }} li {{ margin-bottom: 2pt }}
table {{ border-collapse: collapse; width: 100%; font-size: 88%; margin-bottom: 8pt }}
table.ruled td, table.ruled th {{ border: 0.6pt solid {rule} }}
td, th {{ padding: 2pt 4pt; vertical-align: {valign} }} tr {{ break-inside: avoid }}
th {{ background: {shade} }}
.upwards {{ writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap }}
section.lying {{ page: lying; break-before: page }} section.upright {{ break-before: page }}
.cards {{ display: flex; flex-wrap: wrap }}
.card {{ box-sizing: border-box; padding: 4pt; break-inside: avoid }} .card p {{ text-align: left; margin: 0 0 2pt 0 }}
.card.ruled {{ border: 0.6pt solid {rule} }}
a {{ color: inherit; text-decoration: none }}
"""


class BrowserSheet:
    """The interface of `OfficeSheet`, written as HTML."""

    body, bold, title, heading, cell, cell_bold = "body", "bold", "title", "heading", "cell", "bold"

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.lies = False
        self.pieces: list[str] = ["<section>"]
        self.rows: list[Row] = []
        self.phone_sign = chance.choice([" ", " ", ".", "-", ""])
        self.capitals = chance.random() < 0.5
        self.family_first = self.capitals and chance.random() < 0.4
        self.name_first = False
        self.bullet = ""
        self.article = chance.choice(["Article {n} : {t}", "ARTICLE {n} – {t}", "Article {n}. {t}"])
        self.style = STYLE.format(
            font=chance.choice(FONTS),
            size=chance.choice([9.5, 10, 10.5, 11]),
            align=chance.choice(["justify", "left"]),
            rule=chance.choice(["#000", "#888"]),
            valign=chance.choice(["top", "middle"]),
            shade=chance.choice(["none", "#ddd", "#cfe2f3"]),
        )

    def _anchor(self, rows: Sequence[Row]) -> str:
        out = ""
        for row in rows:
            if not any(row is known for known in self.rows):
                self.rows.append(row)
                out += f'<a id="r{len(self.rows) - 1}"></a>'
        return out

    def _text(self, text: str, rows: Sequence[Row]) -> str:
        return self._anchor(rows) + html.escape(text).replace("\n", "<br>")

    def add(self, text: str, style: Any = None, rows: Sequence[Row] = ()) -> None:
        self.pieces.append(f'<p class="{style or "body"}">{self._text(text, rows)}</p>')

    def to_the_right(self, text: str, rows: Sequence[Row] = ()) -> None:
        self.add(text, "right", rows)

    def bullets(self, items: Sequence[tuple[str, Sequence[Row]]], level: int = 1) -> None:
        kind = ' class="inner"' if level > 1 else ""
        told = "".join(f"<li>{self._text(t, r)}</li>" for t, r in items)
        self.pieces.append(f"<ul{kind}>{told}</ul>")

    def _ink(self) -> str:
        points = " ".join(
            f"C {x} {self.chance.randint(0, 40)}, {x + 9} {self.chance.randint(0, 40)}, {x + 14} "
            f"{self.chance.randint(5, 35)}"
            for x in range(5, 90, 14)
        )
        colour = self.chance.choice(["#000", "#1a2a7a"])
        return (
            f'<svg width="110" height="42" style="display:block"><path d="M 2 20 {points}" fill="none" '
            f'stroke="{colour}" stroke-width="1.4"/></svg>'
        )

    def scrawl(self, signs: bool) -> None:
        self.pieces.append(self._ink() if signs else '<div style="height:42pt"></div>')

    def set_table(
        self, rows: Sequence[Sequence[AnyCell]], shares: Sequence[float], header: int = 1, ruled: bool = True
    ) -> None:
        lines = []
        for r, row in enumerate(rows):
            told = ""
            for one in row:
                cell = one if isinstance(one, Cell) else Cell(one)
                tag = "th" if r < header else "td"
                inner = self._text(cell.text, cell.rows) + (self._ink() if cell.ink else "")
                if cell.upwards:
                    inner = f'<div class="upwards">{inner}</div>'
                kind = ' class="bold"' if cell.bold else ""
                told += f'<{tag} colspan="{cell.across}" rowspan="{cell.down}"{kind}>{inner}</{tag}>'
            lines.append(f"<tr>{told}</tr>")
        columns = "".join(f'<col style="width:{100 * s / sum(shares):.1f}%">' for s in shares)
        head, rest = "".join(lines[:header]), "".join(lines[header:])
        self.pieces.append(
            f'<table class="{"ruled" if ruled else ""}"><colgroup>{columns}</colgroup>'
            f"<thead>{head}</thead><tbody>{rest}</tbody></table>"
        )

    def cards(self, blocks: Sequence[Sequence[Cell]], count: int, height_mm: float, ruled: bool) -> None:
        told = ""
        for block in blocks:
            lines = "".join(
                f'<p class="{"bold" if c.bold else "body"}">{self._text(c.text, c.rows)}</p>'
                + (self._ink() if c.ink else "")
                for c in block
            )
            size = f"width:{100 / count:.2f}%;min-height:{height_mm}mm"
            told += f'<div class="card{" ruled" if ruled else ""}" style="{size}">{lines}</div>'
        self.pieces.append(f'<div class="cards">{told}</div>')

    def space(self, millimetres: float) -> None:
        self.pieces.append(f'<div style="height:{millimetres}mm"></div>')

    def new_page(self) -> None:
        self.turn(False)

    def turn(self, lies: bool) -> None:
        self.lies = lies
        self.pieces.append(f'</section><section class="{"lying" if lies else "upright"}">')

    def save(self, path: Path, on_page: Any = None) -> int:
        browser = shutil.which("chromium") or shutil.which("chromium-browser")
        if browser is None:
            raise SystemExit("this family is set by a browser: install chromium")
        links = "".join(f'<a href="#r{k}"></a>' for k in range(len(self.rows)))
        text = (
            f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Convention</title><style>{self.style}</style>'
        )
        text += "<body>" + "".join(self.pieces) + f"</section>{links}</body></html>"
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "paper.html"
            source.write_text(text, encoding="utf-8")
            command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}", source.as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        return self._pages(path)

    def _pages(self, path: Path) -> int:
        document = pdfium.PdfDocument(path)
        for number in range(raw.FPDF_CountNamedDests(document)):
            size = ctypes.c_long(0)
            raw.FPDF_GetNamedDest(document, number, None, size)
            buffer = ctypes.create_string_buffer(size.value)
            target = raw.FPDF_GetNamedDest(document, number, buffer, size)
            name = buffer.raw[: size.value].decode("utf-16-le").strip("\0")
            if name.startswith("r") and name[1:].isdigit():
                self.rows[int(name[1:])]["page"] = raw.FPDFDest_GetDestPageIndex(document, target) + 1
        count = len(document)
        document.close()
        return count
