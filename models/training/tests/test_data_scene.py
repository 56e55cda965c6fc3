"""The mix of what is drawn is the mix the network needs, and motion is what an animator would make it."""

import math

import numpy as np
import pytest

from data.rig import Joint, Rig, apply, sway
from data.sample import render_sample
from data.scene import SampleSpec, Scene, compose_scene
from data.testset import motion_bin, motion_px
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


def widest_turn_degrees(scene: Scene) -> float:
    """The most that any joint of the main figure turns between the keys, its ancestors' turns included."""
    turns = [0.0]
    for joint in {point.joint for point in scene.keypoints}:
        total = 0.0
        while joint >= 0:
            total += scene.rig.key1[joint][2] - scene.rig.key0[joint][2]
            joint = scene.rig.parent[joint]
        turns.append(abs(math.degrees(total)))
    return max(turns)


def test_limbs_swing_wide_and_some_scenes_hardly_move(scenes):
    turns = [widest_turn_degrees(s) for s in scenes if s.kind == "person"]
    assert np.median(turns) > 25 and np.percentile(turns, 85) > 80
    assert np.percentile(turns, 15) < 10


def test_half_of_the_samples_move_far():
    bins = [motion_bin(motion_px(render_sample(seed, 96, 96))) for seed in range(900, 980)]
    assert 0.4 < bins.count(">50") / len(bins) < 0.75
    assert bins.count("<10") >= 1 and bins.count("10-50") >= 15


def test_drawings_bend_heads_turn_and_ways_curve(scenes):
    assert 0.25 < share(scenes, lambda s: s.warp is not None) < 0.6
    assert share(scenes, lambda s: s.rig.ball) > 0.4
    assert share(scenes, lambda s: s.rig.bow) > 0.2


def test_film_night_and_captions_occur(scenes):
    assert share(scenes, lambda s: s.style.grey) > 0.02
    assert share(scenes, lambda s: s.style.tint is not None) > 0.04
    assert share(scenes, lambda s: any(layer.z0 >= 8900 for layer in s.layers)) > 0.005


def test_a_line_drawing_can_be_asked_for_and_its_paper_is_its_fill():
    for seed in range(30):
        scene = compose_scene(seed, 64, 64, SampleSpec(lines=True))
        assert scene.style.line_only and scene.style.line_width > 0 and scene.style.fill((9, 9, 9)) == scene.style.paper
        assert not compose_scene(seed, 64, 64, SampleSpec(lines=False)).style.line_only


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
