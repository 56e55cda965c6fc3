"""What a character wears besides clothes: scarf, tie, belt, bag, wings, tail, headphones, beard."""

from __future__ import annotations

import math

from .actor import Actor
from .colour import shift
from .drawing import Piece
from .rig import Joint, sway
from .shapes import closed_curve, ellipse, open_curve, polygon, rounded_box, strand


def extras(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    """Adds none to two of them."""
    dice = a.dice
    wanted = [f for f, p in ((_scarf, 0.12), (_tie, 0.08), (_belt, 0.14), (_bag, 0.08), (_wings, 0.05), (_tail, 0.08),
        (_headphones, 0.05), (_beard, 0.05)) if dice.chance(p)]
    for make in wanted[:2]:
        make(a, pelvis, chest, skull, torso)


def _scarf(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    b, dice = a.build, a.dice
    r = max(b.neck_half * 1.7, b.head * 0.16)
    length = b.chest * dice.uniform(0.8, 1.9)
    amount = dice.uniform(0.3, 0.9)
    side = dice.sign()
    j = a.joint(chest, lambda p: Joint(side * r * 0.6, -b.chest * 1.02, -0.3 * p.cloth, 1, 1, 1, 1,
        *sway(length, p.cloth * length * amount)), a.timings.trailing(dice))
    shape, opened = strand(length, r * 0.42, r * 0.5)
    tail = a.pen.piece(j, shape, a.palette.accent, "skirt_cape", open_until=opened)
    a.pen.patch(tail, polygon([(-99, length * 0.8), (99, length * 0.8), (99, length * 0.88), (-99, length * 0.88)]), a.palette.second)
    ring = a.pen.piece(chest, ellipse(r, r * 0.55, 0, -b.chest * 1.02), a.palette.accent, "skirt_cape")
    a.layer(16, tail, ring)


def _tie(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    b = a.build
    if b.back or b.profile:
        return
    w, low = b.chest * 0.09, -b.chest * a.dice.uniform(0.0, 0.35)
    x = b.facing * abs(math.sin(b.yaw)) * b.waist * 0.6
    j = a.joint(chest, lambda p: Joint(x, -b.chest * 0.97, -0.15 * p.cloth))
    length = low + b.chest * 0.97
    a.layer(-9.5, a.pen.piece(j, polygon([(-w * 0.6, 0), (w * 0.6, 0), (w * 0.45, w), (w * 1.2, length * 0.85), (0, length),
        (-w * 1.2, length * 0.85), (-w * 0.45, w)]), a.palette.accent, "torso", thin=0.8))


def _belt(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    b, dice = a.build, a.dice
    y, half = -b.pelvis * 0.75, b.pelvis * dice.uniform(0.07, 0.16)
    wide = b.waist * 1.12
    band = a.pen.piece(pelvis, rounded_box(-wide, y - half, wide, y + half, half * 0.4), shift(a.palette.shoes, 0.05), "torso")
    if not b.back:
        a.pen.patch(band, rounded_box(-half * 1.2, y - half * 0.8, half * 1.2, y + half * 0.8, half * 0.2), (226, 196, 92), edge=True)
    a.layer(-5, band)


def _bag(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    b, dice = a.build, a.dice
    w, h = b.shoulder * dice.uniform(0.7, 1.0), b.chest * dice.uniform(0.7, 1.1)
    x = -b.facing * abs(math.sin(b.yaw)) * (b.waist + w * 0.6)
    bag = a.pen.piece(a.fixed(chest, x, -b.chest * 0.55), rounded_box(-w, -h * 0.5, w, h * 0.6, w * 0.3), a.palette.second, "prop")
    a.pen.mark(bag, open_curve([(-w, 0), (0, h * 0.08), (w, 0)]))
    a.layer(-32 if not b.back else 20, bag)


def _wings(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    b, dice = a.build, a.dice
    span = b.height * dice.uniform(0.2, 0.5)
    colour = dice.pick(((245, 248, 255), a.palette.accent, shift(a.palette.hair, 0.1)))
    angles = [dice.degrees(-40, 40) for _ in range(2)]
    for side in (-1, 1):
        keys = [Joint(side * b.waist * 0.4, -b.chest * 0.8, side * (-1.9 + angles[i])) for i in range(2)]
        j = a.rig.add(chest, keys[0], keys[1], a.timings.trailing(dice))
        feathers = [(side * span * (0.42 - 0.1 * k), span * (0.42 + 0.17 * k)) for k in range(4)]
        shape = closed_curve([(0, 0), *feathers, (0, span * 1.02), (-side * span * 0.12, span * 0.5)], 3)
        wing = a.pen.piece(j, shape, colour, "none")
        for k in range(2):
            a.pen.mark(wing, open_curve([(0, span * 0.25), (side * span * 0.15, span * (0.4 + 0.2 * k)),
                (side * span * 0.3, span * (0.5 + 0.2 * k))]), width=0.7)
        a.layer(-56 if not b.back else 22, wing)


def _tail(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    b, dice = a.build, a.dice
    length = b.height * dice.uniform(0.2, 0.5)
    rest = -b.facing * dice.uniform(0.6, 2.0)
    amount, curl = dice.uniform(0.2, 0.8), dice.uniform(-0.5, 0.5)
    j = a.joint(pelvis, lambda p: Joint(0, -b.pelvis * 0.2, -rest - 0.5 * p.cloth, 1, 1, 1, 1,
        *sway(length, p.cloth * length * amount, curl * length)), a.timings.trailing(dice))
    shape, opened = strand(length, b.leg_half * 0.45, b.leg_half * 0.2, swell=1.6 if dice.chance(0.5) else 0.2)
    tail = a.pen.piece(j, shape, a.palette.hair, "none", open_until=opened)
    a.layer(-35 if not b.back else 6, tail)


def _headphones(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    b = a.build
    r = b.head_half * 0.3
    band = a.fixed(skull)
    arc = [(b.head_half * 1.14 * math.cos(t), -b.head * 0.45 - b.head * 0.64 * math.sin(t)) for t in [math.pi * k / 10 for k in range(11)]]
    inner = [(x * 0.92, y * 0.93 - b.head * 0.01) for x, y in reversed(arc)]
    pieces = [a.pen.piece(band, polygon([*arc, *inner]), a.palette.accent, "prop")]
    side = abs(math.sin(b.yaw))
    for s in (-1, 1):
        if side > 0.55 and s == b.facing:
            continue
        pieces.append(a.pen.piece(a.fixed(skull, s * b.head_half * 1.08 * (1 - 0.8 * side), -b.head * 0.42), ellipse(r * 0.7, r),
            a.palette.accent, "prop"))
    a.layer(34, *pieces)


def _beard(a: Actor, pelvis: int, chest: int, skull: int, torso: Piece) -> None:
    b, dice = a.build, a.dice
    if b.back:
        return
    w, long = b.head_half * 0.8, b.head * dice.uniform(0.12, 0.7)
    x = b.facing * abs(math.sin(b.yaw)) * w * 0.4
    j = a.joint(skull, lambda p: Joint(x, -b.head * 0.16, 0, 1, 1, 1, 1, *sway(long + b.head * 0.1, p.hair * long * 0.3)),
        a.timings.trailing(dice))
    shape = closed_curve([(-w, -b.head * 0.12), (-w * 0.5, 0), (0, -b.head * 0.015), (w * 0.5, 0), (w, -b.head * 0.12),
        (w * 0.7, long * 0.6), (0, long + b.head * 0.1), (-w * 0.7, long * 0.6)], 4)
    a.layer(20.8, a.pen.piece(j, shape, a.palette.hair, "face"))
