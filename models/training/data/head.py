"""Heads: skull, ears, nose and cheeks; eyes and mouth are in `face`."""

from __future__ import annotations

import math

from .actor import Actor
from .colour import oklch, shift
from .drawing import Piece
from .face import Ball, eyes, mouth, muzzle
from .rig import Joint
from .shapes import Polygon, closed_curve, ellipse, open_curve, polygon

def head(a: Actor, skull: int) -> Piece:
    """Adds a head on the joint at the top of the neck; returns its face piece."""
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    side = abs(math.sin(b.yaw))
    outline = _skull(a, h, w, side)
    face = pen.piece(skull, outline, a.palette.skin, "face")
    globe = a.fixed(skull, 0, -h * 0.48)
    ball = Ball(a, globe, w * 0.97, h * 0.5)
    eyes_y = h * 0.48 - h * dice.uniform(0.36, 0.46)
    ears = _ears(a, skull, ball, eyes_y, w, side)
    a.layer(20, face)
    if not b.back:
        chin = h * 0.48 - eyes_y
        eyes(a, ball, eyes_y)
        if a.beast:
            muzzle(a, ball, eyes_y + chin * dice.uniform(0.5, 0.62))
        else:
            _nose_and_cheeks(a, ball, eyes_y)
            mouth(a, ball, eyes_y + chin * dice.uniform(0.55, 0.68))
    a.point("head_top", skull, 0, -h * 0.95, face, *ears)
    a.point("chin", skull, b.facing * side * w * 0.4, -h * 0.01, face)
    a.point("eyes_mid", ball.at(0, eyes_y), 0, 0, face)
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


def _ears(a: Actor, skull: int, ball: Ball, eyes_y: float, w: float, side: float) -> list[Piece]:
    dice, b = a.dice, a.build
    kind = dice.weighted((("round", 5.0), ("pointed", 1.0), ("animal", 1.2), ("none", 2.0)))
    if a.beast:
        return _beast_ears(a, skull, w)
    if kind == "none":
        return []
    out: list[Piece] = []
    for s in (-1, 1):
        if kind == "animal":
            tall = b.head * dice.uniform(0.25, 0.7)
            j = a.joint(skull, lambda p, s=s: Joint(s * w * 0.55 + p.turn * w * 0.1, -b.head * 0.85, s * 0.35 + p.hair * 0.2))
            shape = closed_curve([(-w * 0.3, 0), (-w * 0.22, -tall * 0.6), (0, -tall), (w * 0.22, -tall * 0.6), (w * 0.3, 0),
                (0, w * 0.1)], 4)
            ear = a.pen.piece(j, shape, dice.pick((a.palette.hair, a.palette.skin)), "face")
            a.pen.patch(ear, shape * 0.6, shift(a.palette.skin, -0.05))
            a.layer(19, ear)
            out.append(ear)
            continue
        # Sideways the near ear lies on the cheek; from the front both look out behind the face.
        near = side > 0.55 and s != b.facing
        if side > 0.55 and s == b.facing:
            continue
        if near:
            j = ball.at(s * w * 0.93, eyes_y * 1.4)
        else:
            j = a.joint(skull, lambda p, s=s: Joint(s * w * 0.97 * (1 - 0.12 * abs(p.turn)), eyes_y - b.head * 0.48))
        if kind == "pointed":
            shape = polygon([(0, -w * 0.2), (s * w * 0.6, -w * 0.5), (s * w * 0.25, w * 0.1), (0, w * 0.22)])
        else:
            shape = ellipse(w * 0.165, w * 0.22)
        ear = a.pen.piece(j, shape, a.palette.skin, "face")
        if w > 20:
            r = w * 0.22
            a.pen.mark(ear, open_curve([(s * r * 0.3, -r * 0.5), (s * r * 0.1, 0), (s * r * 0.3, r * 0.4)]), width=0.7)
        a.layer(20.3 if near else 19, ear)
        out.append(ear)
    return out


def _beast_ears(a: Actor, skull: int, w: float) -> list[Piece]:
    """Ears of a bear or mouse, a hare, a cat or dog; long ones swing late."""
    b, dice = a.build, a.dice
    h = b.head
    long = {"round": w * dice.uniform(0.35, 0.75), "long": h * dice.uniform(0.7, 1.3), "pointed": h * dice.uniform(0.3,
        0.55)}[a.beast or "round"]
    rest = dice.uniform(0.15, 0.9) if a.beast != "round" else 0.5
    floppy = a.beast != "round" and dice.chance(0.25)
    out: list[Piece] = []
    for s in (-1, 1):
        turn = s * (rest + (1.9 if floppy else 0.0))
        j = a.joint(skull, lambda p, s=s, turn=turn: Joint(s * w * 0.62 + p.turn * w * 0.12, -h * 0.84, turn + 0.35 * p.hair, 1, 1, 1, 1,
            0.25 * p.hair / max(long, 4.0)), a.timings.trailing(dice))
        if a.beast == "round":
            shape = ellipse(long, long, 0, -long * 0.7)
        elif a.beast == "long":
            shape = closed_curve([(-w * 0.16, 0), (-w * 0.24, -long * 0.55), (0, -long), (w * 0.24, -long * 0.55), (w * 0.16, 0)], 4)
        else:
            shape = closed_curve([(-w * 0.36, 0), (-w * 0.3, -long * 0.5), (0, -long), (w * 0.3, -long * 0.5), (w * 0.36, 0)], 4)
        ear = a.pen.piece(j, shape, a.palette.skin if dice.chance(0.8) else shift(a.palette.skin, -0.15), "face")
        a.pen.patch(ear, shape * [0.55, 0.75], shift(a.palette.skin, 0.1, 1.3))
        a.layer(19 if dice.chance(0.7) else 20.2, ear)
        out.append(ear)
    return out


def _nose_and_cheeks(a: Actor, ball: Ball, eyes_y: float) -> None:
    b, dice, pen = a.build, a.dice, a.pen
    h, w = b.head, b.head_half
    kind = dice.weighted((("tick", 3.0), ("bump", 1.5), ("none", 2.0), ("ball", 0.8), ("beak", 0.3)))
    f = b.facing
    out = Ball(a, ball.globe, ball.rx * dice.uniform(1.0, 1.12), ball.ry)  # a nose stands out from the face
    nose = out.at(0, eyes_y + h * 0.13)
    if kind == "tick":
        r = h * 0.025
        a.layer(20.5, pen.piece(nose, polygon([(0, -r), (f * r, r), (-f * r * 0.4, r)]), shift(a.palette.skin, -0.14), "face",
            line=False, shaded=False, ink=True))
    elif kind in ("bump", "ball"):
        r = h * (0.035 if kind == "bump" else dice.uniform(0.06, 0.1))
        colour = a.palette.skin if kind == "bump" else shift(a.palette.skin, -0.05, 1.6)
        a.layer(23, pen.piece(nose, ellipse(r, r * 0.9), colour, "face", thin=0.8))
    elif kind == "beak":  # a long nose that shows which way the head turns
        r = h * dice.uniform(0.05, 0.09)
        long = a.joint(nose, lambda p: Joint(0, 0, -1.2 * ball.yaw(p), skin_y=0.4 + abs(ball.yaw(p))))
        shape = closed_curve([(-r, -r * 0.4), (r, -r * 0.4), (r * 0.7, r * 1.6), (0, r * 2.0), (-r * 0.7, r * 1.6)], 4)
        a.layer(23, pen.piece(long, shape, a.palette.skin, "face", thin=0.8))
    if dice.chance(0.3):
        blush = oklch(0.75, 0.12, 20)
        for s in (-1, 1):
            spot = pen.piece(ball.at(s * w * 0.58, eyes_y + h * 0.13), ellipse(w * 0.16, h * 0.04), blush, "face", line=False, alpha=0.45,
                shaded=False)
            a.layer(20.4, spot)
