"""Drawn places for backgrounds: outdoors, streets, rooms, patterns, painted texture."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import skia

from .backdrop import Easel
from .colour import Rgb, argb, oklch, shift
from .dice import Dice
from .paths import path_of
from .shapes import Polygon, box, closed_curve, ellipse, open_curve, polygon

Place = Callable[["Scenery"], None]


class Scenery:
    """Draws one place into a far easel and a near easel. `size` is the picture's height in px."""

    def __init__(self, dice: Dice, far: Easel, near: Easel, size: float, reach: float, line: Rgb | None, width: float) -> None:
        self.dice, self.far, self.near, self.size = dice, far, near, size
        self.line, self.width = line, width
        self.reach = reach
        """Half extent that is painted, so that no camera move shows an edge."""
        self.hue = dice.uniform(0, 360)
        self.tone = dice.uniform(0.45, 0.85)

    def colour(self, step: float = 0.0, lightness: float = 0.0, chroma: float | None = None) -> Rgb:
        c = self.dice.uniform(0.02, 0.1) if chroma is None else chroma
        return oklch(min(max(self.tone + lightness, 0.12), 0.98), c, self.hue + step)

    def put(self, easel: Easel, outline: Polygon, colour: Rgb, lined: bool = True) -> None:
        path = path_of(outline, True)
        easel.fill(path, colour, self.line if lined else None, self.width)

    def stroke(self, easel: Easel, points: Polygon, colour: Rgb | None = None, width: float = 1.0) -> None:
        easel.line(path_of(points, False), colour or self.line or self.colour(0, -0.2), max(0.7, self.width * width))

    def ground(self, y: float, colour: Rgb, top: float = 0.0) -> None:
        r = self.reach
        if top:
            xs = np.linspace(-r, r, 18)
            ridge = [(float(x), y + self.dice.uniform(-top, top)) for x in xs]
            crest = open_curve(ridge, 4)
            self.put(self.far, np.concatenate([crest, polygon([(r, r), (-r, r)])]), colour)
        else:
            self.put(self.far, box(-r, y, r, r), colour)

    def sky(self) -> None:
        r, dice = self.reach, self.dice
        low, high = oklch(dice.uniform(0.6, 0.97), dice.uniform(0.01, 0.09), dice.pick((230, 240, 60, 30, 280))), oklch(
            dice.uniform(0.25, 0.9), dice.uniform(0.03, 0.12), dice.pick((240, 250, 265, 210))
        )
        shader = skia.GradientShader.MakeLinear([skia.Point(0, -r * 0.5), skia.Point(0, r * 0.4)], [argb(high), argb(low)])
        self.far.shade(path_of(box(-r, -r, r, r), True), shader)

    def blob(self, easel: Easel, x: float, y: float, rx: float, ry: float, colour: Rgb, bumps: int = 8) -> None:
        turn = self.dice.random() * 6.28
        points = []
        for k in range(bumps):
            a = turn + 2 * math.pi * k / bumps
            s = self.dice.uniform(0.72, 1.15)
            points.append((x + rx * s * math.cos(a), y + ry * s * math.sin(a)))
        self.put(easel, closed_curve(points, 5), colour)

    def tree(self, easel: Easel, x: float, base: float, height: float) -> None:
        dice = self.dice
        trunk, leaf = oklch(dice.uniform(0.3, 0.5), 0.05, 55), oklch(dice.uniform(0.4, 0.75), dice.uniform(0.06, 0.14),
            dice.uniform(95, 165))
        w = height * 0.07
        self.put(easel, polygon([(x - w, base), (x - w * 0.6, base - height), (x + w * 0.6, base - height), (x + w, base)]), trunk)
        if dice.chance(0.3):
            for k in range(3):
                y, half = base - height * (0.35 + 0.25 * k), height * (0.34 - 0.07 * k)
                self.put(easel, polygon([(x - half, y), (x, y - height * 0.42), (x + half, y)]), leaf)
        else:
            for _ in range(dice.randint(1, 3)):
                self.blob(easel, x + dice.uniform(-0.2, 0.2) * height, base - height * dice.uniform(0.8, 1.1), height * 0.36,
                    height * 0.3, leaf)


def meadow(s: Scenery) -> None:
    dice, size = s.dice, s.size
    s.sky()
    for _ in range(dice.randint(1, 7)):
        w = size * dice.uniform(0.12, 0.4)
        s.blob(s.far, dice.uniform(-1.3, 1.3) * size, dice.uniform(-0.8, -0.1) * size, w, w * 0.35,
            shift((250, 250, 252), -dice.uniform(0, 0.08)))
    horizon = dice.uniform(-0.1, 0.25) * size
    for k in range(dice.randint(0, 3)):
        s.ground(horizon - size * 0.12 * (3 - k) * dice.uniform(0.3, 1), s.colour(30 * k, -0.05 * k), size * 0.08)
    s.ground(horizon, oklch(dice.uniform(0.55, 0.82), dice.uniform(0.05, 0.13), dice.uniform(80, 150)), size * dice.uniform(0, 0.02))
    for _ in range(dice.randint(0, 9)):
        s.tree(s.far, dice.uniform(-1.5, 1.5) * size, horizon + dice.uniform(0, 0.1) * size, size * dice.uniform(0.12, 0.5))
    for _ in range(dice.randint(0, 40)):
        x, y = dice.uniform(-1.2, 1.2) * size, horizon + dice.uniform(0.05, 0.7) * size
        s.stroke(s.far, polygon([(x, y), (x + dice.uniform(-3, 3), y - dice.uniform(3, 9))]), s.colour(0, -0.1))
    for _ in range(dice.randint(0, 3)):
        s.tree(s.near, dice.uniform(-1.4, 1.4) * size, size * dice.uniform(0.5, 0.8), size * dice.uniform(0.7, 1.3))


def street(s: Scenery) -> None:
    dice, size = s.dice, s.size
    s.sky()
    horizon = dice.uniform(0.1, 0.4) * size
    x = -s.reach
    while x < s.reach:
        w, h = size * dice.uniform(0.15, 0.5), size * dice.uniform(0.3, 1.2)
        wall = s.colour(dice.uniform(-60, 60), dice.uniform(-0.15, 0.15))
        s.put(s.far, box(x, horizon - h, x + w, horizon), wall)
        if dice.chance(0.35):
            s.put(s.far, polygon([(x - 4, horizon - h), (x + w / 2, horizon - h - w * 0.5), (x + w + 4, horizon - h)]), s.colour(180, -0.1))
        glass, step = s.colour(120, dice.uniform(-0.3, 0.25)), size * dice.uniform(0.07, 0.13)
        for j in range(int(min(h, size) // step)):
            for i in range(int(w // step)):
                if dice.chance(0.85):
                    px, py = x + (i + 0.25) * step, horizon - h + (j + 0.3) * step
                    s.put(s.far, box(px, py, px + step * 0.5, py + step * 0.6), glass, dice.chance(0.5))
        x += w + size * dice.pick((0, 0, 0.04, 0.15))
    s.ground(horizon, s.colour(0, -0.1, 0.02))
    for k in range(dice.randint(0, 12)):
        cx = (k - 6) * size * 0.25
        s.put(s.far, polygon([(cx, horizon + 0.2 * size), (cx + 0.1 * size, horizon + 0.2 * size),
            (cx + 0.08 * size, horizon + 0.24 * size), (cx - 0.03 * size, horizon + 0.24 * size)]), (240, 240, 232), False)
    for _ in range(dice.randint(0, 2)):  # a pole close by
        cx, w = dice.uniform(-1.2, 1.2) * size, size * dice.uniform(0.015, 0.06)
        s.put(s.near, box(cx - w, -s.reach, cx + w, s.reach * 0.5), s.colour(90, -0.25))


def room(s: Scenery) -> None:
    dice, size, r = s.dice, s.size, s.reach
    wall, floor = s.colour(0, 0.1), s.colour(dice.uniform(-60, 60), -0.12)
    s.put(s.far, box(-r, -r, r, r), wall, False)
    if dice.chance(0.4):
        step = size * dice.uniform(0.06, 0.2)
        stripe = shift(wall, dice.signed(0.03, 0.07))
        for k in range(int(2 * r / step)):
            s.put(s.far, box(-r + k * step, -r, -r + (k + 0.5) * step, r), stripe, False)
    edge = dice.uniform(0.1, 0.42) * size
    s.put(s.far, box(-r, edge, r, r), floor)
    if dice.chance(0.6):
        for k in range(-14, 15):
            s.stroke(s.far, polygon([(k * size * 0.12, edge), (k * size * 0.3, edge + size)]), shift(floor, -0.12), 0.7)
    if dice.chance(0.6):
        s.put(s.far, box(-r, edge - size * 0.05, r, edge), shift(wall, -0.15))
    for _ in range(dice.randint(1, 6)):
        x, y = dice.uniform(-1.1, 1.0) * size, dice.uniform(-0.6, -0.1) * size
        w, h = size * dice.uniform(0.15, 0.5), size * dice.uniform(0.15, 0.5)
        kind = dice.random()
        if kind < 0.4:  # window
            s.put(s.far, box(x, y, x + w, y + h), s.colour(180, 0.2))
            s.put(s.far, box(x + 4, y + 4, x + w - 4, y + h - 4), oklch(0.85, 0.06, 235))
            s.stroke(s.far, polygon([(x + w / 2, y), (x + w / 2, y + h)]), None, 1.5)
            s.stroke(s.far, polygon([(x, y + h / 2), (x + w, y + h / 2)]), None, 1.5)
        elif kind < 0.65:  # shelf with things
            s.put(s.far, box(x, y, x + w, y + h), s.colour(-40, -0.2))
            for j in range(3):
                top, bx = y + h * (j + 0.15) / 3, x + 3
                while bx < x + w - 8:
                    bw = dice.uniform(3, 9)
                    s.put(s.far, box(bx, top + dice.uniform(0, h * 0.08), bx + bw, y + h * (j + 0.95) / 3),
                        s.colour(dice.uniform(0, 360), dice.uniform(-0.2, 0.2), 0.1))
                    bx += bw + 1
        elif kind < 0.85:  # picture
            s.put(s.far, box(x, y, x + w * 0.6, y + h * 0.6), s.colour(90, -0.3))
            s.put(s.far, box(x + 4, y + 4, x + w * 0.6 - 4, y + h * 0.6 - 4), s.colour(200, 0.2))
            s.put(s.far, ellipse(w * 0.12, h * 0.12, x + w * 0.3, y + h * 0.3), s.colour(20, -0.1, 0.14))
        else:  # door
            s.put(s.far, box(x, edge - size * 0.7, x + size * 0.3, edge), s.colour(40, -0.15))
            s.put(s.far, ellipse(3, 3, x + size * 0.26, edge - size * 0.33), (220, 200, 90))
    if dice.chance(0.4):  # furniture in front
        x, w, h = dice.uniform(-1, 0.6) * size, size * dice.uniform(0.3, 0.8), size * dice.uniform(0.15, 0.35)
        s.put(s.near, box(x, size * 0.5 - h, x + w, size * 1.5), s.colour(-20, -0.25))


def pattern(s: Scenery) -> None:
    """Tiles, stripes, dots or rays: repeating texture that is easy to mismatch."""
    dice, size, r = s.dice, s.size, s.reach
    a, b = s.colour(0), s.colour(dice.uniform(0, 180), dice.signed(0.06, 0.25))
    s.put(s.far, box(-r, -r, r, r), a, False)
    step = size * dice.uniform(0.06, 0.3)
    kind = dice.pick(("checker", "stripes", "dots", "rays", "grid"))
    n = int(r / step) + 1
    if kind == "rays":
        k = dice.randint(8, 24)
        for i in range(k):
            t0, t1 = 2 * math.pi * i / k, 2 * math.pi * (i + 0.5) / k
            s.put(s.far, polygon([(0, 0), (2 * r * math.cos(t0), 2 * r * math.sin(t0)), (2 * r * math.cos(t1), 2 * r * math.sin(t1))]),
                b, False)
        return
    for i in range(-n, n):
        if kind == "stripes":
            s.put(s.far, polygon([(i * step, -r), (i * step + step / 2, -r), (i * step + step / 2 + r, r), (i * step + r, r)]), b, False)
            s.put(s.far, polygon([(i * step - 2 * r, -r), (i * step - 2 * r + step / 2, -r), (i * step + step / 2 - r, r),
                (i * step - r, r)]), b, False)
        elif kind == "grid":
            s.stroke(s.far, polygon([(i * step, -r), (i * step, r)]), b)
            s.stroke(s.far, polygon([(-r, i * step), (r, i * step)]), b)
        elif abs(i * step) < size:
            for j in range(-n, n):
                if abs(j * step) > size:
                    continue
                if kind == "checker" and (i + j) % 2:
                    s.put(s.far, box(i * step, j * step, (i + 1) * step, (j + 1) * step), b, False)
                elif kind == "dots":
                    s.put(s.far, ellipse(step * 0.3, step * 0.3, (i + 0.5 * (j % 2)) * step, j * step, 12), b, False)


def painted(s: Scenery) -> None:
    """Brushed texture: a mottled wash and many strokes in neighbouring colours."""
    dice, size, r = s.dice, s.size, s.reach
    base = s.colour(0)
    s.put(s.far, box(-r, -r, r, r), base, False)
    grain = dice.log_uniform(0.004, 0.05)
    noise = skia.PerlinNoiseShader.MakeFractalNoise(grain, grain * dice.uniform(0.4, 1.0), 3, float(dice.randint(0, 999)))
    red, green, blue = (v / 255 for v in shift(base, dice.signed(0.08, 0.25)))
    cover = dice.uniform(0.6, 1.4)
    wash = skia.ColorFilters.Matrix([0, 0, 0, 0, red, 0, 0, 0, 0, green, 0, 0, 0, 0, blue, cover, 0, 0, 0, -0.2 * cover])
    s.far.shade(path_of(box(-r, -r, r, r), True), noise.makeWithColorFilter(wash))
    slant = dice.uniform(0, math.pi)
    for _ in range(dice.randint(0, 80)):
        x, y = dice.uniform(-1.1, 1.1) * size, dice.uniform(-1.1, 1.1) * size
        length, half = size * dice.uniform(0.05, 0.3), size * dice.uniform(0.004, 0.03)
        dx, dy = length * math.cos(slant), length * math.sin(slant)
        s.put(s.far, polygon([(x, y), (x + dx / 2 - half * dy / length, y + dy / 2 + half * dx / length), (x + dx, y + dy),
            (x + dx / 2 + half * dy / length, y + dy / 2 - half * dx / length)]), s.colour(dice.uniform(-25, 25),
            dice.uniform(-0.12, 0.12)), False)


def night(s: Scenery) -> None:
    """A dark sky with a moon and stars over a skyline or the sea."""
    dice, size, r = s.dice, s.size, s.reach
    deep = oklch(dice.uniform(0.12, 0.3), dice.uniform(0.03, 0.09), dice.uniform(240, 300))
    s.put(s.far, box(-r, -r, r, r), deep, False)
    for _ in range(dice.randint(20, 60)):
        radius = dice.uniform(0.4, 1.6) * size / 256
        s.put(s.far, ellipse(radius, radius, dice.uniform(-1.3, 1.3) * size, dice.uniform(-1.0, 0.4) * size, 6), (255, 250, 225), False)
    moon = size * dice.uniform(0.05, 0.2)
    s.put(s.far, ellipse(moon, moon, dice.uniform(-0.8, 0.8) * size, dice.uniform(-0.6, -0.1) * size), oklch(0.95, 0.05, 95))
    horizon = dice.uniform(0.15, 0.4) * size
    if dice.chance(0.5):  # sea
        s.ground(horizon, shift(deep, 0.1))
        for _ in range(dice.randint(5, 30)):
            x, y, w = dice.uniform(-1.3, 1.3) * size, horizon + dice.random() ** 2 * 0.7 * size, size * dice.uniform(0.03, 0.2)
            s.stroke(s.far, open_curve([(x - w, y), (x - w / 2, y - w * 0.06), (x, y), (x + w / 2, y - w * 0.06), (x + w, y)], 3),
                shift(deep, 0.22))
    else:
        s.ground(horizon, shift(deep, -0.06), size * 0.1)
        for _ in range(dice.randint(0, 5)):
            s.tree(s.near, dice.uniform(-1.5, 1.5) * size, size * 0.7, size * dice.uniform(0.4, 1.0))


def stage(s: Scenery) -> None:
    """Curtains, boards and a cone of light."""
    dice, size, r = s.dice, s.size, s.reach
    cloth = s.colour(0, -0.1, 0.12)
    n = dice.randint(10, 26)
    for k in range(n):
        x0, x1 = -r + 2 * r * k / n, -r + 2 * r * (k + 1) / n
        s.put(s.far, box(x0, -r, x1 + 1, r), shift(cloth, 0.05 * (k % 2) - 0.02 * (k % 3)), dice.chance(0.5))
    edge = dice.uniform(0.2, 0.42) * size
    s.put(s.far, box(-r, edge, r, r), oklch(0.5, 0.07, 60))
    for k in range(-10, 11):
        s.stroke(s.far, polygon([(k * size * 0.1, edge), (k * size * 0.24, edge + size)]), oklch(0.38, 0.06, 55), 0.7)
    if dice.chance(0.6):
        top = dice.uniform(-0.4, 0.4) * size
        s.put(s.far, polygon([(top, -r * 0.5), (top + size * 0.4, edge + size * 0.1), (top - size * 0.4, edge + size * 0.1)]),
            shift(cloth, 0.14), False)
        s.put(s.far, ellipse(size * 0.4, size * 0.07, top, edge + size * 0.1), oklch(0.66, 0.07, 65), False)


def forest(s: Scenery) -> None:
    dice, size = s.dice, s.size
    s.sky()
    s.ground(dice.uniform(0.15, 0.35) * size, oklch(dice.uniform(0.3, 0.6), 0.06, dice.uniform(90, 150)), size * 0.03)
    for depth in range(3):
        for _ in range(dice.randint(3, 9)):
            s.tree(s.far, dice.uniform(-1.6, 1.6) * size, size * (0.2 + 0.1 * depth), size * (0.4 + 0.25 * depth) * dice.uniform(0.7, 1.3))
    for _ in range(dice.randint(0, 2)):
        x, w = dice.uniform(-1, 1) * size, size * dice.uniform(0.05, 0.12)
        s.put(s.near, polygon([(x - w, s.reach), (x - w * 0.7, -s.reach), (x + w * 0.7, -s.reach), (x + w, s.reach)]), oklch(0.3, 0.04, 60))


PLACES: tuple[tuple[Place, float], ...] = ((meadow, 2.0), (street, 1.5), (room, 2.0), (pattern, 1.2), (painted, 1.2), (forest, 1.0),
    (night, 0.8), (stage, 0.6))
