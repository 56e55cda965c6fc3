"""Animals and creatures: four-legged beasts, birds, fish, snakes and blobs. Legs carry a person's keypoint names."""

from __future__ import annotations

import math

from .colour import oklch, random_colour, shift
from .dice import Dice
from .drawing import Cast, Keypoint, Piece
from .pen import Pen
from .rig import Joint, Rig, sway
from .shapes import closed_curve, ellipse, limb, open_curve, polygon, strand
from .timing import Timings
from .workshop import Workshop

_DARK = (28, 22, 26)


class _Creature(Workshop):
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
        reach = most * (0.15 + 0.85 * self.energy)
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
                self.layer(22, self.make(lid, ellipse(max(1.0, high * 0.8), max(1.2, high)), _DARK, "eye_mouth", line=False, ink=True,
                    shaded=False))
                continue
            white = self.make(lid, ellipse(high * 0.8, high), (252, 252, 252), "eye_mouth", thin=0.8, shaded=False)
            pupil = self.rig.add(joint, Joint(ex + look[0] + self.f * high * 0.15, y), Joint(ex + look[1] + self.f * high * 0.15, y),
                self.timings.body)
            iris = self.make(pupil, ellipse(high * 0.45, high * 0.5), _DARK, "eye_mouth", line=False, ink=True, clip_to=white, shaded=False)
            pen.dot(iris, ellipse(high * 0.15, high * 0.15, -high * 0.12, -high * 0.2, 8), (255, 255, 255))
            self.layer(22, white, iris)
        self.point("eyes_mid", joint, x, y, owner)


def creature(
    rig: Rig,
    pen: Pen,
    dice: Dice,
    parent: int,
    timings: Timings,
    *,
    place: tuple[float, float],
    length: float,
    energy: float,
    depth: float,
    main: bool,
) -> Cast:
    """A creature about `length` px long at `place` (px in `parent`)."""
    way = dice.log_uniform(0.5, 2 + 70 * energy)
    heading = dice.uniform(-0.5, 0.5)
    turn = dice.degrees(-35, 35) * energy
    hop = dice.uniform(0.8, 1.2) if dice.chance(0.3) else 1.0
    start = dice.degrees(-12, 12)
    beast = _Creature(rig, pen, dice, len(rig.parent), timings, length, energy, depth, main)
    dx, dy = beast.f * way * math.cos(heading), way * math.sin(heading)
    rig.add(
        parent,
        Joint(place[0] - dx / 2, place[1] - dy / 2, start),
        Joint(place[0] + dx / 2, place[1] + dy / 2, start + turn, 1 / hop, hop),
        timings.body,
    )
    if dice.chance(0.3):  # a leap
        rig.bend_way(beast.root, Joint(0.0, -(way * 0.3 + length * 0.15) * dice.random()))
    maker = dice.weighted(((_beast, 4.0), (_bird, 1.5), (_fish, 1.0), (_blob, 1.5), (_snake, 0.8)))
    maker(beast, beast.root)
    return beast.cast


def _beast(b: _Creature, root: int) -> None:
    """Dog, cat, horse, dinosaur: body, head on a neck, four jointed legs, tail."""
    dice, f = b.dice, b.f
    s = b.s * 0.5
    fat, leg = s * dice.uniform(0.28, 0.55), s * dice.uniform(0.4, 1.1)
    half = s * dice.uniform(0.07, 0.15)
    body_shape = closed_curve([(-s * 0.62, -fat * 0.7), (0, -fat * dice.uniform(0.6, 1.0)), (s * 0.6, -fat * 0.85),
        (s * 0.75, -fat * 0.1), (s * 0.5, fat * 0.6), (0, fat * dice.uniform(0.4, 0.9)), (-s * 0.55, fat * 0.5),
        (-s * 0.78, -fat * 0.1)], 5)
    body_shape[:, 0] *= f
    body = b.make(root, body_shape, b.coat, "torso")
    if dice.chance(0.5):
        b.pen.patch(body, ellipse(s * 0.5, fat * 0.4, 0, fat * 0.6), b.belly, edge=dice.chance(0.3))
    for _ in range(dice.pick((0, 0, 3, 6))):
        b.pen.patch(body, ellipse(fat * 0.2, fat * 0.16, dice.uniform(-0.6, 0.6) * s, dice.uniform(-0.6, 0.3) * fat, 10),
            shift(b.coat, -0.15))
    b.pen.folds(body, 5)
    b.layer(0, body)
    _leg_set(b, root, s, fat, leg, half, body)
    if dice.chance(0.85):
        b.tail(root, -f * s * 0.7, -fat * 0.4, s * dice.uniform(0.4, 1.3), half * dice.uniform(0.5, 1.3), f * dice.uniform(0.4, 2.2))
    neck_len = s * dice.pick((0.15, 0.25, 0.6, 0.9))
    neck = b.swing(root, f * s * 0.58, -fat * 0.45, f * dice.uniform(0.4, 1.0), 0.35)
    neck_shape, opened = limb(neck_len, fat * 0.5, fat * 0.4)
    neck_piece = b.make(neck, -neck_shape, b.coat, "torso", open_until=opened)
    b.layer(1, neck_piece)
    skull = b.swing(neck, 0, -neck_len, -f * 0.5, 0.4)
    r = s * dice.uniform(0.25, 0.45)
    snout = r * dice.uniform(0.5, 1.3)
    shape = closed_curve([(-r * 0.9, -r * 0.3), (-r * 0.3, -r), (r * 0.5, -r * 0.85), (r * 0.9, -r * 0.15), (r * 0.8 + snout, r * 0.05),
        (r * 0.8 + snout, r * 0.45), (r * 0.5, r * 0.7), (-r * 0.4, r * 0.75)], 5)
    shape[:, 0] *= f
    face = b.make(skull, shape, b.coat, "face")
    b.pen.dot(face, ellipse(r * 0.16, r * 0.13, f * (r * 0.78 + snout), r * 0.02, 10), _DARK)
    b.pen.mark(face, open_curve([(f * (r * 0.7 + snout), r * 0.35), (f * (r * 0.5 + snout * 0.5), r * 0.42), (f * r * 0.5, r * 0.3)]))
    if dice.chance(0.15):  # horns or antlers
        for x in (-0.3, 0.05):
            horn, opened_horn = strand(r * dice.uniform(0.6, 1.3), r * 0.14)
            at = b.rig.add(skull, *(Joint(f * x * r, -r * 0.8, math.pi + f * x, 1, 1, 1, 1, 0.5 * f / r),) * 2, b.timings.body)
            b.layer(18.5, b.make(at, horn, oklch(0.85, 0.04, 80), "prop", open_until=opened_horn))
    if dice.chance(0.12):  # a dragon's or griffin's wings
        span = s * dice.uniform(0.9, 1.6)
        for near in (True, False):
            wing = b.swing(root, f * s * 0.2, -fat * 0.6, math.pi + f * dice.uniform(-0.6, 0.9), 1.1)
            ribs = [(-f * span * (0.55 - 0.13 * k), span * (0.35 + 0.16 * k)) for k in range(4)]
            sail = b.make(wing, closed_curve([(0, 0), *ribs, (0, span), (f * s * 0.08, span * 0.5)], 3), shift(b.belly, 0 if near else -0.1), "none")
            b.pen.mark(sail, open_curve([(0, 0), (0, span * 0.5), (0, span)]))
            b.layer(6 if near else -7, sail)
    if dice.chance(0.15):  # a mane
        curls = [(math.cos(k * 0.7) * fat * dice.uniform(0.75, 1.05), math.sin(k * 0.7) * fat * dice.uniform(0.75, 1.05)) for k in range(9)]
        b.layer(dice.pick((1.5, 19.5)), b.make(b.swing(neck, 0, -neck_len * 0.8, 0.0, 0.25), closed_curve(curls, 4), shift(b.coat, -0.2), "hair_back"))
    ears: list[Piece] = []
    floppy = dice.chance(0.4)
    long_ear = r * dice.uniform(0.5, 1.3)
    for x, z in ((-0.15, 19.0), (-0.5, 21.0)):
        ear = b.swing(skull, f * x * r, -r * 0.75, f * (2.4 if floppy else dice.uniform(-0.4, 0.3)), 0.4)
        ear_shape = closed_curve([(-r * 0.22, 0), (-r * 0.2, -long_ear * 0.6), (0, -long_ear), (r * 0.2, -long_ear * 0.6),
            (r * 0.22, 0)], 4)
        piece = b.make(ear, ear_shape, dice.pick((b.coat, shift(b.coat, -0.12))), "face")
        ears.append(piece)
        b.layer(z, piece)
    b.layer(20, face)
    b.face(skull, f * r * 0.3, -r * 0.3, r, True, face)
    b.point("head_top", skull, 0, -r * 0.9, face, *ears)
    b.point("chin", skull, f * (r * 0.6 + snout), r * 0.3, face)
    b.point("neck", neck, 0, 0, neck_piece, body)


def _leg_set(b: _Creature, root: int, s: float, fat: float, leg: float, half: float, body: Piece) -> None:
    """Four legs; fore legs are labelled as arms, hind legs as legs, the near side by the way it faces."""
    dice, f = b.dice, b.f
    near_side = "right" if f > 0 else "left"
    far_side = "left" if f > 0 else "right"
    for fore in (True, False):
        for near in (True, False):
            x = f * s * (0.52 if fore else -0.52) + (0 if near else f * s * 0.1)
            upper = b.swing(root, x, fat * 0.2, 0.0, 0.7)
            fold = -f if fore else f
            lower = b.swing(upper, 0, leg * 0.52, fold * dice.uniform(0.0, 0.5), 0.5)
            names = ("upper_arm", "lower_arm_hand") if fore else ("thigh", "shin_foot")
            shape_u, open_u = limb(leg * 0.52, half * 1.5, half)
            shape_l, open_l = limb(leg * 0.5, half, half * 0.8)
            colour = b.coat if near else shift(b.coat, -0.07)
            pieces = [b.make(upper, shape_u, colour, names[0], open_until=open_u), b.make(lower, shape_l, colour, names[1],
                open_until=open_l)]
            foot = b.swing(lower, 0, leg * 0.5, 0.0, 0.3)
            pieces.append(b.make(foot, ellipse(half * 1.4, half * 0.9, f * half * 0.5, half * 0.3),
                dice.pick((colour, shift(colour, -0.2))), names[1]))
            b.layer(3 if near else -6, *pieces, joined=True)
            side = near_side if near else far_side
            labels = ("shoulder", "elbow", "wrist", "hand_tip") if fore else ("hip", "knee", "ankle", "toe")
            b.point(f"{side}_{labels[0]}", upper, 0, 0, pieces[0], body)
            b.point(f"{side}_{labels[1]}", lower, 0, 0, *pieces)
            b.point(f"{side}_{labels[2]}", foot, 0, 0, *pieces)
            b.point(f"{side}_{labels[3]}", foot, f * half * 1.4, half * 0.3, *pieces)


def _bird(b: _Creature, root: int) -> None:
    dice, f, s = b.dice, b.f, b.s * 0.4
    body_shape = closed_curve([(-s * 0.9, -s * 0.1), (-s * 0.2, -s * 0.42), (s * 0.5, -s * 0.4), (s * 0.7, 0), (s * 0.3, s * 0.4),
        (-s * 0.4, s * 0.3)], 5)
    body_shape[:, 0] *= f
    body = b.make(root, body_shape, b.coat, "torso")
    b.pen.patch(body, ellipse(s * 0.5, s * 0.3, f * s * 0.2, s * 0.35), b.belly)
    b.layer(0, body)
    span = s * dice.uniform(0.9, 1.9)
    for near in (True, False):
        wing = b.swing(root, f * s * 0.15, -s * 0.15, f * dice.uniform(-0.4, 2.6) + (math.pi if dice.chance(0.5) else 0), 1.2)
        feathers = [(span * 0.14 * (2 - k) * -f, span * (0.55 + 0.1 * k)) for k in range(4)]
        shape = closed_curve([(-s * 0.25, 0), (s * 0.25, 0), (s * 0.3, span * 0.5), (f * s * 0.1, span), *feathers], 3)
        piece = b.make(wing, shape, shift(b.coat, 0.0 if near else -0.1), "upper_arm")
        b.pen.mark(piece, open_curve([(0, span * 0.2), (0, span * 0.5), (f * s * 0.05, span * 0.8)]), width=0.7)
        b.layer(5 if near else -5, piece)
        side = ("right" if f > 0 else "left") if near else ("left" if f > 0 else "right")
        b.point(f"{side}_shoulder", wing, 0, 0, piece, body)
        b.point(f"{side}_hand_tip", wing, f * s * 0.1, span * 0.92, piece)
    b.tail(root, -f * s * 0.8, 0, s * 0.7, s * 0.15, f * 1.5)
    skull = b.swing(root, f * s * 0.65, -s * 0.4, 0.0, 0.4)
    r = s * dice.uniform(0.3, 0.45)
    beak = b.make(skull, polygon([(f * r * 0.7, -r * 0.3), (f * r * 1.7, 0), (f * r * 0.7, r * 0.3)]), oklch(0.75, 0.15, 70), "eye_mouth")
    face = b.make(skull, ellipse(r, r), b.coat, "face")
    b.layer(19, beak)
    b.layer(20, face)
    b.face(skull, f * r * 0.3, -r * 0.15, r, True, face)
    b.point("head_top", skull, 0, -r * 0.9, face)
    for x in (-0.1, 0.2):
        leg = b.swing(root, f * s * x, s * 0.35, 0.0, 0.6)
        shape, opened = limb(s * 0.5, max(0.7, s * 0.03), max(0.7, s * 0.03))
        b.layer(-2, b.make(leg, shape, oklch(0.7, 0.14, 65), "shin_foot", open_until=opened))


def _fish(b: _Creature, root: int) -> None:
    dice, f, s = b.dice, b.f, b.s * 0.5
    tall = s * dice.uniform(0.3, 0.6)
    body_shape = closed_curve([(-s * 0.8, 0), (-s * 0.2, -tall), (s * 0.5, -tall * 0.8), (s * 0.9, 0), (s * 0.5, tall * 0.8),
        (-s * 0.2, tall)], 6)
    body_shape[:, 0] *= f
    body = b.make(root, body_shape, b.coat, "torso")
    for k in range(dice.randint(0, 4)):
        x = f * s * (-0.4 + 0.25 * k)
        b.pen.patch(body, polygon([(x, -tall * 2), (x + s * 0.1, -tall * 2), (x + s * 0.1, tall * 2), (x, tall * 2)]), b.belly)
    tail = b.swing(root, -f * s * 0.72, 0, 0.0, 0.7)
    tail_shape = closed_curve([(0, -s * 0.06), (-f * s * 0.45, -s * 0.35), (-f * s * 0.3, 0), (-f * s * 0.45, s * 0.35), (0, s * 0.06)], 4)
    b.layer(-1, b.make(tail, tail_shape, b.belly, "none"))
    b.layer(0, body)
    fin = b.swing(root, f * s * 0.1, tall * 0.2, f * 0.8, 0.7)
    shape, _ = strand(s * 0.4, s * 0.06, swell=1.4)
    b.layer(1, b.make(fin, shape, b.belly, "none"))
    b.face(root, f * s * 0.55, -tall * 0.2, tall, True, body)


def _blob(b: _Creature, root: int) -> None:
    """A slime or ghost: one soft shape that squashes, with a face and stubby arms."""
    dice, s = b.dice, b.s * 0.4
    squash = [dice.uniform(0.75, 1.25) for _ in range(2)]
    lean = [dice.uniform(-0.4, 0.4) * (0.3 + b.energy) for _ in range(2)]
    keys = [Joint(0, s * 0.8, 0, 1, 1, 1 / squash[k], squash[k], *sway(s * 1.6, lean[k] * s)) for k in range(2)]
    body_joint = b.rig.add(root, keys[0], keys[1], b.timings.body)
    waves = dice.randint(2, 5)
    hem = [(s * (1 - 2 * k / (2 * waves)), (0.12 if k % 2 else -0.08) * s) for k in range(2 * waves + 1)] if dice.chance(0.5) else [(s,
        -s * 0.1), (0, s * 0.05), (-s, -s * 0.1)]
    shape = closed_curve([(-s * 1.0, -s * 0.5), (-s * 0.7, -s * 1.3), (0, -s * dice.uniform(1.5, 1.9)), (s * 0.7, -s * 1.3),
        (s * 1.0, -s * 0.5), *hem], 4)
    body = b.make(body_joint, shape, b.coat, "torso")
    b.pen.patch(body, ellipse(s * 0.14, s * 0.22, -s * 0.5, -s * 1.15), shift(b.coat, 0.15))
    b.layer(0, body)
    b.face(body_joint, 0, -s * 0.9, s * 0.8, False, body)
    mouth = [dice.uniform(0.15, 1.0) for _ in range(2)]
    m = b.rig.add(body_joint, Joint(0, -s * 0.5, skin_y=mouth[0]), Joint(0, -s * 0.5, skin_y=mouth[1]), b.timings.body)
    b.layer(22, b.make(m, closed_curve([(-s * 0.25, -s * 0.08), (0, 0), (s * 0.25, -s * 0.08), (0, s * 0.25)], 4), oklch(0.35, 0.1, 20),
        "eye_mouth", thin=0.8, shaded=False))
    for side, x in (("right", -0.95), ("left", 0.95)):
        if dice.chance(0.6):
            arm = b.swing(root, x * s, s * 0.2, -math.copysign(0.8, x), 0.9)
            arm_shape, opened = limb(s * dice.uniform(0.3, 0.7), s * 0.14, s * 0.12)
            piece = b.make(arm, arm_shape, b.coat, "upper_arm", open_until=opened)
            b.layer(dice.pick((-2.0, 2.0)), piece)
            b.point(f"{side}_shoulder", arm, 0, 0, piece, body)


def _snake(b: _Creature, root: int) -> None:
    """A chain of segments: snake, worm, dragon, tentacle."""
    dice, s = b.dice, b.s
    n = dice.randint(4, 8)
    half, part = s * dice.uniform(0.03, 0.08), s / n
    joint, pieces, wave, phase, shift_phase = root, [], dice.uniform(0.3, 0.8), dice.uniform(0, 6.28), dice.uniform(0.3,
        1.8) * (0.2 + b.energy)
    for k in range(n):
        angles = [math.pi / 2 * b.f * (k == 0) + wave * math.sin(phase + 1.3 * k + moved) for moved in (0.0, shift_phase)]
        y = part if k else 0.0
        joint = b.rig.add(joint, Joint(0, y, angles[0]), Joint(0, y, angles[1]), b.timings.body)
        r0, r1 = half * (1 - 0.7 * k / n), half * (1 - 0.7 * (k + 1) / n)
        shape, opened = limb(part, r0, r1)
        piece = b.make(joint, shape, b.coat, "torso", open_until=opened)
        if dice.chance(0.6):
            b.pen.patch(piece, polygon([(-s, part * 0.3), (s, part * 0.3), (s, part * 0.6), (-s, part * 0.6)]), b.belly)
        pieces.append(piece)
    b.layer(0, *pieces, joined=True)
    skull = b.swing(root, 0, 0, 0.0, 0.4)
    r = half * 1.8
    face = b.make(skull, ellipse(r * 1.3, r), b.coat, "face")
    b.layer(20, face)
    b.face(skull, b.f * r * 0.3, -r * 0.3, r * 1.4, True, face)
