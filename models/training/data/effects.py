"""Drawn effects: smoke, flames, beams, splashes, sparkles, speed lines, rain."""

from __future__ import annotations

import math

from .colour import oklch, random_colour, shift
from .rig import Joint, sway
from .shapes import Polygon, box, closed_curve, ellipse, polygon, star, strand
from .workshop import Workshop


def burst(w: Workshop) -> None:
    """An explosion or splash: a ragged star that grows, with drops that fly outwards."""
    s, dice = w.size, w.dice
    small, large = dice.uniform(0.35, 0.9) if dice.chance(0.7) else dice.uniform(0.02, 0.2), dice.uniform(0.9, 1.3)
    grow = (small, large) if dice.chance(0.7) else (large, small)
    turn = dice.degrees(-20, 20)
    core = w.rig.add(w.root, Joint(0, 0, 0, grow[0], grow[0]), Joint(0, 0, turn, grow[1], grow[1]), w.timings.body)
    n = dice.randint(7, 14)
    ragged = []
    for k in range(2 * n):
        r = s * (1 if k % 2 == 0 else 0.62) * dice.uniform(0.85, 1.15)
        ragged.append((r * math.cos(math.pi * k / n), r * math.sin(math.pi * k / n)))
    shape = closed_curve(ragged, 3) if dice.chance(0.5) else polygon(ragged)
    outer = w.make(core, shape, w.colours[0])
    w.pen.patch(outer, shape * 0.6, shift(w.colours[0], 0.18))
    w.layer(0, outer)
    for _ in range(dice.randint(0, 8)):
        a, r, size = dice.uniform(0, 6.28), s * dice.uniform(0.9, 1.5), s * dice.uniform(0.06, 0.18)
        near, far = r * grow[0], r * grow[1] * dice.uniform(1.0, 1.5)
        j = w.rig.add(w.root, Joint(near * math.cos(a), near * math.sin(a), a), Joint(far * math.cos(a), far * math.sin(a), a + turn),
            w.timings.body)
        drop = dice.pick((ellipse(size, size * 0.7), star(4, size, size * 0.4), ellipse(size, size)))
        w.layer(1, w.make(j, drop, dice.pick(w.colours)))


def smoke(w: Workshop) -> None:
    """Puffs that swell, drift and turn, drawn as one joined cloud."""
    s, dice = w.size, w.dice
    colour = oklch(dice.uniform(0.55, 0.97), dice.uniform(0, 0.05), dice.uniform(0, 360))
    drift = (dice.uniform(-0.6, 0.6) * s, -dice.uniform(0, 0.8) * s)
    pieces = []
    for _ in range(dice.randint(4, 9)):
        x, y, r = dice.uniform(-0.8, 0.8) * s, dice.uniform(-0.5, 0.5) * s, s * dice.uniform(0.25, 0.55)
        grow, rate = dice.uniform(0.75, 1.4), dice.uniform(0.4, 1.2) * (0.2 + w.energy)
        j = w.rig.add(w.root, Joint(x, y), Joint(x + drift[0] * rate + x * 0.3 * w.energy, y + drift[1] * rate, dice.degrees(-20, 20),
            grow, grow), w.timings.body)
        bumps = [(r * dice.uniform(0.85, 1.1) * math.cos(k * 0.9), r * dice.uniform(0.85, 1.1) * math.sin(k * 0.9)) for k in range(7)]
        pieces.append(w.make(j, closed_curve(bumps, 4), colour))
    w.layer(0, *pieces, joined=dice.chance(0.75))


def flame(w: Workshop) -> None:
    """Tongues of fire around a core, licking from side to side."""
    s, dice = w.size, w.dice
    outer, inner = dice.pick(((oklch(0.68, 0.2, 45), oklch(0.9, 0.14, 95)), (oklch(0.6, 0.16, 260), oklch(0.92, 0.06, 220)),
        (w.colours[0], shift(w.colours[0], 0.25))))
    for colour, size in ((outer, 1.0), (inner, 0.58)):
        pieces = []
        n = dice.randint(3, 6)
        for k in range(n):
            x = (k - (n - 1) / 2) * s * 0.34 * size
            length = s * size * dice.uniform(0.9, 1.7) * (1.2 - abs(k - (n - 1) / 2) / n)
            tips = [dice.uniform(-0.35, 0.35) * length for _ in range(2)]
            tall = [dice.uniform(0.8, 1.2) for _ in range(2)]
            keys = [Joint(x, s * 0.5, math.pi, 1, 1, 1, tall[i], *sway(length, tips[i], tips[1 - i] * 0.5)) for i in range(2)]
            j = w.rig.add(w.root, keys[0], keys[1], w.timings.trailing(dice))
            shape, opened = strand(length, s * 0.26 * size, swell=0.5)
            pieces.append(w.make(j, shape, colour, open_until=opened))
        base = w.make(w.root, ellipse(s * 0.62 * size, s * 0.3 * size, 0, s * 0.55), colour)
        w.layer(0 if size == 1.0 else 1, base, *pieces, joined=True)


def beam(w: Workshop) -> None:
    """A ray or a slash: long, tapered, turning or lengthening."""
    s, dice = w.size, w.dice
    turning = w.turning(w.root, 0, 0, 100)
    stretch = [dice.uniform(0.6, 1.2), dice.uniform(0.9, 1.6)]
    bend = dice.uniform(-0.6, 0.6) * 1.8 * s if dice.chance(0.4) else 0.0
    keys = [Joint(0, 0, 0, 1, 1, 1, stretch[i], *sway(2.6 * s, bend)) for i in range(2)]
    j = w.rig.add(turning, keys[0], keys[1], w.timings.body)
    length, half = s * 2.6, s * dice.uniform(0.05, 0.25)
    shape: Polygon = closed_curve([(-half * 0.3, 0), (-half, length * 0.5), (0, length), (half, length * 0.5), (half * 0.3, 0)], 6)
    ray = w.make(j, shape, w.colours[0], line=dice.chance(0.5))
    w.pen.patch(ray, shape * [0.45, 0.9], (255, 255, 255))
    w.layer(0, ray)


def sparkles(w: Workshop) -> None:
    """Stars that grow and shrink in place."""
    s, dice = w.size, w.dice
    for _ in range(dice.randint(3, 9)):
        x, y, r = dice.uniform(-1.6, 1.6) * s, dice.uniform(-1.6, 1.6) * s, s * dice.uniform(0.15, 0.5)
        size = [dice.uniform(0.25, 1.2) for _ in range(2)]
        turn = dice.degrees(-45, 45) * w.energy
        j = w.rig.add(w.root, Joint(x, y, 0, size[0], size[0]), Joint(x, y, turn, size[1], size[1]), w.timings.body)
        shape = dice.pick((star(4, r, r * 0.2), star(5, r, r * 0.45), star(8, r, r * 0.5), ellipse(r * 0.5, r * 0.5)))
        w.layer(0, w.make(j, shape, dice.pick((w.colours[0], w.colours[1], (255, 244, 180)))))


def confetti(w: Workshop) -> None:
    """Leaves, snow, petals: many small things each on its own way."""
    dice, s = w.dice, w.size
    wind = (dice.uniform(-1, 1) * s, dice.uniform(0.2, 1.0) * s)
    for _ in range(dice.randint(6, 20)):
        x, y, size = dice.uniform(-2.0, 2.0) * s, dice.uniform(-1.8, 1.8) * s, s * dice.uniform(0.08, 0.22)
        gust, a = dice.uniform(0.3, 1.2) * (0.2 + w.energy), dice.uniform(0, 6.28)
        end = Joint(x + wind[0] * gust, y + wind[1] * gust, a + dice.degrees(-90, 90) * w.energy)
        j = w.rig.add(w.root, Joint(x, y, a), end, w.timings.body)
        shape = dice.pick((ellipse(size, size * 0.5, power=1.4), ellipse(size, size), star(4, size * 1.3, size * 0.4),
            box(-size, -size * 0.5, size, size * 0.5)))
        w.layer(dice.uniform(-1, 1), w.make(j, shape, dice.pick(w.colours), thin=0.7))


def streaks(w: Workshop) -> None:
    """Rain or speed lines: thin tapered strokes along one heading."""
    dice, s = w.dice, w.size
    heading = dice.uniform(0, 2 * math.pi)
    way = s * dice.uniform(0.1, 1.5) * (0.2 + w.energy)
    colour = dice.pick(((240, 240, 250), (20, 20, 24), random_colour(dice)))
    for _ in range(dice.randint(8, 24)):
        x, y = dice.uniform(-2.5, 2.5) * s, dice.uniform(-2.5, 2.5) * s
        length, half = s * dice.uniform(0.4, 1.6), max(0.5, s * dice.uniform(0.01, 0.035))
        rate = way * dice.uniform(0.7, 1.2)
        end = Joint(x - rate * math.sin(heading), y + rate * math.cos(heading), heading)
        j = w.rig.add(w.root, Joint(x, y, heading), end, w.timings.body)
        w.layer(0, w.make(j, polygon([(0, 0), (half, length * 0.4), (0, length), (-half, length * 0.4)]), colour, line=False, ink=True))


def splash(w: Workshop) -> None:
    """Water or dust thrown up: a crown that opens and drops on ballistic ways."""
    s, dice = w.size, w.dice
    colour = dice.pick((oklch(0.8, 0.08, 225), oklch(0.75, 0.05, 70), w.colours[0]))
    tall = (dice.uniform(0.2, 0.7), dice.uniform(0.7, 1.3))
    wide = (dice.uniform(0.5, 0.9), dice.uniform(0.9, 1.3))
    n = dice.randint(4, 8)
    rim = []
    for k in range(n):
        x = -s + 2 * s * (k + 0.5) / n
        rim += [(x - s * 0.7 / n, -s * 0.25), (x * 1.25, -s * dice.uniform(0.6, 1.2))]
    j = w.rig.add(w.root, Joint(0, 0, 0, wide[0], tall[0]), Joint(0, 0, 0, wide[1], tall[1]), w.timings.body)
    crown = w.make(j, closed_curve([(-s * 0.9, 0), *rim, (s * 0.9, 0), (0, s * 0.2)], 3), colour)
    w.pen.patch(crown, ellipse(s * 0.6, s * 0.18, 0, -s * 0.02), shift(colour, 0.12), edge=True)
    w.layer(0, crown)
    for _ in range(dice.randint(3, 14)):
        x0, x1, r = dice.uniform(-0.7, 0.7) * s, dice.uniform(-2.2, 2.2) * s, s * dice.uniform(0.04, 0.12)
        drop = w.rig.add(w.root, Joint(x0, -s * dice.uniform(0.2, 0.9)), Joint(x1, s * dice.uniform(-1.6, 0.3)), w.timings.body)
        w.rig.bend_way(drop, Joint(0.0, -s * dice.uniform(0.2, 0.9)))
        w.layer(1, w.make(drop, ellipse(r, r * dice.uniform(0.8, 1.5)), colour, thin=0.8))


def ring(w: Workshop) -> None:
    """A shock wave or a ripple: rings that widen, drawn as bands one can see through the middle of."""
    s, dice = w.size, w.dice
    flat = dice.pick((1.0, 1.0, 0.35))
    for k in range(dice.randint(1, 3)):
        r = s * (0.5 + 0.4 * k)
        grow = (dice.uniform(0.4, 0.9), dice.uniform(1.0, 1.8))
        j = w.rig.add(w.root, Joint(0, 0, 0, grow[0], grow[0] * flat), Joint(0, 0, 0, grow[1], grow[1] * flat), w.timings.body)
        thick = s * dice.uniform(0.05, 0.16)
        pieces = []
        n, share = dice.randint(8, 14), dice.pick((1.0, 1.0, 1.0, 0.7))
        for i in range(n):
            a, b = 2 * math.pi * i / n, 2 * math.pi * (i + share) / n
            arc = [a + (b - a) * u / 5 for u in range(6)]
            band = [(r * math.cos(v), r * math.sin(v)) for v in arc] + [((r - thick) * math.cos(v),
                (r - thick) * math.sin(v)) for v in reversed(arc)]
            pieces.append(w.make(j, polygon(band), w.colours[k], line=False))
        w.layer(0.1 * k, *pieces)


def lightning(w: Workshop) -> None:
    """A forked bolt whose limbs each turn a little between the keys."""
    s, dice = w.size, w.dice
    colour = dice.pick((oklch(0.95, 0.12, 100), oklch(0.9, 0.08, 230), (255, 255, 255)))
    joint, y = w.root, -s * 1.2
    for k in range(dice.randint(4, 7)):
        angle = dice.uniform(0.3, 1.0) * (1 if k % 2 else -1) * (1.0 if k == 0 else 2.0)
        long, half = s * dice.uniform(0.35, 0.7), s * 0.09 * (1 - 0.1 * k)
        joint = w.rig.add(joint, Joint(0, y, angle), Joint(0, y, angle + dice.degrees(-30, 30) * w.energy), w.timings.body)
        w.layer(0.1 * k, w.make(joint, polygon([(-half, -half * 0.4), (half, 0), (half * 0.7, long), (-half * 0.7, long)]), colour,
            line=dice.chance(0.3)))
        y = long
