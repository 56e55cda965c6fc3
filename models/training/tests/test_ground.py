"""The ground moves as one (network/ground.py): what a camera does to a wall is found to fractions of a pixel, and figures are left alone."""
import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from network.ground import after, correlated, follow_ground, from_middle, inverse, moved, solved
from network.layers import cell_centres, warp

H, W = 128, 160
NOTHING = torch.zeros(2, 3, H // 8, W // 8)


def scribble(seed: int) -> torch.Tensor:
    """[1,1,H,W] a wall that somebody has drawn on, nowhere twice the same: dark lines on white paper."""
    noise = torch.randn(1, 1, H, W, generator=torch.Generator().manual_seed(seed))
    smooth = F.avg_pool2d(F.pad(noise, (6,) * 4, mode="reflect"), 13, 1)
    return 1 - torch.exp(-(smooth / smooth.std()).square() * 12) * 0.8


def bricks() -> torch.Tensor:
    picture = torch.ones(1, 1, H, W)
    picture[..., ::16, :] = 0.3
    for row in range(0, H, 16):
        picture[..., row:row + 16, (row // 16 % 2) * 12::24] = 0.3
    return F.avg_pool2d(F.pad(picture, (1,) * 4, mode="replicate"), 3, 1)


def camera(size: float, degrees: float, x: float, y: float) -> torch.Tensor:
    return torch.tensor([[size * math.cos(math.radians(degrees)), size * math.sin(math.radians(degrees)), x, y]])


def keys_of(wall: torch.Tensor, way: torch.Tensor, figure: bool = True) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Both keys [2,4,H,W], the true flow of the wall [2,2,H,W] and where the figure is in each key [2,1,H,W]: a block of stripes that goes its own way."""
    at, _ = from_middle(wall)
    both = torch.cat([way, inverse(way)], 0)
    flow = moved(both, at) - at
    pictures = torch.cat([wall, warp(wall, flow[1:])], 0)
    block = torch.zeros(2, 1, H, W)
    if figure:
        for key, left in enumerate((40, 60)):
            block[key, :, 40:80, left:left + 30] = 1
            pictures[key, :, 40:80, left:left + 30] = 0.9
            pictures[key, :, 44:80:8, left:left + 30] = 0.1
    return torch.cat([pictures.expand(-1, 3, -1, -1), torch.ones(2, 1, H, W)], 1), flow, block


def guessed(flow: torch.Tensor, block: torch.Tensor, off_px: float) -> dict[str, torch.Tensor]:
    """What a network might say: the figure right, the wall off by some pixels here and there."""
    noise = torch.randn(2, 2, H // 16, W // 16, generator=torch.Generator().manual_seed(1)) * off_px
    quarter = lambda x: F.avg_pool2d(x, 4)
    own = torch.tensor([20.0, -20.0]).view(2, 1, 1, 1) * torch.tensor([1.0, 0.0]).view(1, 2, 1, 1)
    wall = quarter(flow) + F.interpolate(noise, scale_factor=4, mode="bilinear")
    inside = (quarter(block) > 0.5).float()
    zeros = torch.zeros(2, 1, H // 4, W // 4)
    return {"flow4_px": wall + inside * (own - wall), "turn": torch.cat([zeros, zeros], 1), "confidence_logit": zeros, "front": zeros}


def parts_of(block: torch.Tensor) -> torch.Tensor:
    """[2,2,H/2,W/2]: the network half knows what is a figure."""
    ground = 0.7 - 0.4 * F.avg_pool2d(block, 2)
    return torch.cat([ground, 1 - ground], 1)


def far_from_figure(block: torch.Tensor, flow: torch.Tensor) -> torch.Tensor:
    """Cells of c/4 whose surroundings are wall in both keys."""
    near = F.max_pool2d(torch.maximum(block, warp(block.flip(0), flow)), 17, 1, 8)
    at = cell_centres(flow) + flow
    inside = ((at[:, :1] > 4) & (at[:, :1] < W - 4) & (at[:, 1:] > 4) & (at[:, 1:] < H - 4)).float()
    return F.avg_pool2d((1 - near) * inside, 4)[:, 0] > 0.99


@pytest.mark.parametrize("way", [(1, 0, 9, -5), (1.08, 0, 0, 3), (0.93, 4, -6, 2), (1, -6, 0, 0)])
def test_a_wall_under_a_moving_camera_is_found_to_fractions_of_a_pixel_and_the_figure_stays(way):
    pictures, flow, block = keys_of(scribble(2), camera(*way))
    pair = guessed(flow, block, 4.0)
    found = follow_ground(pictures, pair, parts_of(block), NOTHING)
    error = lambda it: (it["flow4_px"] - F.avg_pool2d(flow, 4)).square().sum(1).sqrt()[far_from_figure(block, flow)]
    assert error(pair).mean() > 2
    assert error(found).quantile(0.9) < 0.35
    deep = F.avg_pool2d(-F.max_pool2d(-block, 9, 1, 4), 4).expand(-1, 2, -1, -1) > 0.99
    assert torch.equal(found["flow4_px"][deep], pair["flow4_px"][deep])


def test_of_a_pattern_that_repeats_the_least_motion_is_meant():
    pictures, flow, block = keys_of(bricks(), camera(1.0, 0, 5, 3), figure=False)
    pair = guessed(flow, block, 5.0)
    found = follow_ground(pictures, pair, parts_of(block), NOTHING)
    error = (found["flow4_px"] - F.avg_pool2d(flow, 4)).square().sum(1).sqrt()
    assert error[far_from_figure(block, flow)].quantile(0.9) < 0.5


def test_where_a_person_told_another_way_for_most_of_a_pattern_that_way_is_taken():
    pictures, flow, block = keys_of(bricks(), camera(1.0, 0, 5, 3), figure=False)
    said = flow + torch.tensor([24.0, 0.0]).view(1, 2, 1, 1) * torch.tensor([1.0, -1.0]).view(2, 1, 1, 1)  # one brick on
    hint = torch.cat([F.avg_pool2d(said, 8), torch.ones(2, 1, H // 8, W // 8)], 1)
    pair = guessed(said, block, 1.0)
    found = follow_ground(pictures, pair, parts_of(block), hint)
    error = (found["flow4_px"] - F.avg_pool2d(said, 4)).square().sum(1).sqrt()
    assert error[far_from_figure(block, said)].quantile(0.9) < 0.5


def test_two_drawings_that_share_nothing_and_bare_paper_keep_their_flow_to_the_bit():
    block = torch.zeros(2, 1, H, W)
    pair = guessed(torch.zeros(2, 2, H, W), block, 5.0)
    strangers = torch.cat([torch.cat([scribble(3), scribble(4)], 0).expand(-1, 3, -1, -1), torch.ones(2, 1, H, W)], 1)
    for pictures in (strangers, torch.ones(2, 4, H, W), torch.zeros(2, 4, H, W)):
        found = follow_ground(pictures, pair, parts_of(block), NOTHING)
        assert all(torch.equal(found[name], pair[name]) for name in pair)


def test_the_order_of_the_keys_makes_no_difference():
    pictures, flow, block = keys_of(scribble(5), camera(1.05, 3, 4, 4))
    pair = guessed(flow, block, 3.0)
    there = follow_ground(pictures, pair, parts_of(block), NOTHING)["flow4_px"]
    back = follow_ground(pictures.flip(0), {name: value.flip(0) for name, value in pair.items()}, parts_of(block).flip(0), NOTHING)["flow4_px"].flip(0)
    apart = (there - back).square().sum(1).sqrt()[far_from_figure(block, flow)]
    assert apart.quantile(0.95) < 0.15


def test_similarities_follow_upon_each_other_and_lead_back():
    at = torch.randn(1, 2, 5, 7)
    first, second = camera(1.2, 30, 3, -2), camera(0.7, -80, 1, 9)
    assert torch.allclose(moved(after(second, first), at), moved(second, moved(first, at)), atol=1e-5)
    assert torch.allclose(moved(inverse(first), moved(first, at)), at, atol=1e-5)


def test_sums_at_every_shift_are_those_of_a_convolution_and_small_systems_those_of_a_library():
    padded, kernel = torch.randn(3, 1, 14, 19), torch.randn(1, 1, 8, 13)
    assert torch.allclose(correlated(padded, kernel, 3), F.conv2d(padded, kernel)[:, 0], atol=1e-4)
    half = torch.randn(6, 4, 9)
    matrix, right = half @ half.transpose(1, 2), torch.randn(6, 4, 1)
    exact = np.linalg.solve((matrix + 1e-3 * torch.eye(4)).numpy(), right.numpy())[..., 0]
    assert np.allclose(solved(matrix, right).numpy(), exact, rtol=1e-2, atol=1e-3)
