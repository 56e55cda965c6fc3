"""With nothing taken away the network is the one that ships, bit for bit; what a switch takes away teaches nothing and is not read."""
import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import torch

import ablation
import ablation_table
import batches
import losses
from network import InbetweenNet
from network.switches import WHOLE, Switches
from toy import toy_sample


@pytest.fixture
def toy_pool(monkeypatch):
    monkeypatch.setattr(batches.Batches, "_sample", lambda self, rng: toy_sample(int(rng.integers(0, 50)), 64))
    monkeypatch.setattr(batches, "mirror_index", lambda: np.arange(24))


def toy_batch() -> dict:
    return batches.collate([batches.prepare(toy_sample(i, 64), 64, np.random.default_rng(i), 0.0) for i in range(2)])


def gradients(switches: Switches | None, stage: str = "full") -> dict[str, torch.Tensor | None]:
    """Of every weight, after one step of a fresh network; None = the switches are never mentioned."""
    torch.manual_seed(0)
    net, loss = InbetweenNet().train(), losses.Losses()
    if switches is not None:
        net.with_switches(switches)
        loss = losses.Losses(switches)
    batch = toy_batch()
    loss(net, net(batch["pictures"], batch["t"], stage), batch, stage)[0].backward()
    return {name: value.grad for name, value in net.named_parameters()}


def teaches(gradient: torch.Tensor | None) -> bool:
    return gradient is not None and gradient.abs().max().item() > 0


def test_the_whole_network_is_the_shipped_one_bit_for_bit(toy_pool):
    named, silent = gradients(WHOLE), gradients(None)
    assert all((a is None and silent[name] is None) or torch.equal(a, silent[name]) for name, a in named.items())
    assert teaches(silent["key.part_head.weight"])


@pytest.mark.parametrize("stage", ["coarse", "full"])
def test_what_a_switch_takes_away_teaches_nothing(toy_pool, stage):
    variants = {name: gradients(ablation.VARIANTS[name].switches, stage) for name in "ACD"}
    heads, at_t, mask = "key.part_head.weight", "tween.heat_t.1.weight", "pair.turn_out.weight"
    assert not teaches(variants["A"][heads]) and not teaches(variants["A"][at_t])
    assert teaches(variants["C"][heads]) and not teaches(variants["C"][at_t])
    assert teaches(variants["D"][at_t]) and teaches(variants["D"][mask])


def test_the_frame_alone_needs_no_labels(toy_pool):
    """Run A with every label but the drawings replaced by nonsense: the same loss to the last bit."""
    torch.manual_seed(0)
    net, loss = InbetweenNet().eval().with_switches(ablation.ALONE), losses.Losses(ablation.ALONE)
    batch = toy_batch()
    out = net(batch["pictures"], batch["t"], "full")
    first = loss(net, out, batch, "full", watch=False)[0]
    nonsense = batch | {"flow_t": batch["flow_t"] + 9, "flow_key": -batch["flow_key"] + 5, "visible_t": 1 - batch["visible_t"], "visible_key": 1 - batch["visible_key"],
                        "parts_key": (batch["parts_key"] + 3) % 12, "parts_t": (batch["parts_t"] + 5) % 12, "timed": batch["timed"] * 0.3, "keypoints_t": batch["keypoints_t"] + 4}
    assert torch.equal(first, loss(net, out, nonsense, "full", watch=False)[0])


def test_without_feedback_the_heads_change_no_drawing(toy_pool):
    batch, drawn = toy_batch(), {}
    for fed_back in (True, False):
        for changed in (False, True):
            torch.manual_seed(0)
            net = InbetweenNet().eval().with_switches(replace(WHOLE, fed_back=fed_back))
            with torch.no_grad():
                if changed:
                    net.key.part_head.bias.copy_(torch.linspace(-3, 3, 12))
                    net.key.heat_head[1].weight.mul_(-9)
                drawn[fed_back, changed] = net(batch["pictures"], batch["t"], "full")["end"]["flow"]
    assert torch.equal(drawn[False, False], drawn[False, True])
    assert not torch.equal(drawn[True, False], drawn[True, True])


def test_the_plain_flow_at_t_is_linear():
    """One motion all over, known from both keys: a cell of an in-between a quarter on came a quarter of the way."""
    from network.tween import unlayered
    flow = torch.cat([torch.full((1, 2, 6, 6), 4.0), torch.full((1, 2, 6, 6), -4.0)])
    t_own = torch.tensor([0.25, 0.75]).view(2, 1, 1, 1)
    landed, mass = unlayered(torch.cat([torch.zeros(2, 3, 6, 6), -t_own * flow, (1 - t_own) * flow], 1), t_own)
    assert mass.unique().tolist() == [1]
    assert landed[0, -4].unique().item() == pytest.approx(-1) and landed[1, -4].unique().item() == pytest.approx(3)


def test_the_oracle_tells_the_labels_where_they_are_known(toy_pool):
    batch = toy_batch()
    batch["parts_key"][0] = 255
    said = ablation.oracle(batch, 2, 12)
    assert said["parts"].shape == (4, 13, 8, 8) and said["parts"][0].abs().sum() == 0
    assert said["parts"][1, 4].sum() > 0 and torch.allclose(said["parts"][1, :12].sum(0), said["parts"][1, 12])
    assert torch.allclose(said["points_t"][:, 0, :2] * 2, batch["keypoints_t"][:, 0, :2])
    assert said["hint"].abs().sum() == 0


def test_a_click_takes_the_worst_place_to_where_it_belongs(toy_pool):
    from network.conditions import nothing
    batch = batches.collate([batches.prepare(toy_sample(1, 64, shift=(14, 6)), 64, np.random.default_rng(2), 0.0)])
    net = InbetweenNet().eval()
    said = nothing(1, 32, 32, 12, 24)
    out, _ = ablation.draw(net, batch, said)
    taken = torch.zeros(8, 8, dtype=torch.bool)
    clicked = ablation.click(said, out, batch, taken)
    side, y, x = np.unravel_index(int(clicked["hint_t"][:, 2].argmax()), (2, 8, 8))
    truth = batch["flow_t"][..., 2::4, 2::4] / 2
    assert clicked["hint_t"][:, 2, y, x].tolist() == [1, 1] and taken[y, x]
    assert torch.allclose(clicked["hint_t"][:, :2, y, x], truth[:, :, y, x], atol=1e-4)
    after, _ = ablation.draw(net, batch, clicked)
    error = lambda o: (o["t4"]["flow"][:, :, y, x] * 4 - truth[:, :, y, x]).square().sum(1).sqrt().max().item()
    assert error(after) < 0.2 * error(out)


def test_a_run_that_is_in_the_file_is_not_made_again(monkeypatch, tmp_path):
    made = []
    monkeypatch.setattr(ablation, "train_run", lambda variant, config, report: made.append((variant.title, config.seed)))
    row = lambda worse: {"bin": "<10", **{name: 1.0 + worse for name in ablation.FIGURES}}
    monkeypatch.setattr(ablation, "score_run", lambda net, variant, clicks, sets, cases: {c: {s.name: [row(len(made)), row(len(made) + 1)] for s in sets} for c in clicks})
    arguments = SimpleNamespace(out=tmp_path / "a.json", sets=tmp_path, pool="x", budget=10, size=192, cases=2, seeds="1,2", variants="A,B", threads=1)
    ablation.run_all(arguments)
    assert len(made) == 4
    arguments.variants = "A,B,H0,H1,H2,H4"
    ablation.run_all(arguments)
    assert len(made) == 6  # H is trained once a seed, however many clicks
    ablation.run_all(arguments)
    assert len(made) == 6
    kept = json.loads(arguments.out.read_text())
    assert len(kept["runs"]) == 12
    page = ablation_table.page(kept, {name: variant.title for name, variant in ablation.VARIANTS.items()})
    assert "Not run: C, D, E, F, G." in page and "A to B" in page and "| C + heads at the keys | - | not run" in page


def test_an_interval_holds_the_mean_and_widens_with_the_spread():
    rng = np.random.default_rng(0)
    narrow, wide = (ablation_table.interval(5 + spread * rng.normal(size=(2, 40)), rng) for spread in (0.1, 3))
    assert narrow[0] < 5.1 and narrow[1] > 4.9 and wide[1] - wide[0] > 5 * (narrow[1] - narrow[0])
