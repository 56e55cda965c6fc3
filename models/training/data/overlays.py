"""What lies over a finished frame: the bars of another screen's shape, captions, light and shade that pass over everybody."""

from __future__ import annotations

import math

from .colour import Rgb
from .dice import Dice
from .drawing import Layer, Piece
from .pen import Pen
from .rig import Joint, Rig
from .shapes import box, polygon
from .timing import Timing


def bars(rig: Rig, pen: Pen, dice: Dice, timing: Timing, width: int, height: int) -> Layer:
    """Black bars above and below, or left and right. They never move."""
    still = rig.add(-1, Joint(), Joint(), timing)
    share = dice.uniform(0.05, 0.13)
    if dice.chance(0.5):
        shapes = [box(-9, -9, width + 9, share * height), box(-9, (1 - share) * height, width + 9, height + 9)]
    else:
        shapes = [box(-9, -9, share * width, height + 9), box((1 - share) * width, -9, width + 9, height + 9)]
    return Layer(9000.0, 9000.0, [_plain(pen, still, shape, (0, 0, 0), "background") for shape in shapes])


def caption(rig: Rig, pen: Pen, dice: Dice, timing: Timing, width: int, height: int) -> Layer:
    """A line of lettering near the lower edge, or a small mark in a corner, that stays while the picture moves."""
    corner = dice.chance(0.35)
    still = rig.add(-1, Joint(), Joint(), timing)
    tall = height * (dice.uniform(0.03, 0.06) if corner else dice.uniform(0.05, 0.08))
    count = dice.randint(1, 4) if corner else dice.randint(6, 16)
    x = width * (dice.pick((0.06, 0.8)) if corner else 0.5) - (0.0 if corner else 0.4 * tall * count)
    y = height * (0.08 if corner else dice.uniform(0.84, 0.92))
    ink: Rgb = dice.pick(((255, 255, 255), (255, 240, 120), (250, 250, 250)))
    half = max(0.6, tall * 0.09)
    pieces: list[Piece] = []
    for _ in range(count):
        if dice.chance(0.15):
            x += 0.8 * tall
            continue
        strokes = [box(x, y, x + 2 * half, y + tall)] if dice.chance(0.7) else []
        strokes += [box(x, y + k * tall - half, x + 0.6 * tall, y + k * tall + half) for k in (0.1, 0.5, 0.9) if dice.chance(0.5)]
        if dice.chance(0.5):
            strokes.append(polygon([(x, y), (x + 2 * half, y), (x + 0.6 * tall, y + tall), (x + 0.6 * tall - 2 * half, y + tall)]))
        rim = max(1.0, half)
        for grown, colour in ((rim, (0, 0, 0)), (0.0, ink)):
            for shape in strokes:
                low, high = shape.min(0) - grown, shape.max(0) + grown
                card = box(float(low[0]), float(low[1]), float(high[0]), float(high[1])) if grown else shape
                pieces.append(_plain(pen, still, card, colour, "prop"))
        x += 0.8 * tall
    return Layer(8900.0, 8900.0, pieces)


def passing_light(rig: Rig, pen: Pen, dice: Dice, timing: Timing, width: int, height: int, way: float) -> Layer:
    """A beam of light or a shadow that moves `way` px over everything. What lies under it keeps its labels: it is see-through."""
    size = float(max(width, height))
    heading = dice.uniform(0, 2 * math.pi)
    x, y = width * dice.uniform(0.2, 0.8), height * dice.uniform(0.2, 0.8)
    tilt = dice.degrees(-40, 40)
    end = Joint(x + way * math.cos(heading), y + way * math.sin(heading), tilt + dice.degrees(-15, 15))
    joint = rig.add(-1, Joint(x, y, tilt), end, timing)
    colour: Rgb = dice.pick(((255, 255, 240), (255, 236, 170), (10, 10, 30), (20, 10, 10)))
    half = size * dice.uniform(0.08, 0.5)
    shape = polygon([(-half, -2 * size), (half, -2 * size), (half * dice.uniform(1.0, 2.5), 2 * size), (-half, 2 * size)])
    piece = pen.piece(joint, shape, colour, "none", line=False, ink=True, alpha=dice.uniform(0.12, 0.4), shaded=False)
    return Layer(8500.0, 8500.0, [piece])


def _plain(pen: Pen, joint: int, shape: object, colour: Rgb, part: str) -> Piece:
    piece = pen.piece(joint, shape, colour, part, line=False, ink=True, shaded=False)  # type: ignore[arg-type]
    piece.fill = colour  # also on line drawings
    return piece
