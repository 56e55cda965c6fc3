"""Pictures and id maps of a scene at one time. The id map is drawn from the same paths without anti-aliasing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from .backdrop import Backdrop
from .colour import argb
from .drawing import Layer, Piece
from .fills import graded_paints, tone_paint
from .paths import path_of
from .rig import Rig, Stance
from .shapes import Polygon, thickness
from .style import Style

@lru_cache(maxsize=4096)
def _paint(colour: int, antialias: bool, width: float = 0.0) -> skia.Paint:
    """A fill, or a round-ended line of `width` px. Kept and shared: never change one."""
    paint = skia.Paint(Color=colour, AntiAlias=antialias)
    if width > 0:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    return paint


def id_colour(number: int) -> int:
    """A piece's number as an opaque colour: low byte in blue, high byte in green."""
    return 0xFF000000 | number


def _blank(height: int, width: int) -> tuple[NDArray[np.uint8], skia.Surface]:
    """An empty premultiplied BGRA picture and the surface that draws into it (skia is three times as fast in this order)."""
    picture = np.zeros((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.ColorType.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType)
    return picture, skia.Surface.MakeRasterDirect(info, picture, 4 * width)


@dataclass(slots=True)
class _Run:
    """Where a polygon's points lie in the scene's one long list; `index` counts polygons."""

    index: int
    start: int
    stop: int
    closed: bool


class Stage:
    """A scene laid out for drawing: all points in one array, so that one pass maps them all at a time t."""

    def __init__(self, rig: Rig, layers: list[Layer], backdrop: Backdrop, style: Style, size: tuple[int, int]) -> None:
        self.rig, self.layers, self.backdrop, self.style = rig, layers, backdrop, style
        self.height, self.width = size
        self.unpainted = style.unpainted and backdrop.white
        self.pieces: list[Piece] = [piece for layer in layers for piece in layer.pieces]
        first = backdrop.ids + 1
        self.number: dict[int, int] = {id(piece): first + i for i, piece in enumerate(self.pieces)}
        points: list[Polygon] = []
        drift: list[Polygon] = []
        joints: list[int] = []
        self._runs: dict[int, tuple[_Run, list[_Run], list[_Run]]] = {}
        total = 0

        def add(p: Polygon, joint: int, closed: bool, stray: Polygon | None) -> _Run:
            nonlocal total
            points.append(p)
            drift.append(stray if stray is not None and len(stray) == len(p) else np.zeros_like(p))
            joints.extend([joint] * len(p))
            total += len(p)
            return _Run(len(points) - 1, total - len(p), total, closed)

        for piece in self.pieces:
            j = piece.joint
            outline = add(piece.outline, j, True, piece.drift)
            strokes = [add(s.points, j, s.closed, piece.drift) for s in piece.strokes]
            details = [add(d.points, j, d.closed, None) for d in piece.details]
            self._runs[id(piece)] = (outline, strokes, details)
        self._points = np.concatenate(points) if points else np.zeros((0, 2), np.float32)
        self._drift = np.concatenate(drift) if drift else np.zeros((0, 2), np.float32)
        self._drifts = bool(self._drift.any())
        self._joints = np.asarray(joints, np.intp)
        self._starts = np.cumsum([0] + [len(p) for p in points])[:-1]
        self._shade = {id(p): 0.62 * thickness(p.outline) for p in self.pieces}

    def mapped(self, stance: Stance, t: float) -> NDArray[np.float32]:
        """All points in picture px at tUnit t, float32 [P, 2]."""
        m = np.asarray(stance.skins, np.float32)[self._joints]
        b = np.asarray(stance.bends, np.float32)[self._joints]
        p = self._points + self._drift * np.float32(1 - t) if self._drifts else self._points
        x, y = p[:, 0], p[:, 1]
        x = x + (b[:, 0] + b[:, 1] * y) * (y * y)
        return np.stack([m[:, 0] * x + m[:, 1] * y + m[:, 2], m[:, 3] * x + m[:, 4] * y + m[:, 5]], 1)

    def shown(self, points: NDArray[np.float32]) -> list[bool]:
        """By polygon: does its box touch the picture (with room for a wide line)?"""
        if not len(points):
            return []
        low = np.minimum.reduceat(points, self._starts)
        high = np.maximum.reduceat(points, self._starts)
        room = 16.0
        return ((high > -room) & (low < (self.width + room, self.height + room))).all(1).tolist()

    def _ordered(self, t: float) -> list[Layer]:
        return sorted(self.layers, key=lambda layer: layer.z(t))

    def draw(self, t: float) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
        """(premultiplied RGBA [H, W, 4], id map [H, W] whose pixel [j, i] is what lies at picture px (i, j))."""
        stance = self.rig.at(t)
        points = self.mapped(stance, t)
        picture, surface = _blank(self.height, self.width)
        ids, id_surface = _blank(self.height, self.width)
        canvas, id_canvas = surface.getCanvas(), id_surface.getCanvas()
        id_canvas.translate(0.5, 0.5)
        self.backdrop.draw(canvas, id_canvas, stance, t)
        brush = _Brush(self, canvas, id_canvas, points, stance)
        for layer in self._ordered(t):
            brush.layer(layer)
        del brush, canvas, id_canvas, surface, id_surface
        number = ids[..., 0].astype(np.int32)
        number += ids[..., 1].astype(np.int32) << 8
        return self._finished(picture), number

    def _finished(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """BGRA as drawn -> RGBA as seen: pixel art in its squares, unpainted lines without their paper."""
        side = self.style.pixels
        if side > 1:
            small = picture[side // 2 :: side, side // 2 :: side]
            picture = small.repeat(side, 0).repeat(side, 1)[: self.height, : self.width]
            short = ((0, self.height - picture.shape[0]), (0, self.width - picture.shape[1]), (0, 0))
            picture = np.pad(picture, short, "edge")
        picture = picture[..., [2, 1, 0, 3]]
        if self.unpainted:
            white = picture[..., :3].min(-1, keepdims=True)
            picture = np.concatenate([picture[..., :3] - white, 255 - white], -1)
        return np.ascontiguousarray(picture)


class _Brush:
    """Draws layers onto the picture and the id map at once."""

    def __init__(self, stage: Stage, canvas: skia.Canvas, ids: skia.Canvas, points: NDArray[np.float32], stance: Stance) -> None:
        self.stage, self.canvas, self.ids, self.points, self.stance = stage, canvas, ids, points, stance
        self.antialias = stage.style.antialias
        self.made: dict[int, skia.Path] = {}
        self.shown = stage.shown(points)

    def visible(self, piece: Piece) -> bool:
        return self.shown[self.stage._runs[id(piece)][0].index]

    def path(self, run: _Run) -> skia.Path:
        return path_of(self.points[run.start : run.stop], run.closed)

    def outline(self, piece: Piece) -> skia.Path:
        key = id(piece)
        if key not in self.made:
            self.made[key] = self.path(self.stage._runs[key][0])
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
        runs = self.stage._runs[id(piece)][1]
        number = id_colour(self.stage.number[id(piece)])
        for stroke, run in zip(piece.strokes, runs):
            path = self.path(run)
            width = stroke.width * (widen if stroke.width else 1.0)
            self.canvas.drawPath(path, _paint(argb(piece.line, piece.alpha), self.antialias, width))
            if piece.alpha >= 0.5:
                self.ids.drawPath(path, _paint(number, False, width))

    def area(self, piece: Piece) -> None:
        stage, style, canvas = self.stage, self.stage.style, self.canvas
        path = self.outline(piece)
        colour = argb(piece.fill, piece.alpha)
        shading = style.shading if piece.shaded and piece.alpha == 1.0 else "flat"
        reach = stage._shade[id(piece)]
        if shading == "flat" or reach < 1.5:
            canvas.drawPath(path, _paint(colour, self.antialias))
        elif shading in ("gradient", "texture"):
            for paint in graded_paints(style, piece, path, self.stance.skins[piece.joint]):
                canvas.drawPath(path, paint)
        else:
            self._shadowed(piece, path, reach * 0.55)
        if piece.alpha >= 0.5:
            self.ids.drawPath(path, _paint(id_colour(stage.number[id(piece)]), False))
        if piece.details:
            self.details(piece, path)

    def _shadowed(self, piece: Piece, path: skia.Path, reach: float) -> None:
        """A shadow on the side away from the light, `reach` px wide: painted, dotted, or only outlined in colour."""
        canvas, style = self.canvas, self.stage.style
        base = _paint(argb(piece.fill), self.antialias)
        dx, dy = style.light[0] * reach, style.light[1] * reach
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
        runs = self.stage._runs[id(piece)][2]
        clipped = any(d.clip for d in piece.details)
        if clipped:
            canvas.save()
            canvas.clipPath(path, self.antialias)
        for detail, run in zip(piece.details, runs):
            if detail.clip:
                canvas.drawPath(self.path(run), _paint(argb(detail.colour, detail.alpha * piece.alpha), self.antialias, detail.width))
        if clipped:
            canvas.restore()
        for detail, run in zip(piece.details, runs):
            if not detail.clip:
                canvas.drawPath(self.path(run), _paint(argb(detail.colour, detail.alpha * piece.alpha), self.antialias, detail.width))
