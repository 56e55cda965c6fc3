"""Whole figures are found by the votes of their matches, also where most of the matches are wrong."""
import math

import pytest
import torch

from network.figures import FIGURES, TOLD, figure_motions

H, W = 24, 32


def scene(*figures: tuple, right: float = 0.4):
    """Each figure (left, top, right, bottom, degrees, size, dx, dy) turns about the picture's middle. -> log-chances of matches [1,hw,hw], what is
    figure [2,1,H,W], and each one's cells and true motion. A share of `right` cells have their true match; every cell has a false one that looks better."""
    generator = torch.Generator().manual_seed(3)
    y, x = torch.meshgrid(torch.arange(H) + 0.5, torch.arange(W) + 0.5, indexing="ij")
    middle = torch.tensor([W / 2, H / 2])
    place = torch.stack([x, y], 2).reshape(-1, 2)
    chance = torch.full((H * W, H * W), -9.0)
    chance[torch.arange(H * W), torch.randint(H * W, (H * W,), generator=generator)] = 3.5
    ground, known = torch.ones(H * W), []
    for left, top, end, bottom, degrees, size, dx, dy in figures:
        own = ((x >= left) & (x < end) & (y >= top) & (y < bottom)).flatten()
        a = math.radians(degrees)
        matrix = size * torch.tensor([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]])
        there = (place - middle) @ matrix.t() + middle + torch.tensor([dx, dy])
        inside = (there >= 0).all(1) & (there[:, 0] < W) & (there[:, 1] < H)
        chosen = own & inside & (torch.rand(H * W, generator=generator) < right)
        chance[chosen.nonzero()[:, 0], there[chosen].floor().long() @ torch.tensor([1, W])] = 3.0
        ground[own] = 0
        known.append((own.view(H, W), (there - place).t().view(2, H, W)))
    figure = torch.cat([1 - ground, torch.ones(H * W)]).view(2, 1, H, W)
    return chance.log_softmax(1)[None], figure, known


def off(motion: torch.Tensor, known: tuple) -> float:
    own, true = known
    return float((motion - true).norm(dim=0)[own].mean())


@pytest.mark.parametrize("degrees,size", [(0, 1.0), (70, 1.1), (-100, 0.9)])
def test_a_figure_that_turns_as_a_whole_is_found_though_most_matches_are_wrong(degrees, size):
    chance, figure, (known,) = scene((10, 5, 21, 19, degrees, size, 2.0, 1.0))
    motions, told = figure_motions(chance, figure)
    assert motions.shape == (2, FIGURES, 2, H, W) and told.shape == (2, FIGURES * TOLD, 1, 1)
    assert off(motions[0, 0], known) < 0.6
    assert abs(float(told[0, 3]) * 180 - degrees) < 4 and abs(float(told[0, 2]) - math.log(size)) < 0.08


def test_the_way_back_undoes_the_way_there():
    chance, figure, ((own, _),) = scene((10, 5, 21, 19, 60, 1.0, 1.0, 0.0))
    there, back = figure_motions(chance, figure)[0][:, 0]
    y, x = torch.meshgrid(torch.arange(H) + 0.5, torch.arange(W) + 0.5, indexing="ij")
    arrived = torch.stack([x, y]) + there
    # A similarity is linear in the place: read between cells, it is exact.
    at = torch.stack([arrived[0] / W * 2 - 1, arrived[1] / H * 2 - 1], 2)[None]
    returned = there + torch.nn.functional.grid_sample(back[None], at, align_corners=False, padding_mode="border")[0]
    inside = own & (arrived[0] > 0.5) & (arrived[0] < W - 0.5) & (arrived[1] > 0.5) & (arrived[1] < H - 0.5)
    assert inside.sum() > 50 and float(returned.norm(dim=0)[inside].max()) < 0.05


def test_two_figures_that_pass_each_other_get_a_motion_each():
    chance, figure, known = scene((3, 3, 12, 21, 0, 1.0, 15.0, 0.0), (20, 4, 29, 22, 0, 1.0, -14.0, 1.0))
    motions, _ = figure_motions(chance, figure)
    for one in known:
        assert min(off(motion, one) for motion in motions[0]) < 0.6


def test_a_picture_without_figures_has_numbers_all_the_same():
    motions, told = figure_motions(torch.zeros(1, H * W, H * W).log_softmax(2), torch.zeros(2, 1, H, W))
    assert motions.isfinite().all() and told.isfinite().all()
