"""Another hand draws the same thing: every picture of a sample changes alike, and the labels stay true."""
import cv2
import numpy as np
import pytest

import batches
import restyle
from toy import toy_sample


@pytest.fixture(autouse=True)
def names(monkeypatch):
    monkeypatch.setattr(batches, "mirror_index", lambda: np.arange(24))


def only(monkeypatch, look: str) -> None:
    monkeypatch.setattr(restyle, "LOOKS", (look,))


@pytest.mark.parametrize("look", restyle.LOOKS)
def test_what_moves_from_key_to_in_between_looks_the_same_in_both(look, monkeypatch):
    only(monkeypatch, look)
    picture = (np.random.default_rng(1).integers(0, 2, (12, 12)) * 255).astype(np.uint8).repeat(5, 0).repeat(5, 1)
    key = np.stack([picture, picture // 2, 255 - picture, np.full_like(picture, 255)], -1)
    moved = np.roll(key, (7, 4), (0, 1))
    first, second = restyle.restyled([key, moved], np.random.default_rng(3))
    inside = (slice(16, -16), slice(16, -16))
    assert np.abs(np.roll(first, (7, 4), (0, 1))[inside].astype(int) - second[inside]).max() <= 1
    assert np.abs(first.astype(int) - key).max() > 20  # and it is another look


@pytest.mark.parametrize("look", restyle.LOOKS)
def test_colour_never_exceeds_alpha(look, monkeypatch):
    only(monkeypatch, look)
    rng = np.random.default_rng(2)
    alpha = cv2.GaussianBlur(rng.integers(0, 256, (40, 40)).astype(np.uint8), (0, 0), 3)
    paint = (rng.uniform(0, 1, (40, 40, 3)) * alpha[..., None]).astype(np.uint8)
    (out,) = restyle.restyled([np.concatenate([paint, alpha[..., None]], -1)], rng)
    assert (out[..., :3] <= out[..., 3:]).all()


def test_bold_lines_are_wider_and_fine_ones_thinner(monkeypatch):
    sheet = np.full((40, 40, 4), 255, np.uint8)
    sheet[:, 18:22, :3] = 0
    width = {}
    for look in ("bold", "fine"):
        only(monkeypatch, look)
        (out,) = restyle.restyled([sheet], np.random.default_rng(0))
        width[look] = (out[20, :, 0] < 128).sum()
    assert width["fine"] < 4 < width["bold"]


@pytest.mark.parametrize("seed", range(6))
def test_a_stretched_sample_is_still_one(seed):
    row = batches.prepare(toy_sample(seed, 96, shift=(9, 4)), 96, np.random.default_rng(seed), 0.0)
    changed = restyle.stretched(row, np.random.default_rng(seed))
    assert np.abs(changed["target"] - row["target"]).mean() > 0.005
    for sample in (row, changed):
        assert error_of(sample) < 0.03
    flows = changed["flow_t"] + 3.0
    assert error_of(changed | {"flow_t": flows}) > 2 * error_of(changed)  # the measure sees a wrong flow


def error_of(row: dict) -> float:
    """How far the in-between, fetched from both keys along its own flow, is from what it is, where it is seen there."""
    y, x = np.mgrid[:48, :48].astype(np.float32)
    total, count = 0.0, 0
    for key in (0, 1):
        seen = row["visible_t"][key] > 0
        flow = row["flow_t"][key] / 2
        half = [cv2.resize(np.ascontiguousarray(p.transpose(1, 2, 0)), (48, 48), interpolation=cv2.INTER_AREA) for p in (row["pictures"][key], row["target"])]
        fetched = cv2.remap(half[0], x + flow[0], y + flow[1], cv2.INTER_LINEAR)
        total += np.abs(fetched - half[1])[seen].mean(-1).sum()
        count += seen.sum()
    return total / max(1, count)


def test_joints_go_with_the_drawing():
    row = batches.prepare(toy_sample(2, 96), 96, np.random.default_rng(2), 0.0)
    row["keypoints_t"] = np.array([[48.0, 48, 2], [60, 40, 2], [1, 1, 2]], np.float32)
    changed = restyle.stretched(row, np.random.default_rng(1))
    assert np.allclose(changed["keypoints_t"][0], [48, 48, 2], atol=1e-3)  # the middle stays
    assert not np.allclose(changed["keypoints_t"][1, :2], [60, 40], atol=1)
