"""The way of a thing that turns: between two keys a limb swings about its joint, it does not cross the chord.

Two poses of a rigid thing differ by a turn about one fixed point (Chasles), and with a change of size by a spiral about it. In complex numbers, with
z = (log of the change of size) + i (angle): a point that goes the way f from key to key has gone  f (e^(z t) - 1) / (e^z - 1)  at time t; at z = 0 that is t f.
Swapping the keys turns z into -z and t into 1 - t, and gives the rest of the same way.
"""
import torch
import torch.nn.functional as F

from .layers import full_precision

MOST_GROWTH, MOST_ANGLE = 0.7, 2.4  # |log of size|, radians: beyond a half turn nobody can tell which way round
SMALL = 0.05


def bounded(z: torch.Tensor) -> torch.Tensor:
    """[N,2,h,w] any numbers -> (log of size, angle in radians clockwise), softly bounded."""
    return torch.cat([(z[:, :1] / MOST_GROWTH).tanh() * MOST_GROWTH, (z[:, 1:] / MOST_ANGLE).tanh() * MOST_ANGLE], 1)


@full_precision
def slopes(flow: torch.Tensor) -> torch.Tensor:
    """[N,2,h,w] in cells -> [N,2,h,w] how it grows and turns from cell to cell: (growth, turn) of the similarity nearest to its gradient."""
    padded = F.pad(flow.float(), (1, 1, 1, 1), mode="replicate")
    along, down = (padded[:, :, 1:-1, 2:] - padded[:, :, 1:-1, :-2]) / 2, (padded[:, :, 2:, 1:-1] - padded[:, :, :-2, 1:-1]) / 2
    return torch.cat([along[:, :1] + down[:, 1:], along[:, 1:] - down[:, :1]], 1) / 2


@full_precision
def gone(flow: torch.Tensor, z: torch.Tensor, time: torch.Tensor) -> torch.Tensor:
    """How far a point that goes `flow` [N,2,h,w] from key to key has come at `time` [N,1,1 or h,1 or w]. z [N,2,h,w] as `bounded` gives it."""
    grow, angle = z.float().split(1, 1)
    small = (grow.square() + angle.square()) < SMALL**2
    # Where z is small numerator and denominator vanish together: there a series, and here any other z.
    safe_grow = torch.where(small, torch.full_like(grow, SMALL), grow)
    power = lambda k: ((k * safe_grow).exp() * (k * angle).cos() - 1, (k * safe_grow).exp() * (k * angle).sin())
    (above_x, above_y), (below_x, below_y) = power(time), power(1.0)
    size = below_x.square() + below_y.square()
    exact_x, exact_y = (above_x * below_x + above_y * below_y) / size, (above_y * below_x - above_x * below_y) / size
    first, second = time * (time - 1) / 2, time * (time - 1) * (2 * time - 1) / 12
    near_x = time + first * grow + second * (grow.square() - angle.square())
    near_y = first * angle + second * 2 * grow * angle
    share_x, share_y = torch.where(small, near_x, exact_x), torch.where(small, near_y, exact_y)
    x, y = flow.float().split(1, 1)
    return torch.cat([share_x * x - share_y * y, share_y * x + share_x * y], 1)
