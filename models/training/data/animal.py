"""What all animals share: a coat, joints that swing, a tail, a face."""

from __future__ import annotations

from .colour import oklch, random_colour, shift
from .dice import Dice
from .drawing import Keypoint, Piece
from .pen import Pen
from .rig import Joint, Rig, sway
from .shapes import ellipse, strand
from .timing import Timings
from .workshop import Workshop

DARK = (28, 22, 26)


class Animal(Workshop):
    """One creature under construction. Faces picture right if `f` is +1; `s` is its body length in px."""

    def __init__(
        self,
        rig: Rig,
        pen: Pen,
        dice: Dice,
        root: int,
        timings: Timings,
        length: float,
        energy: float,
        depth: float,
        main: bool,
    ) -> None:
        super().__init__(rig, pen, dice, root, timings, length, energy, depth)
        self.main, self.s = main, length
        self.f = dice.sign()
        natural = oklch(dice.uniform(0.35, 0.92), dice.uniform(0.01, 0.09), dice.uniform(40, 90))
        self.coat = natural if dice.chance(0.6) else random_colour(dice)
        self.belly = shift(self.coat, 0.12) if dice.chance(0.6) else random_colour(dice)

    def swing(self, parent: int, x: float, y: float, rest: float, most: float) -> int:
        """A joint whose angle is `rest` give or take up to `most` radians at either key."""
        reach = most * (0.15 + 0.85 * self.energy) * (1.8 if self.dice.chance(0.35) else 1.0)
        held = self.dice.chance(0.1)
        a = rest + self.dice.uniform(-1, 1) * most * 0.7
        b = a if held else a + self.dice.uniform(-1, 1) * reach
        return self.rig.add(parent, Joint(x, y, a), Joint(x, y, b), self.timings.limb(self.dice))

    def point(self, name: str, joint: int, x: float, y: float, *owners: Piece) -> None:
        if self.main:
            self.cast.keypoints.append(Keypoint(name, joint, x, y, list(owners)))

    def tail(self, parent: int, x: float, y: float, length: float, half: float, rest: float) -> None:
        tip = [self.dice.uniform(-0.7, 0.7) * length for _ in range(2)]
        angle = [rest + self.dice.uniform(-0.5, 0.5) * (0.3 + self.energy) for _ in range(2)]
        keys = [Joint(x, y, angle[k], 1, 1, 1, 1, *sway(length, tip[k])) for k in range(2)]
        j = self.rig.add(parent, keys[0], keys[1], self.timings.trailing(self.dice))
        bushy = self.dice.chance(0.4)
        shape, opened = strand(length, half, half * 0.5 * self.dice.random(), swell=1.2 if bushy else 0.0)
        self.layer(-15, self.make(j, shape, self.coat, "none", open_until=opened))

    def face(self, joint: int, x: float, y: float, size: float, near_only: bool, owner: Piece) -> None:
        """Eyes and a mouth around (x, y)."""
        dice, pen = self.dice, self.pen
        big = dice.chance(0.5)
        high = size * (dice.uniform(0.22, 0.34) if big else dice.uniform(0.09, 0.14))
        look = [dice.uniform(-0.3, 0.3) * high for _ in range(2)]
        lids = [1.0 if dice.chance(0.75) else dice.uniform(0.1, 0.8) for _ in range(2)]
        for dx in (0.0,) if near_only else (-0.42, 0.42):
            ex = x + dx * size
            lid = self.rig.add(joint, Joint(ex, y, skin_y=lids[0]), Joint(ex, y, skin_y=lids[1]), self.timings.body)
            if not big:
                self.layer(22, self.make(lid, ellipse(max(1.0, high * 0.8), max(1.2, high)), DARK, "eye_mouth", line=False, ink=True,
                    shaded=False))
                continue
            white = self.make(lid, ellipse(high * 0.8, high), (252, 252, 252), "eye_mouth", thin=0.8, shaded=False)
            pupil = self.rig.add(joint, Joint(ex + look[0] + self.f * high * 0.15, y), Joint(ex + look[1] + self.f * high * 0.15, y),
                self.timings.body)
            iris = self.make(pupil, ellipse(high * 0.45, high * 0.5), DARK, "eye_mouth", line=False, ink=True, clip_to=white, shaded=False)
            pen.dot(iris, ellipse(high * 0.15, high * 0.15, -high * 0.12, -high * 0.2, 8), (255, 255, 255))
            self.layer(22, white, iris)
        self.point("eyes_mid", joint, x, y, owner)
