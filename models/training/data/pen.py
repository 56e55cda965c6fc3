"""The pen: turns outlines into pieces in the scene's style."""

from __future__ import annotations

import math

import numpy as np

from .colour import Rgb, shift
from .dice import Dice
from .drawing import Detail, Piece, Stroke, part_id
from .shapes import Polygon, open_curve, ribbon
from .style import Style


def _smooth_noise(dice: Dice, n: int, amount: float, waves: int = 4) -> Polygon:
    """A smooth closed random displacement, px [n, 2]."""
    wave = np.arange(1, waves + 1)
    turn = np.linspace(0, 2 * math.pi, n, endpoint=False)[:, None] * wave
    out = np.empty((n, 2), np.float32)
    for axis in (0, 1):
        phase = np.asarray([dice.uniform(0, 6.28) for _ in range(waves)])
        weight = np.asarray([dice.uniform(-amount, amount) for _ in range(waves)]) / np.sqrt(wave)
        out[:, axis] = np.sin(turn + phase) @ weight
    return out


def _pressed(points: Polygon, closed: bool, width: float, pressure: float, dice: Dice) -> Polygon:
    """A brush line as a band: thin and thick along the way, pointed at open ends."""
    n = len(points)
    u = np.linspace(0, 1, n)
    swing = 0.5 + 0.5 * np.sin(2 * math.pi * (dice.randint(1, 2) * u + dice.random()))
    half = width * 0.5 * (1 + pressure * (1.1 * swing - 0.6))
    if not closed:
        half = half * (0.25 + 0.75 * np.sin(math.pi * np.clip(u, 0.02, 0.98)) ** 0.5)
        return ribbon(points, half)
    inner_to_outer = np.concatenate([points, points[:1]])
    return ribbon(inner_to_outer, np.concatenate([half, half[:1]]))


class Pen:
    """Makes pieces. All widths are px of the picture, as the figures are built at their final size."""

    def __init__(self, style: Style, dice: Dice) -> None:
        self.style = style
        self.dice = dice

    @property
    def width(self) -> float:
        return self.style.line_width

    def piece(
        self,
        joint: int,
        outline: Polygon,
        colour: Rgb,
        part: str,
        *,
        open_until: int = 0,
        line: bool = True,
        thin: float = 1.0,
        ink: bool = False,
        clip_to: Piece | None = None,
        alpha: float = 1.0,
        shaded: bool = True,
    ) -> Piece:
        """A filled area. `open_until` > 0 draws the line only along the first points of the outline;
        `thin` scales the line; `ink` keeps the colour on line-only drawings."""
        style = self.style
        fill = style.ink(colour) if ink else style.fill(colour)
        piece = Piece(joint, outline, fill, part_id(part), clip_to=clip_to, alpha=alpha, shaded=shaded)
        if style.wobble and style.strokes == 1 and len(outline) > 8:
            piece.outline = outline = outline + _smooth_noise(self.dice, len(outline), style.wobble * 0.4)
        if style.boiling and len(outline) > 8:
            piece.drift = _smooth_noise(self.dice, len(outline), style.boiling * 0.5)
        if line and style.line_width > 0:
            piece.line = style.line(colour)
            points = outline[:open_until] if open_until else outline
            piece.strokes = self._strokes(points, not open_until, style.line_width * thin)
        return piece

    def _strokes(self, points: Polygon, closed: bool, width: float) -> list[Stroke]:
        style, dice = self.style, self.dice
        if style.strokes > 1:
            width = max(0.6, width * 0.6)
            return [
                Stroke(points + _smooth_noise(dice, len(points), style.wobble * 0.6), width, closed)
                for _ in range(style.strokes)
            ]
        if style.gaps and closed and len(points) > 16 and dice.chance(0.5):
            start = dice.randrange(len(points))
            kept = max(3, int(len(points) * (1 - style.gaps)))
            rolled = np.roll(points, -start, 0)[:kept]
            return [Stroke(rolled, width, False)]
        if style.pressure and len(points) > 5 and width > 0.9:
            return [Stroke(_pressed(points, closed, width, style.pressure, dice), 0.0, True)]
        return [Stroke(points, width, closed)]

    def mark(self, piece: Piece, points: Polygon, fill: Rgb | None = None, width: float = 1.0, clip: bool = True) -> None:
        """A line inside a piece, in the line colour (or a shade of the fill where lines are not drawn)."""
        colour = piece.line if piece.line is not None else shift(fill or piece.fill, -0.16)
        base = self.style.line_width or 1.2
        piece.details.append(Detail(points, colour, max(0.6, base * self.style.detail_width * width), clip=clip))

    def folds(self, piece: Piece, most: int = 5) -> None:
        """Short curved lines from the edge inwards: creases of cloth, strands of hair. More of them in big areas."""
        dice, outline = self.dice, piece.outline
        centre = outline.mean(0)
        reach = float(np.abs(outline - centre).max())
        if self.style.folds == 0.0 or reach < 9:
            return
        for _ in range(int(dice.random() * (most + 1) * self.style.folds * min(1.5, reach / 30))):
            start = outline[dice.randrange(len(outline))]
            inward = (centre - start) * dice.uniform(0.2, 0.75)
            side = np.asarray([-inward[1], inward[0]]) * dice.uniform(-0.35, 0.35)
            self.mark(piece, open_curve([tuple(start), tuple(start + inward * 0.5 + side * 0.6), tuple(start + inward + side)], 4),
                width=dice.uniform(0.5, 0.9))

    def patch(self, piece: Piece, outline: Polygon, colour: Rgb, *, ink: bool = False, alpha: float = 1.0, edge: bool = False) -> None:
        """A differently painted area inside a piece, cut off at its outline."""
        if self.style.line_only and not ink:
            if edge or alpha == 1.0:
                self.mark(piece, np.concatenate([outline, outline[:1]]), width=0.8)
            return
        piece.details.append(Detail(outline, self.style.ink(colour) if ink else colour, 0.0, True, True, alpha))
        if edge and self.style.line_width > 0:
            self.mark(piece, np.concatenate([outline, outline[:1]]), width=0.8)

    def dot(self, piece: Piece, outline: Polygon, colour: Rgb) -> None:
        """A highlight or pupil: painted even on line-only drawings."""
        piece.details.append(Detail(outline, colour, 0.0, True))
