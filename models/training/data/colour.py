"""Colours: chosen in OKLab so that palettes look chosen, kept as sRGB triples 0..255."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .dice import Dice

Rgb = tuple[int, int, int]
WHITE: Rgb = (255, 255, 255)


def _encode(v: float) -> int:
    v = min(max(v, 0.0), 1.0)
    v = 12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055
    return int(round(255 * v))


def _decode(v: int) -> float:
    c = v / 255
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def oklab(lightness: float, a: float, b: float) -> Rgb:
    """OKLab (lightness 0..1) -> sRGB, clipped."""
    l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        _encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        _encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
    )


def oklch(lightness: float, chroma: float, hue_degrees: float) -> Rgb:
    h = math.radians(hue_degrees)
    return oklab(lightness, chroma * math.cos(h), chroma * math.sin(h))


def to_oklab(rgb: Rgb) -> tuple[float, float, float]:
    r, g, b = (_decode(v) for v in rgb)
    l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    )


def shift(rgb: Rgb, lightness: float = 0.0, chroma: float = 1.0, cool: float = 0.0) -> Rgb:
    """A lighter or darker colour; `cool` > 0 leans to blue, as painted shadows do."""
    l, a, b = to_oklab(rgb)
    return oklab(min(max(l + lightness, 0.0), 1.0), a * chroma, b * chroma - cool)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one character (or one set of things)."""

    skin: Rgb
    hair: Rgb
    iris: Rgb
    top: Rgb
    bottom: Rgb
    shoes: Rgb
    accent: Rgb
    second: Rgb

    def cloth(self, dice: Dice) -> Rgb:
        return dice.pick((self.top, self.bottom, self.accent, self.second))


def _vivid(dice: Dice) -> Rgb:
    return oklch(dice.uniform(0.35, 0.9), dice.uniform(0.03, 0.2), dice.uniform(0, 360))


def _skin(dice: Dice) -> Rgb:
    tone = dice.random()
    if tone < 0.62:
        return oklch(dice.uniform(0.84, 0.94), dice.uniform(0.025, 0.06), dice.uniform(45, 75))
    if tone < 0.92:
        return oklch(dice.uniform(0.45, 0.8), dice.uniform(0.05, 0.09), dice.uniform(45, 70))
    return _vivid(dice)  # goblins, robots, fairies


def _hair(dice: Dice) -> Rgb:
    if dice.chance(0.55):
        return dice.pick(
            (
                (40, 32, 34), (62, 42, 36), (96, 62, 42), (148, 96, 52), (226, 184, 98),
                (240, 214, 150), (176, 66, 44), (198, 200, 208), (34, 38, 54),
            )
        )  # fmt: skip
    return oklch(dice.uniform(0.4, 0.85), dice.uniform(0.06, 0.18), dice.uniform(0, 360))


def random_palette(dice: Dice) -> Palette:
    """A character's colours: mostly one harmony, sometimes with neighbours painted deliberately alike."""
    hue = dice.uniform(0, 360)
    spread = dice.pick((25, 40, 120, 180))
    muted = dice.uniform(0.3, 1.1)

    def cloth(step: float) -> Rgb:
        if dice.chance(0.22):  # near white, grey or near black
            return oklch(dice.pick((0.25, 0.35, 0.6, 0.9, 0.97)), dice.uniform(0.0, 0.02), hue)
        return oklch(dice.uniform(0.35, 0.9), muted * dice.uniform(0.05, 0.19), hue + step * spread)

    skin, hair = _skin(dice), _hair(dice)
    top, bottom = cloth(0), cloth(dice.pick((0.3, 1)))
    shoes = dice.pick((cloth(1), oklch(dice.uniform(0.2, 0.5), 0.04, 50)))
    accent, second = cloth(-1), cloth(dice.pick((0.5, -0.5, 2)))
    if dice.chance(0.18):
        bottom = top
    if dice.chance(0.05):
        second = skin
    if dice.chance(0.06):
        hair = top
    if dice.chance(0.1):
        shoes = bottom
    return Palette(skin, hair, _vivid(dice), top, bottom, shoes, accent, second)


def random_colour(dice: Dice) -> Rgb:
    return _vivid(dice)


def argb(rgb: Rgb, alpha: float = 1.0) -> int:
    return (int(round(255 * alpha)) << 24) | (rgb[0] << 16) | (rgb[1] << 8) | rgb[2]
