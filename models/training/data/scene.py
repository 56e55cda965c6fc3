"""A scene: who and what is in the picture, before which background, under which camera."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .backdrop import Backdrop, Easel
from .brushwork import flat_plate, painted_plate
from .colour import oklch, random_colour
from .creature import creature
from .dice import Dice
from .drawing import Cast, Keypoint, Layer
from .figure import person
from .overlays import bars, caption, passing_light
from .pen import Pen
from .places import PLACES, Scenery
from .rig import Joint, Rig
from .shapes import ellipse
from .style import Style, random_style
from .things import random_thing
from .vistas import VISTAS
from .timing import LINEAR, Timings, random_timings
from .warp import random_warp, Warp


@dataclass(frozen=True, slots=True)
class SampleSpec:
    """What to draw. None leaves it to chance; names are those of `Sample.kind`."""

    kind: str | None = None
    energy: float | None = None  # 0 hardly moves .. 1 wild
    linear: bool | None = None  # timing
    lines: bool | None = None  # True: a line drawing, False: a painted one


@dataclass
class Scene:
    """Everything the rasteriser and the labels need."""

    rig: Rig
    layers: list[Layer]
    backdrop: Backdrop
    style: Style
    keypoints: list[Keypoint]
    kind: str
    linear: bool
    warp: Warp | None = None
    light_turn: float = 0.0  # radians
    look: str = "cel"  # the name of a look, where there is one to tell


@dataclass(slots=True)
class _Shot:
    """What the makers of a scene share."""

    rig: Rig
    pen: Pen
    dice: Dice
    timings: Timings
    size: float  # height of the composition, px
    window: float  # height of what of it is in the picture, px
    aspect: float
    energy: float
    camera: int
    layers: list[Layer]
    keypoints: list[Keypoint]
    plates: int = 0  # drawn background layers
    barred: bool = False  # something lies over the picture that must not bend

    def take(self, cast: Cast) -> None:
        self.layers.extend(cast.layers)
        self.keypoints.extend(cast.keypoints)


def compose_scene(seed: int, height: int, width: int, spec: SampleSpec) -> Scene:
    """The scene of a seed, for a picture of height x width px. Coordinates start at the picture's centre."""
    dice = Dice(seed)
    kind = dice.weighted((("person", 5.7), ("animal", 1.5), ("prop", 1.1), ("effect", 0.7), ("camera", 1.0)))
    kind = spec.kind or kind
    energy = dice.weighted(((dice.uniform(0.0, 0.12), 3.0), (dice.uniform(0.12, 0.5), 3.6), (dice.uniform(0.5, 1.0), 3.4)))
    energy = energy if spec.energy is None else spec.energy
    timings = random_timings(dice)
    if spec.linear is not None:
        timings = Timings(LINEAR, False) if spec.linear else random_timings(Dice(seed ^ 0x5EED))
    size = float(min(height, width))
    style = random_style(dice, size / 256, spec.lines)
    rig = Rig()
    camera, move = _camera(rig, dice, timings, (width / 2, height / 2), size, energy, kind == "camera")
    frame = size * dice.uniform(1.25, 2.1) if dice.chance(0.3) else size  # now and then a window into a larger picture
    shot = _Shot(rig, Pen(style, dice), dice, timings, frame, size, width / height, energy, camera, [], [])
    backdrop = _backdrop(shot, move, style, kind)
    shot.plates = backdrop.ids
    if kind == "camera" and dice.chance(0.35):
        if dice.chance(0.5):
            _objects(shot, "prop")
    elif kind in ("person", "camera"):
        _people(shot)
    elif kind == "animal":
        _animals(shot)
    else:
        _objects(shot, kind)
    if backdrop.paper is not None:
        over = (rig, shot.pen, dice, timings.body, width, height)
        if dice.chance(0.04):
            shot.layers.append(passing_light(*over, dice.log_uniform(3, 20 + 120 * energy) * size / 256))
        shot.barred = dice.chance(0.06)
        if shot.barred:
            shot.layers.append(bars(*over) if dice.chance(0.5) else caption(*over))
    straight = timings.body.linear and not timings.own_charts
    warp = None
    if style.shading not in ("texture", "tone") and not shot.barred and dice.chance(0.45):  # patterns on parts would not bend with them
        warp = random_warp(dice, size, timings.body, dice.uniform(0.15, 1.0))
    light_turn = dice.degrees(-50, 50) if dice.chance(0.25) else 0.0
    return Scene(rig, shot.layers, backdrop, style, shot.keypoints, kind, straight, warp, light_turn)


def _camera(rig: Rig, dice: Dice, timings: Timings, centre: tuple[float, float], size: float, energy: float, always: bool) -> tuple[int,
    tuple[Joint, Joint]]:
    """The camera joint (0) and its move as (key 0, key 1) about the picture's centre."""
    moves = always or dice.chance(0.3)
    a, b = Joint(), Joint()
    if moves:
        kind = dice.weighted((("pan", 4.0), ("zoom", 2.0), ("both", 2.0), ("shake", 1.0), ("roll", 0.7)))
        way = dice.log_uniform(2, 12 + 70 * (energy if not always else 1)) * size / 256
        heading = dice.pick((0.0, math.pi, dice.uniform(0, 2 * math.pi)))
        if kind in ("pan", "both", "shake"):
            if kind == "shake":
                way = dice.uniform(2, 10) * size / 256
            b.x, b.y = way * math.cos(heading), way * math.sin(heading)
        if kind in ("zoom", "both"):
            zoom = dice.uniform(1.03, 1.3 if dice.chance(0.7) else 1.7)
            zoom = 1 + (zoom - 1) * (1.0 if always else min(1.0, 0.2 + 2 * energy))
            b.zoom_x = b.zoom_y = zoom if dice.chance(0.6) else 1 / zoom
        if kind in ("roll", "both"):
            b.angle = dice.signed(2, 12 if dice.chance(0.7) else 40) * math.pi / 180
    if dice.chance(0.1):
        a.angle = b.angle = b.angle + dice.degrees(-15, 15)
    at = lambda j: Joint(centre[0] + j.x, centre[1] + j.y, j.angle, j.zoom_x, j.zoom_y)  # noqa: E731
    return rig.add(-1, at(a), at(b), timings.body), (a, b)


def _parallax(shot: _Shot, move: tuple[Joint, Joint], share: float, treadmill: tuple[float, float]) -> int:
    """A joint that makes `share` of the camera's move (far things move less) and passes by `treadmill` px besides."""
    cx, cy = shot.rig.key0[0][0] - move[0].x, shot.rig.key0[0][1] - move[0].y
    keys = [
        Joint(cx + j.x * share, cy + j.y * share, j.angle, 1 + (j.zoom_x - 1) * share, 1 + (j.zoom_y - 1) * share) for j in move
    ]
    keys[1].x, keys[1].y = keys[1].x + treadmill[0], keys[1].y + treadmill[1]
    return shot.rig.add(-1, keys[0], keys[1], shot.timings.body)


def _backdrop(shot: _Shot, move: tuple[Joint, Joint], style: Style, kind: str) -> Backdrop:
    dice = shot.dice
    choice = dice.weighted((("clear", 3.5), ("paper", 1.6), ("gradient", 0.6), ("place", 4.3)))
    if kind == "camera":
        choice = "place"
    if style.line_only and kind != "camera":
        choice = "paper" if style.unpainted else dice.weighted((("clear", 4.0), ("paper", 5.0), ("place", 1.0)))
    if choice == "clear":
        return Backdrop()
    if choice == "paper":
        white = style.paper if style.line_only else (255, 255, 255) if dice.chance(0.45) else random_colour(dice)
        return Backdrop((white,))
    if choice == "gradient":
        hue = dice.uniform(0, 360)
        return Backdrop((oklch(dice.uniform(0.4, 0.95), 0.06, hue), oklch(dice.uniform(0.4, 0.95), 0.06, hue + 40)))
    far, near = Easel(style.antialias), Easel(style.antialias)
    lined = style.line_width > 0 and dice.chance(0.6)
    line = style.line((120, 120, 120)) if lined else None
    across = max(1.0, shot.aspect)
    scenery = Scenery(dice, far, near, shot.size * across, 1.75 * shot.window * across, line, style.line_width * dice.uniform(0.5, 0.9))
    dice.weighted(PLACES + VISTAS)(scenery)
    share = dice.pick((1.0, 1.0, dice.uniform(0.2, 0.9)))
    treadmill = (0.0, 0.0)
    if kind != "camera" and dice.chance(0.22):  # the camera goes along with whoever runs: only the background passes
        way = dice.sign() * dice.log_uniform(4, 20 + 80 * shot.energy) * shot.window / 256
        treadmill = (way, 0.0) if dice.chance(0.75) else (way * 0.3, way)
    back = far.record(_parallax(shot, move, share, treadmill), covers=True)
    if style.pixels == 1 and not style.line_only and dice.chance(0.5):
        back = painted_plate(back, dice, scenery.reach)
    elif style.antialias and len(far.marks) > 40:
        back = flat_plate(back, scenery.reach)
    plates = [back]
    if near.marks:
        plates.append(near.record(_parallax(shot, move, share * dice.uniform(1.0, 1.4), (treadmill[0] * 1.3, treadmill[1] * 1.3)),
            covers=False))
    return Backdrop(((255, 255, 255),), plates)


def _people(shot: _Shot) -> None:
    dice, size = shot.dice, shot.size
    framing = dice.weighted((("full", 4.2), ("far", 1.1), ("half", 2.6), ("close", 1.8)))
    height = size * {"full": dice.uniform(0.6, 1.0), "far": dice.uniform(0.3, 0.6), "half": dice.uniform(1.1, 1.8),
        "close": dice.uniform(1.8, 3.4)}[framing]
    height = min(height, 3.2 * shot.window)
    count = dice.weighted(((1, 6.4), (2, 3.0), (3, 0.6)) if framing != "far" else ((1, 3.0), (2, 3.0), (3, 2.0), (4, 2.0)))
    passing = count >= 2 and dice.chance(0.4)  # two people change places
    heading = dice.sign()
    grounded = bool(shot.plates) and dice.chance(0.6)
    for k in range(count):
        tall = height * (1.0 if k == 0 else dice.uniform(0.7, 1.2))
        x = dice.uniform(-0.22, 0.22) * shot.window * max(1.0, shot.aspect) * (1.6 if count > 1 else 1.0)
        if framing in ("full", "far") and dice.chance(0.25):
            x += dice.signed(0.2, 0.45) * size  # partly out of frame
        y = {"full": 0.06 * size, "far": dice.uniform(-0.1, 0.25) * size, "half": 0.28 * tall, "close": 0.42 * tall}[framing]
        y += dice.uniform(-0.08, 0.08) * size
        if dice.chance(0.85):  # a frame seldom cuts the head off
            y = max(y, 0.6 * tall - 0.46 * shot.window)
        travel = max(0.25, min(1.0, size / tall))
        way = (0.0, 0.0)
        if passing and k < 2:
            s = heading if k == 0 else -heading
            x = -s * dice.uniform(0.05, 0.3) * size
            way = (-2 * x * dice.uniform(0.7, 1.2), dice.uniform(-0.05, 0.05) * size)
        cast = person(
            shot.rig, shot.pen, dice, shot.camera, shot.timings,
            place=(x, y), height=tall, energy=shot.energy, travel=travel, depth=0.0 if k == 0 else dice.pick((-150.0,
                150.0)), main=k == 0, way=way,
        )  # fmt: skip
        shot.take(cast)
        if grounded and framing in ("full", "far"):
            _ground_shadow(shot, x, y, tall)
    if dice.chance(0.18):
        _loose_thing(shot)
    if dice.chance(0.13):
        _loose_thing(shot, "effect", 1.4)


def _ground_shadow(shot: _Shot, x: float, y: float, tall: float) -> None:
    """A soft-edged patch under a standing figure. It is see-through, so what lies below keeps its label."""
    joint = shot.rig.add(shot.camera, Joint(x, y + tall * 0.5), Joint(x, y + tall * 0.5), shot.timings.body)
    shape = ellipse(tall * 0.22, tall * 0.035)
    piece = shot.pen.piece(joint, shape, (20, 20, 40), "none", line=False, ink=True, alpha=0.3, shaded=False)
    shot.layers.append(Layer(-900.0, -900.0, [piece]))


def _animals(shot: _Shot) -> None:
    dice, size = shot.dice, shot.size
    for k in range(2 if dice.chance(0.2) else 1):
        place = (dice.uniform(-0.2, 0.2) * shot.window * max(1.0, shot.aspect), dice.uniform(-0.1, 0.2) * shot.window)
        long = min(size * dice.log_uniform(0.45, 1.5), 1.5 * shot.window)
        cast = creature(
            shot.rig, shot.pen, dice, shot.camera, shot.timings,
            place=place, length=long, energy=shot.energy, depth=0.0 if k == 0 else -150.0, main=k == 0,
        )  # fmt: skip
        shot.take(cast)


def _objects(shot: _Shot, kind: str) -> None:
    for _ in range(shot.dice.randint(2, 5)):
        _loose_thing(shot, kind, 1.5 if kind == "effect" else 1.2)


def _loose_thing(shot: _Shot, kind: str | None = None, scale: float = 1.0) -> None:
    dice, size = shot.dice, shot.size
    place = (dice.uniform(-0.4, 0.4) * size * max(1.0, shot.aspect), dice.uniform(-0.4, 0.4) * size)
    cast, _ = random_thing(
        shot.rig, shot.pen, dice, shot.camera, shot.timings,
        place=place, size=scale * size * dice.log_uniform(0.12, 0.42), energy=shot.energy, travel=size / 256, depth=dice.pick((-200.0,
            200.0)),
            wanted=kind,
    )  # fmt: skip
    shot.take(cast)
