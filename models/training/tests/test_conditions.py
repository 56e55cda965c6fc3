"""What an artist says is obeyed, what is not said changes nothing, and simulated corrections are true to the sample they were made from."""
import numpy as np
import math

import pytest
import torch

import batches
import edits
import losses
from network import InbetweenNet
from network.conditions import heat_as_said, nothing, own_delay, region_bias, resized_hint
from network.kin import kin_motion, pooled
from network.layers import peak, warp
from toy import toy_sample

H, W = 64, 96  # of the core picture


@pytest.fixture(scope="module")
def net():
    torch.manual_seed(5)
    return InbetweenNet().eval()


@pytest.fixture(scope="module")
def loud():
    """Weights as wild as training might make them, also where a new network is silent: obedience must not rest on training."""
    torch.manual_seed(6)
    net = InbetweenNet().eval()
    with torch.no_grad():
        for name, value in net.named_parameters():
            if "said" in name or "asked" in name or "evidence" in name or "later_out" in name:
                value.normal_(0, 0.05)
            elif "out" in name:
                value.mul_(5)
    return net


def keys() -> torch.Tensor:
    torch.manual_seed(1)
    blocks = torch.nn.functional.interpolate(torch.rand(2, 4, 8, 12), scale_factor=16.0)
    return torch.cat([torch.minimum(blocks[:, :3], blocks[:, 3:]), blocks[:, 3:]], 1)


def drawn(net, said, t=0.4):
    with torch.no_grad():
        return net(keys(), torch.tensor([t]), "full", said)


def test_saying_nothing_gives_the_old_drawing_bit_for_bit(net):
    without, silent = drawn(net, None)["end"], drawn(net, nothing(1, H, W, 12, 24))["end"]
    assert all(torch.equal(without[name], silent[name]) for name in without)
    three_regions = nothing(1, H, W, 12, 24, regions=3)
    assert torch.equal(without["flow"], drawn(net, three_regions)["end"]["flow"])


def test_a_sure_drag_between_the_keys_is_obeyed_within_two_px(loud):
    said = nothing(1, H, W, 12, 24)
    said["hint"][0, :, 3, 5] = torch.tensor([17.0, -9.0, 1.0])
    pair = drawn(loud, said)["pair"]
    assert (pair["flow8_px"][0, :, 3, 5] - torch.tensor([17.0, -9.0])).abs().max() < 1e-3
    said["hint"][0, :, 2:5, 4:7] = torch.tensor([17.0, -9.0, 1.0]).view(3, 1, 1)
    pair = drawn(loud, said)["pair"]
    assert (pair["flow4_px"][0, :, 6:8, 10:12] - torch.tensor([17.0, -9.0]).view(2, 1, 1)).abs().max() < 1
    assert pair["confidence_logit"][0, 0, 6:8, 10:12].sigmoid().min() > 0.9


def test_a_sure_drag_at_t_is_obeyed_within_two_px_whatever_the_weights(loud):
    said = nothing(1, H, W, 12, 24)
    said["hint_t"][1, :, 7, 11] = torch.tensor([-14.0, 6.0, 1.0])  # a single cell
    flow = drawn(loud, said)["end"]["flow"]  # [2,2,H,W], cells of w/2 = core px
    wanted = torch.tensor([-14.0, 6.0]).view(2, 1, 1)
    assert (flow[1, :, 29:31, 45:47] - wanted).norm(dim=0).max() < 2
    assert (drawn(loud, None)["end"]["flow"][1, :, 29:31, 45:47] - wanted).norm(dim=0).max() > 5


def test_a_lone_hint_keeps_its_value_when_it_is_resized():
    hint = torch.zeros(1, 3, 4, 4)
    hint[0, :, 1, 2] = torch.tensor([8.0, 4.0, 1.0])
    for to, cell in ((8, (0, 1)), (4, (1, 2)), (2, (3, 5))):
        flow, share = resized_hint(hint, 4, to)
        assert flow[0, :, cell[0], cell[1]].tolist() == pytest.approx([8 / to, 4 / to], abs=1e-4)
        assert (share > 0).any() and share.max() <= 1


def test_partners_draw_each_other_and_strangers_part():
    region = torch.zeros(2, 2, 2, 2)
    region[0, 0, 0, 0], region[1, 0, 1, 1] = 1, 1  # region 0: cell 0 of key 0, cell 3 of key 1, partners
    region[0, 1, 0, 1] = 1  # region 1: cell 1 of key 0, no partner
    bias = region_bias(region, torch.tensor([[1.0, 0.0]]))[0]
    assert bias[0].argmax() == 3 and bias[0, 3] == 0 and (bias[0, :3] < -10).all()  # cell 0 goes to cell 3 and nowhere else
    assert (bias[1] < -10).all() and bias[2, 3] < -10 and bias[2, 0] == 0  # nothing goes to cell 1's region; cell 2 may not take cell 3


def test_region_partners_change_where_a_cell_goes(net):
    said = nothing(1, H, W, 12, 24)
    said["region"][0, 0, 1, 1], said["region"][1, 0, 6, 10], said["partner"][0, 0] = 1, 1, 1
    match = drawn(net, said)["pair"]["match_px"]
    assert match[0, :, 1, 1].tolist() == pytest.approx([72, 40], abs=0.5)


def test_given_joints_and_masks_are_put_out_as_given(loud):
    said = nothing(1, H, W, 12, 24)
    heat = heat_as_said(torch.rand(2, 24, 16, 24), torch.tensor([[[40.0, 20.0, 1.0, 1.0]] * 24] * 2), 4)
    x, y, _ = peak(heat * 50)
    assert (x * 4).mean().item() == pytest.approx(40, abs=0.5) and (y * 4).mean().item() == pytest.approx(20, abs=0.5)
    said["parts_t"][0, 5, 4:8, 4:8] = 1
    said["parts_t"][0, 12, 4:8, 4:8] = 1
    parts = drawn(loud, said)["w4"]["parts"].argmax(1)[0]
    assert (parts[9:15, 9:15] == 5).all()


def test_a_pixels_own_time_and_arc_move_it(net):
    """A still network: the flow between the keys is given, so where things land follows from time and arc alone."""
    said = nothing(1, H, W, 12, 24)
    said["hint"][:, 0], said["hint"][:, 2] = torch.tensor([16.0, -16.0]).view(2, 1, 1), 1
    plain = drawn(net, said, 0.5)["t4"]["flow"][0].mean((1, 2)) * 4
    said["tau"][:, 0], said["tau"][:, 1] = 0.25, 1
    early = drawn(net, said, 0.5)["t4"]["flow"][0].mean((1, 2)) * 4
    assert plain[0].item() == pytest.approx(-8, abs=1) and early[0].item() == pytest.approx(-4, abs=1)
    said["arc"][:, 1] = 6.0
    bent = drawn(net, said, 0.5)["t4"]["flow"][0].mean((1, 2)) * 4
    assert bent[1].item() == pytest.approx(early[1].item() - 6, abs=1.5)
    assert own_delay(torch.tensor([[[[0.25]], [[1.0]]]] * 2), torch.full((2, 1, 1, 1), 0.5)).flatten().tolist() == [-0.25, 0.25]


def test_order_decides_who_is_in_front(net):
    """Two cells that land on one place: the one brought to the front is what arrives."""
    from network.layers import splat
    values, flow = torch.tensor([1.0, 5.0]).view(1, 1, 1, 2), torch.tensor([0.0, -1.0, 0.0, 0.0]).view(1, 2, 1, 2)
    front = lambda a, b: splat(values, flow, torch.tensor([a, b]).view(1, 1, 1, 2))[0][0, 0, 0, 0].item()
    assert front(4.0, 0.0) == pytest.approx(1, abs=0.1) and front(0.0, 4.0) == pytest.approx(5, abs=0.1)
    said = nothing(1, H, W, 12, 24)
    said["hint"][0, 0, 3, :6], said["hint"][0, 2] = 16, 1
    plain = drawn(net, said)["flow8"]
    said["order"][0, 0, 6:8, :12] = 5
    assert not torch.equal(plain, drawn(net, said)["flow8"])


def test_kin_carry_a_turning_limb_past_a_wrong_match():
    ys, xs = torch.meshgrid(torch.arange(8.0) + 0.5, torch.arange(10.0) + 0.5, indexing="ij")
    turn = torch.stack([-0.4 * (ys - 4) + 2, 0.4 * (xs - 5) - 1])[None]
    wrong = turn.clone()
    wrong[0, :, 3, 4] += 15
    moved, agree, way = kin_motion(torch.zeros(1, 80, 80), torch.ones(1, 1, 8, 10), wrong, torch.stack([xs, ys])[None])
    assert (moved[0, :, 3, 4] - turn[0, :, 3, 4]).norm() < 1.5 and agree.min() > 0.8
    # The map is a turn by atan(0.4) and a growth of its length.
    assert way[0, 1].mean() == pytest.approx(math.atan(0.4), abs=0.05)


def test_a_quarter_of_the_kin_tells_the_same_turn():
    ys, xs = torch.meshgrid(torch.arange(8.0) + 0.5, torch.arange(12.0) + 0.5, indexing="ij")
    place = torch.stack([xs, ys])[None]
    turn = torch.stack([-0.3 * (ys - 4), 0.3 * (xs - 5)])[None]
    trust, turn2, place2 = pooled(torch.rand(1, 1, 8, 12) * 0.5 + 0.5, turn, place)
    moved, _, _ = kin_motion(torch.zeros(1, 96, 24), trust, turn2, place2)
    assert (moved - turn).abs().max() < 0.5


def simulated(seed: int, free=0.0, drop=0.0, labelled=True):
    row = batches.prepare(toy_sample(seed, 64, labelled=labelled), 64, np.random.default_rng(seed), 0.0)
    return row, edits.simulate(row, np.random.default_rng(seed), 1, 12, free, drop)


@pytest.fixture(autouse=True)
def toy_names(monkeypatch):
    monkeypatch.setattr(batches, "mirror_index", lambda: np.arange(24))
    monkeypatch.setattr(edits, "WRONG", 0.0)


def test_simulated_drags_are_the_labels_within_their_jitter():
    for seed in range(6):
        row, said = simulated(seed)
        truth = edits.cells(row["flow_key"], 8)
        sure = said["hint"][:, 2] > 0.9
        assert sure.any()
        assert np.abs(said["hint"][:, :2] - truth).transpose(0, 2, 3, 1)[sure].max() <= edits.JITTER_PX + 0.1


def test_simulated_times_are_the_true_ones_of_a_key():
    row, said = simulated(2)
    given = said["tau"][:, 1] > 0
    assert given.mean() > 0.5
    assert np.abs(said["tau"][:, 0][given] - row["t"]).max() < 0.01  # the disc runs on one chart
    assert np.abs(said["arc"]).max() < 1.0  # and straight
    assert (row["timed"] == 1).all()


def test_nothing_is_said_of_free_samples_and_of_dropped_kinds():
    for free, drop in ((1.0, 0.0), (0.0, 1.0)):
        assert all(not value.any() for value in simulated(3, free, drop)[1].values())


def test_unlabelled_places_give_no_masks():
    assert not simulated(4, labelled=False)[1]["parts"][:, :, 14:18, 14:18].any()


def test_lying_down_keeps_the_labels_true():
    for seed in range(6):
        row = batches.turned(batches.prepare(toy_sample(seed, 64), 64, np.random.default_rng(seed), 0.0))
        batch = batches.collate([row])
        arrived = warp(batch["pictures"][:1, :, ::2, ::2], batch["flow_t"][:1] / 2)
        assert (arrived - batch["target"][:, :, ::2, ::2]).abs().mean(1)[batch["parts_t"] == 4].median() < 0.02
        x, y = row["keypoints_t"][0, :2]
        assert row["parts_t"][int(y) // 2, int(x) // 2] == 4


def test_the_choice_among_motions_is_taught_to_be_the_nearest():
    options = torch.tensor([[10.0, 0.0], [0.0, 0.0]]).view(1, 2, 2, 1, 1).requires_grad_()
    truth, weight = torch.tensor([9.0, 0.0]).view(1, 2, 1, 1), torch.ones(1, 1, 1)
    right, wrong = (losses.choice_loss(torch.tensor(v).view(1, 2, 1, 1), options, truth, weight) for v in ([4.0, 0.0], [0.0, 4.0]))
    assert right < wrong


def test_a_batch_carries_what_is_said_in_the_networks_layout(monkeypatch):
    from config import Config
    monkeypatch.setattr(batches.Batches, "_sample", lambda self, rng: toy_sample(int(rng.integers(0, 50)), 64))
    batch = batches.Batches(Config(pool="toy", size=64, coarse_size=64, batch=2, coarse_batch=2, edit_free=0.0))[0]
    expected = nothing(2, 64 // (1 if batch["stage"] == "coarse" else 2), 64 // (1 if batch["stage"] == "coarse" else 2), 12, 24, edits.REGIONS)
    assert {name: value.shape for name, value in batch["said"].items()} == {name: value.shape for name, value in expected.items()}
