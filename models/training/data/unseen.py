"""The held-out generator: bodies and looks that training never draws, for the test set T2 (and part of T3).

Six figures in ten have bodies of its own; the others are people and animals of the training builds in looks that training never has, so that
parts and keypoints can be scored too. Lines, inks, grounds and the new bodies are its own; rig, rasteriser and labels are shared. Training cannot
reach it: no module that a pool or a live trainer loads imports it (a test follows the imports).
"""

from __future__ import annotations

import math

from .creature import creature
from .dice import Dice
from .drawing import Cast
from .figure import person as build_person
from .rig import Joint, Rig
from .scene import Scene
from .timing import Timings, random_timings
from .unseen_build import BODIES, Held
from .unseen_look import UnseenPen, ground, random_look
from .warp import random_warp


def _known(rig: Rig, pen: UnseenPen, dice: Dice, camera: int, timings: Timings, size: float, half: float, energy: float, depth: float,
    main: bool,
    count: int, person: bool) -> Cast:
    """A person or an animal of the training builds, drawn with the held-out pen."""
    place = (dice.uniform(-0.18, 0.18) * size * count, dice.uniform(-0.05, 0.2) * size)
    if person:
        return build_person(rig, pen, dice, camera, timings, place=place, height=2 * half * dice.uniform(0.9, 1.5), energy=energy,
            travel=1.0, depth=depth,
            main=main)
    return creature(rig, pen, dice, camera, timings, place=place, length=1.6 * half, energy=energy, depth=depth, main=main)


def compose_unseen(seed: int, height: int, width: int, lines: bool = False) -> Scene:
    """The held-out scene of a seed for a picture of height x width px; `lines` makes it a line drawing."""
    dice = Dice(seed)
    size = float(min(height, width))
    timings = random_timings(dice)
    energy = dice.weighted(((dice.uniform(0.0, 0.12), 2.5), (dice.uniform(0.12, 0.5), 3.5), (dice.uniform(0.5, 1.0), 4.0)))
    look = random_look(dice, size / 256, lines)
    rig = Rig()
    start, end = Joint(width / 2, height / 2), Joint(width / 2, height / 2)
    if dice.chance(0.3 if energy > 0.12 else 0.1):
        way, heading = dice.log_uniform(2, 12 + 60 * energy) * size / 256, dice.uniform(0, 2 * math.pi)
        end.x, end.y = end.x + way * math.cos(heading), end.y + way * math.sin(heading)
        end.zoom_x = end.zoom_y = dice.uniform(0.85, 1.25)
        end.angle = dice.degrees(-12, 12) * energy
    camera = rig.add(-1, start, end, timings.body)
    backdrop = ground(look, dice, size * max(1.0, width / height), camera)
    pen = UnseenPen(look, dice)
    scene = Scene(rig, [], backdrop, look.style, [], "", timings.body.linear and not timings.own_charts)
    count = dice.weighted(((1, 6.0), (2, 3.0), (3, 1.0)))
    half = size * dice.uniform(0.26, 0.5) / (1.0 if count == 1 else 1.3)
    for k in range(count):
        known = dice.random()  # people and animals as training builds them, in looks that it never draws
        body = dice.weighted(BODIES)
        depth = 500.0 * k
        if known < 0.42:
            who = _known(rig, pen, dice, camera, timings, size, half, energy, depth, k == 0, count, person=known < 0.32)
            scene.layers.extend(who.layers)
            scene.keypoints.extend(who.keypoints)
            scene.kind = scene.kind or ("person" if known < 0.32 else "animal")
            pen.finish(scene.layers, depth)
            continue
        way = dice.log_uniform(0.5, 3 + 90 * energy) * size / 256
        heading = dice.pick((0.0, math.pi, dice.uniform(0, 2 * math.pi)))
        x, y = dice.uniform(-0.22, 0.22) * size * count, dice.uniform(0.0, 0.3) * size
        dx, dy = way * math.cos(heading), way * math.sin(heading) * 0.6
        turn = dice.degrees(-90, 90) * energy if dice.chance(0.4) else dice.degrees(-12, 12) * energy
        tilt = dice.degrees(-10, 10)
        root = rig.add(camera, Joint(x - dx / 2, y - dy / 2, tilt), Joint(x + dx / 2, y + dy / 2, tilt + turn), timings.body)
        if energy > 0.05 and dice.chance(0.3):
            rig.bend_way(root, Joint(0.0, -0.3 * way - 0.1 * half))
        held = Held(rig, pen, dice, root, timings, half, energy, depth)
        held.main = k == 0
        if look.name not in ("chalk", "lines"):
            held.colours = [dice.pick(look.inks) for _ in range(4)] if look.name in ("glass", "neon", "flat") else held.colours
        body(held)
        scene.kind = scene.kind or body.__name__
        scene.layers.extend(held.cast.layers)
        scene.keypoints.extend(held.cast.keypoints)
        pen.finish(scene.layers, depth)
    if dice.chance(0.35):
        scene.warp = random_warp(dice, size, timings.body, dice.uniform(0.2, 1.0))
    scene.look = look.name
    return scene
