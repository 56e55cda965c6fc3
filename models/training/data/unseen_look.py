"""Looks of the held-out generator: chalk on a board, neon, stained glass, offset print, stickers, shadow play.

None of them is drawn in training: `style` and `pen` know nothing of them, and nothing that training imports imports this module.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from .backdrop import Backdrop, Easel
from .colour import Rgb, oklch, shift
from .dice import Dice
from .drawing import Detail, Layer, Piece, Stroke
from .paths import path_of
from .pen import Pen
from .shapes import Polygon, box, ellipse, open_curve, polygon
from .style import Style, random_style

LOOKS: tuple[tuple[str, float], ...] = (("chalk", 1.4), ("neon", 1.0), ("glass", 1.2), ("print", 1.4), ("sticker", 1.2), ("shadow", 0.6),
    ("flat", 1.0))


@dataclass(frozen=True, slots=True)
class Look:
    """One held-out look: its name, the board or paper it lies on, its inks."""

    name: str
    ground: Rgb | None
    inks: tuple[Rgb, ...]
    style: Style


def random_look(dice: Dice, scale: float, lines: bool) -> Look:
    """A look; `lines` leaves the areas empty (for line drawings on white)."""
    base = replace(random_style(dice, scale, False), shading="flat", pixels=1, folds=0.0, strokes=1, gaps=0.0, wobble=0.0, pressure=0.0,
        grey=False, tint=None)
    name = dice.weighted(LOOKS)
    hue = dice.uniform(0, 360)
    inks = tuple(oklch(dice.uniform(0.5, 0.85), dice.uniform(0.12, 0.2), hue + k * dice.pick((60, 90, 137))) for k in range(5))
    if lines:
        style = replace(base, line_only=True, paper=(255, 255, 255), line_width=scale * dice.pick((0.8, 1.5, 4.5, 6.0)),
            line_colour=dice.pick(((0, 0, 0), inks[0])),
            boiling=scale * 0.8)
        return Look("lines", (255, 255, 255), inks, style)
    if name == "chalk":
        ground = oklch(dice.uniform(0.2, 0.36), 0.04, dice.pick((160, 250, 0)))
        chalk = dice.pick(((246, 246, 240), (250, 236, 160), (255, 200, 190)))
        return Look(name, ground, inks, replace(base, line_width=scale * dice.uniform(1.2, 3.0), line_colour=chalk, antialias=True))
    if name == "neon":
        return Look(name, (10, 8, 20), inks, replace(base, line_width=scale * dice.uniform(1.0, 2.4), line_colour=None, antialias=True))
    if name == "glass":
        return Look(name, None, inks, replace(base, line_width=scale * dice.uniform(4.5, 8.0), line_colour=(16, 14, 18)))
    if name == "print":
        paper = oklch(0.94, 0.04, 85)
        return Look(name, paper, inks[:2], replace(base, line_width=scale * dice.uniform(1.0, 2.2), line_colour=(30, 40, 110)))
    if name == "sticker":
        return Look(name, None, inks, replace(base, line_width=scale * dice.uniform(0.8, 2.0), line_colour=(40, 40, 44)))
    if name == "shadow":
        return Look(name, None, ((14, 12, 20), (30, 22, 34)), replace(base, line_width=0.0))
    return Look(name, oklch(0.93, 0.03, hue), inks[:4], replace(base, line_width=0.0))


class UnseenPen(Pen):
    """The pen in a held-out look. `borders` collects what lies behind everything (sticker edges)."""

    def __init__(self, look: Look, dice: Dice) -> None:
        super().__init__(look.style, dice)
        self.look = look
        self.borders: list[Piece] = []
        self.slip = dice.uniform(1.2, 3.0) * max(0.7, look.style.line_width), dice.uniform(0, 2 * math.pi)

    def piece(self, joint: int, outline: Polygon, colour: Rgb, part: str, **options: object) -> Piece:
        look = self.look
        drawn = bool(options.get("ink")) and options.get("line") is False  # eyes and mouths are drawing, not area
        if look.name == "chalk":
            colour = (look.style.line_colour if drawn else look.ground) or colour
        elif look.name == "neon":
            colour = shift(colour, 0.1)
        elif look.name in ("shadow", "print", "flat"):
            colour = (look.style.line_colour or (40, 30,
                50)) if drawn and look.name != "shadow" else look.inks[sum(colour) % len(look.inks)]
        piece = super().piece(joint, outline, colour, part, **options)  # type: ignore[arg-type]
        if look.name == "neon":
            piece.line, piece.fill = colour, colour if drawn else shift(colour, -0.55, 0.5)
        elif look.name == "print":
            far, way = self.slip
            piece.outline = piece.outline + np.asarray([far * math.cos(way), far * math.sin(way)], np.float32)
        elif look.name == "sticker" and piece.clip_to is None:
            edge = 3.0 + 2.2 * look.style.line_width
            self.borders.append(Piece(joint, piece.outline, (255, 255, 255), piece.part, (255, 255, 255), [Stroke(piece.outline, 2 * edge,
                True)],
                shaded=False, drift=piece.drift))
        return piece

    def patch(self, piece: Piece, outline: Polygon, colour: Rgb, *, ink: bool = False, alpha: float = 1.0, edge: bool = False) -> None:
        if self.look.name in ("chalk", "neon"):
            line = piece.line or (250, 250, 250)
            piece.details.append(Detail(np.concatenate([outline, outline[:1]]), line, max(0.7, self.style.line_width * 0.6)))
        elif self.look.name != "shadow":
            super().patch(piece, outline, colour, ink=ink, alpha=alpha, edge=edge)

    def finish(self, layers: list[Layer], depth: float) -> None:
        """Adds what lies behind a whole figure."""
        if self.borders:
            layers.append(Layer(depth - 200.0, depth - 200.0, self.borders))
            self.borders = []


def ground(look: Look, dice: Dice, size: float, joint: int) -> Backdrop:
    """A background of the held-out kind: plain board, hexagons, bricks, waves, contour lines, a burning sky."""
    if look.name == "lines":
        return Backdrop() if dice.chance(0.5) else Backdrop(((255, 255, 255),))
    if look.name == "shadow":
        hue = dice.uniform(20, 90)
        return Backdrop((oklch(0.9, 0.1, hue), oklch(0.62, 0.15, hue - 30)))
    if look.ground is not None and dice.chance(0.6):
        return Backdrop((look.ground,))
    if look.ground is None and dice.chance(0.4):
        return Backdrop()
    easel = Easel(look.style.antialias)
    base = look.ground or oklch(dice.uniform(0.7, 0.95), 0.05, dice.uniform(0, 360))
    mark = shift(base, dice.signed(0.05, 0.12))
    reach = 1.9 * size
    easel.fill(path_of(box(-reach, -reach, reach, reach), True), base)
    step = size * dice.uniform(0.08, 0.22)
    n = int(reach / step) + 1
    kind = dice.pick(("hexagons", "bricks", "waves", "contours"))
    if kind == "contours":
        for k in range(2 * n, 0, -1):
            r = k * step
            easel.line(path_of(ellipse(r, r * 0.7, size * 0.3, -size * 0.2, 60), True), mark, max(1.0, step * 0.08))
        return Backdrop((base,), [easel.record(joint, covers=True)])
    for j in range(-n, n):
        for i in range(-n, n):
            x, y = (i + 0.5 * (j % 2)) * step, j * step * (0.87 if kind == "hexagons" else 0.5)
            if max(abs(x), abs(y)) > 1.3 * size:
                continue
            if kind == "hexagons":
                easel.line(path_of(ellipse(step * 0.55, step * 0.55, x, y, 6), True), mark, max(1.0, step * 0.06))
            elif kind == "bricks":
                easel.line(path_of(polygon([(x, y), (x + step, y), (x + step, y + step * 0.5), (x, y + step * 0.5)]), True), mark, max(1.0,
                    step * 0.05))
            else:
                easel.line(path_of(open_curve([(x - step / 2, y), (x, y - step * 0.4), (x + step / 2, y)], 5), False), mark, max(1.0,
                    step * 0.06))
    return Backdrop((base,), [easel.record(joint, covers=True)])
