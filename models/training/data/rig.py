"""Everything that moves is a joint in one tree, from the camera to an eyelid.

A joint carries nine numbers at each key. At time t each number has gone the fraction tau(t) of its own way
(angles too, so limbs swing on arcs about their joints) plus 4 tau (1 - tau) of its `bow`, which is nothing at the keys:
a path may curve, a limb may stretch on the way (a smear). The joint's map is

    local (x, y) -> bend: (x + bend2 y^2 + bend3 y^3, y) -> skin scale -> joint frame -> ... -> picture px

Every step has a closed inverse, so optical flow is exact: find the point's place in its part, map it forward.

A joint on a ball (`add_on_ball`) is a place on a turning head: its x and y are a longitude and a latitude in radians, and what is
drawn there narrows towards the edge, vanishes behind it and comes back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .timing import Timing

Affine = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x' = a x + b y + c, y' = d x + e y + f."""

_EDGE_OF_BALL = 0.1
"""Cosine below which a place on a ball counts as turned away."""

IDENTITY: Affine = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def compose(m: Affine, n: Affine) -> Affine:
    """m after n."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n
    return (a * g + b * j, a * h + b * k, a * i + b * l + c, d * g + e * j, d * h + e * k, d * i + e * l + f)


def apply(m: Affine, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]


@dataclass(slots=True)
class Joint:
    """One joint at one key. Offsets px in the parent's frame, angle radians clockwise, the rest factors.

    `zoom_*` scales the joint and its children, `skin_*` only what is drawn on the joint itself.
    """

    x: float = 0.0
    y: float = 0.0
    angle: float = 0.0
    zoom_x: float = 1.0
    zoom_y: float = 1.0
    skin_x: float = 1.0
    skin_y: float = 1.0
    bend2: float = 0.0
    bend3: float = 0.0

    def numbers(self) -> tuple[float, ...]:
        return (self.x, self.y, self.angle, self.zoom_x, self.zoom_y, self.skin_x, self.skin_y, self.bend2, self.bend3)


def sway(length: float, tip: float, curl: float = 0.0) -> tuple[float, float]:
    """(bend2, bend3) that move the tip of a strand of `length` px sideways by `tip` px; `curl` px makes it an S."""
    length = max(length, 1.0)
    return (tip - curl) / length**2, curl / length**3


@dataclass
class Rig:
    """The tree of joints; parents come before their children. Joint 0 is the camera."""

    parent: list[int] = field(default_factory=list)
    key0: list[tuple[float, ...]] = field(default_factory=list)
    key1: list[tuple[float, ...]] = field(default_factory=list)
    timing: list[Timing] = field(default_factory=list)
    bow: dict[int, tuple[float, ...]] = field(default_factory=dict)
    ball: dict[int, tuple[float, float]] = field(default_factory=dict)  # radii px

    def add(self, parent: int, at0: Joint, at1: Joint, timing: Timing) -> int:
        if parent >= len(self.parent):
            raise ValueError("a joint's parent must be added first")
        self.parent.append(parent)
        self.key0.append(at0.numbers())
        self.key1.append(at1.numbers())
        self.timing.append(timing)
        return len(self.parent) - 1

    def add_on_ball(self, parent: int, radius: tuple[float, float], at0: Joint, at1: Joint, timing: Timing) -> int:
        """A place on a ball about the parent's origin: `x`, `y` of the joints are longitude and latitude in radians, (0, 0) in front."""
        joint = self.add(parent, at0, at1, timing)
        self.ball[joint] = radius
        return joint

    def bend_way(self, joint: int, way: Joint) -> None:
        """What the joint's numbers are off their straight way in the middle of it. Numbers that are left out of `way` stay straight."""
        rest = Joint().numbers()
        self.bow[joint] = tuple(a - b for a, b in zip(way.numbers(), rest))

    def at(self, t: float) -> "Stance":
        """The maps of all joints at tUnit t."""
        key0 = np.asarray(self.key0, np.float64)
        key1 = np.asarray(self.key1, np.float64)
        tau = np.asarray([timing.tau(t) for timing in self.timing], np.float64)[:, None]
        numbers = key0 + (key1 - key0) * tau
        if self.bow and 0.0 < t < 1.0:
            rows = list(self.bow)
            numbers[rows] += 4 * tau[rows] * (1 - tau[rows]) * np.asarray(list(self.bow.values()))
        values = numbers.tolist()
        hidden: set[int] = set()
        frames: list[Affine] = []
        skins: list[Affine] = []
        for joint, (parent, (x, y, angle, zx, zy, sx, sy, _, _)) in enumerate(zip(self.parent, values)):
            if joint in self.ball:
                facing = math.cos(x) * math.cos(y)
                if facing < _EDGE_OF_BALL or parent in hidden:
                    hidden.add(joint)
                zx, zy = zx * max(_EDGE_OF_BALL, abs(math.cos(x))), zy * max(_EDGE_OF_BALL, abs(math.cos(y)))
                rx, ry = self.ball[joint]
                x, y = rx * math.sin(x) * math.cos(y), ry * math.sin(y)
            elif parent in hidden:
                hidden.add(joint)
            c, s = math.cos(angle), math.sin(angle)
            own = (c * zx, -s * zy, x, s * zx, c * zy, y)
            frame = compose(frames[parent], own) if parent >= 0 else own
            frames.append(frame)
            skins.append((frame[0] * sx, frame[1] * sy, frame[2], frame[3] * sx, frame[4] * sy, frame[5]))
        bends = [(v[7], v[8]) for v in values]
        return Stance(frames, skins, bends, hidden)

    def progress(self, t: float, start: "Stance") -> NDArray[np.float32]:
        """tau of every joint at tUnit t, float32 [joints]: its ancestors' timings weighted by how far each
        carries it. `start` is the rig at 0."""
        own = [timing.tau(t) for timing in self.timing]
        if all(abs(v - own[0]) < 1e-9 for v in own):
            return np.full(len(own), own[0], np.float32)
        out = np.empty(len(own), np.float32)
        for joint in range(len(own)):
            px, py = apply(start.skins[joint], 0.0, 8.0)
            total, weight_sum, node = 0.0, 0.0, joint
            while node >= 0:
                a, b = self.key0[node], self.key1[node]
                frame = start.frames[node]
                reach = math.hypot(px - frame[2], py - frame[5])
                weight = abs(b[2] - a[2]) * reach + math.hypot(b[0] - a[0], b[1] - a[1])
                weight += (abs(b[3] - a[3]) + abs(b[4] - a[4])) * reach
                weight += 8 * (abs(b[5] - a[5]) + abs(b[6] - a[6])) + 400 * abs(b[7] - a[7])
                total += weight * own[node]
                weight_sum += weight
                node = self.parent[node]
            out[joint] = total / weight_sum if weight_sum > 1e-3 else t
        return out


@dataclass(slots=True)
class Stance:
    """All joints' maps at one time: `frames` for children, `skins` for what is drawn, and (bend2, bend3)."""

    frames: list[Affine]
    skins: list[Affine]
    bends: list[tuple[float, float]]
    hidden: set[int] = field(default_factory=set)  # joints on the far side of their ball: not drawn

    def place(self, joint: int, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Local points [n, 2] of a joint -> picture px [n, 2]."""
        a, b, c, d, e, f = self.skins[joint]
        bend2, bend3 = self.bends[joint]
        x, y = points[:, 0], points[:, 1]
        if bend2 or bend3:
            x = x + (bend2 + bend3 * y) * (y * y)
        out = np.empty_like(points)
        out[:, 0] = a * x + b * y + c
        out[:, 1] = d * x + e * y + f
        return out
