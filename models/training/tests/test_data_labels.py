"""The labels of rendered samples are true: what is seen, warped by its label, is what the other drawing shows."""

import numpy as np
import pytest

import cv2
from data.anatomy import KEYPOINT_ID, KEYPOINTS, MIRROR, PARTS, UNLABELLED, VISIBLE
from data.sample import Sample, render_sample, render_scene
from data.scene import SampleSpec
from data.unseen import compose_unseen

SEEDS = range(500, 530)


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [render_sample(seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def held_out() -> list[Sample]:
    return [render_scene(compose_unseen(seed, 256, 256, seed % 4 == 3), seed, 256, 256) for seed in range(20)]


def grid(sample: Sample):
    h, w = sample.visible01.shape
    y, x = np.mgrid[:h, :w].astype(np.float32)
    return 2 * x + 1, 2 * y + 1


def look(picture, x, y):
    """Picture values at picture px; the middle of the first pixel is (0.5, 0.5)."""
    return cv2.remap(picture.astype(np.float32), x - 0.5, y - 0.5, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def relations(sample: Sample):
    """(drawing, drawing it is warped from, flow, visible) for every labelled pair of drawings."""
    yield sample.key0, sample.key1, sample.flow01, sample.visible01
    yield sample.key1, sample.key0, sample.flow10, sample.visible10
    for k in range(len(sample.times)):
        yield sample.target[k], sample.key0, sample.flow_t0[k], sample.visible_t0[k]
        yield sample.target[k], sample.key1, sample.flow_t1[k], sample.visible_t1[k]


# Chalk, neon and stained glass are nearly all edges, where anti-aliasing differs from one drawing to the next.
@pytest.mark.parametrize(("family", "at_edges"), [("samples", 0.015), ("held_out", 0.02)])
def test_what_is_seen_warps_to_the_other_drawing(family, at_edges, request):
    errors, large = [], []
    for sample in request.getfixturevalue(family):
        x, y = grid(sample)
        for drawing, source, flow, visible in relations(sample):
            f = flow.astype(np.float32)
            error = np.abs(look(source, x + f[0], y + f[1]) - look(drawing, x, y)).mean(-1)[visible == 1]
            errors.append(error.mean())
            large.append((error > 40).mean())
    assert np.mean(errors) < 2.5, "mean error on visible pixels, of 255"
    assert np.median(errors) < 2.0
    assert np.mean(large) < at_edges, "share of visible pixels that are plainly wrong (edges, lines)"


def test_a_shuffled_label_would_be_noticed(samples):
    """The test above can fail: with the flow of another sample the error is many times as large."""
    right, wrong = [], []
    for sample, other in zip(samples, samples[1:]):
        x, y = grid(sample)
        for flow, errors in ((sample.flow01, right), (other.flow01, wrong)):
            f = flow.astype(np.float32)
            seen = sample.visible01 == 1
            errors.append(np.abs(look(sample.key1, x + f[0], y + f[1]) - look(sample.key0, x, y)).mean(-1)[seen].mean())
    assert np.mean(wrong) > 3 * np.mean(right)


def test_there_and_back_is_where_it_began(samples):
    for sample in samples:
        x, y = grid(sample)
        f = sample.flow01.astype(np.float32)
        qx, qy = x + f[0], y + f[1]
        i, j = np.floor(qx / 2).astype(int), np.floor(qy / 2).astype(int)
        h, w = x.shape
        safe = (sample.visible01 == 1) & (i >= 0) & (i < w) & (j >= 0) & (j < h)
        same = sample.parts0[safe] == sample.parts1[j[safe], i[safe]]
        if same.size:
            assert same.mean() > 0.93


def test_visibility_is_symmetric(samples):
    """A point seen in both drawings is called seen from either side."""
    agree = []
    for sample in samples:
        x, y = grid(sample)
        f = sample.flow01.astype(np.float32)
        i, j = np.floor((x + f[0]) / 2).astype(int), np.floor((y + f[1]) / 2).astype(int)
        seen = sample.visible01 == 1
        h, w = x.shape
        seen &= (i >= 0) & (i < w) & (j >= 0) & (j < h)
        back = sample.flow10.astype(np.float32)[:, j[seen], i[seen]]
        returns = np.hypot(back[0] + f[0][seen], back[1] + f[1][seen]) < 3
        agree.append(sample.visible10[j[seen], i[seen]][returns].mean())
    assert np.mean(agree) > 0.99


def test_flow_at_keypoints_is_the_keypoints_own_motion(samples):
    """Left out: the middle of the eyes, which slides over the face as the head turns, and the tips beside thin edges."""
    errors = []
    for sample in samples:
        h, w = sample.visible01.shape
        for name in KEYPOINTS:
            p, q = sample.keypoints0[KEYPOINT_ID[name]], sample.keypoints1[KEYPOINT_ID[name]]
            if name == "eyes_mid" or p[2] != VISIBLE or q[2] == 0:
                continue
            i, j = min(int(p[0] / 2), w - 1), min(int(p[1] / 2), h - 1)
            flow = sample.flow01[:, j, i].astype(np.float32)
            errors.append(np.hypot(*(flow - (q[:2] - p[:2]))))
    assert len(errors) > 60
    assert np.median(errors) < 0.8
    assert np.mean(np.asarray(errors) < 4) > 0.9


def test_linear_timing_means_tau_is_t():
    sample = render_sample(7, spec=SampleSpec(linear=True))
    for t, tau in zip(sample.times, sample.tau_t):
        assert np.abs(tau.astype(np.float32) - t).max() < 2e-3


def test_eased_timing_shows_in_tau():
    differences = [
        np.abs(sample.tau_t.astype(np.float32) - sample.times[:, None, None]).max()
        for sample in (render_sample(seed, spec=SampleSpec(linear=False)) for seed in range(40, 46))
    ]
    assert max(differences) > 0.05


def test_a_key_pixel_and_the_same_point_at_t_have_come_equally_far(samples):
    """tau of a key's pixel is tau of the drawing where that point lies at t."""
    differences, eased = [], 0
    for sample in samples:
        x, y = grid(sample)
        h, w = x.shape
        for k in range(len(sample.times)):
            for key, flow, visible in ((0, sample.flow_t0[k], sample.visible_t0[k]), (1, sample.flow_t1[k], sample.visible_t1[k])):
                qx, qy = x + flow[0].astype(np.float32), y + flow[1].astype(np.float32)
                i, j = np.floor(qx / 2).astype(int), np.floor(qy / 2).astype(int)
                seen = (visible == 1) & (i >= 0) & (i < w) & (j >= 0) & (j < h)
                there = sample.tau_key[k, key][j[seen], i[seen]].astype(np.float32)
                differences.append((np.abs(there - sample.tau_t[k][seen].astype(np.float32)) > 0.02).mean() if seen.any() else 0)
        eased += np.ptp(sample.tau_key.astype(np.float32)[0]) > 0.05
    assert np.mean(differences) < 0.01
    assert eased >= 2, "some samples have parts on charts of their own"


def test_what_hides_something_lies_in_front_of_it(samples):
    """Where a point of key 0 is hidden in key 1 by something, that something has another rank; the background is rearmost."""
    for sample in samples:
        background = sample.parts0 == 0
        if background.any() and (~background).any():
            assert np.median(sample.order[0][background]) <= sample.order[0][~background].min() + 2
        assert sample.order[0].min() == 0 and len(np.unique(sample.order[0])) == sample.order[0].max() + 1, "ranks are dense"


def test_parts_are_named(samples):
    known = set(range(len(PARTS))) | {UNLABELLED}
    seen = set()
    for sample in samples:
        for parts in (sample.parts0, sample.parts1, sample.parts_t):
            seen |= set(np.unique(parts).tolist())
    assert seen <= known
    assert len(seen) >= len(PARTS), "thirty samples show nearly every part"


def test_mirroring_twice_changes_nothing():
    assert [MIRROR[i] for i in MIRROR] == list(range(len(KEYPOINTS)))
    assert KEYPOINTS[MIRROR[KEYPOINT_ID["left_elbow"]]] == "right_elbow"
    assert MIRROR[KEYPOINT_ID["chin"]] == KEYPOINT_ID["chin"]
