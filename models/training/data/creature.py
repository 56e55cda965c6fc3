"""Animals and creatures: four-legged beasts here, the others from `small_animals`. Legs carry a person's keypoint names."""

from __future__ import annotations

import math

from .animal import DARK, Animal
from .colour import oklch, shift
from .dice import Dice
from .drawing import Cast, Piece
from .pen import Pen
from .rig import Joint, Rig
from .shapes import closed_curve, ellipse, limb, open_curve, strand
from .small_animals import bird, blob, fish, snake
from .timing import Timings


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
    beast = Animal(rig, pen, dice, len(rig.parent), timings, length, energy, depth, main)
    dx, dy = beast.f * way * math.cos(heading), way * math.sin(heading)
    rig.add(
        parent,
        Joint(place[0] - dx / 2, place[1] - dy / 2, start),
        Joint(place[0] + dx / 2, place[1] + dy / 2, start + turn, 1 / hop, hop),
        timings.body,
    )
    if dice.chance(0.3):  # a leap
        rig.bend_way(beast.root, Joint(0.0, -(way * 0.3 + length * 0.15) * dice.random()))
    maker = dice.weighted(((_beast, 4.0), (bird, 1.5), (fish, 1.0), (blob, 1.5), (snake, 0.8)))
    maker(beast, beast.root)
    return beast.cast


def _beast(b: Animal, root: int) -> None:
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
    b.pen.dot(face, ellipse(r * 0.16, r * 0.13, f * (r * 0.78 + snout), r * 0.02, 10), DARK)
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
            sail = b.make(wing, closed_curve([(0, 0), *ribs, (0, span), (f * s * 0.08, span * 0.5)], 3), shift(b.belly,
                0 if near else -0.1), "none")
            b.pen.mark(sail, open_curve([(0, 0), (0, span * 0.5), (0, span)]))
            b.layer(6 if near else -7, sail)
    if dice.chance(0.15):  # a mane
        curls = [(math.cos(k * 0.7) * fat * dice.uniform(0.75, 1.05), math.sin(k * 0.7) * fat * dice.uniform(0.75, 1.05)) for k in range(9)]
        b.layer(dice.pick((1.5, 19.5)), b.make(b.swing(neck, 0, -neck_len * 0.8, 0.0, 0.25), closed_curve(curls, 4), shift(b.coat, -0.2),
            "hair_back"))
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


def _leg_set(b: Animal, root: int, s: float, fat: float, leg: float, half: float, body: Piece) -> None:
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
