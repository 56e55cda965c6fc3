"""Skirts, robes and capes: panels that fan out with the legs and trail behind."""

from __future__ import annotations

import math

from .actor import Actor
from .colour import shift
from .drawing import Piece
from .rig import Joint, sway
from .shapes import closed_curve, open_curve, polygon


def skirt(a: Actor, pelvis: int, outfit: str) -> None:
    """A skirt of one swinging shape, or of pleats with a swing of their own."""
    b, dice, pen = a.build, a.dice, a.pen
    leg = b.thigh + b.shin
    length = leg * (dice.uniform(0.7, 0.95) if outfit == "robe" else dice.uniform(0.25, 0.7))
    colour = a.palette.bottom if outfit == "skirt" else a.palette.top
    turn = 0.7 + 0.3 * abs(math.cos(b.yaw))
    top, hem = (b.hip + b.leg_half) * 1.02 * turn, (b.hip + b.leg_half) * dice.uniform(1.3, 2.3) * turn
    amount = dice.uniform(0.15, 0.45)
    timing = a.timings.trailing(dice)
    y0 = -b.pelvis * 0.75
    length += b.pelvis * 0.75
    pleats = dice.pick((1, 1, 3, 5))
    pieces: list[Piece] = []
    tips: list[tuple[int, float, float, Piece]] = []
    for k in range(pleats):
        u = (k + 0.5) / pleats * 2 - 1
        x_top, x_hem = u * top, u * hem
        fan = -math.atan2(x_hem - x_top, length)
        half_top, half_hem = top / pleats * 1.08, hem / pleats * 1.12

        def at(p, x_top=x_top, fan=fan, u=u):  # noqa: ANN001, ANN202
            lift = 0.3 * (p.raise_leg[0] + p.raise_leg[1]) * u * (0.5 if pleats > 1 else 0.0)
            return Joint(x_top * 0.9, y0, (fan if pleats > 1 else 0.0) - lift, 1, 1, 1, 1, *sway(length, p.cloth * length * amount))

        j = a.joint(pelvis, at, timing)
        waves = dice.randint(2, 4)
        bottom = [(half_hem * (1 - 2 * i / waves), length * (1 + 0.05 * (i % 2))) for i in range(waves + 1)]
        shape = closed_curve([(-half_top, -b.pelvis * 0.05), (0, -b.pelvis * 0.1), (half_top, -b.pelvis * 0.05),
            (half_hem * 0.85, length * 0.55), *bottom, (-half_hem * 0.85, length * 0.55)], 4)
        piece = pen.piece(j, shape, colour, "skirt_cape")
        if pleats == 1:
            for _ in range(dice.randint(0, 5)):
                x = dice.uniform(-0.8, 0.8)
                pen.mark(piece, open_curve([(x * half_top, length * 0.3), (x * half_hem * 0.8, length * 0.7),
                    (x * half_hem, length * 1.1)]), width=0.7)
        if dice.chance(0.35):
            y = length * dice.uniform(0.75, 0.9)
            pen.patch(piece, polygon([(-999, y), (999, y), (999, y + length * 0.08), (-999, y + length * 0.08)]), a.palette.accent)
        pen.folds(piece, 5)
        pieces.append(piece)
        tips.append((j, half_hem, length, piece))
    a.layer(-6, *pieces, joined=pleats > 1 and dice.chance(0.5))
    right, left = tips[0], tips[-1]
    if b.back:
        left, right = right, left
    a.point("left_cloth_tip", left[0], (left[1] if not b.back else -left[1]) * 0.85, left[2] * 0.92, left[3])
    a.point("right_cloth_tip", right[0], (-right[1] if not b.back else right[1]) * 0.85, right[2] * 0.92, right[3])


def cape(a: Actor, chest: int) -> None:
    """A cape or scarf hanging from the shoulders."""
    b, dice, pen = a.build, a.dice, a.pen
    side = abs(math.sin(b.yaw))
    length = (b.chest + b.pelvis + b.thigh) * dice.uniform(0.5, 1.3)
    top, hem = b.shoulder * (0.8 - 0.3 * side), b.shoulder * dice.uniform(1.0, 2.2)
    amount = dice.uniform(0.3, 0.8)
    j = a.joint(
        chest, lambda p: Joint(-b.facing * side * b.waist * 0.5, -b.chest * 0.95, b.facing * side * 0.35 - 0.2 * p.cloth, 1, 1, 1, 1,
            *sway(length, p.cloth * length * amount)), a.timings.trailing(dice)
    )
    shape = closed_curve([(-top, 0), (0, -b.chest * 0.08), (top, 0), (hem, length * 0.9), (hem * 0.5, length), (0, length * 0.94),
        (-hem * 0.5, length * 1.02), (-hem, length * 0.9)], 4)
    piece = pen.piece(j, shape, a.palette.accent, "skirt_cape")
    for x in (-0.4, 0.3):
        pen.mark(piece, open_curve([(x * top, length * 0.2), (x * hem, length * 0.6), (x * hem * 1.2, length)]), width=0.7)
    pen.folds(piece, 6)
    pen.patch(piece, polygon([(-999, length * 0.85), (999, length * 0.85), (999, 9999), (-999, 9999)]), shift(a.palette.accent, 0.1))
    a.layer(-55 if not b.back else 5, piece)
