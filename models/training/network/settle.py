"""The last fractions of a pixel: two keys moved to t must lie upon each other where both show the place.

Lucas and Kanade 1981 on patches that overlap, as DIS has it (Kroeger et al. 2016): each side seeks the other, and the mean of what both found
counts, so that the order of the keys makes no difference. Nothing in it is learnt. A network leaves a flow that is right within some pixels;
lines that lie a pixel beside each other tell which pixel exactly.
"""
import torch
import torch.nn.functional as F

from .layers import down2, full_precision, swap_sides, up2, warp
from .picture import LUMA

LEAST_GRADIENT = 1e-5  # of a picture 0..1, squared, mean over a patch: flatter ground does not pull
FURTHEST = 2.0  # cells a level may move; what is further off was matched wrongly, and is not this file's business
BETTER = 0.95  # a patch moves only where that leaves at most this share of the difference
PATCH_RADII = (1, 2)  # cells beside the two in the middle: at the coarse level, at the fine one
ROUNDS = (2, 1)  # at the coarse level, at the fine one, where a round costs four times as much


def slopes(picture: torch.Tensor) -> torch.Tensor:
    """[N,1,h,w] -> [N,2,h,w] central differences in x and y."""
    p = F.pad(picture, (1, 1, 1, 1), mode="replicate")
    return torch.cat([p[:, :, 1:-1, 2:] - p[:, :, 1:-1, :-2], p[:, :, 2:, 1:-1] - p[:, :, :-2, 1:-1]], 1) * 0.5


def patches(x: torch.Tensor, radius: int) -> torch.Tensor:
    """Means over patches of 2 radius + 2 cells, one for every two cells each way: [N,C,h,w] -> [N,C,h/2,w/2]."""
    return F.avg_pool2d(F.pad(x, (radius,) * 4, mode="replicate"), 2 * radius + 2, 2)


def smooth(x: torch.Tensor) -> torch.Tensor:
    return F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3, 1)


def level(own: torch.Tensor, other: torch.Tensor, before: torch.Tensor, radius: int, rounds: int) -> torch.Tensor:
    """own, other [2N,1,h,w]; before [2N,2,h/2,w/2] how far `other` lies from `own`, in cells -> the same, better."""
    slope = slopes(own)
    x, y = slope.split(1, 1)
    xx, xy, yy = patches(torch.cat([x * x, x * y, y * y], 1), radius).split(1, 1)
    xx, yy = xx + LEAST_GRADIENT, yy + LEAST_GRADIENT
    sharp = xx * yy - xy * xy
    now = before
    error = own - warp(other, up2(now))
    first = patches(error.abs(), radius)
    for _ in range(rounds):
        ex, ey = patches(slope * error, radius).split(1, 1)
        step = torch.cat([yy * ex - xy * ey, xx * ey - xy * ex], 1) / sharp
        now = before + (now + step - before).clamp(-FURTHEST, FURTHEST)
        error = own - warp(other, up2(now))
    return smooth(torch.where(patches(error.abs(), radius) < BETTER * first, now, before))


@full_precision
def apart(half_pictures: torch.Tensor, flow: torch.Tensor) -> torch.Tensor:
    """half_pictures [2N,4,w/2] premultiplied RGBA of both keys, 0..1; flow [2N,2,w/2] from the in-between to the own key, cells of w/2.

    -> [2N,2,w/2] how far the other key, moved to the in-between, lies from the own one there, in cells; nothing where moving brings no better likeness."""
    red, green, blue, alpha = half_pictures.float().split(1, 1)
    own = warp(LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue + 1 - alpha, flow)
    coarse, other = down2(own), swap_sides(own)
    found = level(coarse, swap_sides(coarse), down2(flow, 4) * 0, PATCH_RADII[0], ROUNDS[0])
    found = up2(level(own, other, up2(found) * 2, PATCH_RADII[1], ROUNDS[1]))
    return (found - swap_sides(found)) * 0.5
