"""Ways of moving: smooth bending has a way back, heads turn as balls do, curved ways meet both keys."""

import math

import numpy as np
import pytest

from data.dice import Dice
from data.rig import Joint, Rig, apply
from data.timing import LINEAR, Timing
from data.warp import random_warp


@pytest.mark.parametrize("seed", range(8))
def test_a_bent_point_finds_its_way_back(seed):
    warp = random_warp(Dice(seed), 256, Timing("slow_in", 1.0), 1.0)
    y, x = np.mgrid[0:256:7, 0:256:7].astype(np.float32)
    for t in (0.0, 0.3, 1.0):
        bent = warp.forward(x, y, t)
        back = warp.inverse(*bent, t)
        assert np.abs(back[0] - x).max() < 0.1 and np.abs(back[1] - y).max() < 0.1
    assert np.hypot(*(a - b for a, b in zip(warp.forward(x, y, 0.0), warp.forward(x, y,
        1.0)))).max() > 1, "and the keys are bent differently"


def test_a_bent_drawing_never_folds():
    """Neighbours stay neighbours: the displacement changes by less than one px per px."""
    for seed in range(20):
        warp = random_warp(Dice(seed), 256, LINEAR, 1.0)
        line = np.arange(0, 256, dtype=np.float32)
        for along, across in ((line, np.full_like(line, 80)), (np.full_like(line, 80), line)):
            x, y = warp.forward(along, across, 0.0)
            step = np.diff(x if along is line else y)
            assert step.min() > 0.2


def test_a_feature_goes_round_the_head_and_is_gone_behind_it():
    rig = Rig()
    head = rig.add(-1, Joint(100, 100), Joint(100, 100), LINEAR)
    eye = rig.add_on_ball(head, (40, 50), Joint(0, 0), Joint(math.pi, 0), LINEAR)
    pupil = rig.add(eye, Joint(), Joint(), LINEAR)
    front, quarter, behind = rig.at(0.0), rig.at(0.25), rig.at(0.75)
    assert apply(front.skins[eye], 0, 0) == (100, 100) and not front.hidden
    assert math.isclose(apply(quarter.skins[eye], 0, 0)[0], 100 + 40 * math.sin(math.pi / 4))
    assert math.isclose(quarter.skins[pupil][0], math.cos(math.pi / 4)), "what is on the eye narrows with it"
    assert behind.hidden == {eye, pupil}


def test_a_curved_way_meets_both_keys():
    rig = Rig()
    ball = rig.add(-1, Joint(0, 0), Joint(100, 0), LINEAR)
    rig.bend_way(ball, Joint(0, -30, zoom_x=1.5))
    assert apply(rig.at(0.0).skins[ball], 0, 0) == (0, 0) and apply(rig.at(1.0).skins[ball], 0, 0) == (100, 0)
    middle = rig.at(0.5)
    assert apply(middle.skins[ball], 0, 0) == (50, -30) and math.isclose(middle.skins[ball][0], 1.5)
    assert rig.at(1.0).skins[ball][0] == 1.0, "a smear is over when the key is there"
