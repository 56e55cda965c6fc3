"""A test set holds unseen seeds, files any program can read, and true descriptions."""

import ast
import json
from pathlib import Path

import cv2
import numpy as np

import data
from data.sample import render_sample
from data.testset import SETS, TRAINING_SEEDS, compose_case, motion_bin, occlusion, occlusion_bin, straight, write_testset


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


def imported(module: str, seen: set[str]) -> set[str]:
    """All modules of `data` that `module` brings in, itself included, read from the sources."""
    if module in seen:
        return seen
    seen.add(module)
    for node in ast.walk(ast.parse((Path(data.__file__).parent / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            for name in [node.module] if node.module else [alias.name for alias in node.names]:
                imported(name.split(".")[0], seen)
    return seen


def test_training_cannot_reach_the_held_out_generator():
    """What a pool or a live trainer loads never brings in the bodies and looks of T2."""
    training = imported("pool", set()) | imported("sample", set()) | imported("damage", set())
    assert {"scene", "figure", "style"} <= training, "the walk follows the imports"
    assert not {name for name in training if name.startswith("unseen")}
    assert any(name.startswith("unseen") for name in imported("testset", set()))


def test_the_trainer_loads_samples_only_from_the_training_side():
    root = Path(data.__file__).parent.parent
    for path in (root / "batches.py", root / "train.py"):
        assert "unseen" not in path.read_text(encoding="utf-8")


def test_t2_draws_what_training_does_not_and_t3_draws_lines():
    looks = {compose_case("T2", SETS["T2"] + k, 96).look for k in range(40)}
    assert {"chalk", "neon", "glass", "print", "sticker", "shadow", "flat"} == looks
    assert {compose_case("T1", SETS["T1"] + k, 96).look for k in range(20)} == {"cel"}
    assert all(compose_case("T3", SETS["T3"] + k, 96).style.line_only for k in range(30))


def test_a_case_is_laid_out_for_readers_of_plain_folders(tmp_path):
    write_testset("T3", tmp_path, 1, 96)
    case = json.loads((tmp_path / "cases.json").read_text())["cases"][0]
    for k, t in enumerate(case["times"]):
        assert (tmp_path / "0000" / f"gt_{t:.3f}.png").read_bytes() == (tmp_path / "0000" / f"t{k}.png").read_bytes()
    assert abs(sum(case["occlusion"].values()) - 1) < 1e-3


def test_every_motion_bin_is_filled(tmp_path):
    write_testset("T2", tmp_path, 10, 64)
    bins = [case["motionBin"] for case in json.loads((tmp_path / "cases.json").read_text())["cases"]]
    assert len(bins) == 10 and bins.count("<10") == 1 and bins.count("10-50") >= 3


def test_occlusion_is_counted_where_it_is():
    sample = render_sample(4, 96, 96)
    sample.visible_t0[:], sample.visible_t1[:] = 1, 1
    assert occlusion(sample) == {"both": 1.0, "one": 0.0, "none": 0.0}
    sample.visible_t1[:, :, :24] = 0
    assert occlusion(sample)["one"] == 0.5 and occlusion_bin(occlusion(sample)) == "one"
    sample.visible_t0[:, :24, :24] = 0
    assert occlusion(sample)["none"] == 0.25 and occlusion_bin(occlusion(sample)) == "none"


def test_motion_bins():
    assert [motion_bin(px) for px in (0, 9.9, 10, 50, 50.1)] == ["<10", "<10", "10-50", "10-50", ">50"]
