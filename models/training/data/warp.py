"""A smooth bending of the whole drawing, different at each key: shapes swell and lean as they do when a hand draws them anew.

Two plane waves of displacement in picture px whose strength goes from one value at key 0 to another at key 1. The displacement is gentle
(it changes by less than half a px per px), so the way back is found by repetition to well below a tenth of a px.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .dice import Dice
from .timing import Timing

F32 = NDArray[np.float32]
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Wave:
    """Displacement (x, y) px at key 0 and key 1, times sin(kx x + ky y + phase)."""

    kx: float
    ky: float
    phase: float
    at0: tuple[float, float]
    at1: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Warp:
    waves: tuple[Wave, ...]
    timing: Timing

    def forward(self, x: F32, y: F32, t: float) -> tuple[F32, F32]:
        """Where the points (x, y) of the unbent drawing lie at tUnit t."""
        dx, dy = self._away(x, y, t)
        return x + dx, y + dy

    def inverse(self, x: F32, y: F32, t: float) -> tuple[F32, F32]:
        """The points of the unbent drawing that lie at (x, y) at tUnit t."""
        px, py = x, y
        for _ in range(_ROUNDS):
            dx, dy = self._away(px, py, t)
            px, py = x - dx, y - dy
        return px, py

    def _away(self, x: F32, y: F32, t: float) -> tuple[F32, F32]:
        tau = self.timing.tau(t)
        dx, dy = np.zeros_like(x), np.zeros_like(y)
        for wave in self.waves:
            s = np.sin(np.float32(wave.kx) * x + np.float32(wave.ky) * y + np.float32(wave.phase))
            dx += s * np.float32(wave.at0[0] + (wave.at1[0] - wave.at0[0]) * tau)
            dy += s * np.float32(wave.at0[1] + (wave.at1[1] - wave.at0[1]) * tau)
        return dx, dy


def random_warp(dice: Dice, size: float, timing: Timing, strength: float) -> Warp:
    """A bending for a picture `size` px high; `strength` 0..1. Waves are 0.5 to 1.6 pictures long."""
    waves = []
    for _ in range(2):
        long, heading = size * dice.uniform(0.5, 1.6), dice.uniform(0, 2 * math.pi)
        most = long / (2 * math.pi) * 0.24 * strength
        at0, at1 = ((most * dice.uniform(-0.7, 0.7), most * dice.uniform(-0.7, 0.7)) for _ in range(2))
        k = 2 * math.pi / long
        waves.append(Wave(k * math.cos(heading), k * math.sin(heading), dice.uniform(0, 6.28), at0, at1))
    return Warp(tuple(waves), timing)
