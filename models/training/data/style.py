"""How a scene is drawn: what its lines are like and how its areas are filled."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .colour import WHITE, Rgb, oklch, shift
from .dice import Dice


@dataclass(frozen=True, slots=True)
class Style:
    """Lines and fills of one scene. Widths in px of the picture, `light` a unit vector towards the lamp."""

    antialias: bool  # False: binarised lines and bucket fills
    line_width: float  # 0: no lines at all
    line_colour: Rgb | None  # None: every part's line is a darker shade of its fill (colour trace)
    detail_width: float  # of lines inside parts, as a factor
    folds: float  # 0 bare areas .. 1 many folds and strands drawn inside them
    pressure: float  # 0 even lines .. 1 brush
    strokes: int  # more than 1: rough pencil, drawn over and over
    wobble: float  # px by which rough strokes and hand-drawn outlines stray
    gaps: float  # share of a line left out
    boiling: float  # px by which outlines are redrawn differently in the two keys
    line_only: bool  # everything filled white
    paper: Rgb  # what line-only drawings are filled with
    unpainted: bool  # line-only on nothing: the paper is taken out and only the lines stay
    shading: str  # 'flat' | 'cel' | 'gradient' | 'texture' | 'tone' (dots or hatching) | 'trace' (a coloured line where shadow begins)
    shade_depth: float
    trace: Rgb  # colour of the 'trace' line
    grey: bool  # black and white film
    tint: tuple[float, float, float] | None  # the light of the scene (dusk, night, fire), a factor a channel
    pixels: int  # side of one square of pixel art, px; 1 is none
    light: tuple[float, float]

    def line(self, fill: Rgb) -> Rgb:
        return self.line_colour if self.line_colour is not None else shift(fill, -0.28, 1.05)

    def fill(self, colour: Rgb) -> Rgb:
        return self.paper if self.line_only else colour

    def ink(self, colour: Rgb) -> Rgb:
        """A colour meant as drawing, not as area (pupils, mouths): stays dark on line-only drawings."""
        return (self.line_colour or (30, 26, 30)) if self.line_only else colour

    def shade(self, colour: Rgb) -> Rgb:
        return shift(colour, -self.shade_depth, 1.05, 0.012)


def _line_colour(dice: Dice) -> Rgb | None:
    return dice.weighted(
        (
            ((0, 0, 0), 4.0), ((24, 18, 22), 2.0), ((62, 38, 30), 1.2), ((36, 40, 78), 0.8),
            ((120, 34, 38), 0.2), ((90, 90, 96), 0.4), (None, 2.2),
        )
    )  # fmt: skip


def _tint(dice: Dice) -> tuple[float, float, float]:
    dark = dice.uniform(0.3, 1.0)
    r, g, b = dice.pick(((1.0, 0.78, 0.6), (0.55, 0.68, 1.0), (1.0, 0.9, 0.72), (0.6, 1.0, 0.75), (1.0, 0.6, 0.75)))
    return r * dark, g * dark, b * dark


def random_style(dice: Dice, scale: float = 1.0, lines: bool | None = None) -> Style:
    """A drawing style; `scale` is picture height / 256. `lines` asks for (or against) a line drawing."""
    pixels = max(2, round(dice.pick((2, 2, 3, 4)) * scale)) if dice.chance(0.04) else 1
    line_only = dice.chance(0.15) if lines is None else lines
    lineless = not line_only and dice.chance(0.10)
    antialias = dice.chance(0.72) and pixels == 1
    width = dice.log_uniform(0.7, 3.6) * scale
    if not antialias:
        width = max(1.0, round(width / pixels)) * pixels
    rough = dice.chance(0.16 if line_only else 0.07)
    if line_only:
        shading = dice.weighted((("flat", 6.0), ("trace", 2.5), ("tone", 1.5)))
    else:
        shading = dice.weighted((("flat", 5.0), ("cel", 3.6), ("gradient", 0.8), ("texture", 0.4), ("tone", 0.3)))
    paper = WHITE if not line_only or dice.chance(0.75) else oklch(dice.uniform(0.82, 0.97), dice.uniform(0.0, 0.03), dice.uniform(40, 110))
    turn = dice.uniform(0, 2 * math.pi)
    colour = _line_colour(dice)
    return Style(
        antialias=antialias,
        line_width=0.0 if lineless else width,
        line_colour=(colour or (20, 20, 24)) if line_only else colour,
        detail_width=dice.uniform(0.5, 1.0),
        folds=dice.pick((0.0, 0.0, dice.random(), 1.0)),
        pressure=dice.pick((0.0, 0.0, 0.5, 1.0)) if antialias and not rough else 0.0,
        strokes=dice.randint(2, 3) if rough else 1,
        wobble=scale * (dice.uniform(0.5, 1.4) if rough else dice.pick((0.0, 0.0, 0.25, 0.6))),
        gaps=dice.uniform(0.02, 0.1) if dice.chance(0.12) else 0.0,
        boiling=scale * dice.uniform(0.3, 1.3) if dice.chance(0.28) else 0.0,
        line_only=line_only,
        paper=paper,
        unpainted=line_only and paper == WHITE and dice.chance(0.45),
        shading=shading,
        shade_depth=dice.uniform(0.07, 0.2),
        trace=dice.pick(((214, 60, 60), (60, 90, 214), (60, 160, 90), (214, 140, 60))),
        grey=not line_only and dice.chance(0.08),
        tint=_tint(dice) if not line_only and dice.chance(0.13) else None,
        pixels=pixels,
        light=(math.cos(turn), math.sin(turn)),
    )
