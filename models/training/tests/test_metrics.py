"""Metrics against cases small enough to work out by hand."""
import numpy as np
import pytest

import metrics


def mask(*points, size=(30, 40)):
    out = np.zeros(size, bool)
    for y, x in points:
        out[y, x] = True
    return out


def test_chamfer_of_two_points_five_apart():
    # One line pixel each, 3-4-5 apart: (5 / 1200 + 5 / 1200) / 2 / 50.
    assert metrics.chamfer(mask((10, 10)), mask((13, 14))) == pytest.approx(5 / 1200 / 50, rel=1e-4)


def test_chamfer_is_zero_for_equal_lines_and_large_for_lost_lines():
    a = mask((10, 10), (20, 30))
    assert metrics.chamfer(a, a) == 0
    assert metrics.chamfer(mask(), a) == pytest.approx(2 / 1200 / 2, rel=1e-4)  # the diagonal stands in for the distance


def test_ghost_is_a_line_of_a_key_where_the_truth_has_none():
    truth, key0, key1 = mask((5, 5)), mask((20, 5)), mask((20, 35))
    assert metrics.ghost_rate(mask((5, 5), (20, 5)), truth, key0, key1) == 0.5
    assert metrics.ghost_rate(mask((5, 6)), truth, key0, key1) == 0
    assert metrics.ghost_rate(mask((15, 20)), truth, key0, key1) == 0  # wrong, but left over from neither key


def test_a_blend_of_two_colours_is_a_palette_error():
    red, blue = np.zeros((20, 20, 3), np.float32), np.zeros((20, 20, 3), np.float32)
    red[..., 0], blue[..., 2] = 1, 1
    colours = np.concatenate([metrics.palette(red), metrics.palette(blue)])
    assert len(colours) == 2
    assert metrics.palette_error(red, red, colours) == 0
    assert metrics.palette_error((red + blue) / 2, red, colours) == 1
    half = red.copy()
    half[:10] = (red + blue)[:10] / 2
    assert metrics.palette_error(half, red, colours) == 0.5


def test_a_drawn_stroke_is_found_as_a_line_and_paper_is_not():
    paper = np.ones((40, 40, 3), np.float32)
    assert not metrics.lines(paper).any()
    paper[20, 5:35] = 0
    found = metrics.lines(paper)
    assert found[20, 10:30].all() and not found[10].any()


def test_psnr_and_ssim_of_known_pictures():
    a = np.zeros((32, 32, 3), np.float32)
    assert metrics.psnr(a + 0.1, a) == pytest.approx(20, abs=1e-3)
    assert metrics.ssim_map(a + 0.5, a + 0.5).min() == pytest.approx(1)
    # Flat pictures: (2ab + C1) / (a^2 + b^2 + C1).
    assert metrics.ssim_map(a + 0.2, a + 0.6).mean() == pytest.approx((0.24 + 1e-4) / (0.4 + 1e-4), rel=1e-3)


def test_pck_counts_points_within_a_twentieth_of_the_box():
    truth = np.array([[0, 0, 2], [30, 40, 2], [10, 10, 1], [99, 99, 0]], np.float32)  # diagonal 50, reach 2.5
    points = truth[:, :2] + np.array([[2, 0], [3, 0], [0, 2.4], [0, 0]], np.float32)
    assert metrics.pck(points, truth) == (2, 3)


def test_overlap_leaves_unlabelled_pixels_out():
    overlap = metrics.Overlap(3)
    overlap.add(np.array([[0, 1, 1, 2]]), np.array([[0, 1, 0, 255]]))
    assert overlap.each()[:2].tolist() == [0.5, 0.5] and np.isnan(overlap.each()[2])
    assert overlap.mean() == 0.5
