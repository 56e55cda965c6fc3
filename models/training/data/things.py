"""Objects that are not figures: balls, machines, toys, letters, leaves. They fly, turn, swing and squash."""

from __future__ import annotations

import math
from collections.abc import Callable

from . import effects
from .colour import oklch, shift
from .dice import Dice
from .drawing import Cast
from .machines import MACHINES
from .pen import Pen
from .rig import Joint, Rig, sway
from .shapes import box, closed_curve, ellipse, limb, polygon, rounded_box, star, strand
from .timing import Timings
from .workshop import Workshop

Maker = Callable[[Workshop], None]


def ball(w: Workshop) -> None:
    s, dice = w.size, w.dice
    piece = w.make(w.root, ellipse(s, s), w.colours[0])
    kind = dice.pick(("plain", "beach", "star", "face", "soccer"))
    if kind == "beach":
        for k in range(3):
            a = 2 * math.pi * k / 3
            w.pen.patch(piece, polygon([(0, 0), (2 * s * math.cos(a), 2 * s * math.sin(a)),
                (2 * s * math.cos(a + 1), 2 * s * math.sin(a + 1))]), w.colours[1], edge=True)
    elif kind == "star":
        w.pen.patch(piece, star(5, s * 0.6, s * 0.27), w.colours[1], edge=True)
    elif kind == "soccer":
        for k in range(6):
            a = k * math.pi / 3
            w.pen.patch(piece, ellipse(s * 0.22, s * 0.22, s * 0.75 * math.cos(a), s * 0.75 * math.sin(a), 6), (40, 40, 44), edge=True)
        w.pen.patch(piece, ellipse(s * 0.25, s * 0.25, n=6), (40, 40, 44), edge=True)
    elif kind == "face":
        for x in (-0.35, 0.35):
            w.pen.dot(piece, ellipse(s * 0.09, s * 0.16, x * s, -s * 0.15), (24, 20, 24))
        w.pen.mark(piece, closed_curve([(-s * 0.3, s * 0.25), (0, s * 0.45), (s * 0.3, s * 0.25), (0, s * 0.4)]), width=1.0)
    w.layer(0, piece)


def block(w: Workshop) -> None:
    """A few stacked or joined boxes with marks: crates, machines, robots without a face."""
    s, dice = w.size, w.dice
    pieces = []
    for _ in range(dice.randint(1, 4)):
        x, y = dice.uniform(-0.6, 0.6) * s, dice.uniform(-0.6, 0.6) * s
        a, b = dice.uniform(0.25, 0.8) * s, dice.uniform(0.25, 0.8) * s
        piece = w.make(w.root, rounded_box(x - a, y - b, x + a, y + b, dice.pick((0.1, 0.2 * a, 0.5 * a))), dice.pick(w.colours))
        for _ in range(dice.randint(0, 3)):
            px, py = x + dice.uniform(-0.6, 0.6) * a, y + dice.uniform(-0.6, 0.6) * b
            w.pen.patch(piece, dice.pick((box(px - a * 0.2, py - b * 0.1, px + a * 0.2, py + b * 0.1),
                ellipse(a * 0.15, a * 0.15, px, py))), dice.pick(w.colours), edge=True)
        pieces.append(piece)
    w.layer(0, *pieces)


def vehicle(w: Workshop) -> None:
    s, dice = w.size, w.dice
    body = w.make(w.root, closed_curve([(-s, s * 0.1), (-s * 0.95, -s * 0.15), (-s * 0.5, -s * 0.2), (-s * 0.35, -s * 0.55),
        (s * 0.3, -s * 0.55), (s * 0.5, -s * 0.2), (s * 0.95, -s * 0.1), (s, s * 0.15), (s * 0.5, s * 0.28), (-s * 0.5, s * 0.28)], 4),
        w.colours[0])
    w.pen.patch(body, polygon([(-s * 0.3, -s * 0.2), (-s * 0.22, -s * 0.46), (s * 0.02, -s * 0.46), (s * 0.02, -s * 0.2)]),
        oklch(0.85, 0.05, 230), edge=True)
    w.pen.patch(body, polygon([(s * 0.08, -s * 0.2), (s * 0.08, -s * 0.46), (s * 0.25, -s * 0.46), (s * 0.38, -s * 0.2)]),
        oklch(0.85, 0.05, 230), edge=True)
    w.layer(0, body)
    for x in (-0.55, 0.55):
        wheel = w.turning(w.root, x * s, s * 0.25, 90)
        piece = w.make(wheel, ellipse(s * 0.22, s * 0.22), (50, 48, 54))
        spokes = dice.randint(3, 6)
        for k in range(spokes):
            a = 2 * math.pi * k / spokes
            w.pen.patch(piece, ellipse(s * 0.05, s * 0.05, s * 0.12 * math.cos(a), s * 0.12 * math.sin(a), 8), (200, 200, 205))
        w.layer(1, piece)


def wheelwork(w: Workshop) -> None:
    """A gear, propeller or windmill: blades that turn about a hub."""
    s, dice = w.size, w.dice
    hub = w.turning(w.root, 0, 0, 80)
    if dice.chance(0.5):
        n = dice.randint(6, 12)
        gear = w.make(hub, star(n, s, s * 0.78), w.colours[0])
        w.pen.patch(gear, ellipse(s * 0.3, s * 0.3), w.colours[1], edge=True)
        w.pen.patch(gear, ellipse(s * 0.09, s * 0.09, 0, -s * 0.5), w.colours[2], edge=True)
        w.layer(0, gear)
        return
    n = dice.randint(2, 5)
    for k in range(n):
        arm = w.still(hub, 0, 0, 2 * math.pi * k / n)
        shape, opened = limb(s, s * dice.uniform(0.05, 0.1), s * dice.uniform(0.08, 0.22))
        w.layer(0, w.make(arm, shape, w.colours[k % 2], open_until=opened))
    w.layer(1, w.make(hub, ellipse(s * 0.16, s * 0.16), w.colours[2]))


def lever(w: Workshop) -> None:
    """A chain of bars: a crane, a robot arm, scissors, a pendulum."""
    s, dice = w.size, w.dice
    n = dice.randint(2, 4)
    joint, length = w.root, 0.0
    pieces = []
    colour = w.colours[0]
    for k in range(n):
        joint = w.turning(joint, 0, length, 90)
        length = s * dice.uniform(0.5, 0.9)
        half = s * dice.uniform(0.03, 0.16)
        shape, opened = limb(length, half, half * dice.uniform(0.6, 1))
        pieces.append(w.make(joint, shape, colour if dice.chance(0.6) else w.colours[1], open_until=opened))
    end = w.still(joint, 0, length)
    pieces.append(w.make(end, dice.pick((ellipse(s * 0.2, s * 0.2), star(3, s * 0.3, s * 0.12),
        box(-s * 0.2, -s * 0.1, s * 0.2, s * 0.2))), w.colours[2]))
    w.layer(0, *pieces, joined=dice.chance(0.6))


def sign(w: Workshop) -> None:
    """Strokes like letters, on nothing or on a board."""
    s, dice = w.size, w.dice
    ink = dice.pick((w.colours[0], (20, 20, 24)))
    if dice.chance(0.5):
        board = w.make(w.root, rounded_box(-s, -s * 0.6, s, s * 0.6, s * 0.1), dice.pick(((250, 248, 240), w.colours[1])))
        w.layer(0, board)
    letters = dice.randint(1, 4)
    for k in range(letters):
        cx, r = s * (-0.75 + 1.5 * (k + 0.5) / letters), s * 0.6 / letters + s * 0.1
        half = r * dice.uniform(0.1, 0.2)
        pieces = []
        for _ in range(dice.randint(2, 4)):
            kind = dice.random()
            x, y = cx + dice.pick((-0.6, 0, 0.6)) * r, dice.pick((-0.7, 0, 0.7)) * r
            if kind < 0.4:
                shape = box(x - half, -r, x + half, r)
            elif kind < 0.75:
                shape = box(cx - r * 0.7, y - half, cx + r * 0.7, y + half)
            else:
                shape = polygon([(cx - r * 0.7, -r), (cx - r * 0.7 + 2 * half, -r), (cx + r * 0.7, r), (cx + r * 0.7 - 2 * half, r)])
            pieces.append(w.make(w.root, shape, ink, line=False, ink=True))
        w.layer(1, *pieces)


def plant(w: Workshop) -> None:
    """Leaves or petals swaying on stalks."""
    s, dice = w.size, w.dice
    n = dice.randint(4, 9)
    for k in range(n):
        a0 = math.pi + (k / (n - 1) - 0.5) * dice.uniform(1.2, 2.6)
        swing = dice.degrees(-25, 25) * (0.4 + w.energy)
        length = s * dice.uniform(0.9, 1.7)
        bend = dice.uniform(-0.4, 0.4)
        j = w.rig.add(
            w.root,
            Joint(0, s * 0.7, a0, 1, 1, 1, 1, *sway(length, bend * length)),
            Joint(0, s * 0.7, a0 + swing, 1, 1, 1, 1, *sway(length, (bend + dice.uniform(-0.3, 0.3)) * length)),
            w.timings.trailing(dice),
        )
        shape, opened = strand(length, s * dice.uniform(0.04, 0.12), swell=dice.uniform(0.3, 2.2))
        w.layer(0.1 * k, w.make(j, shape, dice.pick((w.colours[0], shift(w.colours[0], 0.08))), open_until=opened))
    w.layer(2, w.make(w.root, polygon([(-s * 0.4, s * 0.6), (s * 0.4, s * 0.6), (s * 0.3, s * 1.1), (-s * 0.3, s * 1.1)]), w.colours[1]))


def creature_of_parts(w: Workshop) -> None:
    """A robot or toy: a block body, a head, arms and legs on hinges."""
    s, dice = w.size, w.dice
    body = w.make(w.root, rounded_box(-s * 0.4, -s * 0.4, s * 0.4, s * 0.4, s * dice.pick((0.02, 0.15, 0.4))), w.colours[0])
    w.pen.patch(body, dice.pick((ellipse(s * 0.15, s * 0.15), box(-s * 0.2, -s * 0.1, s * 0.2, s * 0.1))), w.colours[1], edge=True)
    w.layer(0, body)
    for side in (-1, 1):
        for x, y, rest in ((0.42, -0.3, -0.4), (0.22, 0.38, 0.0)):
            upper = w.still(w.root, side * s * x, s * y, rest * side)
            swing = w.rig.add(upper, Joint(angle=dice.degrees(-40, 40)), Joint(angle=dice.degrees(-70, 70) * (0.2 + w.energy)),
                w.timings.limb(dice))
            lower = w.turning(swing, 0, s * 0.4, 60) if dice.chance(0.5) else w.still(swing, 0, s * 0.4)
            half = s * dice.uniform(0.05, 0.13)
            shape, opened = limb(s * 0.4, half, half)
            pieces = [w.make(j, shape, w.colours[2], open_until=opened) for j in (swing, lower)]
            end = w.still(lower, 0, s * 0.42)
            pieces.append(w.make(end, rounded_box(-half * 1.6, -half, half * 1.6, half * 1.6, half * 0.6), w.colours[1]))
            w.layer(-1 if y > 0 or side < 0 else 1, *pieces, joined=True)
    tilt = [dice.degrees(-20, 20) for _ in range(2)]
    head = w.rig.add(w.root, Joint(0, -s * 0.42, tilt[0]), Joint(0, -s * 0.42, tilt[1]), w.timings.body)
    face = w.make(head, rounded_box(-s * 0.32, -s * 0.5, s * 0.32, 0, s * dice.pick((0.04, 0.2))), w.colours[3])
    for x in (-0.14, 0.14):
        w.pen.dot(face, ellipse(s * 0.07, s * 0.07, x * s, -s * 0.28), dice.pick(((24, 20, 24), (120, 230, 255), (255, 90, 80))))
    w.pen.mark(face, polygon([(-s * 0.15, -s * 0.1), (s * 0.15, -s * 0.1)]))
    w.layer(2, face)


THINGS: tuple[tuple[Maker, str, float], ...] = (
    (ball, "prop", 1.4), (block, "prop", 1.0), (vehicle, "prop", 1.0), (wheelwork, "prop", 1.0), (lever, "prop", 1.2),
    (sign, "prop", 0.8), (plant, "prop", 1.0), (creature_of_parts, "prop", 1.2),
    (effects.burst, "effect", 1.0), (effects.smoke, "effect", 1.0), (effects.flame, "effect", 1.0), (effects.beam, "effect", 0.9),
    *MACHINES, (effects.splash, "effect", 0.8), (effects.ring, "effect", 0.5), (effects.lightning, "effect", 0.4),
    (effects.sparkles, "effect", 0.6), (effects.confetti, "effect", 0.6), (effects.streaks, "effect", 0.5),
)  # fmt: skip


def random_thing(
    rig: Rig,
    pen: Pen,
    dice: Dice,
    parent: int,
    timings: Timings,
    *,
    place: tuple[float, float],
    size: float,
    energy: float,
    travel: float,
    depth: float,
    wanted: str | None = None,
) -> tuple[Cast, str]:
    """An object somewhere at `place` (px in `parent`), and its kind ('prop' or 'effect'; `wanted` if given)."""
    options = tuple((entry, entry[2]) for entry in THINGS if wanted is None or entry[1] == wanted)
    maker, kind, _ = dice.weighted(options)
    way = dice.log_uniform(0.5, 3 + 90 * energy) * travel if dice.chance(0.85) else 0.0
    heading = dice.uniform(0, 2 * math.pi)
    turn = dice.degrees(-90, 90) * energy * (2.0 if dice.chance(0.3) else 1.0) if dice.chance(0.6) else 0.0
    tilt = dice.degrees(-20, 20)
    zoom = dice.uniform(0.75, 1.3) if dice.chance(0.3) else 1.0
    squash = dice.uniform(0.75, 1.3) if dice.chance(0.3) else 1.0
    root = rig.add(
        parent,
        Joint(place[0], place[1], tilt),
        Joint(place[0] + way * math.cos(heading), place[1] + way * math.sin(heading), tilt + turn, zoom / squash, zoom * squash),
        timings.body,
    )
    if dice.chance(0.3):  # a throw, a bounce
        hop = way * dice.uniform(0.1, 0.5)
        rig.bend_way(root, Joint(0.0, -hop if dice.chance(0.75) else hop))
    workshop = Workshop(rig, pen, dice, root, timings, size, energy, depth)
    maker(workshop)
    return workshop.cast, kind
