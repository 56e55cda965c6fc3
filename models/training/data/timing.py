"""Timing charts: how far along its way (tau) a thing has come at time t. tau(0) = 0 and tau(1) = 1."""

from __future__ import annotations

from dataclasses import dataclass

from .dice import Dice


@dataclass(frozen=True, slots=True)
class Timing:
    """One timing chart. `strength` 0..1 blends from linear to the full curve."""

    kind: str = "linear"
    strength: float = 0.0

    def tau(self, t: float) -> float:
        """tUnit in 0..1 -> tau; may leave 0..1 for 'anticipate' and 'overshoot'."""
        if t <= 0.0 or t >= 1.0:
            return min(max(t, 0.0), 1.0)
        if self.kind == "linear":
            return t
        if self.kind == "slow_out":  # leaves the first key slowly
            curve = t * t
        elif self.kind == "slow_in":  # arrives slowly
            curve = 1 - (1 - t) * (1 - t)
        elif self.kind == "both":
            curve = t * t * (3 - 2 * t)
        elif self.kind == "anticipate":
            curve = t * t * (2.2 * t - 1.2)
        elif self.kind == "overshoot":
            u = 1 - t
            curve = 1 - u * u * (2.2 * u - 1.2)
        else:
            raise ValueError(f"unknown timing {self.kind}")
        return t + (curve - t) * self.strength

    @property
    def linear(self) -> bool:
        return self.kind == "linear" or self.strength == 0.0


LINEAR = Timing()


def random_timing(dice: Dice) -> Timing:
    """A timing chart an animator might write; never linear."""
    kind = dice.weighted((("slow_out", 3.0), ("slow_in", 3.5), ("both", 3.5), ("anticipate", 0.3), ("overshoot", 0.5)))
    return Timing(kind, dice.uniform(0.5, 1.0))


@dataclass(frozen=True, slots=True)
class Timings:
    """The charts of one scene: most things share one; a limb or a trailing tip may have its own."""

    body: Timing
    own_charts: bool

    def limb(self, dice: Dice) -> Timing:
        return random_timing(dice) if self.own_charts and dice.chance(0.3) else self.body

    def trailing(self, dice: Dice) -> Timing:
        """Hair and cloth leave late when charts are free."""
        if self.own_charts and dice.chance(0.6):
            return Timing("slow_out", dice.uniform(0.4, 1.0))
        return self.body


def random_timings(dice: Dice) -> Timings:
    """About half of all scenes are linear throughout."""
    if dice.chance(0.5):
        return Timings(LINEAR, False)
    return Timings(random_timing(dice), dice.chance(0.4))
