"""Fills beyond a flat colour, as skia paints. Patterns move with the part they are painted on."""

from __future__ import annotations

import math

import skia

from .colour import argb
from .drawing import Piece
from .rig import Affine
from .style import Style


def _on_part(skin: Affine) -> skia.Matrix:
    return skia.Matrix.MakeAll(*skin, 0, 0, 1)


def graded_paints(style: Style, piece: Piece, path: skia.Path, skin: Affine, light: tuple[float, float]) -> list[skia.Paint]:
    """Paints to lay over each other for a gradient towards the `light`, or for a mottled texture."""
    dark, base = argb(style.shade(piece.fill)), argb(piece.fill)
    paint = skia.Paint(AntiAlias=style.antialias, Color=base)
    if style.shading == "gradient":
        box = path.getBounds()
        cx, cy, r = box.centerX(), box.centerY(), 0.5 * math.hypot(box.width(), box.height())
        lx, ly = light
        ends = [skia.Point(cx - lx * r, cy - ly * r), skia.Point(cx + lx * r, cy + ly * r)]
        paint.setShader(skia.GradientShader.MakeLinear(ends, [dark, base]))
        return [paint]
    noise = skia.PerlinNoiseShader.MakeFractalNoise(0.08, 0.08, 2, float(piece.fill[0]))
    paint.setShader(noise.makeWithLocalMatrix(_on_part(skin)))
    r, g, b = (v / 255 for v in piece.fill)
    to_cover = [0, 0, 0, 0, r, 0, 0, 0, 0, g, 0, 0, 0, 0, b, 0.35, 0.35, 0.35, 0, 0.45]  # noise sets how much base covers the dark
    paint.setColorFilter(skia.ColorFilters.Matrix(to_cover))
    return [skia.Paint(AntiAlias=style.antialias, Color=dark), paint]


_tiles: dict[tuple[int, bool], skia.Image] = {}


def _tile(colour: int, dots: bool) -> skia.Image:
    """An 8 x 8 px tile of screen tone: a dot, or a diagonal line."""
    key = (colour, dots)
    if key not in _tiles:
        if len(_tiles) > 256:
            _tiles.clear()
        surface = skia.Surface(8, 8)
        canvas = surface.getCanvas()
        paint = skia.Paint(Color=colour, AntiAlias=True)
        if dots:
            for x, y in ((0, 0), (8, 0), (0, 8), (8, 8), (4, 4)):
                canvas.drawCircle(x, y, 1.6, paint)
        else:
            paint.setStrokeWidth(1.6)
            for x in (-8, 0, 8):
                canvas.drawLine(x - 2, 10, x + 10, -2, paint)
        _tiles[key] = surface.makeImageSnapshot()
    return _tiles[key]


def tone_paint(style: Style, skin: Affine) -> skia.Paint:
    """Screen tone or hatching in the line colour."""
    colour = argb(style.line_colour or (60, 56, 64))
    scale = max(0.4, 0.35 + 0.25 * style.line_width)
    matrix = _on_part(skin).preScale(scale, scale)
    repeat = skia.TileMode.kRepeat
    shader = _tile(colour, style.shade_depth > 0.13).makeShader(repeat, repeat, skia.SamplingOptions(skia.FilterMode.kLinear), matrix)
    return skia.Paint(AntiAlias=style.antialias, Shader=shader)
