"""A jointed person: skeleton, limbs, trunk; head, hair, clothes and props come from their own modules."""

from __future__ import annotations

import math
from dataclasses import replace

from .actor import Actor
from .build import random_build
from .cloth import cape, skirt
from .colour import Rgb, oklch, random_colour, random_palette
from .dice import Dice
from .drawing import Cast, Piece
from .extras import extras
from .hair import hair
from .head import head
from .limbs import arms, legs
from .pen import Pen
from .pose import Pose, random_pair
from .props import held_prop
from .rig import Joint, Rig
from .shapes import Polygon, closed_curve, ellipse, limb, polygon, star
from .timing import Timings


def person(
    rig: Rig,
    pen: Pen,
    dice: Dice,
    parent: int,
    timings: Timings,
    *,
    place: tuple[float, float],
    height: float,
    energy: float,
    travel: float,
    depth: float,
    main: bool,
    way: tuple[float, float] = (0.0, 0.0),
) -> Cast:
    """Adds a person `height` px tall whose hips rest at `place` (px in `parent`) and who goes `way` px besides what the poses do."""
    beast = dice.weighted(((None, 84.0), ("round", 5.0), ("long", 4.0), ("pointed", 7.0)))
    build = random_build(dice, height, toon=beast is not None)
    palette = random_palette(dice)
    if beast is not None:  # an animal on two legs, the coat where people have skin
        coat = oklch(dice.uniform(0.25, 0.9), dice.uniform(0.01, 0.1), dice.uniform(20, 90)) if dice.chance(0.75) else random_colour(dice)
        palette = replace(palette, skin=coat, hair=coat, top=coat if dice.chance(0.35) else palette.top)
    actor = Actor(rig, pen, dice, build, palette, random_pair(dice, energy, travel), timings, Cast(), depth, main, beast)
    unit = height / 100
    nearer = dice.log_uniform(0.65, 1.55) if dice.chance(0.05 + 0.12 * energy) else 1.0  # comes to us or goes away
    gone = {id(actor.poses[0]): 0.0, id(actor.poses[1]): 1.0}

    def stands(p: Pose) -> Joint:
        share = gone[id(p)]
        return Joint(place[0] + p.x * unit + share * way[0], place[1] + p.y * unit + share * way[1], p.lean * build.facing,
            nearer**share / p.squash, nearer**share * p.squash)

    root = actor.joint(parent, stands)
    _curve_way(actor, root, stands(actor.poses[0]), stands(actor.poses[1]))
    pelvis = actor.joint(root, lambda p: Joint(angle=p.waist * 0.5))
    wide = lambda twist: 0.55 + 0.45 * abs(math.cos(build.yaw + twist))  # noqa: E731
    chest = actor.joint(pelvis, lambda p: Joint(0, -build.pelvis, p.waist * 0.5 + p.chest, skin_x=wide(p.twist) / wide(0.0)))
    neck = actor.joint(chest, lambda p: Joint(0, -build.chest, p.neck))
    skull = actor.joint(neck, lambda p: Joint(build.facing * build.neck * 0.3 * abs(math.sin(build.yaw)), -build.neck,
        p.head - 0.4 * (p.waist + p.chest)))

    outfit = dice.weighted((("trousers", 4.0), ("shorts", 1.5), ("skirt", 2.5), ("dress", 2.0), ("robe", 0.7), ("suit", 1.0)))
    torso = _trunk(actor, pelvis, chest, neck, outfit)
    legs(actor, pelvis, outfit, torso)
    if outfit in ("skirt", "dress", "robe"):
        skirt(actor, pelvis, outfit)
    if dice.chance(0.12):
        cape(actor, chest)
    hands = arms(actor, chest, torso)
    face = head(actor, skull)
    if beast is None:
        hair(actor, skull, face)
    actor.point("neck", neck, 0, 0, torso[0], torso[2], face)
    extras(actor, pelvis, chest, skull, torso[0])
    if dice.chance(0.4):
        side = dice.randrange(2)
        held_prop(actor, hands[side][0], hands[side][1])
    return actor.cast


def _curve_way(a: Actor, root: int, start: Joint, end: Joint) -> None:
    """Sometimes the figure goes on an arc (a hop, a lunge), and rarely it is smeared along its way."""
    dice = a.dice
    dx, dy = end.x - start.x, end.y - start.y
    far = math.hypot(dx, dy)
    way = Joint()
    if dice.chance(0.3):
        hop = dice.uniform(0.0, 0.1) * a.build.height + dice.uniform(0.05, 0.3) * far
        if dice.chance(0.7):
            way.y = -hop
        else:
            s = dice.sign() * hop / max(far, 1.0)
            way.x, way.y = -dy * s, dx * s
    if far > 0.15 * a.build.height and dice.chance(0.12):
        longer = 1 + min(0.6, 0.6 * far / a.build.height)
        sideways = abs(dx) > abs(dy)
        way.zoom_x, way.zoom_y = (longer, longer**-0.5) if sideways else (longer**-0.5, longer)
    if way != Joint():
        a.rig.bend_way(root, way)


def _trunk(a: Actor, pelvis: int, chest: int, neck: int, outfit: str) -> list[Piece]:
    b, dice, pen = a.build, a.dice, a.pen
    turn = abs(math.cos(b.yaw))
    shoulder = b.shoulder * (0.55 + 0.45 * turn)
    waist = b.waist * (0.75 + 0.25 * turn)
    hip = (b.hip + b.leg_half) * (0.7 + 0.3 * turn)
    top = a.palette.top
    low: Rgb = top if outfit in ("dress", "suit", "robe") else a.palette.bottom
    drop = b.arm_half * 0.6
    chest_shape = closed_curve(
        [(-shoulder * 0.45, -b.chest), (shoulder * 0.45, -b.chest), (shoulder, -b.chest + drop), (shoulder * 0.95, -b.chest * 0.6),
            (waist, 0), (waist * 0.7, b.pelvis * 0.2), (-waist * 0.7, b.pelvis * 0.2), (-waist, 0), (-shoulder * 0.95, -b.chest * 0.6),
            (-shoulder, -b.chest + drop)],
        4,
    )
    pelvis_shape = closed_curve(
        [(-waist, -b.pelvis), (0, -b.pelvis * 1.12), (waist, -b.pelvis), (hip, -b.pelvis * 0.25), (hip * 0.75, b.leg_half * 0.5),
            (0, b.leg_half * 0.8), (-hip * 0.75, b.leg_half * 0.5), (-hip, -b.pelvis * 0.25)],
        4,
    )
    neck_shape, open_neck = limb(b.neck + b.head * 0.15, b.neck_half * 1.1, b.neck_half)
    neck_piece = pen.piece(neck, -neck_shape + polygon([(0, b.neck_half * 0.6)]), a.palette.skin, "torso", open_until=open_neck)
    chest_piece = pen.piece(chest, chest_shape, top, "torso")
    pelvis_piece = pen.piece(pelvis, pelvis_shape, low, "torso")
    _top_details(a, chest_piece, shoulder, waist)
    pen.folds(chest_piece, 6)
    pen.folds(pelvis_piece, 4)
    a.layer(-12, neck_piece)
    a.layer(-10, pelvis_piece, chest_piece, joined=low == top or dice.chance(0.3))
    return [chest_piece, pelvis_piece, neck_piece]


def _top_details(a: Actor, piece: Piece, shoulder: float, waist: float) -> None:
    b, dice, pen = a.build, a.dice, a.pen
    mid = b.facing * abs(math.sin(b.yaw)) * waist * 0.6
    top, low = -b.chest, b.pelvis * 0.3
    kind = dice.weighted((("none", 2.0), ("collar", 2.0), ("jacket", 2.0), ("stripe", 1.5), ("stripes", 1.0), ("emblem", 1.2), ("dots",
        0.7), ("checks", 0.7)))
    if b.back and kind in ("collar", "jacket", "emblem"):
        kind = "none"
    if kind == "collar":
        v = b.chest * dice.uniform(0.2, 0.5)
        pen.patch(piece, polygon([(mid - shoulder * 0.3, top * 1.1), (mid, top + v), (mid + shoulder * 0.3, top * 1.1)]),
            dice.pick((a.palette.skin, a.palette.second)), edge=True)
    elif kind == "jacket":
        w = waist * dice.uniform(0.15, 0.4)
        pen.patch(piece, polygon([(mid - w * 1.3, top * 1.1), (mid + w * 1.3, top * 1.1), (mid + w, low), (mid - w, low)]),
            a.palette.second, edge=True)
        for k in range(dice.randint(0, 4)):

            pen.patch(piece, ellipse(max(0.8, w * 0.25), max(0.8, w * 0.25), mid, top * 0.8 + k * b.chest * 0.28, 8), a.palette.accent)
    elif kind in ("stripe", "stripes"):
        n = 1 if kind == "stripe" else dice.randint(3, 6)
        step = b.chest / n
        for k in range(n):
            y = top + step * (k + dice.uniform(0.3, 0.5))
            pen.patch(piece, polygon([(-shoulder * 1.5, y), (shoulder * 1.5, y), (shoulder * 1.5, y + step * 0.4),
                (-shoulder * 1.5, y + step * 0.4)]), a.palette.accent)
    elif kind in ("dots", "checks"):
        step = max(3.0, b.chest * dice.uniform(0.12, 0.3))
        n = int(min(6, shoulder / step + 1))
        for i in range(-n, n + 1):
            if kind == "checks":
                x, y = i * step, top + (i + n) * step
                pen.patch(piece, polygon([(x, 2 * top), (x + step * 0.3, 2 * top), (x + step * 0.3, -2 * top), (x, -2 * top)]),
                    a.palette.accent, alpha=0.6)
                pen.patch(piece, polygon([(-9 * step, y), (9 * step, y), (9 * step, y + step * 0.3), (-9 * step, y + step * 0.3)]),
                    a.palette.accent, alpha=0.6)
                continue
            for j in range(int(1.4 * b.chest / step)):
                r = step * 0.22
                pen.patch(piece, ellipse(r, r, (i + 0.5 * (j % 2)) * step, top + (j + 0.5) * step, 8), a.palette.accent)
    elif kind == "emblem":

        r = b.chest * dice.uniform(0.12, 0.25)
        shape: Polygon = dice.pick((ellipse(r, r, n=14), star(5, r, r * 0.45)))
        pen.patch(piece, shape + polygon([(mid, top * 0.5)]), a.palette.accent, edge=True)
