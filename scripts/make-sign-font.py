"""Makes app/fonts/signs.woff2 from the outlines below, after one was changed: `python3 scripts/make-sign-font.py`.

Needs FontForge with its Python (on Debian: python3-fontforge). The font is kept in the repository, so nobody else needs it.
The outlines are those of components/ui/verdict-glyph.tsx on the same grid of 16: what is drawn, then what is cut out of it.
"""

import os
import re
import tempfile
from math import cos, sin, tau

import fontforge

# The same outlines give the same file.
os.environ["SOURCE_DATE_EPOCH"] = "0"

UNIT = 100  # of the font, for one of the grid
# The signs of the font have the place of such of Unicode's that say the same, for who lets no page bring fonts.
RING = "<circle cx='8' cy='8' r='6.4' fill='none' stroke='black' stroke-width='1.7'/>"
THIN_RING = "<circle cx='8' cy='8' r='6.4' fill='none' stroke='black' stroke-width='1.5'/>"
LINE = "fill='none' stroke='black' stroke-linecap='round' stroke-linejoin='round'"


def dashes(count):
    """A ring of so many dashes, a little longer than the gaps between them."""
    at = lambda turn: f"{8 + 6.4 * cos(turn * tau):.3f} {8 + 6.4 * sin(turn * tau):.3f}"
    paths = (f"M{at(n / count)}A6.4 6.4 0 0 1 {at((n + 0.524) / count)}" for n in range(count))
    return "".join(f"<path d='{d}' fill='none' stroke='black' stroke-width='1.5'/>" for d in paths)


SIGNS = {
    "tick": (
        0x2713,
        "<circle cx='8' cy='8' r='7.25'/>",
        f"<path d='M4.6 8.3l2.3 2.3 4.5-5' {LINE} stroke-width='1.9'/>",
    ),
    "three-quarters": (0x25D5, RING + "<path d='M14.4 8A6.4 6.4 0 1 1 8 1.6V8z'/>", ""),
    "half": (0x25D0, RING + "<path d='M8 14.4a6.4 6.4 0 0 1 0-12.8z'/>", ""),
    "quarter": (0x25D4, RING + "<path d='M1.6 8A6.4 6.4 0 0 1 8 1.6V8z'/>", ""),
    "cross": (
        0x2717,
        "<path d='M3.5 1h9A2.5 2.5 0 0 1 15 3.5v9a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 1 12.5v-9A2.5 2.5 0 0 1 3.5 1z'/>",
        f"<path d='M5.1 5.1l5.8 5.8' {LINE} stroke-width='1.9'/><path d='M10.9 5.1l-5.8 5.8' {LINE} stroke-width='1.9'/>",
    ),
    "warning": (
        0x26A0,
        f"<path d='M8 1.6l7 12.6H1z' {LINE} stroke-width='1.5'/><path d='M8 6.2v3.6' {LINE} stroke-width='1.5'/><circle cx='8' cy='12' r='.85'/>",
        "",
    ),
    "question": (
        0x003F,
        f"<path d='M8 1l7 7-7 7-7-7z' {LINE} stroke-width='1.5'/>"
        f"<path d='M6.5 6.7c0-1 .7-1.6 1.6-1.6.9 0 1.5.6 1.5 1.4 0 1.1-1.5 1.2-1.5 2.3' {LINE} stroke-width='1.3'/><circle cx='8.05' cy='10.9' r='.85'/>",
        "",
    ),
    "bar": (
        0x2013,
        f"<path d='M4.5 1.8h7L15 8l-3.5 6.2h-7L1 8z' {LINE} stroke-width='1.5'/><path d='M5.4 8h5.2' {LINE} stroke-width='1.6'/>",
        "",
    ),
    "open": (0x25CC, dashes(10), ""),
    "checking": (0x25C9, THIN_RING + "<circle cx='8' cy='8' r='2.4'/>", ""),
    "sources": (
        0x2318,
        f"<path d='M13.6 7.3l-5.7 5.7a3.1 3.1 0 0 1-4.4-4.4l6-6a2.1 2.1 0 0 1 2.9 2.9l-5.9 5.9a1 1 0 0 1-1.5-1.4L10.4 4.6' {LINE} stroke-width='1.35'/>",
        "",
    ),
    "no-source": (
        0x2298,
        f"<path d='M6.2 11.2H4.9a3.2 3.2 0 0 1 0-6.4' {LINE} stroke-width='1.35'/>"
        f"<path d='M9.8 4.8h1.3a3.2 3.2 0 0 1 2 5.7' {LINE} stroke-width='1.35'/>"
        f"<path d='M8.6 8H10' {LINE} stroke-width='1.35'/><path d='M2.2 1.8l11.6 12.4' {LINE} stroke-width='1.35'/>",
        "",
    ),
}


def as_outline(font, shapes):
    """One layer of what the shapes, some SVG, cover together; strokes count as what they cover."""
    glyph = font.createChar(-1, "drawing")
    covered = fontforge.layer()
    # One after another: FontForge would take a shape upon another for a hole in it.
    for shape in re.findall("<[^>]*>", shapes):
        glyph.clear()
        with tempfile.NamedTemporaryFile("w", suffix=".svg") as file:
            file.write(f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1600 1600'><g transform='scale({UNIT})'>{shape}</g></svg>")
            file.flush()
            glyph.importOutlines(file.name, scale=False)
        glyph.correctDirection()
        for contour in glyph.foreground:
            covered += contour
    glyph.foreground = covered
    glyph.removeOverlap()
    return glyph.foreground.dup()


font = fontforge.font()
font.familyname = font.fontname = font.fullname = "GalleySigns"
font.copyright = "Galley, Apache-2.0"
font.em = 16 * UNIT
font.ascent = 16 * UNIT
font.descent = 0
# A line as high as its letters is filled by a sign.
for table in ("hhea_", "os2_typo", "os2_win"):
    for edge, at in (("ascent", 16 * UNIT), ("descent", 0)):
        setattr(font, f"{table}{edge}_add", False)
        setattr(font, f"{table}{edge}", at)
for place, drawn, cut in SIGNS.values():
    outline = as_outline(font, drawn)
    if cut:
        for contour in as_outline(font, cut):
            outline += contour
    glyph = font.createChar(place)
    glyph.foreground = outline
    # What is cut out runs the other way round.
    glyph.correctDirection()
    glyph.round()
    glyph.width = 16 * UNIT
font.removeGlyph("drawing")
target = os.path.join(os.path.dirname(__file__), "..", "app", "fonts", "signs.woff2")
font.generate(target, flags=("no-FFTM-table", "no-hints", "omit-instructions", "dummy-dsig"))
print(f"{os.path.getsize(target)} bytes")
