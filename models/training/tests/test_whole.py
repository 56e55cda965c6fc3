"""Where the network is unsure, pieces stay whole; where it is sure, nothing is touched."""
import torch

from network.layers import cell_centres
from network.whole import between_choices, drawn, led, whole

SIZE = 48  # cells of w/4


def turning(degrees: float, size: int) -> torch.Tensor:
    """[2,2,size,size] every place turns about the middle and goes far, in cells; the second flow is the other way."""
    at = cell_centres(torch.zeros(1, 2, size, size)) - size / 2
    ways = []
    for angle in torch.deg2rad(torch.tensor([degrees, -degrees])):
        c, s = torch.cos(angle) - 1, torch.sin(angle)
        far = 16.0 if angle > 0 else -16.0
        ways.append(torch.cat([c * at[:, :1] - s * at[:, 1:] + far, s * at[:, :1] + c * at[:, 1:]], 1))
    return torch.cat(ways, 0)


def seen(uncertainty: torch.Tensor, flow: torch.Tensor, blend: torch.Tensor, said: float = 0.0, t: float = 0.5, keys: torch.Tensor | None = None):
    """A figure all over, without a line."""
    nothing = torch.zeros(1, 1, SIZE, SIZE)
    keys = torch.ones(2, 4, 2 * SIZE, 2 * SIZE) if keys is None else keys
    return whole(flow, blend, torch.full((1, 4, 2 * SIZE, 2 * SIZE), 0.1), uncertainty, nothing, nothing + said, torch.tensor([t]), keys)


def uneven(seed: int = 0) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """A turn of 20 degrees, torn in a place of 12 x 12 cells where the network knows that it is unsure."""
    flow, torn = turning(20, 2 * SIZE), torch.zeros(1, 1, SIZE, SIZE)
    torn[:, :, 18:30, 18:30] = 1
    noise = torch.randn(flow.shape, generator=torch.Generator().manual_seed(seed)) * 6
    blend = torch.rand(1, 1, 2 * SIZE, 2 * SIZE, generator=torch.Generator().manual_seed(seed + 1))
    return flow + noise * torn.repeat_interleave(2, 2).repeat_interleave(2, 3), torn * 0.9 + 0.05, blend


def test_a_motion_that_turns_and_grows_is_followed_exactly():
    flow = turning(30, SIZE)
    assert (led(flow, torch.ones(2, 1, SIZE, SIZE)) - flow)[:, :, 12:-12, 12:-12].abs().max() < 0.35


def test_a_torn_place_moves_as_what_is_around_it_moves():
    flow, uncertainty, blend = uneven()
    mended = seen(uncertainty, flow, blend)[0]
    inside = (slice(None), slice(None), slice(40, 56), slice(40, 56))
    before, after = ((x - turning(20, 2 * SIZE))[inside].square().sum(1).sqrt().mean() for x in (flow, mended))
    assert before > 6 and after < 1


def test_a_place_of_doubt_comes_from_one_key():
    flow, uncertainty, blend = uneven()
    drawn = seen(uncertainty * 0 + 0.95, flow, blend, t=0.25)[1][..., 44:52, 44:52]
    assert torch.minimum(drawn, 1 - drawn).max() < 0.05
    assert drawn.mean() > 0.9  # the nearer one, where the votes are even


def test_what_is_sure_is_not_touched_and_nothing_is_added_where_it_is_not():
    flow, uncertainty, blend = uneven()
    same_flow, same_blend, same_rest = seen(uncertainty * 0 + 0.3, flow, blend)
    assert torch.equal(same_flow, flow) and torch.equal(same_blend, blend) and torch.all(same_rest == 0.1)
    assert seen(uncertainty, flow, blend)[2][..., 46:50, 46:50].abs().max() < 1e-6


def test_what_moves_little_is_not_touched():
    flow, uncertainty, blend = uneven()
    same_flow, same_blend, _ = seen(uncertainty, flow / 20, blend)
    assert torch.equal(same_flow, flow / 20) and torch.equal(same_blend, blend)


def test_what_a_person_said_is_not_led():
    flow, uncertainty, blend = uneven()
    same_flow, same_blend, _ = seen(uncertainty, flow, blend, said=1.0)
    assert torch.equal(same_flow, flow) and torch.equal(same_blend, blend)


def test_the_order_of_the_keys_makes_no_difference():
    flow, uncertainty, blend = uneven()
    forth = seen(uncertainty, flow, blend, t=0.3)
    back = seen(uncertainty, flow.flip(0), 1 - blend, t=0.7)
    assert torch.allclose(forth[0], back[0].flip(0), atol=1e-4) and torch.allclose(forth[1], 1 - back[1], atol=1e-4)


def test_a_line_is_found_dark_or_bright_thin_or_on_a_cel_and_flat_colour_is_none():
    sheet = torch.ones(3, 4, 32, 32)
    sheet[0, :3, :, 15:17] = 0
    sheet[1, :3] = 0.2
    sheet[1, :3, :, 15] = 0.9
    sheet[2] = 0
    sheet[2, 3, :, 15:17] = 1
    found = drawn(sheet)
    assert (found[:, 0, :, 7] == 1).all() and (found[:, 0, :, :4] < 1e-6).all() and (found[:, 0, :, 11:] < 1e-6).all()


def test_lines_lead_and_not_the_flat_colour_between_them_which_tells_of_no_motion():
    keys = torch.ones(2, 4, 2 * SIZE, 2 * SIZE)
    keys[:, :3, 8::16] = 0
    _, uncertainty, blend = uneven()
    wide = uncertainty.repeat_interleave(2, 2).repeat_interleave(2, 3)
    away = ((torch.arange(2 * SIZE) - 8) % 16).clamp(max=15)
    flat = ((away > 3) & (away < 13)).float()[:, None]
    true = torch.zeros(2, 2, 2 * SIZE, 2 * SIZE)
    true[0, 0], true[1, 0] = 20, -20  # along the lines
    flow = true.clone()
    flow[:, :1] += 9 * flat * (wide < 0.5) + 15 * (wide > 0.5)
    error = lambda shown: (seen(uncertainty, flow, blend, keys=shown)[0] - true)[:, :, 42:54, 42:54].square().sum(1).sqrt().mean()
    assert error(keys) < 0.6 * error(torch.ones_like(keys))


def test_from_one_choice_to_another_there_is_no_fog():
    share = torch.linspace(0, 1, 101)
    first, second = torch.full_like(share, 0.98), torch.full_like(share, 0.03)
    found = between_choices(first, second, share)
    assert abs(found[0] - 0.98) < 1e-3 and abs(found[-1] - 0.03) < 1e-3
    assert ((found > 0.2) & (found < 0.8)).sum() < 15  # a mean has 63
    assert torch.equal(between_choices(first, second, share * 0), first)
    assert torch.allclose(between_choices(1 - first, 1 - second, share), 1 - found, atol=1e-5)
