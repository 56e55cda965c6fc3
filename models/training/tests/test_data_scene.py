"""The mix of what is drawn is the mix the network needs, and motion is what an animator would make it."""

import math

import numpy as np
import pytest

from data.rig import Joint, Rig, apply, sway
from data.scene import SampleSpec, Scene, compose_scene
from data.timing import LINEAR, Timing


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return [compose_scene(seed, 64, 64, SampleSpec()) for seed in range(300)]


def share(scenes: list[Scene], says) -> float:
    return float(np.mean([bool(says(scene)) for scene in scenes]))


def test_about_half_of_the_scenes_are_linear(scenes):
    assert 0.4 < share(scenes, lambda s: s.linear) < 0.6


def test_line_styles_all_occur(scenes):
    assert 0.09 < share(scenes, lambda s: s.style.line_only) < 0.22
    assert 0.04 < share(scenes, lambda s: s.style.line_width == 0) < 0.16
    assert 0.15 < share(scenes, lambda s: not s.style.antialias) < 0.45
    assert share(scenes, lambda s: s.style.line_colour is None) > 0.05
    assert share(scenes, lambda s: s.style.unpainted) > 0.02


def test_cels_paper_and_drawn_places_all_occur(scenes):
    clear = share(scenes, lambda s: s.backdrop.paper is None or s.style.unpainted)
    assert 0.25 < clear < 0.5
    assert 0.25 < share(scenes, lambda s: s.backdrop.plates) < 0.6


def test_limbs_pass_from_before_the_body_to_behind_it(scenes):
    people = [s for s in scenes if s.kind == "person"]
    assert share(people, lambda s: any(layer.z0 != layer.z1 for layer in s.layers)) > 0.15


def test_a_kind_can_be_asked_for():
    assert compose_scene(1, 64, 64, SampleSpec(kind="effect")).kind == "effect"


def test_a_limb_swings_on_an_arc_about_its_joint():
    rig = Rig()
    arm = rig.add(-1, Joint(10, 20), Joint(10, 20, math.pi / 2), LINEAR)
    for t in (0.0, 0.25, 0.5, 1.0):
        x, y = apply(rig.at(t).skins[arm], 0, 30)
        assert math.isclose(math.hypot(x - 10, y - 20), 30, rel_tol=1e-9), "the arm keeps its length"
        assert math.isclose(math.atan2(-(x - 10), y - 20), t * math.pi / 2, abs_tol=1e-9)


def test_sway_moves_the_tip_by_what_it_says():
    bend2, bend3 = sway(40, 12, 5)
    assert math.isclose(bend2 * 40**2 + bend3 * 40**3, 12)


@pytest.mark.parametrize("kind", ["linear", "slow_out", "slow_in", "both", "anticipate", "overshoot"])
def test_every_chart_starts_at_the_first_key_and_ends_at_the_second(kind):
    chart = Timing(kind, 1.0)
    assert chart.tau(0) == 0 and chart.tau(1) == 1
    inside = [chart.tau(k / 20) for k in range(1, 20)]
    if kind not in ("anticipate", "overshoot"):
        assert all(a < b for a, b in zip(inside, inside[1:])) and 0 < inside[0] and inside[-1] < 1


def test_slow_in_is_ahead_and_slow_out_behind():
    assert Timing("slow_in", 1.0).tau(0.5) > 0.6 and Timing("slow_out", 1.0).tau(0.5) < 0.4
