"""Draws layers onto a picture and its id map at once, from the same paths."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from .colour import argb
from .drawing import Layer, Piece
from .fills import graded_paints, tone_paint
from .paths import path_of
from .rig import Stance
from .stage import Run, Stage


@lru_cache(maxsize=4096)
def _paint(colour: int, antialias: bool, width: float = 0.0) -> skia.Paint:
    """A fill, or a round-ended line of `width` px. Kept and shared: never change one."""
    paint = skia.Paint(Color=colour, AntiAlias=antialias)
    if width > 0:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width if antialias or width > 1.3 else 0.0)  # 0: skia's hairline, which never breaks up
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    return paint


def id_colour(number: int) -> int:
    """A piece's number as an opaque colour: low byte in blue, high byte in green."""
    return 0xFF000000 | number


class Brush:
    """Draws layers onto the picture and the id map at once."""

    def __init__(self, stage: Stage, canvas: skia.Canvas, ids: skia.Canvas, points: NDArray[np.float32], stance: Stance,
        t: float) -> None:
        self.stage, self.canvas, self.ids, self.points, self.stance = stage, canvas, ids, points, stance
        self.antialias = stage.style.antialias
        self.made: dict[int, skia.Path] = {}
        self.shown = stage.shown(points)
        self.light = stage.light(t)

    def visible(self, piece: Piece) -> bool:
        return piece.joint not in self.stance.hidden and self.shown[self.stage.placed(piece).outline.index]

    def path(self, run: Run) -> skia.Path:
        return path_of(self.points[run.start : run.stop], run.closed)

    def outline(self, piece: Piece) -> skia.Path:
        key = id(piece)
        if key not in self.made:
            self.made[key] = self.path(self.stage.placed(piece).outline)
        return self.made[key]

    def layer(self, layer: Layer) -> None:
        pieces = [piece for piece in layer.pieces if self.visible(piece)]
        if layer.joined:
            for piece in pieces:
                self.lines(piece, 2.0)
            for piece in pieces:
                self.area(piece)
        else:
            for piece in pieces:
                clipped = piece.clip_to is not None
                if clipped:
                    clip = self.outline(piece.clip_to)
                    self.canvas.save()
                    self.canvas.clipPath(clip, self.antialias)
                    self.ids.save()
                    self.ids.clipPath(clip, False)
                self.area(piece)
                self.lines(piece, 1.0)
                if clipped:
                    self.canvas.restore()
                    self.ids.restore()

    def lines(self, piece: Piece, widen: float) -> None:
        """The outline; `widen` 2 where the fill drawn later will hide its inner half."""
        if piece.line is None:
            return
        placed = self.stage.placed(piece)
        number = id_colour(placed.number)
        for stroke, run in zip(piece.strokes, placed.strokes):
            path = self.path(run)
            width = stroke.width * (widen if stroke.width else 1.0)
            self.canvas.drawPath(path, _paint(argb(piece.line, piece.alpha), self.antialias, width))
            if piece.alpha >= 0.5:
                self.ids.drawPath(path, _paint(number, False, width))

    def area(self, piece: Piece) -> None:
        style, canvas, placed = self.stage.style, self.canvas, self.stage.placed(piece)
        path = self.outline(piece)
        colour = argb(piece.fill, piece.alpha)
        shading = style.shading if piece.shaded and piece.alpha == 1.0 else "flat"
        if shading == "flat" or placed.shadow < 0.8:
            canvas.drawPath(path, _paint(colour, self.antialias))
        elif shading in ("gradient", "texture"):
            for paint in graded_paints(style, piece, path, self.stance.skins[piece.joint], self.light):
                canvas.drawPath(path, paint)
        else:
            self._shadowed(piece, path, placed.shadow)
        if piece.alpha >= 0.5:
            self.ids.drawPath(path, _paint(id_colour(placed.number), False))
        if piece.details:
            self.details(piece, path)

    def _shadowed(self, piece: Piece, path: skia.Path, reach: float) -> None:
        """A shadow on the side away from the light, `reach` px wide: painted, dotted, or only outlined in colour."""
        canvas, style = self.canvas, self.stage.style
        base = _paint(argb(piece.fill), self.antialias)
        dx, dy = self.light[0] * reach, self.light[1] * reach
        if style.shading == "trace":
            canvas.drawPath(path, base)
            canvas.save()
            canvas.clipPath(path, self.antialias)
            canvas.translate(dx, dy)
            canvas.drawPath(path, _paint(argb(style.trace), self.antialias, max(0.7, 0.6 * style.line_width)))
            canvas.restore()
            return
        dark = _paint(argb(style.shade(piece.fill)), self.antialias)
        canvas.drawPath(path, base if style.shading == "tone" else dark)
        if style.shading == "tone":
            canvas.drawPath(path, tone_paint(style, self.stance.skins[piece.joint]))
        canvas.save()
        canvas.clipPath(path, self.antialias)
        canvas.translate(dx, dy)
        canvas.drawPath(path, base)
        canvas.restore()

    def details(self, piece: Piece, path: skia.Path) -> None:
        canvas = self.canvas
        runs = self.stage.placed(piece).details
        clipped = any(d.clip for d in piece.details)
        if clipped:
            canvas.save()
            canvas.clipPath(path, self.antialias)
        for detail, run in zip(piece.details, runs):
            if detail.clip:
                canvas.drawPath(self.path(run), _paint(argb(detail.colour, detail.alpha), self.antialias, detail.width))
        if clipped:
            canvas.restore()
        for detail, run in zip(piece.details, runs):
            if not detail.clip:
                canvas.drawPath(self.path(run), _paint(argb(detail.colour, detail.alpha), self.antialias, detail.width))
