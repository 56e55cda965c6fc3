"""Motion by kinship: a cell that found no match of its own moves as the cells move that belong to the same thing.

Moving least squares (Schaefer, McPhail, Warren 2006) with a learned affinity in place of distance alone: every cell fits a similarity (shift,
turn, scale) to the trusted matches of its kin, twice, the second time without those that disagree. So a limb moves as one piece, turn included.
"""
import torch
import torch.nn.functional as F

from .layers import cell_centres, full_precision

STIFF = 6.0  # cells^2 added to the spread of the kin: few or close kin are moved by a shift alone
LOOSE = 1.0  # cells^2, the same where only the angle is asked for
DISAGREE = 3.0  # cells; kin this far off a first fit counts a fifth in the second


@full_precision
def fit(weight: torch.Tensor, place: torch.Tensor, flow: torch.Tensor, own: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """weight [B,M,K] rows sum to 1 (row = who asks); place, flow [B,K,2] of the kin and own [B,M,2] place of who asks, in cells.

    -> flow of the fit at each asking cell [B,M,2], and its coefficients [B,M,7]: (kin's mean place, mean flow, scale and turn, spread in cells^2)."""
    dot, cross = (place * flow).sum(2, keepdim=True), place[..., :1] * flow[..., 1:] - place[..., 1:] * flow[..., :1]
    mean = weight @ torch.cat([place, flow, dot, cross, place.square().sum(2, keepdim=True)], 2)
    p, f = mean[..., :2], mean[..., 2:4]
    spread = mean[..., 6:7] - p.square().sum(2, keepdim=True) + STIFF
    scale = (mean[..., 4:5] - (p * f).sum(2, keepdim=True)) / spread
    turn = (mean[..., 5:6] - (p[..., :1] * f[..., 1:] - p[..., 1:] * f[..., :1])) / spread
    x, y = (own - p).unbind(2)
    at_own = f + torch.stack([scale[..., 0] * x - turn[..., 0] * y, turn[..., 0] * x + scale[..., 0] * y], 2)
    return at_own, torch.cat([p, f, scale, turn, spread - STIFF], 2)


def turn_of(fitted: torch.Tensor) -> torch.Tensor:
    """[B,M,7] coefficients of a fit -> [B,M,2] log of the change of size and angle in radians, with most of the stiffness taken out again."""
    scale, turn, spread = fitted[..., 4:].split(1, 2)
    loose = (spread + STIFF) / (spread.clamp(min=0) + LOOSE)
    grown, turned = (1 + scale * loose).clamp(min=0.3, max=3), (turn * loose).clamp(-3, 3)
    return torch.cat([(grown.square() + turned.square()).log() / 2, torch.atan(turned / grown)], 2)


@full_precision
def disagreement(fitted: torch.Tensor, place: torch.Tensor, flow: torch.Tensor) -> torch.Tensor:
    """[B,M,K] squared distance in cells between cell j's own match and where the fit of cell i would move it. One matrix product:
    the square is linear in the products of j's place and flow."""
    p, f, scale, turn, _ = fitted.split([2, 2, 1, 1, 1], 2)
    # The fit moves place q by  base + scale q + turn q*,  q* = q turned by 90 degrees.
    turned = lambda v: torch.stack([-v[..., 1], v[..., 0]], -1)
    base = f - scale * p - turn * turned(p)
    square = lambda v: v.square().sum(-1, keepdim=True)
    asks = torch.cat([square(base), scale.square() + turn.square(), 2 * (scale * base - turn * turned(base)), torch.ones_like(scale), -2 * base, -2 * scale, -2 * turn], -1)
    dot, cross = (place * flow).sum(-1, keepdim=True), (turned(place) * flow).sum(-1, keepdim=True)
    kin = torch.cat([torch.ones_like(dot), square(place), place, square(flow), flow, dot, cross], -1)
    return (asks @ kin.transpose(1, 2)).clamp(min=0)


def pooled(trust: torch.Tensor, *maps: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """Means of 2 x 2 cells, weighted by trust squared [B,1,h,w], and the trust itself: a quarter of the kin do as well and cost a quarter."""
    weight = trust.square()
    total = F.avg_pool2d(weight, 2) + 1e-6
    return F.avg_pool2d(trust, 2), *(F.avg_pool2d(x * weight, 2) / total for x in maps)


@full_precision
def kin_motion(affinity: torch.Tensor, trust: torch.Tensor, flow: torch.Tensor, place: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Motion of B x h x w cells from that of h' x w' kin. affinity [B,hw,h'w'] logits; trust [B,1,h',w'] 0..1, flow and place [B,2,h',w'] in cells;

    -> flow [B,2,h,w] as the kin move, how well the kin agree [B,1,h,w] 0..1, and how they turn: log of the change of size and angle in radians [B,2,h,w].
    h and w are twice h' and w', or the same."""
    b, _, h, w = flow.shape
    times = 2 if affinity.shape[1] != affinity.shape[2] else 1
    own = cell_centres(flow.repeat(1, 1, times, times)).expand(b, -1, -1, -1).flatten(2).transpose(1, 2)
    rows = lambda x: x.flatten(2).transpose(1, 2)
    logits = affinity + (trust.flatten(2) + 1e-3).log()
    weight = logits.softmax(2)
    _, fitted = fit(weight, rows(place), rows(flow), own)
    apart = disagreement(fitted, rows(place), rows(flow))
    weight = weight / (1 + apart * (4 / DISAGREE**2))
    weight = weight / weight.sum(2, keepdim=True)
    second, fitted = fit(weight, rows(place), rows(flow), own)
    agree = (weight * torch.exp(-apart / DISAGREE**2)).sum(2)
    laid = lambda x: x.transpose(1, 2).reshape(b, x.shape[2], h * times, w * times)
    return laid(second), laid(agree[..., None]), laid(turn_of(fitted.detach()))
