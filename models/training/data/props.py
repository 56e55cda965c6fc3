"""Things held in a hand. Thin ones are common: they are what in-betweening loses first."""

from __future__ import annotations

import math

from .actor import Actor
from .colour import oklch, random_colour, shift
from .drawing import Piece
from .rig import Joint, sway
from .shapes import Polygon, box, closed_curve, ellipse, polygon, rounded_box, star, strand


def held_prop(a: Actor, hand: int, z: float) -> None:
    """Puts a random thing into the hand on joint `hand`."""
    b, dice = a.build, a.dice
    grip = b.hand * 0.5
    swing = dice.degrees(-40, 40) if dice.chance(0.4) else 0.0
    rest = dice.degrees(-110, 110)
    tilt = (rest, rest + swing) if dice.chance(0.5) else (rest + swing, rest)
    j = a.rig.add(hand, Joint(0, grip, tilt[0]), Joint(0, grip, tilt[1]), a.timings.limb(dice))
    size = b.height * dice.uniform(0.12, 0.5)
    kind = dice.weighted((("stick", 3.0), ("sword", 2.0), ("wand", 1.0), ("flag", 1.0), ("umbrella", 0.8), ("ball", 1.0), ("book", 0.7),
        ("cup", 0.7), ("balloon", 0.6), ("net", 0.6), ("rope", 1.2), ("rod", 0.8), ("ribbon", 0.8)))
    if kind in ("rope", "rod", "ribbon"):
        _trailing(a, hand, grip, kind, size, z)
        return
    pieces = _make(a, j, kind, size)
    a.layer(z + dice.pick((0.5, -0.5)), *pieces)


def _trailing(a: Actor, hand: int, grip: float, kind: str, size: float, z: float) -> None:
    """Ropes, whips, fishing lines and ribbons: thin, long, and swinging on their own."""
    dice, pen = a.dice, a.pen
    colour = dice.pick((oklch(0.45, 0.07, 60), oklch(0.3, 0.02, 60), random_colour(dice)))
    thin = max(0.6, size * (dice.uniform(0.004, 0.014) if kind != "ribbon" else dice.uniform(0.02, 0.06)))
    parent, y, pieces = hand, grip, []
    if kind == "rod":
        tilt = math.pi + dice.degrees(-70, 70)
        turn = dice.degrees(-40, 40)
        parent = a.rig.add(hand, Joint(0, grip, tilt), Joint(0, grip, tilt + turn), a.timings.limb(dice))
        y = size * 1.3
        pieces.append(pen.piece(parent, box(-thin, -size * 0.2, thin, y), colour, "prop"))
    length = size * dice.uniform(1.0, 2.2)
    swing = [dice.uniform(-0.8, 0.8) for _ in range(2)]
    keys = [Joint(0, y, dice.uniform(-0.4, 0.4) + s, 1, 1, 1, 1, *sway(length, s * 0.5 * length, dice.uniform(-0.3,
        0.3) * length)) for s in swing]
    j = a.rig.add(parent, keys[0], keys[1], a.timings.trailing(dice))
    shape, _ = strand(length, thin, thin * 0.7, points=14)
    pieces.append(pen.piece(j, shape, colour, "prop", line=kind == "ribbon" or dice.chance(0.4), thin=0.8))
    a.layer(z + dice.pick((0.5, -0.5)), *pieces)


def _make(a: Actor, j: int, kind: str, s: float) -> list[Piece]:
    dice, pen = a.dice, a.pen
    wood, metal, bright = oklch(dice.uniform(0.4, 0.7), 0.07, 60), oklch(dice.uniform(0.7, 0.92), 0.02, 240), random_colour(dice)
    thin = max(0.7, s * dice.uniform(0.006, 0.03))

    def make(shape: Polygon, colour: tuple[int, int, int], **options: bool) -> Piece:
        return pen.piece(j, shape, colour, "prop", **options)

    if kind == "stick":
        return [make(box(-thin, -s * 1.4, thin, s * 0.6), dice.pick((wood, metal, bright)))]
    if kind == "sword":
        w = max(1.2, s * dice.uniform(0.025, 0.07))
        blade = make(polygon([(-w, -s * 0.1), (-w, -s * 1.3), (0, -s * 1.45), (w, -s * 1.3), (w, -s * 0.1)]), metal)
        pen.mark(blade, polygon([(0, -s * 0.1), (0, -s * 1.3)]), width=0.6)
        return [blade, make(box(-w * 3.5, -s * 0.13, w * 3.5, -s * 0.07), bright), make(box(-w * 0.7, -s * 0.08, w * 0.7, s * 0.16), wood)]
    if kind == "wand":
        return [make(box(-thin, -s * 0.8, thin, s * 0.15), wood), make(star(5, s * 0.2, s * 0.09) + polygon([(0, -s * 0.85)]), bright)]
    if kind == "flag":
        n = 7
        top = [(s * 0.9 * k / n, -s * 1.3 + s * 0.05 * math.sin(2.2 * k)) for k in range(n + 1)]
        low = [(x, y + s * 0.5) for x, y in reversed(top)]
        cloth = make(polygon([*top, *low]), bright)
        pen.patch(cloth, ellipse(s * 0.14, s * 0.14, s * 0.4, -s * 1.05), shift(bright, 0.25), edge=True)
        return [cloth, make(box(-thin, -s * 1.35, thin, s * 0.3), wood)]
    if kind == "umbrella":
        r = s * 0.65
        dome = closed_curve([(-r, -s), (-r * 0.7, -s - r * 0.55), (0, -s - r * 0.8), (r * 0.7, -s - r * 0.55), (r, -s),
            (r * 0.5, -s - r * 0.1), (0, -s + r * 0.02), (-r * 0.5, -s - r * 0.1)], 4)
        top = make(dome, bright)
        for x in (-0.5, 0.0, 0.5):
            pen.mark(top, polygon([(0, -s - r * 0.8), (x * r, -s)]), width=0.7)
        return [make(box(-thin, -s * 1.1, thin, s * 0.1), wood), top]
    if kind == "ball":
        r = s * 0.35
        ball = make(ellipse(r, r, 0, r * 0.6), bright)
        pen.patch(ball, box(-2 * r, r * 0.4, 2 * r, r * 0.8), shift(bright, 0.2), edge=True)
        return [ball]
    if kind == "book":
        cover = make(rounded_box(-s * 0.25, -s * 0.3, s * 0.25, s * 0.3, 2), bright)
        pen.patch(cover, box(-s * 0.15, -s * 0.2, s * 0.15, -s * 0.05), (240, 236, 220), edge=True)
        return [cover]
    if kind == "cup":
        cup = make(polygon([(-s * 0.14, -s * 0.2), (s * 0.14, -s * 0.2), (s * 0.11, s * 0.15), (-s * 0.11, s * 0.15)]), bright)
        pen.patch(cup, ellipse(s * 0.14, s * 0.04, 0, -s * 0.2), wood, edge=True)
        return [cup]
    if kind == "balloon":
        string = make(box(-thin * 0.5, -s * 1.2, thin * 0.5, 0), (90, 90, 90), line=False)
        body = make(ellipse(s * 0.3, s * 0.37, 0, -s * 1.5), bright)
        pen.dot(body, ellipse(s * 0.05, s * 0.08, -s * 0.12, -s * 1.65, 10), (255, 255, 255))
        return [string, body]
    hoop = make(ellipse(s * 0.3, s * 0.36, 0, -s * 1.2), shift(metal, 0.06))
    for k in (-0.15, 0.0, 0.15):
        pen.mark(hoop, polygon([(k * s, -s * 1.6), (k * s, -s * 0.8)]), width=0.6)
        pen.mark(hoop, polygon([(-s * 0.3, (k - 1.2) * s), (s * 0.3, (k - 1.2) * s)]), width=0.6)
    return [make(box(-thin, -s * 0.9, thin, s * 0.3), wood), hoop]
