"""Laws of warping, splatting and composing, and the symmetry of the whole network."""
import copy

import numpy as np
import pytest
import torch
from torch.nn.functional import interpolate

from network import InbetweenNet
from network.layers import cell_centres, padded_by_four, peak, splat, up2, warp
from network.picture import LineMaps, compose, premultiply, unpremultiply


@pytest.fixture(scope="module")
def net():
    torch.manual_seed(3)
    net = InbetweenNet().eval()
    with torch.no_grad():  # heads start near zero: make them speak up, else symmetry would be easy
        for name, value in net.named_parameters():
            if "out" in name or "head" in name:
                value.mul_(5)
    return net


def test_zero_flow_is_the_identity():
    picture = torch.rand(2, 3, 12, 17)
    assert torch.allclose(warp(picture, torch.zeros(2, 2, 12, 17)), picture, atol=1e-5)
    moved, mass = splat(picture, torch.zeros(2, 2, 12, 17), torch.zeros(2, 1, 12, 17))
    assert torch.allclose(moved, picture, atol=1e-3) and torch.allclose(mass, torch.ones_like(mass), atol=1e-5)


def test_a_constant_shift_moves_the_picture():
    picture = torch.rand(1, 2, 10, 14)
    flow = torch.tensor([3.0, -2.0]).view(1, 2, 1, 1).expand(1, 2, 10, 14)
    # Warping fetches from x + 3, y - 2; splatting sends to x + 3, y - 2.
    assert torch.allclose(warp(picture, flow)[..., 2:, :-3], picture[..., :-2, 3:], atol=1e-5)
    moved, mass = splat(picture, flow, torch.zeros(1, 1, 10, 14))
    assert torch.allclose(moved[..., :-2, 3:], picture[..., 2:, :-3], atol=1e-3)
    assert mass[..., :3].abs().max() == 0  # nothing arrives where nothing came from


def test_splat_sums_what_meets_and_the_front_wins():
    values = torch.tensor([1.0, 5.0]).view(1, 1, 1, 2)
    flow = torch.zeros(1, 2, 1, 2)
    flow[0, 0, 0, 1] = -1  # both land on the left cell
    even, mass = splat(values, flow, torch.zeros(1, 1, 1, 2))
    assert even[0, 0, 0, 0].item() == pytest.approx(3, abs=1e-3) and mass[0, 0].tolist() == [[2, 0]]
    front, _ = splat(values, flow, torch.tensor([0.0, 5.0]).view(1, 1, 1, 2))
    assert front[0, 0, 0, 0].item() == pytest.approx(5, abs=0.1)


def test_a_flow_out_of_the_picture_repeats_the_border():
    picture = torch.arange(6.0).view(1, 1, 1, 6)
    assert warp(picture, torch.full((1, 2, 1, 6), 100.0)).flatten().tolist() == [5] * 6


def test_cell_centres_start_at_a_half():
    assert cell_centres(torch.zeros(1, 1, 2, 3))[0, :, 1, 2].tolist() == [2.5, 1.5]


def test_peak_ignores_what_lies_far_away():
    logits = torch.full((1, 1, 20, 30), -20.0)
    logits[0, 0, 4, 7], logits[0, 0, 15, 25] = 5, 4.9  # a mean over the whole map would fall between the two
    x, y, mass = peak(logits)
    assert (x.item(), y.item()) == pytest.approx((7.5, 4.5), abs=1e-3) and 0.4 < mass.item() < 0.6


def test_the_composition_is_the_documented_formula():
    """Written out again with numpy loops on a small case, as an engine in another language would."""
    rng = np.random.default_rng(1)
    h, w = 8, 10
    keys = rng.random((2, 4, h, w)).astype(np.float32)
    flows = rng.normal(0, 3, (2, 2, h // 2, w // 2)).astype(np.float32)
    blend, residual = rng.random((1, h // 2, w // 2)).astype(np.float32), rng.normal(0, 0.2, (4, h // 2, w // 2)).astype(np.float32)

    def sample(field, x, y):  # bilinear at continuous x, y (pixel centres at +0.5), clamped
        x, y = np.clip(x - 0.5, 0, field.shape[2] - 1), np.clip(y - 0.5, 0, field.shape[1] - 1)
        x0, y0 = int(x), int(y)
        x1, y1 = min(x0 + 1, field.shape[2] - 1), min(y0 + 1, field.shape[1] - 1)
        fx, fy = x - x0, y - y0
        return (field[:, y0, x0] * (1 - fx) + field[:, y0, x1] * fx) * (1 - fy) + (field[:, y1, x0] * (1 - fx) + field[:, y1, x1] * fx) * fy

    expected = np.zeros((4, h, w), np.float32)
    for y in range(h):
        for x in range(w):
            small = ((x + 0.5) / 2, (y + 0.5) / 2)
            warped = [sample(keys[i], *(np.array([x + 0.5, y + 0.5]) + sample(flows[i], *small))) for i in range(2)]
            b = sample(blend, *small)[0]
            expected[:, y, x] = np.clip(b * warped[0] + (1 - b) * warped[1] + sample(residual, *small), 0, 1)
    expected[:3] = np.minimum(expected[:3], expected[3:])
    tensor = lambda a: torch.from_numpy(a)[None]
    got = compose(tensor(keys[0]), tensor(keys[1]), tensor(flows[0]), tensor(flows[1]), tensor(blend), tensor(residual))[0].numpy()
    assert np.abs(got - expected).max() < 1e-4


def test_straight_and_premultiplied_come_back():
    straight = torch.randint(0, 256, (1, 9, 9, 4), dtype=torch.uint8)
    straight[..., 3] = straight[..., 3].clamp(min=1)
    back = unpremultiply(premultiply(straight))
    assert (back.int() - straight.int()).abs().max() <= 1


@pytest.mark.parametrize("t", [0.25, 0.5, 0.7])
def test_swapping_the_keys_mirrors_time(net, t):
    """The network is symmetric by construction, so the tolerance is float noise, not a matter of training."""
    blocks = interpolate(torch.rand(2, 4, 8, 12), scale_factor=12.0)[..., :96, :128]
    pictures = torch.cat([torch.minimum(blocks[:, :3], blocks[:, 3:]), blocks[:, 3:]], 1)
    with torch.no_grad():
        there = net(pictures, torch.tensor([t]), "full")["end"]
        back = net(pictures.flip(0), torch.tensor([1 - t]), "full")["end"]
    assert there["flow"].std() > 1e-3
    assert torch.allclose(there["flow"], back["flow"].flip(0), atol=2e-3)
    assert torch.allclose(there["blend"], 1 - back["blend"], atol=1e-3)
    assert torch.allclose(there["residual"], back["residual"], atol=1e-3)
    assert torch.allclose(there["occlusion_logits"], back["occlusion_logits"], atol=1e-3)


def test_enlarging_has_the_gradient_of_torchs_own():
    x = torch.rand(2, 7, 5, 6, requires_grad=True)
    weight = torch.rand(2, 9, 10, 12)[:, 1:8]  # a slice, as the gradient of a join is
    own, = torch.autograd.grad((up2(x) * weight).sum(), x)
    theirs, = torch.autograd.grad((interpolate(x, scale_factor=2.0, mode="bilinear") * weight).sum(), x)
    assert torch.allclose(own, theirs, atol=1e-5)


def test_line_maps_by_matrices_are_the_difference_of_gaussians():
    maps = LineMaps()
    picture = torch.rand(2, 4, 24, 40)
    picture[:, 3] = 1
    grey = 0.299 * picture[:, :1] + 0.587 * picture[:, 1:2] + 0.114 * picture[:, 2:3]
    wide, fine = (maps.gauss[name] for name in ("wide", "fine"))
    kernel = wide[:, None] * wide[None] - fine[:, None] * fine[None]
    padded = torch.nn.functional.pad(grey, (4, 4, 4, 4), mode="replicate")
    expected = (torch.nn.functional.conv2d(padded, kernel[None, None]) * 3).clamp(0, 1)
    assert torch.allclose(maps(picture)[0], expected, atol=1e-5)


def test_something_is_added_only_where_likely_no_key_shows_the_place(net):
    net = copy.deepcopy(net)
    seen = 0
    for leaning in (0.0, 1.0):
        with torch.no_grad():
            net.tween.level2_out.weight[11].mul_(20)
            net.tween.level2_out.bias[11] = leaning
            end = net(torch.rand(2, 4, 64, 96), torch.tensor([0.5]), "full")["end"]
        likely = end["occlusion_logits"].softmax(1)[:, 2:] > 0.5
        assert not end["residual"][~likely.expand(-1, 4, -1, -1)].any()
        seen += int((end["residual"].abs().amax(1, keepdim=True)[likely] > 0).sum())
    assert seen > 0


def test_convolutions_padded_for_export_keep_their_weights(net):
    padded = padded_by_four(net)
    before, after = net.tween.level4_in[0].weight, padded.tween.level4_in[0].weight
    assert after.shape[1] % 4 == 0 and torch.equal(after[:, :before.shape[1]], before) and not after[:, before.shape[1]:].any()
