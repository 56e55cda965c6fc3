"""Poses of jointed figures and the pairs of poses that make two neighbouring keys.

Side 0 is the character's left, 1 the right. Angles are radians. `raise_` of an arm or leg is how far it is
swung away from hanging (outwards in a front view, forwards in a side view); `flex` bends elbow or knee.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from .dice import Dice

Pair = tuple[float, float]
_D = math.pi / 180


@dataclass(frozen=True, slots=True)
class Pose:
    """One pose. `x`, `y` are hundredths of the figure's height away from its place; `turn` and `nod` move the features round the head."""

    x: float = 0.0
    y: float = 0.0
    lean: float = 0.0
    waist: float = 0.0
    chest: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    turn: float = 0.0  # of the head: 1 is about 45 degrees
    twist: float = 0.0  # of the shoulders against the hips
    nod: float = 0.0
    raise_arm: Pair = (0.1, 0.1)
    flex_arm: Pair = (0.1, 0.1)
    wrist: Pair = (0.0, 0.0)
    raise_leg: Pair = (0.05, 0.05)
    flex_leg: Pair = (0.0, 0.0)
    ankle: Pair = (0.0, 0.0)
    reach_arm: Pair = (1.0, 1.0)  # foreshortening: 1 is full length
    reach_leg: Pair = (1.0, 1.0)
    squash: float = 1.0  # height factor; width is its inverse
    look_x: float = 0.0
    look_y: float = 0.0
    lids: float = 1.0  # 1 open, 0 shut
    mouth: float = 0.3  # 0 shut .. 1 wide open
    smile: float = 0.3
    brow: float = 0.0
    hair: float = 0.0  # -1..1 how far hair swings in picture x
    cloth: float = 0.0


Archetype = Callable[[Dice], Pose]


def _stand(d: Dice) -> Pose:
    return Pose(raise_arm=(d.degrees(2, 25), d.degrees(2, 25)), flex_arm=(d.degrees(0, 40), d.degrees(0, 40)),
        raise_leg=(d.degrees(0, 12), d.degrees(0, 12)))


def stride(phase: float, energy: float) -> Pose:
    """A walk (energy about 0.5) or run (about 1) at a phase in radians."""
    s = math.sin(phase)
    swing, arm = 32 * _D * (0.6 + 0.9 * energy), 30 * _D * (0.5 + energy)
    lift0, lift1 = max(0.0, math.cos(phase)), max(0.0, -math.cos(phase))
    bend = 75 * _D * energy
    return Pose(
        y=-abs(s) * 5 * energy,
        lean=0.12 * energy,
        raise_leg=(s * swing + 0.15 * lift0, -s * swing + 0.15 * lift1),
        flex_leg=(0.1 + bend * lift0, 0.1 + bend * lift1),
        raise_arm=(-s * arm, s * arm),
        flex_arm=(0.2 + 1.2 * energy, 0.2 + 1.2 * energy),
        chest=0.1 * s * energy,
        hair=-0.4 * energy * s,
        cloth=0.5 * energy * s,
    )


def _stride(d: Dice) -> Pose:
    return stride(d.uniform(0, 6.28), d.uniform(0.3, 1.2))


def _reach(d: Dice) -> Pose:
    a, b = d.degrees(60, 170), d.degrees(-10, 40)
    pair = (a, b) if d.chance(0.5) else (b, a)
    return Pose(raise_arm=pair, flex_arm=(d.degrees(0, 60), d.degrees(0, 60)), lean=d.degrees(-12, 12), chest=d.degrees(-12, 12))


def _arms_up(d: Dice) -> Pose:
    return Pose(raise_arm=(d.degrees(110, 178), d.degrees(110, 178)), flex_arm=(d.degrees(-20, 50), d.degrees(-20, 50)), y=-4)


def _kick(d: Dice) -> Pose:
    a, b = d.degrees(50, 120), d.degrees(-10, 10)
    pair = (a, b) if d.chance(0.5) else (b, a)
    return Pose(raise_leg=pair, flex_leg=(d.degrees(0, 50), d.degrees(0, 40)), raise_arm=(d.degrees(-30, 90), d.degrees(-30, 90)),
        flex_arm=(d.degrees(0, 90), d.degrees(0, 90)), lean=d.degrees(-25, 10))


def _crouch(d: Dice) -> Pose:
    k = d.degrees(60, 120)
    return Pose(y=k * 12, raise_leg=(k * 0.8, k * 0.7), flex_leg=(k * 1.4, k * 1.4), lean=d.degrees(0, 30),
        raise_arm=(d.degrees(0, 70), d.degrees(0, 70)), flex_arm=(d.degrees(20, 110), d.degrees(20, 110)), squash=d.uniform(0.9, 1))


def _jump(d: Dice) -> Pose:
    return Pose(y=-d.uniform(5, 25), raise_leg=(d.degrees(-30, 80), d.degrees(-30, 80)), flex_leg=(d.degrees(10, 110),
        d.degrees(10, 110)), raise_arm=(d.degrees(30, 170), d.degrees(30, 170)), flex_arm=(d.degrees(0, 60), d.degrees(0, 60)),
        squash=d.uniform(1, 1.12))


def _hips(d: Dice) -> Pose:
    return Pose(raise_arm=(d.degrees(35, 60), d.degrees(35, 60)), flex_arm=(-d.degrees(75, 115), -d.degrees(75, 115)),
        waist=d.degrees(-8, 8), head=d.degrees(-15, 15))


def _dance(d: Dice) -> Pose:
    return Pose(
        lean=d.degrees(-20, 20), waist=d.degrees(-18, 18), chest=d.degrees(-18, 18), head=d.degrees(-20, 20),
        raise_arm=(d.degrees(-20, 170), d.degrees(-20, 170)), flex_arm=(d.degrees(-110, 130), d.degrees(-110, 130)),
            wrist=(d.degrees(-40, 40), d.degrees(-40, 40)),
        raise_leg=(d.degrees(-20, 70), d.degrees(-20, 70)), flex_leg=(d.degrees(0, 90), d.degrees(0, 90)),
            ankle=(d.degrees(-30, 30), d.degrees(-30, 30)),
    )  # fmt: skip


def _think(d: Dice) -> Pose:
    return Pose(raise_arm=(d.degrees(10, 40), d.degrees(0, 20)), flex_arm=(-d.degrees(100, 145), d.degrees(0, 30)), head=d.degrees(-15, 15))


ARCHETYPES: tuple[tuple[Archetype, float], ...] = (
    (_stand, 2.0), (_stride, 3.0), (_reach, 2.0), (_arms_up, 1.0), (_kick, 1.0), (_crouch, 1.0),
    (_jump, 1.2), (_hips, 0.7), (_dance, 2.5), (_think, 0.8),
)  # fmt: skip


def _mix_value(a: object, b: object, f: float) -> object:
    if isinstance(a, tuple) and isinstance(b, tuple):
        return tuple(p + (q - p) * f for p, q in zip(a, b))
    if isinstance(a, float) and isinstance(b, float):
        return a + (b - a) * f
    return a


def mix(a: Pose, b: Pose, amount: Callable[[str], float]) -> Pose:
    """Pose `a` moved towards `b`, field by field, by `amount(field name)`."""
    values = {f.name: _mix_value(getattr(a, f.name), getattr(b, f.name), amount(f.name)) for f in fields(Pose)}
    return replace(a, **values)


def _with_face(d: Dice, pose: Pose) -> Pose:
    return replace(
        pose,
        head=pose.head + d.degrees(-14, 14), neck=d.degrees(-8, 8), turn=d.uniform(-0.6, 0.6), nod=d.uniform(-0.4, 0.4),
        look_x=d.uniform(-1, 1), look_y=d.uniform(-0.7, 0.7), lids=1.0 if d.chance(0.75) else d.uniform(0.0, 0.8),
        mouth=d.random() if d.chance(0.6) else 0.0, smile=d.uniform(-0.6, 1.0), brow=d.uniform(-1, 1),
        hair=pose.hair + d.uniform(-0.5, 0.5), cloth=pose.cloth + d.uniform(-0.5, 0.5),
    )  # fmt: skip


def random_pose(d: Dice) -> Pose:
    return _with_face(d, d.weighted(ARCHETYPES)(d))


_FACE = ("lids", "mouth", "smile", "brow", "look_x", "look_y")
_LIMBS = ("raise_arm", "flex_arm", "wrist", "raise_leg", "flex_leg", "ankle", "reach_arm", "reach_leg")


def random_pair(d: Dice, energy: float, travel: float = 1.0) -> tuple[Pose, Pose]:
    """Two poses 1/12 to 1/3 s apart. `energy` 0 barely moves .. 1 wild; `travel` scales the way the figure goes."""
    kind = d.weighted((("gesture", 4.0), ("action", 3.5), ("stride", 1.5 if energy > 0.3 else 0.3), ("idle", 2.0 if energy < 0.4 else 0.2),
        ("talk", 0.6)))
    if kind == "stride":
        phase, force = d.uniform(0, 6.28), d.uniform(0.4, 1.2)
        face = random_pose(d)
        a = replace(stride(phase, force), head=face.head, look_x=face.look_x, mouth=face.mouth, smile=face.smile)
        b_stride = stride(phase + d.uniform(0.1, 0.4 + 1.8 * energy), force)
        b = replace(b_stride, head=face.head, look_x=face.look_x, mouth=face.mouth, smile=face.smile)
    else:
        a = random_pose(d)
        goal = random_pose(d)
        share = {"idle": 0.08, "gesture": 0.06 + 0.65 * energy, "action": 0.08 + 0.85 * energy, "talk": 0.7}[kind]
        held = 0.75 if kind == "gesture" else 0.25
        factor = {f.name: share * d.uniform(0.3, 1.0) for f in fields(Pose)}
        for name in _LIMBS:
            if d.chance(held):
                factor[name] = 0.0
        if kind == "talk":  # the cel is held, only the face acts
            factor = {name: f if name in _FACE else 0.0 for name, f in factor.items()}
        if kind == "gesture":  # one limb does the acting
            star = d.pick(("raise_arm", "raise_arm", "flex_arm", "raise_leg"))
            factor[star] = min(1.0, share * 1.6)
            factor["lean"] *= 0.3
        if d.chance(0.5):
            factor["lids"] = 1.0 if d.chance(0.3) else 0.0
        b = mix(a, goal, factor.__getitem__)
        if kind == "talk":
            return (a, replace(b, mouth=d.random(), lids=d.pick((0.0, 0.5, 1.0, b.lids))))
        b = replace(b, raise_arm=_hold_one(d, a.raise_arm, b.raise_arm, 0.35), raise_leg=_hold_one(d, a.raise_leg, b.raise_leg, 0.3))
    if d.chance(0.35 + 0.4 * energy):  # the figure travels
        way = d.log_uniform(0.4, 2 + 60 * energy) * travel
        heading = d.pick((0.0, math.pi, d.uniform(0, 6.28)))
        dx, dy = way * math.cos(heading), way * math.sin(heading) * 0.7
        b = replace(b, x=b.x + dx, y=b.y + dy, hair=b.hair - 0.025 * dx / travel, cloth=b.cloth - 0.025 * dx / travel)
    if energy > 0.15 and d.chance(0.75):  # a limb or two swing wide about their joints
        for _ in range(d.pick((1, 1, 2))):
            name, side, way = d.pick(("raise_arm", "raise_arm", "raise_leg", "flex_arm")), d.randrange(2), d.sign() * d.degrees(25,
                60 + 100 * energy)
            pair = list(getattr(b, name))
            pair[side] = getattr(a, name)[side] + way * (0.7 if name == "raise_leg" else 1.0)
            b = replace(b, **{name: tuple(pair)})
    if energy > 0.3 and d.chance(0.22):  # tumbles
        b = replace(b, lean=b.lean + d.sign() * d.degrees(25, 140))
    if d.chance(0.16 + 0.12 * energy):  # the head turns, and often the shoulders with it
        way = d.sign() * d.uniform(0.5, 1.9) * min(1.0, 0.25 + 1.5 * energy)
        a = replace(a, turn=-way * 0.5 + 0.3 * a.turn)
        b = replace(b, turn=way * 0.5 + 0.3 * a.turn)
        if d.chance(0.6):
            share = d.uniform(0.15, 0.5)
            a, b = replace(a, twist=-way * 0.5 * share), replace(b, twist=way * 0.5 * share)
    if d.chance(0.25):
        b = replace(b, squash=b.squash * d.uniform(0.82, 1.2))
    if d.chance(0.3):
        b = replace(b, reach_arm=(b.reach_arm[0] * d.uniform(0.6, 1), b.reach_arm[1] * d.uniform(0.6, 1)))
    limit = lambda p: replace(p, hair=max(-1.2, min(1.2, p.hair)), cloth=max(-1.2, min(1.2, p.cloth)))  # noqa: E731
    a, b = limit(a), limit(b)
    return (a, b) if d.chance(0.5) else (b, a)


def _hold_one(d: Dice, before: Pair, after: Pair, probability: float) -> Pair:
    """Often only one of the two arms or legs moves."""
    if not d.chance(probability):
        return after
    return (before[0], after[1]) if d.chance(0.5) else (after[0], before[1])
