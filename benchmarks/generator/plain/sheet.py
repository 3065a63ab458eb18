# ruff: noqa: E501 - rules of a style and tags stand on one line each
"""HTML of these families: free markup whose pieces know their gold rows, headers and feet in the page margins, real pens."""

from __future__ import annotations

import html
import random
from collections.abc import Sequence

from benchmarks.generator.blind.browser_sheet import BrowserSheet
from benchmarks.generator.pens import Signature
from benchmarks.generator.typesetting import Row

FONTS = {
    "plain1": ("Liberation Sans", "Liberation Serif", "P052", "Nimbus Roman", "URW Bookman"),
    "plain2": ("Liberation Sans Narrow", "URW Gothic", "DejaVu Sans Condensed", "Nimbus Sans", "DejaVu Sans Light"),
    "plain3": ("C059", "Liberation Serif", "TeX Gyre Termes", "DejaVu Serif", "Nimbus Roman"),
    "plain4": ("Liberation Sans", "Nimbus Sans Narrow", "DejaVu Sans", "URW Gothic", "Open Sans"),
    "dept1": ("Liberation Serif", "P052", "Liberation Sans", "URW Bookman", "DejaVu Serif Condensed"),
    "dept2": ("Nimbus Sans", "DejaVu Sans Condensed", "Liberation Sans", "URW Gothic", "C059"),
}
COLOURS = ("#1f4e79", "#000091", "#00695c", "#7b1e3b", "#444444")
STYLE = """
@page {{ @bottom-{side} {{ content: {foot}; font: 8pt '{font}'; color: #555 }} @top-left {{ content: "{head}"; font: 8pt '{font}' }} }}
.shaded th, .shaded td.head {{ background: {light}; color: #111 }}
.dark th, .dark td.head, .band {{ background: {colour}; color: #fff }}
table.lines td, table.lines th {{ border-bottom: 0.5pt solid #999 }}
table.outer {{ border: 1pt solid {colour} }}
td.right, th.right {{ text-align: right }} td.middle {{ text-align: center }}
p.heading, p.title {{ color: {colour} }}
p.margin {{ margin-left: 9mm }} p.small {{ font-size: 85% }} p.centre {{ text-align: center }}
.band {{ font-weight: bold; padding: 3pt 6pt; margin: 6pt 0 4pt 0; break-after: avoid }}
.two {{ columns: 2; column-gap: 8mm }} .two > * {{ break-inside: avoid }}
.box {{ border: 0.8pt solid {colour}; padding: 0 0 4pt 0; margin-bottom: 7pt; break-inside: avoid }}
.box > p {{ margin: 2pt 6pt; text-align: left }} .box > .band {{ margin: 0 0 3pt 0 }}
.row {{ display: flex; gap: 6mm; margin-bottom: 6mm; break-inside: avoid }} .row > div {{ flex: 1 1 0; min-width: 0 }}
.row p {{ text-align: left; margin-bottom: 1pt }} .mid p {{ text-align: center }}
.pen {{ position: relative; height: 46pt }} .pen svg {{ position: absolute; overflow: visible }}
"""


class _Strokes:
    """What `pens.Signature` needs of a canvas, kept as SVG paths."""

    def __init__(self) -> None:
        self.colour, self.width, self.shift = "#000", 1.0, (0.0, 0.0)
        self.paths: list[str] = []
        self._open: list[str] = []

    def saveState(self) -> None: ...  # noqa: N802 - a canvas's name
    def restoreState(self) -> None: ...  # noqa: N802
    def setLineJoin(self, _: int) -> None: ...  # noqa: N802

    def translate(self, dx: float, dy: float) -> None:
        self.shift = (dx, dy)

    def setStrokeColor(self, colour: object) -> None:  # noqa: N802
        self.colour = "#" + colour.hexval()[2:]  # type: ignore[attr-defined]

    def setLineWidth(self, width: float) -> None:  # noqa: N802
        self.width = width

    def beginPath(self) -> _Strokes:  # noqa: N802
        self._open = []
        return self

    def _at(self, *values: float) -> str:
        dx, dy = self.shift
        pairs = zip(values[::2], values[1::2], strict=True)
        return " ".join(f"{x + dx:.1f},{-(y + dy):.1f}" for x, y in pairs)

    def moveTo(self, *point: float) -> None:  # noqa: N802
        self._open.append("M " + self._at(*point))

    def curveTo(self, *points: float) -> None:  # noqa: N802
        self._open.append("C " + self._at(*points))

    def drawPath(self, _: object) -> None:  # noqa: N802
        path = f'<path d="{" ".join(self._open)}" fill="none" stroke="{self.colour}" stroke-width="{self.width:.2f}"/>'
        self.paths.append(path)


class PlainSheet(BrowserSheet):
    """`BrowserSheet` with markup of any kind: `tell` gives text that marks its gold rows, `put` sets it."""

    def __init__(self, chance: random.Random, family: str, department: str) -> None:
        super().__init__(chance)
        font = chance.choice(FONTS[family])
        self.look = chance.choice(["shaded ruled", "dark ruled", "ruled", "lines", "dark lines", "outer shaded"])
        if family == "plain1":
            self.look = chance.choice(["ruled", "ruled", "shaded ruled", "dark ruled", "lines"])
        feet = ('counter(page) " / " counter(pages)', '"Page " counter(page) " sur " counter(pages)', "counter(page)")
        self.style = self.style.replace("font-family: '", f"font-family: '{font}', '", 1) + STYLE.format(
            font=font,
            side=chance.choice(["right", "center", "left"]),
            foot=chance.choice([*feet, f'"Convention France Services {department} - " counter(page)']),
            head=chance.choice(["", "", "PRÉFECTURE – Secrétariat général", "Réseau France Services"]),
            colour=chance.choice(COLOURS),
            light=chance.choice(["#e8eef7", "#dddddd", "#fbe4d5", "#e2efd9"]),
        )
        self.article = chance.choice(["Article {n} - {t}", "ARTICLE {n} : {t}", "Article {n} : {t}", "Art. {n} – {t}"])

    def tell(self, text: str, rows: Sequence[Row] = (), bold: bool = False) -> str:
        told = self._text(text, rows)
        return f"<b>{told}</b>" if bold else told

    def put(self, markup: str) -> None:
        self.pieces.append(markup)

    def grid(self, head: Sequence[str], lines: Sequence[str], shares: Sequence[float], look: str = "") -> None:
        """`lines` are the inner markup of rows, made by `cells`."""
        columns = "".join(f'<col style="width:{100 * s / sum(shares):.1f}%">' for s in shares)
        top = "<thead><tr>" + "".join(f"<th>{html.escape(h)}</th>" for h in head) + "</tr></thead>" if head else ""
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        self.put(f'<table class="{look or self.look}"><colgroup>{columns}</colgroup>{top}<tbody>{body}</tbody></table>')

    def cells(self, *texts: str, kind: str = "") -> str:
        """Cells of told text."""
        return "".join(f'<td class="{kind}">{text}</td>' for text in texts)

    def pen(self, signs: bool, height_pt: float = 46) -> str:
        """A place to sign, inked or left white."""
        told = ""
        if signs:
            signature, strokes = Signature(self.chance, self.chance.uniform(-4, 8), self.chance.uniform(0, 12)), _Strokes()
            signature.canv = strokes
            signature.draw()
            wide, tall = signature.width, signature.height
            told = f'<svg width="{wide:.0f}pt" height="{tall:.0f}pt" viewBox="0 {-tall:.0f} {wide:.0f} {tall:.0f}" style="top:6pt;left:4pt">{"".join(strokes.paths)}</svg>'
        return f'<div class="pen" style="height:{height_pt}pt">{told}</div>'
