"""Heads: skull, ears, eyes, brows, nose, mouth. Features slide over the head as it turns and nods."""

from __future__ import annotations

import math

import numpy as np

from .actor import Actor
from .colour import oklch, shift
from .drawing import Piece
from .rig import Joint
from .shapes import Polygon, closed_curve, ellipse, open_curve, polygon

_DARK = (28, 22, 26)


def head(a: Actor, skull: int) -> Piece:
    """Adds a head on the joint at the top of the neck; returns its face piece."""
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    side = abs(math.sin(b.yaw))
    outline = _skull(a, h, w, side)
    face = pen.piece(skull, outline, a.palette.skin, "face")
    middle = b.facing * side * w * 0.5
    eyes_y = -h * dice.uniform(0.36, 0.46)
    slide = 0.2 if side > 0.55 or dice.chance(0.85) else 0.38
    features = a.joint(skull, lambda p: Joint(middle + p.turn * w * slide, eyes_y + p.nod * h * 0.07))
    ears = _ears(a, skull, eyes_y, w, side)
    if ears:
        a.layer(19, *ears)
    a.layer(20, face)
    if not b.back:
        _eyes(a, features, face, side)
        _nose_and_cheeks(a, features, side)
        _mouth(a, features, -eyes_y, side)
    a.point("head_top", skull, 0, -h * 0.95, face, *ears)
    a.point("chin", skull, b.facing * side * w * 0.4, -h * 0.01, face)
    a.point("eyes_mid", features, 0, 0, face)
    return face


def _skull(a: Actor, h: float, w: float, side: float) -> Polygon:
    dice, f = a.dice, a.build.facing
    chin = dice.uniform(0.15, 0.5) * w
    cheek = dice.uniform(0.78, 1.02) * w
    kind = dice.random()
    if kind < 0.15:
        return ellipse(w * 1.05, h * 0.5, 0, -h * 0.48, power=dice.uniform(2, 3.2))
    lean = f * side * w * 0.22
    return closed_curve(
        [
            (-chin + lean, h * 0.0), (lean, h * 0.03), (chin + lean, h * 0.0),
            (cheek + (lean if f > 0 else 0), -h * dice.uniform(0.2, 0.3)),
            (w, -h * 0.52), (w * 0.82, -h * 0.83), (0, -h * 0.99), (-w * 0.82, -h * 0.83), (-w, -h * 0.52),
            (-cheek + (lean if f < 0 else 0), -h * dice.uniform(0.2, 0.3)),
        ],
        4,
    )  # fmt: skip


def _ears(a: Actor, skull: int, eyes_y: float, w: float, side: float) -> list[Piece]:
    dice, b = a.dice, a.build
    kind = dice.weighted((("round", 5.0), ("pointed", 1.0), ("animal", 1.2), ("none", 2.0)))
    if kind == "none":
        return []
    out: list[Piece] = []
    for s in (-1, 1):
        x = s * w * 0.97 * (1 - 0.9 * side if s == b.facing else 1 - 0.6 * side)
        if side > 0.55 and s == b.facing and kind != "animal":
            continue
        if kind == "animal":
            tall = b.head * dice.uniform(0.25, 0.7)
            j = a.joint(skull, lambda p, s=s: Joint(s * w * 0.55, -b.head * 0.85, s * 0.35 + p.hair * 0.2))
            shape = closed_curve([(-w * 0.3, 0), (-w * 0.22, -tall * 0.6), (0, -tall), (w * 0.22, -tall * 0.6), (w * 0.3, 0),
                (0, w * 0.1)], 4)
            ear = a.pen.piece(j, shape, dice.pick((a.palette.hair, a.palette.skin)), "face")
            a.pen.patch(ear, shape * 0.6, shift(a.palette.skin, -0.05))
        elif kind == "pointed":
            j = a.fixed(skull, x, eyes_y)
            ear = a.pen.piece(j, polygon([(0, -w * 0.2), (s * w * 0.6, -w * 0.5), (s * w * 0.25, w * 0.1), (0, w * 0.22)]),
                a.palette.skin, "face")
        else:
            j = a.fixed(skull, x, eyes_y)
            r = w * 0.22
            ear = a.pen.piece(j, ellipse(r * 0.75, r), a.palette.skin, "face")
            if r > 5:
                a.pen.mark(ear, open_curve([(s * r * 0.3, -r * 0.5), (s * r * 0.1, 0), (s * r * 0.3, r * 0.4)]), width=0.7)
        out.append(ear)
    return out


def _eyes(a: Actor, features: int, face: Piece, side: float) -> None:
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    kind = dice.weighted((("anime", 4.5), ("round", 2.5), ("dot", 2.0), ("line", 0.7), ("shades", 0.3)))
    gap = w * dice.uniform(0.38, 0.5)
    high = h * {"anime": dice.uniform(0.1, 0.17), "round": dice.uniform(0.08, 0.16), "dot": 0.045, "line": 0.05, "shades": 0.08}[kind]
    wide = high * (dice.uniform(0.6, 0.95) if kind == "anime" else dice.uniform(0.7, 1.1))
    wide = min(wide, gap * 0.92)
    iris_colour = a.palette.iris if kind == "anime" or dice.chance(0.4) else _DARK
    tilt = dice.uniform(-0.15, 0.25)
    brow_gap = high * dice.uniform(1.35, 1.8)
    for s in (-1, 1):
        far = side > 0.55 and s == b.facing
        if far and side > 0.93:
            continue
        squeeze = (1 - 0.65 * side) if far else (1 - 0.3 * side)
        x = s * gap * (1 - 0.45 * side) * (0.75 if far else 1)
        lid = a.joint(features, lambda p, x=x, s=s, q=squeeze: Joint(x * (1 - 0.12 * p.turn * s), 0, s * tilt * 0.3, skin_x=q,
            skin_y=max(0.12, p.lids)))
        look = a.joint(
            features, lambda p, x=x, q=squeeze, s=s: Joint(x * (1 - 0.12 * p.turn * s) + p.look_x * wide * 0.3, p.look_y * high * 0.22,
                skin_x=q)
        )
        if kind == "dot":
            shape = ellipse(max(0.9, high * 0.6), max(1.1, high))
            a.layer(21, pen.piece(lid, shape, _DARK, "eye_mouth", line=False, ink=True, shaded=False))
        elif kind == "line":
            arc = open_curve([(-wide, high * 0.3), (0, -high * 0.5), (wide, high * 0.3)])
            base = pen.piece(lid, closed_curve([(-wide, high * 0.5), (0, -high * 0.3), (wide, high * 0.5), (0, -high * 0.9)]), _DARK,
                "eye_mouth", line=False, ink=True, shaded=False)
            pen.mark(base, arc, fill=_DARK, clip=False)
            a.layer(21, base)
        elif kind == "shades":
            lens = pen.piece(lid, ellipse(wide * 1.5, high * 1.1, power=3), _DARK, "eye_mouth", ink=True, shaded=False)
            a.layer(22, lens)
        else:
            _open_eye(a, lid, look, s, wide, high, kind, iris_colour)
        brow = a.joint(features, lambda p, x=x, s=s: Joint(x, -brow_gap - p.brow * high * 0.25, s * (0.1 + 0.3 * p.brow * -1),
            skin_x=squeeze))
        thick = max(0.6, h * dice.uniform(0.008, 0.03))
        if kind != "shades":
            shape = closed_curve([(-wide * 0.9, thick), (0, -thick * 1.6), (wide * 0.9, thick * 0.8), (0, thick * 0.6)], 3)
            a.layer(31 if dice.chance(0.5) else 21.5, pen.piece(brow, shape, shift(a.palette.hair, -0.1), "face", line=False, ink=True,
                shaded=False))
    if dice.chance(0.1) and not side > 0.55 and kind != "shades":
        for s in (-1, 1):
            glass = a.fixed(features, s * gap, 0)
            rim = ellipse(wide * 1.3, max(high * 1.15, wide * 1.2), n=20)
            ring = pen.piece(glass, rim, (230, 240, 250), "face", line=False, alpha=0.25, shaded=False)
            pen.mark(ring, np.concatenate([rim, rim[:1]]), fill=_DARK, clip=False, width=1.2)
            a.layer(22, ring)


def _open_eye(a: Actor, lid: int, look: int, s: int, wide: float, high: float, kind: str, iris_colour: tuple[int, int, int]) -> None:
    pen, dice = a.pen, a.dice
    anime = kind == "anime"
    if anime:
        shape = closed_curve([(-wide, -high * 0.2), (-wide * 0.5, -high * 0.9), (wide * 0.5, -high * 0.9), (wide, -high * 0.2),
            (wide * 0.65, high * 0.85), (-wide * 0.65, high * 0.85)], 4)
    else:
        shape = ellipse(wide, high)
    white = pen.piece(lid, shape, (252, 252, 254), "eye_mouth", line=not anime, thin=0.8, shaded=False)
    parts = [white]
    r = high * (0.82 if anime else 0.5)
    if r > 1.3:
        iris_shape = ellipse(min(r, wide * 0.8) if anime else r, r)
        iris = pen.piece(look, iris_shape, iris_colour, "eye_mouth", line=anime, thin=0.6, ink=not anime, clip_to=white, shaded=False)
        if anime:
            pen.patch(iris, ellipse(r * 1.2, r * 0.9, 0, -r * 0.55), shift(iris_colour, -0.22))
            pen.dot(iris, ellipse(r * 0.35, r * 0.45, 0, r * 0.05, 12), _DARK)
            pen.dot(iris, ellipse(r * 0.26, r * 0.26, -r * 0.3, -r * 0.35, 10), (255, 255, 255))
            if r > 6:
                pen.dot(iris, ellipse(r * 0.14, r * 0.14, r * 0.3, r * 0.35, 8), (255, 255, 255))
        elif r > 3:
            pen.dot(iris, ellipse(r * 0.3, r * 0.3, -r * 0.3, -r * 0.3, 8), (255, 255, 255))
        parts.append(iris)
    a.layer(21, *parts)
    if anime:
        t = max(0.7, high * 0.16)
        lash = closed_curve(
            [(-wide * 1.08, -high * 0.1), (-wide * 0.55, -high * 0.92 - t * 0.4), (wide * 0.55, -high * 0.92 - t * 0.4),
                (wide * 1.12, -high * 0.1 + s * 0.0), (wide * 0.5, -high * 0.85 + t * 0.7), (-wide * 0.5, -high * 0.85 + t * 0.7)], 4
        )
        a.layer(21.2, pen.piece(lid, lash, _DARK, "eye_mouth", line=False, ink=True, shaded=False))


def _nose_and_cheeks(a: Actor, features: int, side: float) -> None:
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    kind = dice.weighted((("tick", 3.0), ("bump", 1.5), ("none", 2.0), ("ball", 0.6)))
    nose = a.joint(features, lambda p: Joint(b.facing * side * w * 0.3 + p.turn * w * 0.08, h * 0.13))
    f = b.facing
    if kind == "tick":
        r = h * 0.025
        a.layer(20.5, pen.piece(nose, polygon([(0, -r), (f * r, r), (-f * r * 0.4, r)]), shift(a.palette.skin, -0.14), "face",
            line=False, shaded=False, ink=True))
    elif kind in ("bump", "ball"):
        r = h * (0.035 if kind == "bump" else 0.07)
        shape, n = ellipse(r, r * 0.9), 0
        colour = a.palette.skin if kind == "bump" else shift(a.palette.skin, -0.05, 1.6)
        a.layer(23, pen.piece(nose, shape, colour, "face", open_until=n, thin=0.8))
    if dice.chance(0.3):
        blush = oklch(0.75, 0.12, 20)
        for s in (-1, 1):
            if side > 0.55 and s == f:
                continue
            cheek = a.fixed(features, s * w * 0.58 * (1 - 0.4 * side), h * 0.13)
            spot = pen.piece(cheek, ellipse(w * 0.16, h * 0.04), blush, "face", line=False, alpha=0.45, shaded=False)
            a.layer(20.4, spot)


def _mouth(a: Actor, features: int, chin: float, side: float) -> None:
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    y = chin * dice.uniform(0.55, 0.68)
    wide = w * dice.uniform(0.14, 0.42) * (1 - 0.35 * side)
    x = b.facing * side * w * 0.16
    opens = any(p.mouth > 0.12 for p in a.poses)
    if opens and dice.chance(0.85):
        deep = h * dice.uniform(0.05, 0.13)
        mouth = a.joint(features, lambda p: Joint(x, y, skin_y=max(0.1, p.mouth), skin_x=1 - 0.25 * p.mouth))
        bow = dice.uniform(-0.1, 0.5)
        shape = closed_curve([(-wide, -deep * bow), (0, 0), (wide, -deep * bow), (wide * 0.6, deep * 0.8), (0, deep * 1.1),
            (-wide * 0.6, deep * 0.8)], 4)
        piece = pen.piece(mouth, shape, oklch(0.38, 0.1, 20), "eye_mouth", thin=0.8, shaded=False)
        if deep > 4:
            pen.patch(piece, ellipse(wide * 0.6, deep * 0.5, 0, deep * 1.0), oklch(0.68, 0.13, 20))
            if dice.chance(0.5):
                pen.patch(piece, polygon([(-wide, -deep), (wide, -deep), (wide, deep * 0.18), (-wide, deep * 0.18)]), (255, 255, 255))
        a.layer(21, piece)
    else:
        mouth = a.joint(features, lambda p: Joint(x, y, skin_y=0.35 + p.smile if p.smile > 0 else -0.35 + p.smile))
        line = max(0.5, h * 0.008)
        curve = h * 0.045
        top = open_curve([(-wide, -curve), (-wide * 0.5, curve * 0.1), (0, curve * 0.4), (wide * 0.5, curve * 0.1), (wide, -curve)], 3)
        shape = polygon([*map(tuple, (top - [0, line]).tolist()), *map(tuple, (top[::-1] + [0, line]).tolist())])
        a.layer(21, pen.piece(mouth, shape, oklch(0.35, 0.08, 20), "eye_mouth", line=False, ink=True, shaded=False))
