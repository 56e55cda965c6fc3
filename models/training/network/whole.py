"""A draft is a drawing: where the network is unsure, a piece moves whole and comes from one key.

A flow that is uncertain is uneven, and lines that follow it break into dashes; a blend that is uncertain takes a line by halves from two poses.
There each place moves as what is sure around it moves: the similarity that fits best, weighted by nearness and certainty (moving least squares,
Schaefer, McPhail and Warren 2006), figure and ground apart, lines before the flat colour between them (which tells of no motion); and the key that the neighbourhood prefers is drawn alone. Nothing in it is learnt.
A piece in a slightly wrong place is mended by one gesture, a smear by none. The place stays flagged: its uncertainty is what it was.
"""
import torch
import torch.nn.functional as F

from .layers import bell, cell_centres, down2, full_precision, up2, warp

UNSURE = (0.35, 0.6)  # from here on a place is led by what is around it; from there on it follows that alone
NEAR = 4.0  # cells of w/4, standard deviation: how far around
LOOK = 2.0  # cells: how wide the uncertainty itself is looked at
STIFF = 0.05  # share of NEAR squared added to the spread: few sure cells in one place tell no turn
TORN = (0.5, 1.5)  # cells that a flow is off what leads it: less is no tear
FAR_PX = (24.0, 48.0)  # of motion between the keys, working px: what moves less is right within some pixels, and would only lose them
LEAST_SURE = 0.02
CONTRAST = 8.0  # a line is drawn wholly from an eighth of the way between black and white, at half size
FLAT = 0.05  # what a flat place counts for beside a line
ALONE = 0.56  # uncertainty from which a place comes from one key
STEEP = 30.0
SHARP = 11.0  # how much a choice between two choices is sharpened
ONE_KEY = 60.0  # the drawing goes from one key's piece to the other's within a few pixels
LEAN = 0.2  # towards the key that is nearer in time, a unit of it


def gaussian(x: torch.Tensor, deviation: float, channels: int = 1) -> torch.Tensor:
    """[N,C,h,w] blurred, the border repeated."""
    radius = int(3 * deviation)
    weight = bell(deviation, radius).to(x.device)
    if torch.onnx.is_in_onnx_export():
        # Where sizes are free a blur of many channels is far cheaper as two products of matrices than as a convolution of each channel.
        return _blur_matrix(weight, x.shape[2]) @ x @ _blur_matrix(weight, x.shape[3]).t()
    weight = weight.expand(channels, 1, -1)
    x = F.conv2d(F.pad(x, (0, 0, radius, radius), mode="replicate"), weight[..., None], groups=channels)
    return F.conv2d(F.pad(x, (radius, radius, 0, 0), mode="replicate"), weight[:, :, None], groups=channels)


def _blur_matrix(weight: torch.Tensor, size) -> torch.Tensor:
    """[size,size] of a blur along one axis: row i holds the weights of what comes to place i. What lies beyond the border counts for the border's cell,
    so a cell's weight is a difference of sums of `weight` up to it, where the first cell begins at nothing and the last one ends at all."""
    radius = len(weight) // 2
    sums = torch.cat([torch.zeros(1), weight.cumsum(0)])
    cells = torch.arange(size)
    upto = (cells - cells[:, None] + radius + 1).clamp(0, 2 * radius + 1)
    upto = torch.where(cells == size - 1, torch.full_like(upto, 2 * radius + 1), upto)
    before = torch.where(cells == 0, torch.zeros_like(upto), (cells - cells[:, None] + radius).clamp(0, 2 * radius + 1))
    return sums[upto] - sums[before]


def led(flow: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """flow [N,2,h,w] in cells, weight [N,1,h,w] -> [N,2,h,w]: at each cell the similarity that fits the flow around it best."""
    at = cell_centres(flow)
    at = at - at.mean((2, 3), keepdim=True)
    (x, y), (u, v) = at.split(1, 1), flow.split(1, 1)
    one = torch.ones_like(u)
    sums = gaussian(weight * torch.cat([one, x * one, y * one, u, v, (x * x + y * y) * one, x * u + y * v, x * v - y * u], 1), NEAR, 8)
    mean = sums[:, 1:] / sums[:, :1].clamp(min=1e-6)
    mx, my, mu, mv, square, along, across = mean.split(1, 1)
    spread = square - mx * mx - my * my + STIFF * NEAR * NEAR
    grow, turn = (along - mx * mu - my * mv) / spread, (across - mx * mv + my * mu) / spread
    dx, dy = x - mx, y - my
    return torch.cat([mu + grow * dx - turn * dy, mv + turn * dx + grow * dy], 1)


def ramp(x: torch.Tensor, ends: tuple[float, float]) -> torch.Tensor:
    return ((x - ends[0]) / (ends[1] - ends[0])).clamp(0, 1)


def between_choices(first: torch.Tensor, second: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """Two maps of choices (0..1, nearly always one or the other) and the share of the second: either where it is alone; between them not their mean, which
    would lay two poses upon each other, but the likelier one."""
    mean = (first + share * (second - first)).clamp(1e-4, 1 - 1e-4)
    power = 1 + SHARP * 4 * share * (1 - share)
    yes, no = mean**power, (1 - mean)**power
    return torch.where(share > 0, yes / (yes + no), first)


def size(flow: torch.Tensor) -> torch.Tensor:
    return flow.square().sum(1, keepdim=True).sqrt()


def drawn(pictures: torch.Tensor) -> torch.Tensor:
    """pictures [N,4,h,w] premultiplied -> [N,1,h/2,w/2] 0..1: how much of a line there is, darker or brighter than what lies around it."""
    paper = (pictures[:, :3] + 1 - pictures[:, 3:]).mean(1, keepdim=True)
    around = F.avg_pool2d(paper, 5, 1, 2, count_include_pad=False)
    return (CONTRAST * F.max_pool2d((paper - around).abs(), 2)).clamp(max=1)


@full_precision
def whole(flow: torch.Tensor, blend: torch.Tensor, residual: torch.Tensor, uncertainty: torch.Tensor, background: torch.Tensor, said: torch.Tensor,
          t: torch.Tensor, keys: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """flow [2,2,w/2] from the in-between to key 0 and to key 1, cells of w/2; blend [1,1,w/2] weight of key 0; residual [1,4,w/2]; uncertainty, background
    (the likelihood of it) and said [1,1,w/4], 0..1; t [1]; keys [2,4,w/2] premultiplied -> flow, blend and residual where pieces stay whole. Where the
    network is sure, or little moves, nothing changes."""
    quarter = down2(flow) * 0.5
    sure = (1 - uncertainty).clamp(min=LEAST_SURE).square() * (warp(drawn(keys), quarter) + FLAT)
    figure = 1 - background
    followed = figure * led(quarter, sure * figure + 1e-5) + background * led(quarter, sure * background + 1e-5)
    # How much a place is led by what is around it: where it is unsure, torn and goes far; where a person said something, not at all.
    torn, motion = gaussian(size(followed - quarter).amax(0, keepdim=True), LOOK), gaussian(size(quarter[:1] - quarter[1:]) * 4, NEAR)
    share = ramp(gaussian(uncertainty, LOOK), UNSURE) * ramp(torn, TORN) * ramp(motion, FAR_PX) * (1 - said)
    share2 = up2(share)
    preference = gaussian(down2(blend), NEAR) - 0.5 + LEAN * (0.5 - t)
    one_key = (ONE_KEY * up2(preference)).sigmoid()
    alone = (STEEP * (up2(gaussian(uncertainty, NEAR)) - ALONE)).sigmoid() * (share2 > 0)
    return flow + share2 * (up2(followed) * 2 - flow), between_choices(blend, one_key, alone), residual * (1 - share2)
