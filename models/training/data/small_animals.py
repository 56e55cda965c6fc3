"""Birds, fish, blobs and snakes."""

from __future__ import annotations

import math

from .animal import Animal
from .colour import oklch, shift
from .rig import Joint, sway
from .shapes import closed_curve, ellipse, limb, open_curve, polygon, strand


def bird(b: Animal, root: int) -> None:
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


def fish(b: Animal, root: int) -> None:
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


def blob(b: Animal, root: int) -> None:
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


def snake(b: Animal, root: int) -> None:
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
