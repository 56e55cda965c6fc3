"""What a person corrected teaches what they said, and nothing that they did not say."""
import dataclasses
import json

import cv2
import numpy as np
import pytest
import torch

import batches
import train
from config import Config
from data.anatomy import KEYPOINTS, PARTS
from data.corrections import UNKNOWN, fitting, read_samples
from network import InbetweenNet
from losses import Losses
from test_training import toy_config
from toy import toy_sample


@pytest.fixture
def exported(tmp_path):
    """A folder as the program writes it: two keys of 96 x 64, one approved drawing, five gestures."""
    toy = toy_sample(3, 96)
    folder = tmp_path / "exported"
    (folder / "keys").mkdir(parents=True)
    (folder / "drawings").mkdir()
    for name, picture in (("keys/a.png", toy.key0), ("keys/b.png", toy.key1), ("drawings/c.png", toy.target[1])):
        cv2.imwrite(str(folder / name), cv2.cvtColor(picture[:64], cv2.COLOR_RGBA2BGRA))
    place = lambda x, y: {"xPx": x, "yPx": y}
    said = [
        (0, {"kind": "key-point", "name": "left_wrist", "place": place(20, 30), "state": "seen"}),
        (1, {"kind": "key-mask", "part": "torso", "shape": {"by": "mask", "mask": {"xPx": 8, "yPx": 8, "widthPx": 16, "heightPx": 16, "runs": "0 256"}}}),
        (None, {"kind": "match-point", "place0": place(40, 20), "place1": place(50, 26), "reachPx": 20}),
        (None, {"kind": "point-at", "name": "left_wrist", "tUnit": 0.5, "from": None, "to": place(24, 33)}),
        (None, {"kind": "order", "of": {"part": "torso", "region0": None, "region1": None}, "side": "front", "crossingUnit": None}),
    ]
    corrections = [{"id": f"c{n}", "key": key, "tUnits": None, "gesture": gesture} for n, (key, gesture) in enumerate(said)]
    keys = [{"file": "keys/a.png", "sha256": "0" * 64}, {"file": "keys/b.png", "sha256": "0" * 64}]
    sample = {"name": "A 1-2", "widthPx": 96, "heightPx": 64, "keys": keys, "drawings": [{"tUnit": 0.5, "file": "drawings/c.png"}], "corrections": corrections}
    about = {"format": "nakawari-correction-samples", "version": 1, "program": "test", "usage": {"may": "this-project", "by": "", "note": ""}, "samples": [sample]}
    (folder / "samples.json").write_text(json.dumps(about))
    return folder


def test_what_was_said_is_known_and_the_rest_is_unknown(exported):
    (sample,) = read_samples(exported)
    wrist = KEYPOINTS.index("left_wrist")
    assert sample.keypoints0[wrist].tolist() == [20, 30, 2]
    assert (sample.keypoints1[:, 2] == UNKNOWN).all()
    assert sample.keypoints_t[0, wrist].tolist() == [24, 33, 2]
    assert (sample.parts1 == PARTS.index("torso")).sum() == 64 and (sample.parts0 == UNKNOWN).all()
    assert sample.flow01[:, 10, 20].tolist() == [10, 6] and sample.flow10[:, 13, 25].tolist() == [-10, -6]
    assert sample.visible01[10, 20] == 1 and (sample.visible01 == UNKNOWN).mean() > 0.95


def test_who_may_use_it_is_kept_to(exported):
    with pytest.raises(PermissionError):
        read_samples(exported, ("research",))


def test_what_nobody_said_teaches_nothing(exported):
    """With every label unknown no term of the pairs pulls at the network."""
    (sample,) = read_samples(exported)
    nothing = dataclasses.replace(sample, visible01=np.full_like(sample.visible01, UNKNOWN), visible10=np.full_like(sample.visible10, UNKNOWN), parts1=np.full_like(sample.parts1, UNKNOWN))
    for name in ("keypoints0", "keypoints1", "keypoints_t"):
        points = np.zeros_like(getattr(nothing, name))
        points[..., 2] = UNKNOWN
        nothing = dataclasses.replace(nothing, **{name: points})
    row = batches.prepare(fitting(nothing, 96), 96, np.random.default_rng(1), 0.0)
    batch = batches.collate([row])
    torch.manual_seed(0)
    net = InbetweenNet()
    out = net(batch["pictures"], batch["t"], "pairs", None)
    loss, _ = Losses()(net, out, batch, "pairs", watch=False)
    loss.backward()
    assert max(p.grad.abs().max().item() for p in net.parameters() if p.grad is not None) < 1e-6


def test_one_step_of_training_on_them_alone(exported, tmp_path):
    config = toy_config(tmp_path / "run", corrections=str(exported), corrections_share=1.0, pairs_share=1.0, samples=2, turn=0.0)
    train.main(config)
    assert (tmp_path / "run" / "checkpoint.pt").exists()


def test_a_drawing_that_was_approved_trains_the_whole(exported, tmp_path, monkeypatch):
    seen = []
    step = train.Trainer.train_step
    monkeypatch.setattr(train.Trainer, "train_step", lambda self, batch: (lambda out: (seen.append((batch["stage"], out["loss"])), out)[1])(step(self, batch)))
    train.main(toy_config(tmp_path / "run", corrections=str(exported), corrections_share=1.0, pairs_share=0.0, coarse_share=0.0, samples=2, turn=0.0))
    assert seen and seen[0][0] == "full" and np.isfinite(seen[0][1])
