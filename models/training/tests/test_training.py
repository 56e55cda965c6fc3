"""Labels that are missing teach nothing; a resumed run is the run that was never stopped; the export is the network."""
import dataclasses

import cv2
import numpy as np
import pytest
import torch

import batches
import checkpoint
import export
import losses
import train
from config import Config
from network import InbetweenNet
from toy import toy_sample


@pytest.fixture
def toy_pool(monkeypatch):
    monkeypatch.setattr(batches.Batches, "_sample", lambda self, rng: toy_sample(int(rng.integers(0, 50)), 64))
    monkeypatch.setattr(batches, "mirror_index", lambda: np.arange(24))


def toy_config(folder, **changes) -> Config:
    return dataclasses.replace(Config(), run=str(folder), pool="toy", workers=0, size=64, coarse_size=64, batch=2, coarse_batch=2, pairs_batch=2, damage=0.0, sheet_minutes=0.0,
                               checkpoint_minutes=1e9, log_steps=2, bf16=False, warmup=2, schedule_samples=100, **changes)


def run_losses(monkeypatch, config) -> list[float]:
    seen = []
    step = train.Trainer.train_step
    monkeypatch.setattr(train.Trainer, "train_step", lambda self, batch: (lambda out: (seen.append(out["loss"]), out)[1])(step(self, batch)))
    train.main(config)
    monkeypatch.setattr(train.Trainer, "train_step", step)
    return seen


def test_a_resumed_run_goes_on_exactly_where_it_stopped(toy_pool, monkeypatch, tmp_path):
    whole = run_losses(monkeypatch, toy_config(tmp_path / "whole", samples=12))
    first = run_losses(monkeypatch, toy_config(tmp_path / "parts", samples=6))
    second = run_losses(monkeypatch, toy_config(tmp_path / "parts", samples=12))
    assert len(first) == 3 and len(second) == 3
    assert first + second == pytest.approx(whole, rel=1e-5)
    a, b = (checkpoint.load(tmp_path / name / "checkpoint.pt") for name in ("whole", "parts"))
    assert (a["step"], a["samples"]) == (b["step"], b["samples"]) == (6, 12)
    assert all(torch.allclose(a["ema"][name], b["ema"][name], atol=1e-5) for name in a["ema"])


def test_a_small_checkpoint_resumes_and_says_what_it_is(toy_pool, tmp_path):
    trainer = train.Trainer(toy_config(tmp_path / "a"))
    trainer.samples, trainer.step = 640, 80
    checkpoint.save(tmp_path / "small.pt", config=trainer.config, step=80, samples=640, seconds=9.0, net=trainer.net, ema=trainer.ema, small=True)
    saved = checkpoint.load(tmp_path / "small.pt")
    assert saved["config"]["seed"] == 1 and saved["samples"] == 640 and saved["commit"]
    assert (tmp_path / "small.pt").stat().st_size <= 15 * 2**20
    again = train.Trainer(toy_config(tmp_path / "b", resume=str(tmp_path / "small.pt")))
    assert (again.step, again.samples) == (80, 640)
    for a, b in zip(trainer.net.parameters(), again.net.parameters()):
        assert torch.allclose(a, b, rtol=1e-3, atol=1e-4)


def test_unlabelled_parts_teach_nothing(toy_pool):
    rng = lambda: np.random.default_rng(0)
    net = InbetweenNet().eval()
    gradients = []
    for labelled in (True, False):
        sample = toy_sample(1, 64)
        if not labelled:
            sample.parts0[:], sample.parts1[:], sample.parts_t[:] = 255, 255, 255
        batch = batches.collate([batches.prepare(sample, 64, rng(), 0.0)]) | {"stage": "full"}
        out = net(batch["pictures"], batch["t"], "full")
        terms = losses.parts_loss(out["key"]["part_logits"], losses.at_scale(batch["parts_key"], 4)) + losses.parts_loss(out["w4"]["parts"], losses.at_scale(batch["parts_t"], 4))
        net.zero_grad()
        terms.backward()
        gradients.append(net.key.part_head.weight.grad.abs().sum().item())
    assert gradients[0] > 0 and gradients[1] == 0


def test_one_unlabelled_pixel_changes_nothing_about_the_others():
    logits = torch.randn(1, 12, 4, 4)
    parts = torch.full((1, 4, 4), 255)
    parts[0, 0, 0], parts[0, 1, 2] = 3, 3
    expected = -(logits.log_softmax(1)[0, 3, 0, 0] + logits.log_softmax(1)[0, 3, 1, 2]) / 2
    assert losses.parts_loss(logits, parts).item() == pytest.approx(expected.item(), rel=1e-5)


def test_absent_keypoints_teach_no_place():
    heat = torch.randn(1, 3, 8, 8, requires_grad=True)
    points = torch.tensor([[[16.0, 16.0, 2], [8.0, 8.0, 0], [24.0, 8.0, 1]]])
    losses.keypoint_loss(heat, points, 4).backward()
    moved = heat.grad.abs().sum((2, 3))[0]
    assert moved[0] > 0 and moved[1] == 0 and moved[2] > 0


def test_true_matches_cost_less_than_wrong_ones():
    h = w = 6
    flow = torch.zeros(2, 2, h, w)
    flow[:, 0] = 8.0  # one cell to the right
    target = (torch.arange(h * w).view(h, w) // w * w + (torch.arange(w) + 1).clamp(max=w - 1)).flatten()
    right = torch.nn.functional.one_hot(target, h * w).float()[None].expand(2, -1, -1).mul(10).log_softmax(2)
    wrong = torch.eye(h * w)[None].expand(2, -1, -1).mul(10).log_softmax(2)
    labels = flow, torch.ones(2, h, w), torch.full((2, h, w), 4)
    assert losses.matching_cross_entropy(right, *labels, 8, h, w) < 0.1
    assert losses.matching_cross_entropy(wrong, *labels, 8, h, w) > 5


def test_mirroring_and_reversing_keep_the_labels_true(toy_pool):
    """Whatever the dice did: following the labelled flow from t arrives at the same colours in the keys."""
    from network.layers import warp
    for seed in range(8):
        batch = batches.collate([batches.prepare(toy_sample(seed, 64), 64, np.random.default_rng(seed), 0.0)])
        target = batch["target"][:, :, ::2, ::2]
        for side, key in enumerate(batch["pictures"]):
            arrived = warp(key[None, :, ::2, ::2], batch["flow_t"][side:side + 1] / 2)
            inside = (batch["parts_t"] == 4)
            assert (arrived - target).abs().mean(1)[inside].median() < 0.02


def test_export_agrees_with_torch(tmp_path):
    torch.manual_seed(0)
    net = InbetweenNet()
    with torch.no_grad():
        for name, value in net.named_parameters():
            if "out" in name:
                value.mul_(4)
    export.export_graphs(net, tmp_path)
    assert sum((tmp_path / f"{g}.onnx").stat().st_size for g in export.GRAPHS) < 10 * 2**20
    rng = np.random.default_rng(0)
    block = lambda: np.repeat(np.repeat(rng.integers(0, 256, (1, 8, 10, 4), dtype=np.uint8), 16, 1), 16, 2)  # not the size of the export
    keys = block(), block()
    assert export.agreement(net, tmp_path, [(*keys, 0.3)]) < 1e-3
    # And so is what an artist says: here 256 x 320 px, three regions.
    said = {"hint01": np.zeros((1, 3, 8, 10), np.float32), "region0": np.zeros((1, 3, 8, 10), np.float32), "region1": np.zeros((1, 3, 8, 10), np.float32),
            "partner": np.ones((1, 3), np.float32), "hint_t1": np.zeros((1, 3, 16, 20), np.float32), "tau0": np.zeros((1, 2, 16, 20), np.float32)}
    said["hint01"][:, :, 2:4, 2:4], said["region0"][0, 1, 5, 5], said["region1"][0, 1, 2, 7] = 1, 1, 1
    said["hint_t1"][:, :, 8, 8], said["tau0"][:, :, :4] = 1, 0.5
    graphs = export.Graphs(tmp_path)
    there, here = graphs.tween(graphs.pair(*keys, said), 0.3), export.torch_tween(net, *keys, 0.3, said)
    assert np.abs(there["drawing"].astype(np.float32) - here["drawing"]).mean() / 255 < 1e-3
    assert there["flow_t1"][0, :, 33, 33] == pytest.approx([1, 1], abs=0.5)
    assert np.abs(there["flow_t0"] - graphs.tween(graphs.pair(*keys), 0.3)["flow_t0"]).max() > 0.1


def test_easing_is_told_to_the_network_as_time():
    tau = np.full((8, 8), 0.25, np.float32)
    assert batches.effective_time(0.5, tau, np.ones((8, 8), bool)) == 0.25
    assert batches.effective_time(0.5, tau, np.zeros((8, 8), bool)) == 0.5


def test_a_second_key_that_is_turned_as_a_whole_still_matches_the_first():
    """There and back again ends where it began, wherever both keys show the place; and the colours agree."""
    rng = np.random.default_rng(4)
    for seed in range(3):
        row = batches.swung(batches.prepare(toy_sample(seed, 64), 64, np.random.default_rng(seed), 0.0), rng)
        y, x = np.mgrid[:32, :32] * 2.0 + 1
        there, seen = row["flow_key"][0], row["visible_key"][0] > 0
        look = lambda field: cv2.remap(field.astype(np.float32), ((x + there[0] - 1) / 2).astype(np.float32), ((y + there[1] - 1) / 2).astype(np.float32), cv2.INTER_NEAREST)
        back = np.stack([look(plane) for plane in row["flow_key"][1]])
        known = seen & (look(row["visible_key"][1]) > 0) & (look((row["parts_key"][1] != 255) * 1.0) > 0)
        assert known.any()
        assert np.median(np.hypot(*(there + back))[known]) < 1.5
        assert not row["visible_t"].any()
        assert np.abs(there).max() > 4
