"""A limb that turns about its joint stays a limb on the way."""
import cmath
import math

import pytest
import torch

from network.turning import bounded, gone, slopes


def one(value: complex) -> torch.Tensor:
    return torch.tensor([value.real, value.imag]).view(1, 2, 1, 1)


def at(flow: complex, z: complex, t: float) -> complex:
    return complex(*gone(one(flow), one(z), torch.full((1, 1, 1, 1), t)).flatten().tolist())


@pytest.mark.parametrize("degrees", [-120, -30, 2, 45, 90])
@pytest.mark.parametrize("t", [0.0, 0.25, 0.5, 0.8, 1.0])
def test_a_hand_keeps_its_distance_from_the_shoulder(degrees, t):
    shoulder, hand, angle = complex(10, 20), complex(50, 25), math.radians(degrees)
    end = shoulder + (hand - shoulder) * cmath.exp(1j * angle)
    there = hand + at(end - hand, 1j * angle, t)
    assert there == pytest.approx(shoulder + (hand - shoulder) * cmath.exp(1j * angle * t), abs=1e-3)


def test_what_does_not_turn_goes_straight():
    assert at(complex(30, -4), 0j, 0.25) == pytest.approx(complex(7.5, -1), abs=1e-5)


@pytest.mark.parametrize("z", [0j, 0.01 + 0.02j, 0.049j, 0.051j, 0.3 - 0.9j, -0.5 + 2j])
def test_both_keys_tell_the_same_place(z):
    """From key 0 the share gone, from key 1 the rest: no jump where the series ends either."""
    flow = complex(40, 12)
    for t in (0.1, 0.5, 0.7):
        assert at(flow, z, t) - at(-flow, -z, 1 - t) == pytest.approx(flow, abs=2e-3)


def test_a_network_may_say_anything_and_the_way_stays_finite():
    z = bounded(torch.randn(1, 2, 16, 16) * 1e3)
    z.requires_grad_()
    gone(torch.randn(1, 2, 16, 16) * 100, z, torch.rand(1, 1, 16, 16)).sum().backward()
    assert torch.isfinite(z.grad).all()


def test_slopes_of_a_turning_field_are_its_growth_and_turn():
    ys, xs = torch.meshgrid(torch.arange(6.0), torch.arange(7.0), indexing="ij")
    found = slopes(torch.stack([0.1 * xs - 0.3 * ys, 0.3 * xs + 0.1 * ys])[None])[0, :, 1:-1, 1:-1]
    assert torch.allclose(found[0], torch.full_like(found[0], 0.1), atol=1e-6) and torch.allclose(found[1], torch.full_like(found[1], 0.3), atol=1e-6)
