"""Seeded random choices in the words the renderer needs."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice(random.Random):
    """Python's generator (fast for single numbers, the same on every platform) with a few shapes of chance."""

    def chance(self, probability: float) -> bool:
        return self.random() < probability

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self.random() * len(options))]

    def weighted(self, options: Sequence[tuple[T, float]]) -> T:
        mark = self.random() * sum(weight for _, weight in options)
        for value, weight in options:
            mark -= weight
            if mark < 0:
                return value
        return options[-1][0]

    def log_uniform(self, low: float, high: float) -> float:
        return math.exp(self.uniform(math.log(low), math.log(high)))

    def sign(self) -> int:
        return 1 if self.random() < 0.5 else -1

    def signed(self, low: float, high: float) -> float:
        """A magnitude in [low, high] with either sign."""
        return self.sign() * self.uniform(low, high)

    def degrees(self, low: float, high: float) -> float:
        """An angle between `low` and `high` degrees, in radians."""
        return math.radians(self.uniform(low, high))
