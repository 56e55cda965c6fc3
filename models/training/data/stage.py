"""A scene laid out for drawing: all points in one array, so that one pass maps them all at a time t."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .backdrop import Backdrop
from .drawing import Layer, Piece
from .rig import Rig, Stance
from .shapes import Polygon, thickness
from .style import Style
from .warp import Warp

_ROOM = 16.0
"""px around the picture that a wide line may reach in from."""


@dataclass(frozen=True, slots=True)
class Run:
    """Where a polygon's points lie in the stage's one long list; `index` counts polygons."""

    index: int
    start: int
    stop: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on the stage: its id number and its polygons."""

    number: int
    outline: Run
    strokes: list[Run]
    details: list[Run]
    shadow: float  # px a shadow reaches in from its edge; 0 where nothing is shaded


def _dense(points: Polygon, stray: Polygon, closed: bool, longest: float) -> tuple[Polygon, Polygon]:
    """The same polygon with no edge above `longest` px, so that a bent edge is drawn bent."""
    both = np.concatenate([points, stray], 1)
    start, end = (both, np.roll(both, -1, 0)) if closed else (both[:-1], both[1:])
    step = end - start
    count = np.minimum(np.ceil(np.abs(step[:, :2]).max(1) / longest), 48).astype(np.intp)
    if len(count) == 0 or count.max() <= 1:
        return points, stray
    count = np.maximum(count, 1)
    which = np.repeat(np.arange(len(start)), count)
    along = (np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)) / count[which]
    out = start[which] + step[which] * along[:, None].astype(np.float32)
    if not closed:
        out = np.concatenate([out, both[-1:]])
    return np.ascontiguousarray(out[:, :2]), np.ascontiguousarray(out[:, 2:])


class Stage:
    """Everything drawn in one scene. Id numbers: 0 is what never moves, then the backdrop's plates, then the pieces."""

    def __init__(self, rig: Rig, layers: list[Layer], backdrop: Backdrop, style: Style, size: tuple[int, int], warp: Warp | None = None,
        light_turn: float = 0.0) -> None:
        self.rig, self.layers, self.backdrop, self.style, self.warp = rig, layers, backdrop, style, warp
        self.height, self.width = size
        self.light_turn = light_turn  # radians by which the lamp goes round from key 0 to key 1
        self.unpainted = style.unpainted and backdrop.white
        self.pieces: list[Piece] = [piece for layer in layers for piece in layer.pieces]
        self._polygons: list[Polygon] = []
        self._lengths = [0]
        drift: list[Polygon] = []
        joints: list[NDArray[np.intp]] = []
        self._placed: dict[int, Placed] = {}
        self._stances: dict[float, Stance] = {}
        shaded = style.shading != "flat"

        longest = max(8.0, min(size) / 20)

        def add(points: Polygon, joint: int, closed: bool, stray: Polygon | None) -> Run:
            stray = stray if stray is not None and len(stray) == len(points) else np.zeros_like(points)
            if warp is not None:
                points, stray = _dense(points, stray, closed, longest)
            self._polygons.append(points)
            drift.append(stray)
            joints.append(np.full(len(points), joint, np.intp))
            start = self._lengths[-1]
            self._lengths.append(start + len(points))
            return Run(len(self._polygons) - 1, start, start + len(points), closed)

        for number, piece in enumerate(self.pieces, start=backdrop.ids + 1):
            self._placed[id(piece)] = Placed(
                number,
                add(piece.outline, piece.joint, True, piece.drift),
                [add(s.points, piece.joint, s.closed, piece.drift) for s in piece.strokes],
                [add(d.points, piece.joint, d.closed, None) for d in piece.details],
                0.34 * thickness(piece.outline) if shaded else 0.0,
            )
        nothing = np.zeros((0, 2), np.float32)
        self._points = np.concatenate([nothing, *self._polygons], dtype=np.float32)
        self._drift = np.concatenate([nothing, *drift], dtype=np.float32)
        self._drifts = bool(self._drift.any())
        self._joints = np.concatenate([np.zeros(0, np.intp), *joints])

    def stance(self, t: float) -> Stance:
        """The rig at tUnit t, worked out once."""
        if t not in self._stances:
            self._stances[t] = self.rig.at(t)
        return self._stances[t]

    def placed(self, piece: Piece) -> Placed:
        return self._placed[id(piece)]

    def ordered(self, t: float) -> list[Layer]:
        """Back to front at tUnit t."""
        return sorted(self.layers, key=lambda layer: layer.z(t))

    def mapped(self, stance: Stance, t: float) -> NDArray[np.float32]:
        """All points in picture px at tUnit t, float32 [P, 2]."""
        m = np.asarray(stance.skins, np.float32)[self._joints]
        b = np.asarray(stance.bends, np.float32)[self._joints]
        p = self._points + self._drift * np.float32(1 - t) if self._drifts else self._points
        x, y = p[:, 0], p[:, 1]
        x = x + (b[:, 0] + b[:, 1] * y) * (y * y)
        x, y = m[:, 0] * x + m[:, 1] * y + m[:, 2], m[:, 3] * x + m[:, 4] * y + m[:, 5]
        if self.warp is not None:
            x, y = self.warp.forward(x, y, t)
        return np.stack([x, y], 1)

    def light(self, t: float) -> tuple[float, float]:
        """Unit vector towards the lamp at tUnit t."""
        x, y = self.style.light
        c, s = math.cos(self.light_turn * t), math.sin(self.light_turn * t)
        return c * x - s * y, s * x + c * y

    def shown(self, points: NDArray[np.float32]) -> list[bool]:
        """By polygon index: does its box touch the picture?"""
        if not len(points):
            return []
        starts = self._lengths[:-1]
        low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
        return ((high > -_ROOM) & (low < (self.width + _ROOM, self.height + _ROOM))).all(1).tolist()
