"""Arms and legs: upper, lower and end piece on three joints, drawn as one so that no line crosses elbow or knee."""

from __future__ import annotations

import math

from .actor import Actor
from .build import Build
from .dice import Dice
from .drawing import Piece
from .pose import Pose
from .rig import Joint
from .shapes import Polygon, closed_curve, limb, polygon

_SIDES = ("left", "right")


def legs(a: Actor, pelvis: int, outfit: str, torso: list[Piece]) -> None:
    """Both legs with feet, in trousers or bare. `torso` may cover or carry the hip joints."""
    b, dice, pen = a.build, a.dice, a.pen
    bare = outfit in ("shorts", "skirt", "dress") or (outfit == "robe" and dice.chance(0.5))
    leg = dice.pick((a.palette.skin, a.palette.skin, a.palette.second)) if bare else a.palette.bottom
    if outfit == "suit":
        leg = a.palette.top
    sock = dice.random()
    for side in (0, 1):
        hip_x = b.spread(b.hip, side)
        near = 1 if math.sin(b.yaw) * (-1 if side == 0 else 1) > 0.15 else 0

        def thigh_at(p: Pose, side: int = side, hip_x: float = hip_x) -> Joint:
            angle = _leg_angle(b, side, p)
            return Joint(hip_x, 0, angle, 1, 1, 1, p.reach_leg[side], *_bow(b, b.thigh, -_knee(b, side, p)))

        def shin_at(p: Pose, side: int = side) -> Joint:
            flex = _knee(b, side, p)
            return Joint(0, b.thigh * p.reach_leg[side], flex, 1, 1, 1, p.reach_leg[side], *_bow(b, b.shin, -flex))

        timing = a.timings.limb(dice)
        thigh = a.joint(pelvis, thigh_at, timing)
        shin = a.joint(thigh, shin_at, timing)

        def foot_at(p: Pose, side: int = side) -> Joint:
            level = -0.6 * (_leg_angle(b, side, p) + (p.flex_leg[side] * b.facing if b.profile else 0)) if b.profile else 0.0
            return Joint(0, b.shin * p.reach_leg[side], level + p.ankle[side] * 0.5)

        foot = a.joint(shin, foot_at, timing)
        knee_r, ankle_r = b.leg_half * (0.5 + 0.35 * b.taper), b.leg_half * (0.35 + 0.4 * b.taper)
        flare = b.leg_half * 0.6 if not bare and dice.chance(0.1) else 0.0
        thigh_shape, open_thigh = limb(b.thigh, b.leg_half, knee_r, 0.12)
        shin_shape, open_shin = limb(b.shin, knee_r, ankle_r + flare, 0.2 if bare else 0.05)
        thigh_piece = pen.piece(thigh, thigh_shape, leg, "thigh", open_until=open_thigh)
        shin_piece = pen.piece(shin, shin_shape, leg, "shin_foot", open_until=open_shin)
        direction = b.facing if b.profile or abs(b.yaw) > 0.3 else (1 if hip_x > 0 else -1)
        length = b.foot * (1.0 if b.profile else 0.55)
        r = max(ankle_r * 1.15, b.foot * 0.18)
        foot_shape = closed_curve(
            [(-r * direction, -r * 0.6), (-r * 1.1 * direction, r * 0.9), (length * 0.5 * direction, r), (length * direction, r * 0.9),
                (length * 1.02 * direction, r * 0.2), (length * 0.4 * direction, -r * 0.5)], 4
        )
        shoe = a.palette.shoes if dice.chance(0.9) or not bare else a.palette.skin
        foot_piece = pen.piece(foot, foot_shape, shoe, "shin_foot")
        if not bare:
            pen.folds(thigh_piece, 4)
            pen.folds(shin_piece, 3)
        if outfit == "shorts":
            pen.patch(thigh_piece, polygon([(-99, -99), (99, -99), (99, b.thigh * 0.6), (-99, b.thigh * 0.6)]), a.palette.bottom, edge=True)
        if bare and sock < 0.5:
            y = b.shin * (0.2 + sock)
            pen.patch(shin_piece, polygon([(-99, y), (99, y), (99, b.shin * 2), (-99, b.shin * 2)]),
                a.palette.second if sock < 0.25 else (248, 248, 250), edge=True)
        if dice.chance(0.4):
            pen.mark(foot_piece, polygon([(-r * direction, r * 0.6), (length * direction, r * 0.6)]), width=0.8)
        z = -22 + 4 * near
        a.layer(z, thigh_piece, shin_piece, foot_piece, joined=True)
        owners = (thigh_piece, shin_piece, foot_piece)
        name = _SIDES[side]
        a.point(f"{name}_hip", thigh, 0, 0, thigh_piece, *torso)
        a.point(f"{name}_knee", shin, 0, 0, *owners)
        a.point(f"{name}_ankle", foot, 0, 0, *owners)
        a.point(f"{name}_toe", foot, length * 0.9 * direction, r * 0.4, *owners)


def _knee(b: Build, side: int, p: Pose) -> float:
    return p.flex_leg[side] * (b.facing if b.profile else 0.45 * (1 if b.spread(1, side) > 0 else -1))


def _bow(b: Build, length: float, flex: float) -> tuple[float, float]:
    """(bend2, bend3) that bow a noodle limb while its far end stays on its axis."""
    bend = b.noodle * flex / max(length, 1.0)
    return bend, -bend / max(length, 1.0)


def _leg_angle(b: Build, side: int, p: Pose) -> float:
    if b.profile:
        return -b.facing * p.raise_leg[side]
    return -(1 if b.spread(1, side) > 0 else -1) * p.raise_leg[side] * 0.5


def arms(a: Actor, chest: int, torso: list[Piece]) -> list[tuple[int, float]]:
    """Both arms, one of which may pass from before the body to behind it; returns (hand joint, z) by side."""
    b, dice, pen = a.build, a.dice, a.pen
    sleeve = "none" if a.beast and dice.chance(0.6) else dice.weighted((("long", 3.0), ("short", 2.5), ("none", 1.5), ("puff", 0.7)))
    upper_colour = a.palette.skin if sleeve == "none" else a.palette.top
    lower_colour = a.palette.top if sleeve == "long" else a.palette.skin
    glove = a.palette.accent if dice.chance(0.12) else (250, 250, 250) if a.beast and dice.chance(0.6) else a.palette.skin
    crossing = dice.randrange(2) if dice.chance(0.3) else -1
    fingers = dice.pick(("mitten", "mitten", "fist", "fingers", "ball"))
    hands: list[tuple[int, float]] = []
    for side in (0, 1):
        depth = math.sin(b.yaw) * (-1 if side == 0 else 1)
        near = depth > 0.3
        far = depth < -0.3
        z: float | tuple[float, float] = 12 if near else -30 if far else dice.weighted(((12, 3.0), (-14, 1.0)))
        if not near and not far and dice.chance(0.2):
            z = 40  # before the face
        if side == crossing:
            z = (12, -30) if dice.chance(0.5) else (-30, 12)

        def upper_at(p: Pose, side: int = side) -> Joint:
            sign = b.facing if b.profile else (1 if b.spread(1, side) > 0 else -1)
            bow = _bow(b, b.upper_arm, sign * p.flex_arm[side])
            x = b.spread(b.shoulder - b.arm_half * 0.3, side, p.twist)
            return Joint(x, -b.chest + b.arm_half * 0.9, -sign * p.raise_arm[side], 1, 1, 1, p.reach_arm[side], *bow)

        def lower_at(p: Pose, side: int = side) -> Joint:
            sign = b.facing if b.profile else (1 if b.spread(1, side) > 0 else -1)
            flex = max(0.0, p.flex_arm[side]) if b.profile else p.flex_arm[side]
            return Joint(0, b.upper_arm * p.reach_arm[side], -sign * flex, 1, 1, 1, p.reach_arm[side], *_bow(b, b.lower_arm, sign * flex))

        timing = a.timings.limb(dice)
        upper = a.joint(chest, upper_at, timing)
        lower = a.joint(upper, lower_at, timing)
        hand = a.joint(lower, lambda p, side=side: Joint(0, b.lower_arm * p.reach_arm[side], p.wrist[side]), timing)
        if dice.chance(0.04):  # a smear: the arm is longer on its way than in either key
            longer = dice.uniform(0.15, 0.6)
            a.rig.bend_way(upper, Joint(skin_y=1 + longer))
            a.rig.bend_way(lower, Joint(y=b.upper_arm * longer, skin_y=1 + longer))
            a.rig.bend_way(hand, Joint(y=b.lower_arm * longer))
        elbow_r, wrist_r = b.arm_half * (0.55 + 0.35 * b.taper), b.arm_half * (0.4 + 0.35 * b.taper)
        puff = 0.5 if sleeve == "puff" else 0.0
        upper_shape, open_upper = limb(b.upper_arm, b.arm_half, elbow_r, 0.1 + puff, 0.25)
        lower_shape, open_lower = limb(b.lower_arm, elbow_r, wrist_r * (1.5 if sleeve == "long" and dice.chance(0.2) else 1.0))
        upper_piece = pen.piece(upper, upper_shape, upper_colour, "upper_arm",
            open_until=0 if sleeve != "none" and dice.chance(0.4) else open_upper)
        lower_piece = pen.piece(lower, lower_shape, lower_colour, "lower_arm_hand", open_until=open_lower)
        hand_piece = pen.piece(hand, _hand(b, dice, fingers, wrist_r), glove, "lower_arm_hand", thin=0.85)
        if sleeve == "long":
            pen.folds(upper_piece, 3)
            pen.folds(lower_piece, 3)
        if sleeve in ("short", "puff"):
            y = b.upper_arm * dice.uniform(0.4, 0.8)
            pen.patch(upper_piece, polygon([(-99, y), (99, y), (99, 999), (-99, 999)]), a.palette.skin, edge=True)
        elif sleeve == "long" and dice.chance(0.5):
            y = b.lower_arm * 0.82
            pen.patch(lower_piece, polygon([(-99, y), (99, y), (99, 999), (-99, 999)]), a.palette.second, edge=True)
        a.layer(z, upper_piece, lower_piece, hand_piece, joined=True)
        owners = (upper_piece, lower_piece, hand_piece)
        name = _SIDES[side]
        a.point(f"{name}_shoulder", upper, 0, 0, upper_piece,
            *torso)
        a.point(f"{name}_elbow", lower, 0, 0, *owners)
        a.point(f"{name}_wrist", hand, 0, 0, *owners)
        a.point(f"{name}_hand_tip", hand, 0, b.hand * 0.85, *owners)
        hands.append((hand, max(z) if isinstance(z, tuple) else z))
    return hands


def _hand(b: Build, dice: Dice, kind: str, wrist: float) -> Polygon:
    h, w = b.hand, max(wrist * 1.15, b.hand * 0.32)
    if kind == "fist" or h < 6:
        return closed_curve([(-w * 0.8, 0), (-w, h * 0.45), (-w * 0.6, h * 0.85), (w * 0.6, h * 0.85), (w, h * 0.45), (w * 0.8, 0)], 4)
    if kind == "ball":
        return closed_curve([(-w, h * 0.4), (0, h * 0.9), (w, h * 0.4), (0, -h * 0.1)], 5)
    if kind == "mitten":
        s = dice.sign()
        return closed_curve([(-w * 0.7 * s, 0), (-w * 0.9 * s, h * 0.4), (-w * 0.5 * s, h * 0.95), (w * 0.4 * s, h * 0.95),
            (w * 0.75 * s, h * 0.5), (w * 1.3 * s, h * 0.45), (w * 1.2 * s, h * 0.2), (w * 0.7 * s, 0)], 4)
    points: list[tuple[float, float]] = [(-w * 0.6, 0), (-w * 0.9, h * 0.35)]
    for k in range(4):
        x = -w * 0.85 + w * 0.55 * k
        tip = h * (0.92 + 0.1 * (k in (1, 2)))
        points += [(x - w * 0.02, tip - h * 0.06), (x + w * 0.14, tip), (x + w * 0.28, tip - h * 0.06), (x + w * 0.4, h * 0.52)]
    points += [(w * 1.5, h * 0.5), (w * 1.45, h * 0.32), (w * 0.9, h * 0.15), (w * 0.6, 0)]
    return closed_curve(points, 3)


