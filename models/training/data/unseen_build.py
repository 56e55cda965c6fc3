"""Bodies of the held-out generator: jointed paper puppets, long-limbed bean people, insects, octopuses, walking machines.

Puppets and bean people carry a person's parts and keypoints, so that structure can be scored on them.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from .colour import shift
from .drawing import Keypoint, Piece
from .rig import Joint, sway
from .shapes import Polygon, box, closed_curve, ellipse, limb, polygon, rounded_box, star, strand
from .workshop import Workshop

Body = Callable[["Held"], None]
_DARK = (26, 22, 30)


class Held(Workshop):
    """A held-out figure under construction; `main` carries the keypoints, `s` is half its height in px."""

    main: bool = True

    def hinge(self, parent: int, x: float, y: float, rest: float, most_degrees: float) -> int:
        """A joint that swings about `rest` by up to `most_degrees` at either key, sometimes held still."""
        a = rest + self.dice.degrees(-most_degrees, most_degrees) * 0.6
        reach = self.dice.degrees(-most_degrees, most_degrees) * (0.1 + 1.1 * self.energy)
        return self.rig.add(parent, Joint(x, y, a), Joint(x, y, a if self.dice.chance(0.15) else a + reach), self.timings.limb(self.dice))

    def point(self, name: str, joint: int, x: float, y: float, *owners: Piece) -> None:
        if self.main:
            self.cast.keypoints.append(Keypoint(name, joint, x, y, list(owners)))


def puppet(w: Held) -> None:
    """Cut from card: straight-edged parts on visible pins."""
    dice, s = w.dice, w.size
    tall, wide = s * dice.uniform(0.6, 0.9), s * dice.uniform(0.22, 0.4)
    hip_w = wide * dice.uniform(0.5, 1.3)
    torso = w.make(w.root, polygon([(-wide, -tall), (wide, -tall), (hip_w, 0), (-hip_w, 0)]), w.colours[0], "torso")
    if dice.chance(0.6):
        w.pen.patch(torso, polygon([(-wide, -tall * 0.5), (wide, -tall * 0.6), (wide, -tall * 0.4), (-wide, -tall * 0.3)]), w.colours[3],
            edge=True)
    w.layer(0, torso)
    skull = w.hinge(w.root, 0, -tall, 0.0, 25)
    r = s * dice.uniform(0.22, 0.4)
    shapes: tuple[Polygon, ...] = (polygon([(0, -2 * r), (r, -r), (0, 0.1 * r), (-r, -r)]), box(-r * 0.8, -2 * r, r * 0.8, 0),
        ellipse(r * 0.8, r, 0, -r),
        polygon([(-r, -1.9 * r), (r, -1.9 * r), (0, 0.1 * r)]))
    head = w.make(skull, dice.pick(shapes), w.colours[1], "face")
    w.layer(4, head)
    look = dice.uniform(-0.3, 0.3) * r
    for x in (-0.3, 0.3):
        eye = w.still(skull, x * r, -1.25 * r)
        w.layer(5, w.make(eye, dice.pick((ellipse(r * 0.13, r * 0.2), star(4, r * 0.2, r * 0.08))), _DARK, "eye_mouth", line=False,
            ink=True))
    mouth = [dice.uniform(0.1, 1.0) for _ in range(2)]
    j = w.rig.add(skull, Joint(look * 0.5, -0.6 * r, skin_y=mouth[0]), Joint(look * 0.5, -0.6 * r, skin_y=mouth[1]), w.timings.body)
    w.layer(5, w.make(j, box(-r * 0.3, -r * 0.12, r * 0.3, r * 0.18), _DARK, "eye_mouth", line=False, ink=True))
    w.point("head_top", skull, 0, -1.85 * r, head)
    w.point("chin", skull, 0, -0.05 * r, head)
    w.point("eyes_mid", skull, 0, -1.25 * r, head)
    w.point("neck", skull, 0, 0, head, torso)
    for k, side in enumerate(("left", "right")):
        x = 1 if k == 0 else -1
        for arm in (True, False):
            long, half = s * dice.uniform(0.36, 0.5), s * dice.uniform(0.06, 0.13)
            upper = w.hinge(w.root, x * (wide if arm else hip_w * 0.6), -tall * 0.92 if arm else -0.03 * s, -x * (0.6 if arm else 0.15),
                80 if arm else 45)
            lower = w.hinge(upper, 0, long, x * 0.3, 80)
            end = w.hinge(lower, 0, long, 0.0, 25)
            names = ("upper_arm", "lower_arm_hand") if arm else ("thigh", "shin_foot")
            card = polygon([(-half, -half), (half, -half), (half * 0.7, long + half), (-half * 0.7, long + half)])
            tip = ellipse(half * 1.2, half * 1.2, 0, half * 0.6, 6) if arm else polygon([(-half, -half), (half, -half), (x * half * 2.6,
                half), (-half, half)])
            pieces = [w.make(upper, card, w.colours[2], names[0]), w.make(lower, card, shift(w.colours[2], 0.06), names[1]), w.make(end,
                tip, w.colours[1], names[1])]
            z: float = dice.pick((2.0, -2.0))
            w.layer(z, *pieces)
            for pin in (upper, lower):
                w.layer(z + 0.5, w.make(pin, ellipse(half * 0.3, half * 0.3), (200, 170, 80), "prop", thin=0.6))
            labels = ("shoulder", "elbow", "wrist", "hand_tip") if arm else ("hip", "knee", "ankle", "toe")
            w.point(f"{side}_{labels[0]}", upper, 0, 0, pieces[0], torso)
            w.point(f"{side}_{labels[1]}", lower, 0, 0, *pieces)
            w.point(f"{side}_{labels[2]}", end, 0, 0, *pieces)
            w.point(f"{side}_{labels[3]}", end, 0 if arm else x * half * 2.2, half, *pieces)


def bean(w: Held) -> None:
    """A tiny head on a bent body with long tube limbs: each limb is one shape that curves."""
    dice, s = w.dice, w.size
    lean = [dice.uniform(-0.5, 0.5) for _ in range(2)]
    tall, fat = s * 0.9, s * dice.uniform(0.2, 0.34)
    keys = [Joint(0, 0, math.pi + 0.3 * v, 1, 1, 1, 1, *sway(tall, v * 0.5 * tall)) for v in lean]
    trunk = w.rig.add(w.root, keys[0], keys[1], w.timings.body)
    shape, _ = limb(tall, fat * 0.9, fat, 0.2)
    torso = w.make(trunk, shape, w.colours[0], "torso")
    w.layer(0, torso)
    r = s * dice.uniform(0.09, 0.15)
    high = tall + fat * 0.8  # the top of the trunk's round end
    tips = [(k.x - math.sin(k.angle) * high, math.cos(k.angle) * high) for k in keys]
    bent = [v * 0.5 * tall for v in lean]
    head_at = [Joint(t[0] - b, t[1], 0.2 * v) for t, b, v in zip(tips, bent, lean)]
    skull = w.rig.add(w.root, head_at[0], head_at[1], w.timings.body)
    head = w.make(skull, ellipse(r, r * 1.2, 0, -r * 0.8), w.colours[1], "face")
    w.layer(3, head)
    w.pen.patch(head, polygon([(-2 * r, -3 * r), (2 * r, -3 * r), (2 * r, -r * 1.2), (-2 * r, -r * 0.9)]), w.colours[3])
    w.point("head_top", skull, 0, -1.9 * r, head)
    w.point("neck", skull, 0, 0, head, torso)
    for k, side in enumerate(("left", "right")):
        x = 1 if k == 0 else -1
        for arm in (True, False):
            long, half = s * (1.0 if arm else 1.15) * dice.uniform(0.8, 1.1), s * dice.uniform(0.07, 0.13)
            swing = [dice.degrees(-60, 60) if arm else dice.degrees(-35, 35) for _ in range(2)]
            curl = [dice.uniform(-0.5, 0.5) for _ in range(2)]
            share = 0.2 + 0.8 * w.energy
            swing[1], curl[1] = swing[0] + (swing[1] - swing[0]) * share, curl[0] + (curl[1] - curl[0]) * share
            rest = -x * (0.9 if arm else 0.2)
            y = -tall * 0.85 if arm else 0.0
            at = [Joint(x * fat * 0.6, y, rest + swing[i], 1, 1, 1, 1, *sway(long, curl[i] * long)) for i in range(2)]
            j = w.rig.add(w.root, at[0], at[1], w.timings.limb(dice))
            tube, opened = limb(long, half, half * 0.8)
            piece = w.make(j, tube, w.colours[1] if arm else w.colours[2], "upper_arm" if arm else "thigh", open_until=opened)
            w.layer(dice.pick((1.0, -1.0)), piece)
            w.point(f"{side}_{'shoulder' if arm else 'hip'}", j, 0, 0, piece, torso)
            w.point(f"{side}_{'hand_tip' if arm else 'toe'}", j, 0, long * 0.98, piece)


def insect(w: Held) -> None:
    """A beetle or spider: round segments on six or eight thin jointed legs, feelers, now and then wings."""
    dice, s = w.dice, w.size
    count = dice.pick((3, 3, 4))
    body = [w.make(w.root, ellipse(s * 0.5, s * dice.uniform(0.25, 0.4), -s * 0.35, 0), w.colours[0], "none"),
        w.make(w.hinge(w.root, s * 0.15, 0, 0.0, 15), ellipse(s * 0.28, s * 0.22, s * 0.2, 0), w.colours[1], "none")]
    for k in range(dice.randint(0, 4)):
        w.pen.patch(body[0], ellipse(s * 0.08, s * 0.08, -s * (0.1 + 0.15 * k), s * dice.uniform(-0.15, 0.15)), w.colours[2], edge=True)
    for k in range(count):
        for up in (-1, 1):
            x = s * (0.15 - 0.3 * k)
            hip = w.hinge(w.root, x, 0, math.pi if up < 0 else 0.0, 40)
            knee = w.hinge(hip, 0, s * 0.55, dice.uniform(-0.8, 0.8), 50)
            half = s * dice.uniform(0.02, 0.04)
            a, opened = limb(s * 0.55, half * 1.4, half)
            b, opened_b = limb(s * 0.6, half, half * 0.3)
            w.layer(-1, w.make(hip, a, w.colours[3], "none", open_until=opened), w.make(knee, b, w.colours[3], "none",
                open_until=opened_b), joined=True)
    for y in (-1, 1):
        root = w.still(w.root, s * 0.55, y * s * 0.08, -math.pi / 2)
        bends = [dice.uniform(-0.5, 0.5) * s for _ in range(2)]
        j = w.rig.add(root, Joint(0, 0, 0.4 * y, 1, 1, 1, 1, *sway(s * 0.7, bends[0])), Joint(0, 0, 0.4 * y, 1, 1, 1, 1, *sway(s * 0.7,
            bends[1])), w.timings.trailing(dice))
        shape, opened = strand(s * 0.7, s * 0.02, s * 0.01, 12)
        w.layer(1, w.make(j, shape, w.colours[3], "none", open_until=opened))
    w.layer(2, *body)
    if dice.chance(0.5):
        for y in (-1, 1):
            wing = w.hinge(w.root, -s * 0.05, 0, 1.2 + y * 0.5, 70)
            w.layer(3, w.make(wing, closed_curve([(0, 0), (s * 0.3, s * 0.5), (0, s * 0.95), (-s * 0.18, s * 0.5)], 5), shift(w.colours[1],
                0.15), "none"))


def octopus(w: Held) -> None:
    """A dome on many arms, each a chain that curls."""
    dice, s = w.dice, w.size
    arms = dice.randint(5, 8)
    for k in range(arms):
        joint, n, part, half = w.root, 5, s * 0.26, s * 0.1
        u = (k + 0.5) / arms * 2 - 1
        phase, moved, wave = dice.uniform(0, 6.28), dice.uniform(0.4, 2.4) * (0.15 + w.energy), dice.uniform(0.25, 0.6)
        pieces = []
        for i in range(n):
            angles = [(-u * 1.1 if i == 0 else 0.0) + wave * math.sin(phase + 1.1 * i + m) for m in (0.0, moved)]
            y = s * 0.1 if i == 0 else part
            x = u * s * 0.45 if i == 0 else 0.0
            joint = w.rig.add(joint, Joint(x, y, angles[0]), Joint(x, y, angles[1]), w.timings.body)
            shape, opened = limb(part, half * (1 - 0.17 * i), half * (1 - 0.17 * (i + 1)))
            pieces.append(w.make(joint, shape, w.colours[0] if k % 2 else shift(w.colours[0], -0.06), "none", open_until=opened))
        w.layer(dice.pick((-1.0, 1.0)), *pieces, joined=True)
    squash = [dice.uniform(0.8, 1.2) for _ in range(2)]
    dome_joint = w.rig.add(w.root, Joint(0, s * 0.2, 0, 1 / squash[0], squash[0]), Joint(0, s * 0.2, 0, 1 / squash[1], squash[1]),
        w.timings.body)
    dome = w.make(dome_joint, closed_curve([(-s * 0.6, 0), (-s * 0.7, -s * 0.6), (0, -s * 1.1), (s * 0.7, -s * 0.6), (s * 0.6, 0)], 6),
        w.colours[0], "none")
    w.layer(2, dome)
    for x in (-0.28, 0.28):
        eye = w.still(dome_joint, x * s, -s * 0.4)
        white = w.make(eye, ellipse(s * 0.16, s * 0.12), (250, 250, 250), "eye_mouth")
        slit = [dice.uniform(-0.08, 0.08) * s for _ in range(2)]
        pupil = w.rig.add(eye, Joint(slit[0], 0), Joint(slit[1], 0), w.timings.body)
        w.layer(3, white, w.make(pupil, box(-s * 0.09, -s * 0.035, s * 0.09, s * 0.035), _DARK, "eye_mouth", line=False, ink=True,
            clip_to=white))


def walker(w: Held) -> None:
    """A machine: a cabin on two bird legs with a turning dish and a cannon."""
    dice, s = w.dice, w.size
    cabin = w.make(w.root, polygon([(-s * 0.5, -s * 0.8), (s * 0.3, -s * 0.9), (s * 0.6, -s * 0.4), (s * 0.4, 0), (-s * 0.6, 0)]),
        w.colours[0], "none")
    for k in range(dice.randint(1, 4)):
        w.pen.patch(cabin, rounded_box(-s * (0.4 - 0.22 * k), -s * 0.6, -s * (0.26 - 0.22 * k), -s * 0.45, s * 0.02), w.colours[3],
            edge=True)
    for near in (True, False):
        thigh = w.hinge(w.root, -s * 0.05, -s * 0.05, -0.6, 35)
        shin = w.hinge(thigh, 0, s * 0.5, 1.3, 40)
        foot = w.hinge(shin, 0, s * 0.6, -0.7, 20)
        half = s * 0.07
        colour = w.colours[1] if near else shift(w.colours[1], -0.1)
        shapes = (rounded_box(-half * 1.3, -half, half * 1.3, s * 0.5, half), rounded_box(-half, -half, half, s * 0.62, half * 0.5),
            polygon([(-s * 0.16, 0), (s * 0.3, 0), (s * 0.24, s * 0.1), (-s * 0.16, s * 0.1)]))
        w.layer(1 if near else -2, *(w.make(j, shape, colour, "none") for j, shape in zip((thigh, shin, foot), shapes)))
    w.layer(0, cabin)
    gun = w.hinge(w.root, s * 0.35, -s * 0.35, -math.pi / 2, 40)
    w.layer(2, w.make(gun, box(-s * 0.06, 0, s * 0.06, s * 0.9), w.colours[2], "prop"), w.make(gun, ellipse(s * 0.16, s * 0.16, n=8),
        w.colours[2], "prop"))
    dish = w.turning(w.root, -s * 0.15, -s * 1.0, 120)
    w.layer(-1, w.make(dish, star(9, s * 0.3, s * 0.2), w.colours[3], "prop"))
    mast = w.still(w.root, -s * 0.15, -s * 1.0)
    w.layer(-1.5, w.make(mast, box(-s * 0.02, 0, s * 0.02, s * 0.25), w.colours[2], "prop"))


BODIES: tuple[tuple[Body, float], ...] = ((puppet, 2.6), (bean, 1.6), (insect, 1.2), (octopus, 1.2), (walker, 1.2))
