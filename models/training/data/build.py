"""Proportions of a person: from a two-head chibi to an eight-head hero, all lengths in px."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .dice import Dice


@dataclass(frozen=True, slots=True)
class Build:
    """Lengths and half widths in px. `heads` is the figure's height in heads, `yaw` its turn (0 front, + faces picture right)."""

    heads: float
    head: float  # head height
    head_half: float
    neck: float
    neck_half: float
    chest: float
    pelvis: float
    shoulder: float  # half distance between the shoulder joints, front view
    waist: float
    hip: float
    upper_arm: float
    lower_arm: float
    hand: float
    arm_half: float
    thigh: float
    shin: float
    foot: float
    leg_half: float
    taper: float
    noodle: float  # how much limbs bow like hoses when they bend; 0 has straight bones
    yaw: float
    back: bool

    @property
    def profile(self) -> bool:
        return abs(math.sin(self.yaw)) > 0.55

    @property
    def facing(self) -> int:
        """+1 faces picture right, -1 left."""
        return 1 if math.sin(self.yaw) >= 0 else -1

    def spread(self, half: float, side: int, twist: float = 0.0) -> float:
        """x of a paired joint, the trunk twisted by `twist` radians. Side 0 is the character's left, at picture right in a front view."""
        mirrored = -1 if self.back else 1
        return half * math.cos(self.yaw + twist) * (1 if side == 0 else -1) * mirrored

    @property
    def height(self) -> float:
        return self.head + self.neck + self.chest + self.pelvis + self.thigh + self.shin


def random_build(dice: Dice, height: float, toon: bool = False) -> Build:
    """A person `height` px tall; `toon` keeps to big heads and hose limbs."""
    heads = dice.weighted(((dice.uniform(2.0, 3.2), 3.0), (dice.uniform(3.2, 5.5), 3.0), (dice.uniform(5.5, 8.0), 1.0 if toon else 4.0)))
    head = height / heads
    rest = height - head
    bulk = dice.uniform(0.75, 1.35) * (1.6 if dice.chance(0.06) else 1.0)
    chibi = max(0.0, min(1.0, (4.5 - heads) / 2.5))
    neck = rest * dice.uniform(0.02, 0.055) * (1 - 0.6 * chibi)
    trunk = (rest - neck) * dice.uniform(0.38, 0.48)
    legs = rest - neck - trunk
    arm = (trunk + legs * 0.25) * dice.uniform(0.85, 1.1)
    shoulder = head * (0.42 + 0.13 * heads / 2 * dice.uniform(0.6, 1.0)) * (0.8 + 0.2 * bulk)
    arm_half = bulk * (0.055 * rest * dice.uniform(0.55, 0.9) + 0.04 * head * chibi)
    leg_half = bulk * (0.075 * rest * dice.uniform(0.6, 1.0) + 0.05 * head * chibi)
    if dice.chance(0.07 if not toon else 0.3):  # sticks
        arm_half = leg_half = max(1.2, dice.uniform(0.009, 0.017) * height)
    view = dice.random()
    yaw = dice.signed(0.0, 0.3) if view < 0.38 else dice.signed(0.4, 0.9) if view < 0.7 else dice.signed(1.2, 1.57)
    pelvis = trunk * dice.uniform(0.26, 0.4)
    thigh = legs * dice.uniform(0.46, 0.54)
    return Build(
        heads=heads,
        head=head,
        head_half=head * dice.uniform(0.36, 0.46) * (1 + 0.2 * chibi),
        neck=neck,
        neck_half=min(head * 0.2, max(1.5, head * dice.uniform(0.1, 0.16) * (0.7 + 0.3 * bulk))),
        chest=trunk - pelvis,
        pelvis=pelvis,
        shoulder=shoulder,
        waist=shoulder * dice.uniform(0.5, 0.85) * (0.7 + 0.3 * bulk),
        hip=shoulder * dice.uniform(0.45, 0.7),
        upper_arm=arm * dice.uniform(0.46, 0.52),
        lower_arm=arm * dice.uniform(0.4, 0.46),
        hand=max(3.0, min(head * 0.4, arm * dice.uniform(0.16, 0.26))),
        arm_half=max(1.2, arm_half),
        thigh=thigh,
        shin=legs - thigh,
        foot=max(4.0, legs * dice.uniform(0.22, 0.34)),
        leg_half=max(1.2, leg_half),
        taper=dice.uniform(0.6, 1.0),
        noodle=dice.uniform(0.5, 1.4) if dice.chance(0.6 if toon else 0.12) else 0.0,
        yaw=yaw,
        back=dice.chance(0.07),
    )
