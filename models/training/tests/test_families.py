"""Baselines must be what their papers say: at the keys they give the keys, they can learn a motion, and what is exported is what was trained."""
import numpy as np
import pytest
import torch

import batches
from families import FAMILIES
from families.export import Frame, write_frame
from families.flow_warp import Costs, costs_for_export
from families.sepconv import Windows, windows_for_export
from families.super_slomo import flows_at
from families.train import pictures_of, train
from toy import toy_sample

every_family = pytest.mark.parametrize("family", FAMILIES)


@pytest.fixture
def plain_names(monkeypatch):
    monkeypatch.setattr(batches, "mirror_index", lambda: np.arange(24))


def toy_batch(count: int = 1) -> dict:
    return batches.collate([batches.prepare(toy_sample(i, 64, shift=(10, 4)), 64, np.random.default_rng(3), 0.0) for i in range(count)])


@every_family
def test_any_size_gives_a_picture_of_that_size(family):
    net = FAMILIES[family]().eval()
    with torch.no_grad():
        frame = net(torch.rand(2, 3, 64, 96), torch.rand(2, 3, 64, 96), torch.tensor([0.3, 0.8]))
    assert frame.shape == (2, 3, 64, 96) and frame.min() >= 0 and frame.max() <= 1
    assert 0.5e6 < sum(p.numel() for p in net.parameters()) < 2e6


@every_family
def test_an_untrained_one_gives_the_keys_at_the_keys(family):
    """All of them start as hardly more than a cross-fade, so at t = 0 and 1 they must show the key, and the other one only faintly."""
    torch.manual_seed(0)
    net = FAMILIES[family]().eval()
    smooth = lambda: torch.nn.functional.interpolate(torch.rand(1, 3, 4, 4), size=(64, 64), mode="bilinear")
    img0, img1 = smooth(), smooth()
    with torch.no_grad():
        for t, own, other in ((0.0, img0, img1), (1.0, img1, img0)):
            frame = net(img0, img1, torch.tensor([t]))
            assert (frame - own).abs().mean() < 0.03 < (frame - other).abs().mean()


@every_family
def test_one_toy_sample_can_be_learned(family, plain_names, monkeypatch):
    """The drawing of a disc that moves by 10 px: better than a cross-fade by far. Flow approximated at the same place keeps halos for ever."""
    monkeypatch.setattr("families.train.batch_of", lambda *_: toy_batch())
    net = train(family, [], samples=80 if family == "flow-warp" else 48, seed=1, size=64, batch=1, rate=2e-3, bf16=False)
    img0, img1, t, target = pictures_of(toy_batch())
    share = t.view(-1, 1, 1, 1)
    with torch.no_grad():
        error = (net(img0, img1, t) - target).abs().mean()
    assert error < (0.9 if family == "flow-warp" else 0.85) * ((1 - share) * img0 + share * img1 - target).abs().mean()


def test_the_same_seed_makes_the_same_weights(plain_names, monkeypatch):
    monkeypatch.setattr("families.train.batch_of", lambda *_: toy_batch())
    a, b = (train("voxel-flow", [], samples=3, seed=7, size=64, batch=1) for _ in range(2))
    assert all(torch.equal(x, y) for x, y in zip(a.parameters(), b.parameters()))


@every_family
def test_export_agrees_with_torch(family, tmp_path):
    import onnxruntime
    torch.manual_seed(0)
    net = FAMILIES[family]().eval()
    with torch.no_grad():
        for name, value in net.named_parameters():
            if ".out" in name:
                value.mul_(4)  # heads start near zero
            value.copy_(value.half().float())
    write_frame(net, tmp_path / "frame.onnx")
    assert (tmp_path / "frame.onnx").stat().st_size < 4 * 2**20
    session = onnxruntime.InferenceSession(str(tmp_path / "frame.onnx"), providers=["CPUExecutionProvider"])
    img0, img1, t = torch.rand(1, 3, 96, 64), torch.rand(1, 3, 96, 64), torch.tensor([0.3])  # not the size of the export
    there = session.run(["frame"], {"img0": img0.numpy(), "img1": img1.numpy(), "t": t.numpy()})[0]
    with torch.no_grad():
        here = Frame(net)(img0, img1, t).numpy()
    assert np.abs(there - here).mean() < 1e-4


def test_fast_forms_are_the_plain_ones_with_their_gradients():
    torch.manual_seed(0)
    padded, kernels = torch.rand(2, 3, 12, 14), [torch.rand(2, 5, 8, 10, requires_grad=True) for _ in range(2)]
    own, other = torch.rand(2, 4, 6, 7, requires_grad=True), torch.rand(2, 4, 14, 15, requires_grad=True)
    for fast, plain, inputs in ((Windows.apply, windows_for_export, (padded, *kernels)), (Costs.apply, costs_for_export, (own, other))):
        wanted = [x for x in inputs if x.requires_grad]
        results = []
        for form in (fast, plain):
            out = form(*inputs)
            results.append([out, *torch.autograd.grad((out * torch.linspace(0, 1, out.numel()).view_as(out)).sum(), wanted)])
        for a, b in zip(*results):
            assert torch.allclose(a, b, atol=1e-4)


def test_a_straight_motion_stays_straight_at_t():
    """Equation 4 of Super SloMo: for opposite flows between the keys it is the linear motion."""
    flow = torch.full((1, 2, 4, 4), 8.0)
    to0, to1 = flows_at(flow, -flow, torch.tensor([0.25]))
    assert torch.allclose(to0, torch.full_like(to0, -2.0)) and torch.allclose(to1, torch.full_like(to1, 6.0))
