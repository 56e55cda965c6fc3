"""Hair: a back mass, a cap with a fringe, and locks that swing after the head."""

from __future__ import annotations

import math

from .actor import Actor
from .colour import shift
from .drawing import Piece
from .rig import Joint, sway
from .shapes import Polygon, closed_curve, ellipse, limb, open_curve, polygon, strand


def hair(a: Actor, skull: int, face: Piece) -> None:
    """Adds a hairstyle (or a hat, or nothing) to the head on `skull`."""
    b, dice = a.build, a.dice
    kind = dice.weighted((("short", 3.0), ("bob", 2.0), ("long", 2.5), ("tails", 2.0), ("pony", 1.3), ("spiky", 2.0), ("bun", 0.8),
        ("curly", 1.0), ("mohawk", 0.4), ("bald", 0.6)))
    side = abs(math.sin(b.yaw))
    if kind in ("bob", "long"):
        _back_mass(a, skull, kind, side)
    if kind in ("tails", "pony"):
        _tails(a, skull, kind, side)
    if kind == "bun":
        for s in (-1, 1) if dice.chance(0.6) else (0,):
            j = a.fixed(skull, s * b.head_half * 0.75, -b.head * (0.95 if s else 1.1))
            a.layer(18, a.pen.piece(j, ellipse(b.head_half * 0.35, b.head_half * 0.33), a.palette.hair, "hair_back"))
    if kind == "bald":
        return
    if kind == "mohawk":
        _mohawk(a, skull)
        return
    if kind == "curly":
        _curls(a, skull)
    if kind != "spiky":
        shape = closed_curve(
            [(-b.head_half * 1.06, -b.head * 0.35), (-b.head_half * 1.08, -b.head * 0.7), (-b.head_half * 0.6, -b.head * 1.02),
                (0, -b.head * 1.07), (b.head_half * 0.6, -b.head * 1.02), (b.head_half * 1.08, -b.head * 0.7),
                (b.head_half * 1.06, -b.head * 0.35), (0, -b.head * 0.3)],
            4,
        )
        a.layer(18.5, a.pen.piece(skull, shape, a.palette.hair, "hair_back"))
    if b.back:
        _seen_from_behind(a, skull, kind)
    else:
        _fringe(a, skull, kind, side)


def _fringe(a: Actor, skull: int, kind: str, side: float) -> None:
    b, dice, pen = a.build, a.dice, a.pen
    h, w, f = b.head, b.head_half, b.facing
    n = dice.randint(2, 7)
    low = -h * dice.uniform(0.42, 0.7)
    shift_x = f * side * w * 0.25
    fringe = a.joint(skull, lambda p: Joint(p.turn * w * 0.1, 0, bend2=0.12 * p.hair / h))
    points: list[tuple[float, float]] = []
    burn = -h * dice.uniform(0.15, 0.5)
    start, end = -w * 1.07, w * 1.07
    if side > 0.55:  # more hair on the far side of the face
        start, end = (-w * 1.07, w * 0.75) if f > 0 else (-w * 0.75, w * 1.07)
    points.append((start, burn if side < 0.55 or f > 0 else low))
    for k in range(n):
        x0 = start + (end - start) * (k + 0.08) / n
        x1 = start + (end - start) * (k + 0.5) / n + shift_x * 0.3
        points.append((x0 + (end - start) * 0.06, low - h * dice.uniform(0.04, 0.14)))
        points.append((x1 + dice.uniform(-0.1, 0.1) * w, low + h * dice.uniform(-0.05, 0.1)))
    points.append((end - w * 0.08, low - h * 0.1))
    points.append((end, burn if side < 0.55 or f < 0 else low))
    if kind == "spiky":
        spikes = dice.randint(4, 9)
        for k in range(spikes):
            t0 = math.pi * (k + 0.5) / spikes
            reach = dice.uniform(1.15, 1.75)
            t1 = math.pi * (k + 1) / spikes
            points.append((w * 1.15 * reach * math.cos(t0) + dice.uniform(-0.1, 0.2) * w, -h * 0.55 - h * 0.5 * reach * math.sin(t0)))
            if k < spikes - 1:
                points.append((w * 1.05 * math.cos(t1), -h * 0.55 - h * 0.5 * math.sin(t1)))
        shape = polygon(points)
    else:
        crown: list[tuple[float, float]] = [(w * 1.12, -h * 0.6), (w * 0.85, -h * 0.92), (w * 0.3, -h * 1.07), (-w * 0.3, -h * 1.07),
            (-w * 0.85, -h * 0.92), (-w * 1.12, -h * 0.6)]
        crown_curve = open_curve([points[-1], *crown, points[0]], 4)[1:-1]
        shape = polygon([*points, *map(tuple, crown_curve.tolist())])
    piece = pen.piece(fringe, shape, a.palette.hair, "hair_front")
    if dice.chance(0.45):  # a band of light
        y = -h * dice.uniform(0.78, 0.88)
        band = open_curve([(-w * 0.8, y + h * 0.06), (-w * 0.3, y), (w * 0.3, y), (w * 0.8, y + h * 0.06)], 4)
        pen.patch(piece, polygon([*map(tuple, band.tolist()), *map(tuple, (band[::-1] + [0, h * 0.06]).tolist())]),
            shift(a.palette.hair, 0.12))
    for _ in range(dice.randint(0, 3)):
        x = dice.uniform(-0.7, 0.7) * w
        pen.mark(piece, open_curve([(x * 0.4, -h * 1.0), (x * 0.8, -h * 0.8), (x, -h * 0.62)]), width=0.7)
    pen.folds(piece, 8)
    a.layer(30, piece)
    if kind in ("long", "tails", "bob") or dice.chance(0.25):  # side locks before the ears
        length = h * dice.uniform(0.5, 1.1)
        for s in (-1, 1):
            if side > 0.55 and s == f:
                continue
            swing = dice.uniform(0.15, 0.4)
            lock = a.joint(skull, lambda p, s=s: Joint(s * w * 1.0, -h * 0.62, 0, 1, 1, 1, 1, *sway(length, p.hair * length * swing)),
                a.timings.trailing(dice))
            shape, n_open = strand(length, w * dice.uniform(0.12, 0.22), swell=0.3)
            a.layer(29, pen.piece(lock, shape, a.palette.hair, "hair_front", open_until=n_open))
    if dice.chance(0.12):
        _hat(a, skull)
    elif dice.chance(0.12):
        bow = a.fixed(skull, dice.uniform(-0.6, 0.6) * w, -h * dice.uniform(0.85, 1.0))
        r = w * dice.uniform(0.25, 0.5)
        shape = closed_curve([(0, -r * 0.15), (r, -r * 0.5), (r, r * 0.5), (0, r * 0.15), (-r, r * 0.5), (-r, -r * 0.5)], 3)
        a.layer(33, pen.piece(bow, shape, a.palette.accent, "prop"))


def _back_mass(a: Actor, skull: int, kind: str, side: float) -> None:
    b, dice = a.build, a.dice
    h, w = b.head, b.head_half
    length = h * (dice.uniform(0.5, 0.8) if kind == "bob" else dice.uniform(0.9, 2.4))
    wide = w * dice.uniform(1.0, 1.35)
    locks = dice.randint(3, 7)
    tips: list[tuple[float, float]] = []
    for k in range(locks):
        x = wide * (1 - 2 * (k + 0.5) / locks)
        tips += [(x + wide * 0.6 / locks, length * 0.9), (x, length * dice.uniform(0.95, 1.1))]
    shape = closed_curve([(-wide, 0), (-w * 0.8, -h * 0.5), (0, -h * 0.62), (w * 0.8, -h * 0.5), (wide, 0), (wide * 1.05, length * 0.6),
        *tips, (-wide * 1.05, length * 0.6)], 3)
    amount = dice.uniform(0.15, 0.5) * (0.5 if kind == "bob" else 1.0)
    x0 = -b.facing * side * w * 0.25
    j = a.joint(skull, lambda p: Joint(x0, -h * 0.45, 0, 1, 1, 1, 1, *sway(length, p.hair * length * amount)), a.timings.trailing(dice))
    piece = a.pen.piece(j, shape, shift(a.palette.hair, -0.04 if dice.chance(0.5) else 0.0), "hair_back")
    for _ in range(dice.randint(0, 4)):
        x = dice.uniform(-0.8, 0.8) * wide
        a.pen.mark(piece, open_curve([(x * 0.7, 0), (x, length * 0.5), (x, length * 0.85)]), width=0.7)
    a.pen.folds(piece, 8)
    a.layer(-60 if not b.back else 34, piece)
    a.point("left_hair_tip", j, wide * 0.8, length * 0.85, piece)
    a.point("right_hair_tip", j, -wide * 0.8, length * 0.85, piece)


def _tails(a: Actor, skull: int, kind: str, side: float) -> None:
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    sides = (-1, 1) if kind == "tails" else (0,)
    length = h * dice.uniform(0.8, 2.6)
    thick = w * dice.uniform(0.2, 0.5)
    high = dice.uniform(0.4, 0.95)
    for s in sides:
        x = s * w * 0.95 * (1 - 0.5 * side) if s else -b.facing * w * (0.9 * side + 0.1)
        flare = s * dice.degrees(5, 35) if s else b.facing * side * dice.degrees(10, 60)
        swing, curl = dice.uniform(0.2, 0.6), dice.uniform(-0.25, 0.25)
        joints = dice.randint(1, 3)
        timing = a.timings.trailing(dice)
        parent, rest, pieces = skull, length, []
        for k in range(joints):
            part = length / joints
            angle = -flare if k == 0 else 0.0
            if k == 0:
                place = lambda p, x=x, angle=angle, part=part: Joint(x, -h * high, angle - 0.5 * p.hair * swing * 2, 1, 1, 1, 1,
                    *sway(part, -p.hair * part * swing, curl * part))  # noqa: E731
            else:
                place = lambda p, part=part, angle=angle: Joint(0, part * 0.96, angle - 0.5 * p.hair * swing * 2, 1, 1, 1, 1,
                    *sway(part, 0.0, 0.0))  # noqa: E731
            if joints > 1 and k == 0:  # a chain bends at its joints only
                place = lambda p, x=x, angle=angle: Joint(x, -h * high, angle - 0.5 * p.hair * swing * 2)  # noqa: E731
            j = a.joint(parent, place, timing)
            r0 = thick * (1 - 0.75 * k / joints)
            last = k == joints - 1
            if last:
                shape, n = strand(part, r0, swell=0.35 if joints == 1 else 0.1)
            else:


                shape, n = limb(part, r0, thick * (1 - 0.75 * (k + 1) / joints))
            pieces.append(pen.piece(j, shape, a.palette.hair, "hair_back", open_until=n))
            parent, rest = j, part
        z = -58 if kind == "tails" or side < 0.55 else -8
        a.layer(z if not b.back else 34, *pieces, joined=True)
        for name, keep in (("left", s >= 0), ("right", s <= 0)):
            mirrored = b.back
            if keep and (s != 0 or name == "left"):
                label = {"left": "right", "right": "left"}[name] if mirrored and s else name
                a.point(f"{label}_hair_tip", parent, 0, rest * 0.88, pieces[-1])
        if dice.chance(0.5):
            knot = a.fixed(skull, x, -h * high)
            a.layer(18.8 if kind == "pony" else 31, pen.piece(knot, ellipse(thick * 0.6, thick * 0.6), a.palette.accent, "prop"))


def _curls(a: Actor, skull: int) -> None:
    """A round mass of bumps behind the head."""
    b, dice = a.build, a.dice
    h, w = b.head, b.head_half
    big, n = dice.uniform(1.15, 1.7), dice.randint(7, 12)
    bumps: list[tuple[float, float]] = []
    for k in range(n):
        for turn, reach in ((0.0, 0.88), (0.5, 1.08)):
            t = math.pi * (1.25 - 1.5 * (k + turn) / n)
            bumps.append((w * big * reach * math.cos(t), -h * 0.52 - h * 0.52 * big * reach * math.sin(t)))
    j = a.joint(skull, lambda p: Joint(bend2=0.1 * p.hair / h), a.timings.trailing(dice))
    a.layer(18, a.pen.piece(j, closed_curve(bumps, 4), a.palette.hair, "hair_back"))


def _mohawk(a: Actor, skull: int) -> None:
    b, dice = a.build, a.dice
    h, w, f = b.head, b.head_half, b.facing
    side = abs(math.sin(b.yaw))
    half = w * (0.15 + 0.75 * side)
    n = dice.randint(3, 6)
    points = [(-half, -h * 0.8)]
    for k in range(n):
        x = -half + 2 * half * (k + 0.5) / n
        points += [(x - half * 0.6 / n, -h * 1.0), (x - f * side * w * 0.15, -h * dice.uniform(1.25, 1.6))]
    points += [(half, -h * 0.8)]
    j = a.joint(skull, lambda p: Joint(bend2=0.15 * p.hair / h), a.timings.trailing(dice))
    a.layer(31, a.pen.piece(j, polygon(points), a.palette.hair, "hair_front"))


def _seen_from_behind(a: Actor, skull: int, kind: str) -> None:
    b = a.build
    h, w = b.head, b.head_half
    shape: Polygon = ellipse(w * 1.1, h * 0.52, 0, -h * 0.52)
    piece = a.pen.piece(skull, shape, a.palette.hair, "hair_back")
    for k in range(3):
        x = (k - 1) * w * 0.5
        a.pen.mark(piece, open_curve([(x * 0.3, -h), (x, -h * 0.6), (x * 1.2, -h * 0.2)]), width=0.7)
    a.layer(32, piece)


def _hat(a: Actor, skull: int) -> None:
    b, dice = a.build, a.dice
    h, w = b.head, b.head_half
    tall = h * dice.uniform(0.3, 0.8)
    brim = w * dice.uniform(1.2, 2.0)
    kind = dice.pick(("brim", "cone", "cap"))
    j = a.fixed(skull, 0, -h * 0.8, dice.degrees(-10, 10))
    if kind == "cone":
        lean = dice.uniform(-0.4, 0.4) * w
        shape = closed_curve([(-w * 1.1, 0), (-w * 0.5, -tall * 0.8), (lean, -tall * 1.8), (w * 0.5, -tall * 0.8), (w * 1.1, 0),
            (0, h * 0.06)], 4)
    else:
        shape = closed_curve([(-w * 1.08, 0), (-w * 0.95, -tall), (0, -tall * 1.1), (w * 0.95, -tall), (w * 1.08, 0), (0, h * 0.08)], 4)
    crown = a.pen.piece(j, shape, a.palette.accent, "prop")
    a.pen.patch(crown, polygon([(-w * 2, -tall * 0.25), (w * 2, -tall * 0.25), (w * 2, h), (-w * 2, h)]), a.palette.second, edge=True)
    rim = ellipse(brim, h * 0.08) if kind != "cap" else ellipse(w * 0.7, h * 0.06, b.facing * w * 0.9, 0)
    a.layer(35, crown, a.pen.piece(j, rim, a.palette.accent, "prop"))
