"""Keys moved to t are laid upon each other to fractions of a pixel, where that makes them alike, and only there."""
import cv2
import numpy as np
import torch

from network.settle import apart

SIZE = 64


def drawing(shift: tuple[float, float] = (0, 0)) -> torch.Tensor:
    """A filled blob with lines, [1,4,64,64] premultiplied, shifted by so many px."""
    large = np.full((SIZE * 8, SIZE * 8), 235, np.uint8)
    cv2.ellipse(large, (230, 250), (130, 90), 30, 0, 360, 150, -1)
    cv2.ellipse(large, (230, 250), (130, 90), 30, 0, 360, 30, 14)
    cv2.line(large, (120, 330), (400, 130), 30, 12)
    moved = cv2.warpAffine(large, np.float32([[1, 0, shift[0] * 8], [0, 1, shift[1] * 8]]), large.shape, borderValue=235)
    grey = torch.from_numpy(cv2.resize(moved, (SIZE, SIZE), interpolation=cv2.INTER_AREA).astype(np.float32) / 255)
    return torch.stack([grey, grey, grey, torch.ones_like(grey)])[None]


def on_lines(found: torch.Tensor, picture: torch.Tensor) -> torch.Tensor:
    return found[0, :, picture[0, 0] < 0.4].mean(1)


def test_finds_the_shift_of_a_line_within_a_quarter_of_a_cell():
    first, second = drawing(), drawing((0.8, -0.6))
    found = apart(torch.cat([first, second]), torch.zeros(2, 2, SIZE, SIZE))
    assert torch.allclose(on_lines(found[:1], first), torch.tensor([0.8, -0.6]), atol=0.25)


def test_looks_where_the_flow_leads():
    first, second = drawing(), drawing((6.5, 0))
    flow = torch.zeros(2, 2, SIZE, SIZE)
    flow[1, 0] = 6  # what the network found: six of the six and a half
    found = apart(torch.cat([first, second]), flow)
    assert torch.allclose(on_lines(found[:1], first), torch.tensor([0.5, 0.0]), atol=0.2)


def test_the_order_of_the_keys_makes_no_difference():
    both = torch.cat([drawing(), drawing((0.7, 0.4))])
    flow = torch.rand(2, 2, SIZE, SIZE) * 2 - 1
    there, back = apart(both, flow), apart(both.flip(0), flow.flip(0))
    assert torch.allclose(there, back.flip(0), atol=1e-6)
    assert torch.allclose(there[0], -there[1], atol=1e-6)


def test_what_lies_right_and_what_is_flat_stays():
    flat = torch.full((2, 4, SIZE, SIZE), 0.5)
    same = torch.cat([drawing(), drawing()])
    still = torch.zeros(2, 2, SIZE, SIZE)
    assert apart(flat, still).abs().max() == 0
    assert apart(same, still).abs().max() < 1e-6


def test_two_drawings_that_are_nothing_alike_move_by_a_few_cells_at_most():
    noise = torch.rand(2, 4, SIZE, SIZE, generator=torch.Generator().manual_seed(3))
    # Two cells at the coarse level are four of the fine one, and two more there.
    assert apart(noise, torch.zeros(2, 2, SIZE, SIZE)).abs().max() <= 6
