"""More drawn places: skies of clouds, corridors in perspective, mountains, the sea, space, a crowd of rooftops."""

from __future__ import annotations

import math

from .colour import oklch, shift
from .places import Place, Scenery
from .shapes import box, closed_curve, ellipse, open_curve, polygon


def clouds(s: Scenery) -> None:
    """A sky of heaped clouds, each with a lit top and a shaded foot."""
    dice, size = s.dice, s.size
    s.sky()
    for _ in range(dice.randint(3, 9)):
        x, y, wide = dice.uniform(-1.4, 1.4) * size, dice.uniform(-0.9, 0.9) * size, size * dice.uniform(0.2, 0.7)
        tall, bumps = wide * dice.uniform(0.3, 0.6), dice.randint(4, 8)
        crest = [(x - wide + 2 * wide * k / bumps, y - tall * dice.uniform(0.4,
            1.0) * math.sin(math.pi * (k + 0.3) / (bumps + 0.6))) for k in range(bumps + 1)]
        white = oklch(dice.uniform(0.9, 0.99), 0.01, 250)
        s.put(s.far, closed_curve([*crest, (x + wide * 0.9, y + tall * 0.1), (x - wide * 0.9, y + tall * 0.1)], 5), white)
        s.put(s.far, closed_curve([(x - wide * 0.9, y), (x, y - tall * 0.12), (x + wide * 0.9, y), (x, y + tall * 0.12)], 5), shift(white,
            -0.1, 1.0, 0.02), False)


def corridor(s: Scenery) -> None:
    """A corridor or street that runs to a point: floor boards, walls, doors, lamps."""
    dice, size, r = s.dice, s.size, s.reach
    vx, vy = dice.uniform(-0.3, 0.3) * size, dice.uniform(-0.15, 0.1) * size
    floor, wall, top = s.colour(0, -0.1), s.colour(30, 0.05), s.colour(60, 0.15)
    s.put(s.far, box(-r, -r, r, r), wall, False)
    s.put(s.far, polygon([(vx, vy), (-r, r), (r, r)]), floor)
    s.put(s.far, polygon([(vx, vy), (-r, -r), (r, -r)]), top)
    for k in range(dice.randint(4, 12)):
        x = (k - 5.5) * size * 0.35
        s.stroke(s.far, polygon([(vx, vy), (x * 3, r)]), shift(floor, -0.1), 0.8)
    near = [0.25 * 1.7**k for k in range(5)]
    for side in (-1, 1):
        for a, b in zip(near, near[1:]):
            if dice.chance(0.7):
                x0, x1 = vx + side * a * size, vx + side * (a + (b - a) * 0.55) * size
                high = dice.uniform(0.5, 0.75)
                s.put(s.far, polygon([(x0, vy + a * size * 0.98), (x0, vy - a * size * high), (x1, vy - (x1 - vx) * side * high), (x1,
                    vy + (x1 - vx) * side * 0.98)]),
                    s.colour(dice.uniform(60, 200), dice.uniform(-0.2, 0.2)))
    end = size * 0.12
    s.put(s.far, box(vx - end, vy - end, vx + end, vy + end), s.colour(0, dice.uniform(-0.3, 0.3)))


def mountains(s: Scenery) -> None:
    """Ridges behind ridges, paler the farther, some with snow."""
    dice, size, r = s.dice, s.size, s.reach
    s.sky()
    count = dice.randint(2, 5)
    hue = dice.uniform(120, 290)
    for k in range(count):
        base, colour = size * (-0.15 + 0.5 * k / count), oklch(0.8 - 0.45 * k / count, 0.05, hue)
        peaks = [(x * size * 0.25, base - size * dice.uniform(0.02, 0.42) * (1 - 0.5 * k / count)) for x in range(-8, 9)]
        ridge = polygon(peaks) if dice.chance(0.6) else open_curve(peaks, 4)
        s.put(s.far, polygon([(-r, r), *map(tuple, ridge.tolist()), (r, r)]), colour)
        if k == 0 and dice.chance(0.6):
            for x, y in peaks[1::2]:
                h = size * dice.uniform(0.05, 0.12)
                s.put(s.far, polygon([(x, y), (x + h * 0.7, y + h), (x + h * 0.2, y + h * 0.7), (x - h * 0.2, y + h), (x - h * 0.7,
                    y + h * 0.8)]), (248, 250, 255), False)
    for _ in range(dice.randint(0, 4)):
        s.tree(s.near, dice.uniform(-1.5, 1.5) * size, size * dice.uniform(0.5, 0.8), size * dice.uniform(0.4, 1.1))


def sea(s: Scenery) -> None:
    """A beach and waves, or under water with weeds and bubbles."""
    dice, size = s.dice, s.size
    if dice.chance(0.5):
        s.sky()
        water = oklch(dice.uniform(0.45, 0.7), 0.1, dice.uniform(200, 245))
        horizon = dice.uniform(-0.1, 0.2) * size
        s.ground(horizon, water)
        for k in range(dice.randint(3, 12)):
            y, x, w = horizon + size * 0.04 * (k + 1) ** 1.3, dice.uniform(-1, 1) * size, size * dice.uniform(0.1, 0.5)
            s.stroke(s.far, open_curve([(x - w, y), (x - w / 2, y - w * 0.08), (x, y), (x + w / 2, y - w * 0.08), (x + w, y)], 4),
                shift(water, 0.18), 1.2)
        if dice.chance(0.6):
            s.ground(dice.uniform(0.3, 0.45) * size, oklch(0.86, 0.06, 85), size * 0.03)
        return
    deep = oklch(dice.uniform(0.35, 0.7), 0.09, dice.uniform(190, 250))
    s.put(s.far, box(-s.reach, -s.reach, s.reach, s.reach), deep, False)
    for _ in range(dice.randint(2, 6)):
        x, w = dice.uniform(-1.2, 1.2) * size, size * dice.uniform(0.05, 0.25)
        s.put(s.far, polygon([(x, -s.reach), (x + w, -s.reach), (x + 2.5 * w, s.reach), (x - w, s.reach)]), shift(deep, dice.uniform(0.02,
            0.06)), False)
    for _ in range(dice.randint(4, 14)):
        x, h = dice.uniform(-1.4, 1.4) * size, size * dice.uniform(0.15, 0.6)
        bend, base = dice.uniform(-0.2, 0.2) * h, size * 0.55
        weed = oklch(dice.uniform(0.35, 0.6), 0.1, dice.uniform(120, 180))
        s.put(s.far, closed_curve([(x - h * 0.05, base), (x + bend - h * 0.04, base - h * 0.5), (x - bend, base - h), (x + bend + h * 0.04,
            base - h * 0.5), (x + h * 0.05, base)], 5), weed)
    s.ground(0.45 * size, oklch(0.7, 0.06, 80), size * 0.03)
    for _ in range(dice.randint(0, 15)):
        b = size * dice.uniform(0.008, 0.03)
        s.put(s.far, ellipse(b, b, dice.uniform(-1, 1) * size, dice.uniform(-1, 0.4) * size), shift(deep, 0.15))


def space(s: Scenery) -> None:
    """Stars, planets, a nebula."""
    dice, size, r = s.dice, s.size, s.reach
    s.put(s.far, box(-r, -r, r, r), oklch(dice.uniform(0.1, 0.22), 0.05, dice.uniform(240, 320)), False)
    for _ in range(dice.randint(2, 6)):
        w = size * dice.uniform(0.2, 0.7)
        s.blob(s.far, dice.uniform(-1, 1) * size, dice.uniform(-0.8, 0.8) * size, w, w * 0.5, oklch(dice.uniform(0.15, 0.32), 0.09,
            dice.uniform(200, 340)), 11)
    for _ in range(dice.randint(40, 110)):
        d = size * dice.uniform(0.002, 0.007)
        s.put(s.far, ellipse(d, d, dice.uniform(-1.3, 1.3) * size, dice.uniform(-1.1, 1.1) * size, 6), (255, 250, 240), False)
    for _ in range(dice.randint(0, 3)):
        d, x, y = size * dice.uniform(0.06, 0.35), dice.uniform(-0.9, 0.9) * size, dice.uniform(-0.6, 0.6) * size
        colour = oklch(dice.uniform(0.5, 0.8), 0.12, dice.uniform(0, 360))
        s.put(s.far, ellipse(d, d, x, y), colour)
        s.put(s.far, ellipse(d * 0.8, d * 0.25, x - d * 0.1, y - d * 0.2), shift(colour, 0.08), False)
        if dice.chance(0.4):
            s.stroke(s.far, ellipse(d * 1.6, d * 0.3, x, y), shift(colour, 0.15), 2.0)


def rooftops(s: Scenery) -> None:
    """Tiled roofs one behind the other, with chimneys."""
    dice, size = s.dice, s.size
    s.sky()
    hue = dice.pick((30, 20, 250, 150))
    for row in range(dice.randint(2, 5)):
        y, x = size * (-0.1 + 0.17 * row), -s.reach
        while x < s.reach:
            w, h = size * dice.uniform(0.25, 0.6), size * dice.uniform(0.1, 0.25)
            s.put(s.far, box(x + w * 0.08, y, x + w * 0.92, y + size), oklch(dice.uniform(0.7, 0.92), 0.03, 70))
            roof = oklch(dice.uniform(0.4, 0.62), 0.1, hue + dice.uniform(-15, 15))
            s.put(s.far, polygon([(x, y), (x + w * 0.2, y - h), (x + w * 0.8, y - h), (x + w, y)]), roof)
            for k in range(1, 4):
                s.stroke(s.far, polygon([(x + w * 0.05 * (4 - k), y - h * k / 4), (x + w * (1 - 0.05 * (4 - k)), y - h * k / 4)]),
                    shift(roof, -0.08), 0.6)
            if dice.chance(0.3):
                s.put(s.far, box(x + w * 0.6, y - h * 1.6, x + w * 0.7, y - h * 0.7), shift(roof, -0.12))
            for k in range(dice.randint(0, 3)):
                s.put(s.far, box(x + w * (0.2 + 0.22 * k), y + size * 0.04, x + w * (0.3 + 0.22 * k), y + size * 0.12), oklch(0.4, 0.05,
                    240))
            x += w


VISTAS: tuple[tuple[Place, float], ...] = ((clouds, 1.2), (corridor, 1.0), (mountains, 1.0), (sea, 1.0), (space, 0.6), (rooftops, 0.8))
