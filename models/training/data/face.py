"""What moves on a face: eyes with lids, brows, glasses, mouth. Everything sits on the ball of the head and goes round with it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .actor import Actor
from .colour import Rgb, oklch, shift
from .pose import Pose
from .rig import Joint
from .shapes import closed_curve, ellipse, open_curve, polygon

_DARK = (28, 22, 26)
_MOST_YAW = 1.42
"""Radians a face turns away at most: some of it always shows."""


@dataclass
class Ball:
    """The ball of a head: `globe` is the joint at its middle. Feature places are given as seen from the front, px from the middle."""

    actor: Actor
    globe: int
    rx: float
    ry: float

    def yaw(self, p: Pose) -> float:
        """Radians the face is turned to picture right."""
        return max(-_MOST_YAW, min(_MOST_YAW, 0.82 * self.actor.build.yaw + 0.78 * p.turn))

    def at(self, x: float, y: float, more: Callable[[Pose], Joint] | None = None) -> int:
        """A joint at (x, y) on the ball. `more(pose)` may add px (x, y) and set the other numbers."""
        lon, lat = (math.asin(max(-0.99, min(0.99, v))) for v in (x / self.rx, y / self.ry))

        def place(p: Pose) -> Joint:
            own = more(p) if more else Joint()
            own.x, own.y = lon + self.yaw(p) + own.x / self.rx, lat + 0.3 * p.nod + own.y / self.ry
            return own

        return self.actor.on_ball(self.globe, (self.rx, self.ry), place)


def eyes(a: Actor, ball: Ball, y: float) -> None:
    """Both eyes at height `y` px below the middle of the ball, with brows and now and then glasses."""
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    kind = dice.weighted((("anime", 4.5), ("round", 2.5), ("dot", 2.0), ("line", 0.5), ("shades", 0.3), ("pie", 0.6)))
    if a.beast:
        kind = dice.weighted((("round", 3.0), ("pie", 3.0), ("dot", 2.0), ("anime", 1.0)))
    gap = w * (dice.uniform(0.2, 0.34) if kind == "pie" else dice.uniform(0.38, 0.5))
    high = h * {"anime": dice.uniform(0.1, 0.17), "round": dice.uniform(0.08, 0.16), "dot": 0.045, "line": 0.05, "shades": 0.08,
        "pie": dice.uniform(0.14, 0.2)}[kind]
    wide = high * (dice.uniform(0.6, 0.95) if kind == "anime" else dice.uniform(0.55, 0.7) if kind == "pie" else dice.uniform(0.7, 1.1))
    wide = min(wide, gap * (0.98 if kind == "pie" else 0.92))
    iris_colour = a.palette.iris if kind == "anime" or dice.chance(0.4) else _DARK
    tilt = dice.uniform(-0.15, 0.25)
    brow_gap = high * dice.uniform(1.35, 1.8)
    dropping = dice.chance(0.55)
    for s in (-1, 1):
        eye = ball.at(s * gap, y)
        if kind in ("dot", "line", "shades"):
            _simple_eye(a, eye, kind, wide, high)
        else:
            _open_eye(a, eye, s, wide, high, kind, iris_colour, tilt, dropping)
        if kind == "shades" or (kind == "pie" and dice.chance(0.5)):
            continue
        brow = a.joint(eye, lambda p, s=s: Joint(0, -brow_gap - p.brow * high * 0.4, s * (0.1 - 0.3 * p.brow)))
        thick = max(0.6, h * dice.uniform(0.008, 0.03))
        shape = closed_curve([(-wide * 0.9, thick), (0, -thick * 1.6), (wide * 0.9, thick * 0.8), (0, thick * 0.6)], 3)
        a.layer(31 if dice.chance(0.5) else 21.5, pen.piece(brow, shape, shift(a.palette.hair, -0.1), "face", line=False, ink=True,
            shaded=False))
    if dice.chance(0.1) and kind not in ("shades", "pie"):
        for s in (-1, 1):
            rim = ellipse(wide * 1.3, max(high * 1.15, wide * 1.2), n=20)
            ring = pen.piece(ball.at(s * gap, y), rim, (230, 240, 250), "face", line=False, alpha=0.25, shaded=False)
            pen.mark(ring, np.concatenate([rim, rim[:1]]), fill=_DARK, clip=False, width=1.2)
            a.layer(22, ring)


def _simple_eye(a: Actor, eye: int, kind: str, wide: float, high: float) -> None:
    pen = a.pen
    lid = a.joint(eye, lambda p: Joint(skin_y=max(0.12, p.lids)))
    if kind == "dot":
        a.layer(21, pen.piece(lid, ellipse(max(0.9, high * 0.6), max(1.1, high)), _DARK, "eye_mouth", line=False, ink=True, shaded=False))
    elif kind == "line":
        base = pen.piece(lid, closed_curve([(-wide, high * 0.5), (0, -high * 0.3), (wide, high * 0.5), (0, -high * 0.9)]), _DARK,
            "eye_mouth", line=False, ink=True, shaded=False)
        pen.mark(base, open_curve([(-wide, high * 0.3), (0, -high * 0.5), (wide, high * 0.3)]), fill=_DARK, clip=False)
        a.layer(21, base)
    else:
        a.layer(22, pen.piece(lid, ellipse(wide * 1.5, high * 1.1, power=3), _DARK, "eye_mouth", ink=True, shaded=False))


def _open_eye(a: Actor, eye: int, s: int, wide: float, high: float, kind: str, iris_colour: Rgb, tilt: float, dropping: bool) -> None:
    """White, iris and lashes. A `dropping` lid is a piece of skin that comes down over the eye; otherwise the eye flattens."""
    pen, dice = a.pen, a.dice
    anime = kind == "anime"
    flat = (lambda p: 1.0) if dropping else (lambda p: max(0.12, p.lids))
    lid = a.joint(eye, lambda p: Joint(angle=s * tilt * 0.3, skin_y=flat(p)))
    if anime:
        shape = closed_curve([(-wide, -high * 0.2), (-wide * 0.5, -high * 0.9), (wide * 0.5, -high * 0.9), (wide, -high * 0.2),
            (wide * 0.65, high * 0.85), (-wide * 0.65, high * 0.85)], 4)
    else:
        shape = ellipse(wide, high)
    white = pen.piece(lid, shape, (252, 252, 254), "eye_mouth", line=not anime, thin=0.8, shaded=False)
    parts = [white]
    r = high * (0.82 if anime else 0.5)
    if r > 1.3:
        look = a.joint(eye, lambda p: Joint(p.look_x * wide * 0.35, p.look_y * high * 0.22))
        across = min(r, wide * 0.8) if anime or kind == "pie" else r
        iris = pen.piece(look, ellipse(across, r), _DARK if kind == "pie" else iris_colour, "eye_mouth", line=anime, thin=0.6,
            ink=not anime, clip_to=white, shaded=False)
        if anime:
            pen.patch(iris, ellipse(r * 1.2, r * 0.9, 0, -r * 0.55), shift(iris_colour, -0.22))
            pen.dot(iris, ellipse(r * 0.35, r * 0.45, 0, r * 0.05, 12), _DARK)
            pen.dot(iris, ellipse(r * 0.26, r * 0.26, -r * 0.3, -r * 0.35, 10), (255, 255, 255))
            if r > 6:
                pen.dot(iris, ellipse(r * 0.14, r * 0.14, r * 0.3, r * 0.35, 8), (255, 255, 255))
        elif kind == "pie":
            pen.dot(iris, polygon([(0, 0), (across * 1.4, -r * 0.9), (across * 1.4, r * 0.1)]), (252, 252, 254))
        elif r > 3:
            pen.dot(iris, ellipse(r * 0.3, r * 0.3, -r * 0.3, -r * 0.3, 8), (255, 255, 255))
        parts.append(iris)
    fall = lambda p: 2 * high * (1 - p.lids) * 0.92  # noqa: E731
    if dropping:
        skin = a.joint(eye, lambda p: Joint(0, fall(p) - high * 1.02, s * tilt * 0.3))
        shutter = polygon([(-wide * 2, -high * 3), (wide * 2, -high * 3), (wide * 2, 0), (0, high * 0.12), (-wide * 2, 0)])
        parts.append(pen.piece(skin, shutter, shift(a.palette.skin, -0.02), "face", clip_to=white, shaded=False, thin=0.9))
    a.layer(21, *parts)
    if anime:
        t = max(0.7, high * 0.16)
        lash = closed_curve(
            [(-wide * 1.08, -high * 0.1), (-wide * 0.55, -high * 0.92 - t * 0.4), (wide * 0.55, -high * 0.92 - t * 0.4),
                (wide * 1.12, -high * 0.1), (wide * 0.5, -high * 0.85 + t * 0.7), (-wide * 0.5, -high * 0.85 + t * 0.7)], 4
        )
        upon = lid
        if dropping:  # the lashes come down with the lid and turn over when it is shut
            upon = a.joint(eye, lambda p: Joint(0, fall(p) * 0.5, s * tilt * 0.3, skin_y=p.lids * 1.4 - 0.4))
        a.layer(21.2, pen.piece(upon, lash, _DARK, "eye_mouth", line=False, ink=True, shaded=False))


def mouth(a: Actor, ball: Ball, y: float) -> None:
    """A mouth at `y` px below the middle of the ball: one that opens (with teeth and tongue), or a line."""
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    wide = w * dice.uniform(0.14, 0.42)
    place = ball.at(0, y)
    opens = any(p.mouth > 0.12 for p in a.poses)
    if opens and dice.chance(0.85):
        deep = h * dice.uniform(0.05, 0.15)
        jaw = a.joint(place, lambda p: Joint(skin_y=max(0.1, p.mouth), skin_x=1 - 0.3 * p.mouth))
        bow = dice.uniform(-0.1, 0.5)
        shape = closed_curve([(-wide, -deep * bow), (0, 0), (wide, -deep * bow), (wide * 0.6, deep * 0.8), (0, deep * 1.1),
            (-wide * 0.6, deep * 0.8)], 4)
        piece = pen.piece(jaw, shape, oklch(0.38, 0.1, 20), "eye_mouth", thin=0.8, shaded=False)
        if deep > 4:
            pen.patch(piece, ellipse(wide * 0.6, deep * 0.5, 0, deep * 1.0), oklch(0.68, 0.13, 20))
            if dice.chance(0.5):
                pen.patch(piece, polygon([(-wide, -deep), (wide, -deep), (wide, deep * 0.18), (-wide, deep * 0.18)]), (255, 255, 255))
        a.layer(21, piece)
        return
    line = max(0.5, h * 0.008)
    lips = a.joint(place, lambda p: Joint(skin_y=0.35 + p.smile if p.smile > 0 else -0.35 + p.smile))
    curve = h * 0.045
    top = open_curve([(-wide, -curve), (-wide * 0.5, curve * 0.1), (0, curve * 0.4), (wide * 0.5, curve * 0.1), (wide, -curve)], 3)
    shape = polygon([*map(tuple, (top - [0, line]).tolist()), *map(tuple, (top[::-1] + [0, line]).tolist())])
    a.layer(21, pen.piece(lips, shape, oklch(0.35, 0.08, 20), "eye_mouth", line=False, ink=True, shaded=False))


def muzzle(a: Actor, ball: Ball, y: float) -> None:
    """An animal's muzzle with a nose on it and a mouth below."""
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    r = w * dice.uniform(0.4, 0.65)
    light = shift(a.palette.skin, 0.16, 0.6) if dice.chance(0.7) else (250, 236, 214)
    pad = pen.piece(ball.at(0, y), ellipse(r, r * dice.uniform(0.6, 0.8)), light, "face", line=dice.chance(0.5), thin=0.8)
    a.layer(20.6, pad)
    mouth(a, ball, y + r * 0.18)
    snout = a.palette.accent if dice.chance(0.15) else _DARK
    # The nose stands out from the face: its ball is larger, so it leads when the head turns.
    out = Ball(a, ball.globe, ball.rx * dice.uniform(1.05, 1.5), ball.ry)
    nose = pen.piece(out.at(0, y - r * 0.45), ellipse(r * 0.32, r * 0.22), snout, "face", ink=True, shaded=False)
    pen.dot(nose, ellipse(r * 0.09, r * 0.05, -r * 0.08, -r * 0.08, 8), (255, 255, 255))
    a.layer(23, nose)
