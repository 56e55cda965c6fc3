"""A test set holds unseen seeds, files any program can read, and true descriptions."""

import json

import cv2
import numpy as np

from data.sample import render_sample
from data.testset import SETS, TRAINING_SEEDS, motion_bin, straight, write_testset


def test_test_seeds_are_never_trained_on():
    assert all(first > TRAINING_SEEDS for first in SETS.values())


def test_a_case_can_be_read_back(tmp_path):
    write_testset("T1", tmp_path, 2, 96)
    about = json.loads((tmp_path / "cases.json").read_text())
    assert [case["folder"] for case in about["cases"]] == ["0000", "0001"]
    case = about["cases"][1]
    sample = render_sample(case["seed"], 96, 96)
    key = cv2.cvtColor(cv2.imread(str(tmp_path / "0001" / "key0.png"), cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)
    assert np.array_equal(key, straight(sample.key0))
    labels = np.load(tmp_path / "0001" / "labels.npz")
    assert np.array_equal(labels["flow_t1"], sample.flow_t1)
    assert np.allclose(case["times"], sample.times)
    assert (tmp_path / "0001" / "t2.png").exists()


def test_straight_colours_come_back_when_premultiplied_again():
    rgba = render_sample(32, 96, 96).key0
    again = straight(rgba).astype(np.float32)
    again[..., :3] *= again[..., 3:] / 255
    assert np.abs(again - rgba).max() <= 1


def test_motion_bins():
    assert [motion_bin(px) for px in (0, 9.9, 10, 50, 50.1)] == ["<10", "<10", "10-50", "10-50", ">50"]
