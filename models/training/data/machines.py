"""Machines that move as rigid bodies with turning parts: lorries, trains, aeroplanes, rockets, ships, robots on treads, clocks."""

from __future__ import annotations

import math

from .colour import oklch, shift
from .drawing import Piece
from .rig import Joint
from .shapes import box, closed_curve, ellipse, limb, polygon, rounded_box, star
from .workshop import Workshop

_GLASS = oklch(0.85, 0.05, 230)


def _wheel(w: Workshop, x: float, y: float, r: float, turn: float) -> None:
    """A spoked wheel that turns by `turn` radians between the keys."""
    j = w.rig.add(w.root, Joint(x, y, 0.3), Joint(x, y, 0.3 + turn), w.timings.body)
    tyre = w.make(j, ellipse(r, r), (52, 50, 56))
    w.pen.patch(tyre, ellipse(r * 0.62, r * 0.62), w.colours[2], edge=True)
    for k in range(3):
        c, s = math.cos(k * math.pi / 3), math.sin(k * math.pi / 3)
        w.pen.mark(tyre, polygon([(-r * 0.6 * c, -r * 0.6 * s), (r * 0.6 * c, r * 0.6 * s)]), width=0.9)
    w.pen.patch(tyre, ellipse(r * 0.15, r * 0.15, 0, -r * 0.42), (230, 80, 70))
    w.layer(2, tyre)


def lorry(w: Workshop) -> None:
    """A lorry, bus or locomotive: a long body, a cab, three wheels or more."""
    s, dice = w.size, w.dice
    high = s * dice.uniform(0.4, 0.7)
    body = w.make(w.root, rounded_box(-s * 1.1, -high, s * 0.45, s * 0.25, s * dice.pick((0.02, 0.15))), w.colours[0])
    for k in range(dice.randint(0, 5)):
        x = s * (-0.95 + 0.27 * k)
        w.pen.patch(body, rounded_box(x, -high * 0.75, x + s * 0.18, -high * 0.3, s * 0.03), _GLASS, edge=True)
    w.pen.patch(body, box(-s * 2, -s * 0.02, s * 2, s * 0.06), w.colours[1], edge=True)
    cab = w.make(w.root, closed_curve([(s * 0.45, -high * 0.8), (s * 0.8, -high * 0.75), (s * 1.0, -high * 0.1), (s * 1.1, s * 0.05),
        (s * 1.08, s * 0.25), (s * 0.45, s * 0.25)], 3), w.colours[1])
    w.pen.patch(cab, polygon([(s * 0.55, -high * 0.65), (s * 0.76, -high * 0.6), (s * 0.9, -high * 0.15), (s * 0.55, -high * 0.15)]),
        _GLASS, edge=True)
    w.layer(0, body, cab)
    if dice.chance(0.4):  # a chimney that puffs
        w.layer(-1, w.make(w.root, box(s * 0.5, -high * 1.35, s * 0.66, -high * 0.7), w.colours[2]))
        for k in range(3):
            r, up = s * 0.1 * (k + 1.3), s * (0.15 + 0.28 * k)
            a, b = Joint(s * 0.58 - up * 0.7, -high * 1.3 - up), Joint(s * 0.58 - up * 1.1, -high * 1.35 - up * 1.3, 0, 1.25, 1.25)
            w.layer(-2, w.make(w.rig.add(w.root, a, b, w.timings.body), ellipse(r, r * 0.85), oklch(0.9, 0.01, 240)))
    turn = dice.degrees(-150, 150) * (0.1 + w.energy)
    for x in (-0.85, -0.4, 0.7):
        _wheel(w, x * s, s * 0.28, s * 0.2, turn)


def aeroplane(w: Workshop) -> None:
    """An aeroplane with a turning propeller, seen from the side."""
    s, dice = w.size, w.dice
    hull = w.make(w.root, closed_curve([(-s * 1.1, -s * 0.12), (-s * 0.3, -s * 0.2), (s * 0.5, -s * 0.26), (s * 0.85, -s * 0.05), (s * 0.5,
        s * 0.2), (-s * 0.3, s * 0.14), (-s * 1.1, s * 0.0)], 4), w.colours[0])
    w.pen.patch(hull, box(-s * 2, -s * 0.03, s * 2, s * 0.05), w.colours[1])
    w.pen.patch(hull, ellipse(s * 0.12, s * 0.09, s * 0.3, -s * 0.14), _GLASS, edge=True)
    tail = w.make(w.root, polygon([(-s * 1.1, -s * 0.1), (-s * 1.25, -s * 0.5), (-s * 1.0, -s * 0.5), (-s * 0.75, -s * 0.14)]),
        w.colours[1])
    wing = w.make(w.root, polygon([(s * 0.2, s * 0.02), (-s * 0.25, s * 0.5), (-s * 0.5, s * 0.5), (-s * 0.2, s * 0.02)]), w.colours[2])
    w.layer(0, tail, hull, wing)
    hub = w.turning(w.root, s * 0.87, -s * 0.04, 170)
    blades = w.still(hub)
    for turn in (0.0, math.pi):
        shape, _ = limb(s * 0.42, s * 0.03, s * 0.05)
        w.layer(1, w.make(w.still(blades, 0, 0, turn), shape, (90, 80, 76)))
    w.layer(1.5, w.make(hub, ellipse(s * 0.07, s * 0.07), w.colours[1]))


def rocket(w: Workshop) -> None:
    """A rocket or flying saucer with a flame that flickers."""
    s, dice = w.size, w.dice
    long = [dice.uniform(0.4, 1.6) for _ in range(2)]
    for share, colour in ((1.0, oklch(0.7, 0.19, 50)), (0.55, oklch(0.93, 0.12, 95))):
        j = w.rig.add(w.root, Joint(0, s * 0.75, skin_y=long[0]), Joint(0, s * 0.75, skin_y=long[1]), w.timings.trailing(dice))
        w.layer(-2 + share * 0.1 if share == 1.0 else -1.5, w.make(j, closed_curve([(-s * 0.2 * share, 0), (0, -s * 0.05),
            (s * 0.2 * share, 0), (s * 0.12 * share, s * 0.5 * share), (0, s * 0.9 * share), (-s * 0.12 * share,
                s * 0.5 * share)], 4), colour))
    fins = [w.make(w.root, polygon([(x * s * 0.25, s * 0.2), (x * s * 0.62, s * 0.9), (x * s * 0.2, s * 0.75)]),
        w.colours[1]) for x in (-1, 1)]
    hull = w.make(w.root, closed_curve([(0, -s * 1.2), (s * 0.3, -s * 0.5), (s * 0.3, s * 0.5), (s * 0.18, s * 0.78), (-s * 0.18,
        s * 0.78), (-s * 0.3, s * 0.5), (-s * 0.3, -s * 0.5)], 5), w.colours[0])
    w.pen.patch(hull, box(-s, -s * 2, s, -s * 0.65), w.colours[1], edge=True)
    w.pen.patch(hull, ellipse(s * 0.15, s * 0.15, 0, -s * 0.3), _GLASS, edge=True)
    w.layer(0, *fins, hull)


def ship(w: Workshop) -> None:
    """A boat with sails or funnels that rocks."""
    s, dice = w.size, w.dice
    tilt = [dice.degrees(-14, 14) * (0.3 + w.energy) for _ in range(2)]
    deck = w.rig.add(w.root, Joint(angle=tilt[0]), Joint(angle=tilt[1]), w.timings.body)
    w.layer(-1, w.make(deck, box(-s * 0.05, -s * 1.3, s * 0.05, s * 0.1), oklch(0.4, 0.06, 55)))
    belly = [dice.uniform(0.2, 0.6) for _ in range(2)]
    for side, high in ((1, 1.2), (-1, 0.9)):
        keys = [Joint(side * s * 0.06, -s * 0.1, skin_x=0.7 + v) for v in belly]
        j = w.rig.add(deck, keys[0], keys[1], w.timings.trailing(dice))
        sail = w.make(j, closed_curve([(0, -s * high), (side * s * 0.35, -s * high * 0.5), (side * s * 0.5, 0), (0, -s * 0.02)], 4),
            w.colours[1])
        w.pen.mark(sail, polygon([(0, -s * high * 0.5), (side * s * 0.4, -s * high * 0.3)]), width=0.7)
        w.layer(0, sail)
    hull = w.make(deck, closed_curve([(-s * 0.9, -s * 0.1), (s * 1.0, -s * 0.15), (s * 0.7, s * 0.35), (-s * 0.65, s * 0.35)], 3),
        w.colours[0])
    w.pen.patch(hull, box(-s * 2, -s * 0.02, s * 2, s * 0.06), w.colours[2], edge=True)
    for k in range(dice.randint(0, 4)):
        w.pen.patch(hull, ellipse(s * 0.06, s * 0.06, s * (-0.5 + 0.3 * k), s * 0.17), _GLASS, edge=True)
    w.layer(1, hull)


def clockwork(w: Workshop) -> None:
    """A clock face or dial with hands, before meshing gears."""
    s, dice = w.size, w.dice
    turn = dice.degrees(-70, 70) * (0.1 + w.energy)
    for x, r, way, n in ((-0.75, 0.55, 1, 10), (0.35, 0.75, -0.72, 14)):
        j = w.rig.add(w.root, Joint(x * s, s * 0.5), Joint(x * s, s * 0.5, turn * way), w.timings.body)
        gear = w.make(j, star(n, s * r, s * r * 0.8), w.colours[0 if x < 0 else 3])
        w.pen.patch(gear, ellipse(s * r * 0.25, s * r * 0.25), w.colours[1], edge=True)
        w.pen.patch(gear, ellipse(s * r * 0.1, s * r * 0.1, 0, -s * r * 0.5), w.colours[2], edge=True)
        w.layer(0, gear)
    face = w.make(w.root, ellipse(s * 0.8, s * 0.8, 0, -s * 0.35), (250, 246, 232))
    for k in range(12):
        c, q = math.cos(k * math.pi / 6), math.sin(k * math.pi / 6)
        w.pen.mark(face, polygon([(s * 0.66 * c, -s * 0.35 + s * 0.66 * q), (s * 0.75 * c, -s * 0.35 + s * 0.75 * q)]))
    w.layer(1, face)
    for long, half in ((0.42, 0.04), (0.62, 0.025)):
        hand = w.turning(w.root, 0, -s * 0.35, 150)
        w.layer(2, w.make(hand, box(-s * half, -s * 0.08, s * half, s * long), (30, 26, 34), line=False, ink=True))


def crawler(w: Workshop) -> None:
    """A robot or tank on treads: wheels in a loop, a turret that turns its gun, an arm with a claw."""
    s, dice = w.size, w.dice
    tread = w.make(w.root, rounded_box(-s, s * 0.2, s, s * 0.7, s * 0.25), (70, 68, 74))
    w.layer(0, tread)
    turn = dice.degrees(-120, 120) * (0.1 + w.energy)
    for k in range(4):
        _wheel(w, s * (-0.69 + 0.46 * k), s * 0.45, s * 0.17, turn)
    hull = w.make(w.root, polygon([(-s * 0.85, s * 0.2), (-s * 0.6, -s * 0.2), (s * 0.6, -s * 0.2), (s * 0.9, s * 0.2)]), w.colours[0])
    w.pen.patch(hull, box(-s * 0.4, -s * 0.08, -s * 0.1, s * 0.08), w.colours[1], edge=True)
    gun = w.turning(w.root, s * 0.1, -s * 0.4, 50) if dice.chance(0.5) else w.still(w.root, s * 0.1, -s * 0.4,
        -math.pi / 2 + dice.uniform(-0.5, 0.5))
    barrel, _ = limb(s * 1.0, s * 0.07, s * 0.05)
    pieces: list[Piece] = [w.make(gun, barrel, shift(w.colours[0], -0.1))]
    w.layer(0.5, *pieces)
    w.layer(1, hull, w.make(w.root, closed_curve([(-s * 0.4, -s * 0.2), (-s * 0.3, -s * 0.55), (s * 0.3, -s * 0.55), (s * 0.42, -s * 0.2)],
        4), w.colours[3]))


MACHINES = ((lorry, "prop", 0.7), (aeroplane, "prop", 0.7), (rocket, "prop", 0.6), (ship, "prop", 0.6), (clockwork, "prop", 0.5), (crawler,
    "prop", 0.7))
