"""Motion of whole figures: a figure that falls, tumbles or leaps is one turn, one size and one shift, told by the votes of all its matches.

The matches of a figure that turns far are mostly wrong, but those that are right agree (Hough 1962, Ballard 1981): every cell of a figure has a few likely
matches, and each of them, at each of a fan of angles, votes for where the picture's middle would go. The place with most votes is refined by
weighted similarity fits. Then the votes of the cells that it explains are taken away, and what is left is asked once more: two figures that pass each other
get a motion each. Nothing is learnt here: it is a candidate, and the pair graph chooses.
"""
import math

import torch
import torch.nn.functional as F

from .layers import cell_centres, full_precision

FIGURES = 2
ANGLES = tuple(math.radians(degrees) for degrees in range(-120, 121, 15))
UPRIGHT = len(ANGLES) // 2
LIKELY = 8  # matches of each cell that vote
BINS = 72  # of the shift, along each axis; together they reach as far as the picture can go
FITS = (3.0, 2.0, 2.0)  # cells: how far off a match may be to count in each fit
TOLD = 4  # numbers said of each figure's motion


@full_precision
def figure_motions(chance: torch.Tensor, figure: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """chance [N,hw,hw] log-probability of matches, rows = cells of key 0, columns = cells of key 1; figure [2N,1,h,w] 0..1, what of each key is no ground.

    -> motions [2N,FIGURES,2,h,w] in cells, from the own key to the other, at every cell; and what is told of each [2N,FIGURES*TOLD,1,1]: share of the votes
    that agree with it, how many times more votes it has than the best one that does not turn (log), its log of size, its angle in half turns."""
    n, _, h, w = figure.shape
    n = n // 2
    likely, at = chance.detach().topk(LIKELY, 2)
    middle = torch.cat([(torch.ones_like(figure[:1, :1]).cumsum(axis).amax((2, 3), keepdim=True)) for axis in (3, 2)], 1).flatten(1) / 2  # [1,2] half the size, cells
    place = cell_centres(figure).flatten(2).transpose(1, 2)[0] - middle  # [hw,2] cells from the picture's middle
    # Cells of key 1 from their number, so that ONNX keeps the size free.
    there = torch.stack([at % w, torch.div(at, w, rounding_mode="floor")], 3).to(place.dtype) + 0.5 - middle
    weight = likely.exp() * figure[:n].detach().float().flatten(1)[:, :, None]
    every = weight.sum((1, 2)) + 1e-6
    step = middle.sum() * 3 / BINS
    cos, sin = (torch.tensor([f(a) for a in ANGLES], device=figure.device) for f in (math.cos, math.sin))
    x, y = place.unbind(1)
    turned = torch.stack([cos[:, None] * x - sin[:, None] * y, sin[:, None] * x + cos[:, None] * y], 2)  # [A,hw,2]
    shift = there[:, None] - turned[None, :, :, None]  # [N,A,hw,K,2]
    box = ((shift / step).floor() + BINS // 2).clamp(0, BINS - 1)
    first = (torch.arange(n, device=figure.device)[:, None] * len(ANGLES) + torch.arange(len(ANGLES), device=figure.device)).view(n, -1, 1, 1)
    box = ((first * BINS + box[..., 1].long()) * BINS + box[..., 0].long()).flatten()
    motions, told = [], []
    for _ in range(FIGURES):
        ballots = weight[:, None].expand(-1, len(ANGLES), -1, -1).flatten()
        votes = torch.zeros(n * len(ANGLES) * BINS * BINS, device=figure.device).index_put((box,), ballots, accumulate=True)
        votes = F.avg_pool2d(votes.view(n, len(ANGLES), BINS, BINS), 3, 1, 1)
        most, best = votes.flatten(1).max(1)
        upright = votes[:, UPRIGHT].flatten(1).amax(1)
        angle, cell = torch.div(best, BINS * BINS, rounding_mode="floor"), best % (BINS * BINS)
        a, b = cos[angle], sin[angle]
        c = (torch.stack([cell % BINS, torch.div(cell, BINS, rounding_mode="floor")], 1) + 0.5 - BINS // 2) * step
        for reach in FITS:
            off = _off(a, b, c, place, there)
            a, b, c = _similarity(weight * torch.exp(-off / reach**2), place, there, (a, b, c))
        off = _off(a, b, c, place, there)
        agrees = torch.exp(-off / FITS[-1]**2)
        size = (a.square() + b.square()).log() / 2
        turn = torch.atan2(b, a)
        said = torch.stack([(weight * agrees).sum((1, 2)) / every, ((most + 1e-3) / (upright + 1e-3)).log()], 1)
        told.append(torch.cat([torch.cat([said, said], 0), torch.cat([torch.stack([size, turn / math.pi], 1), torch.stack([-size, -turn / math.pi], 1)], 0)], 1))
        back = a.square() + b.square()
        other = (a / back, -b / back)
        motions.append(torch.cat([_moved(a, b, place) + c[:, None], _moved(*other, place[None] - c[:, None])], 0) - place)
        # Those that agree have had their say.
        weight = weight * (1 - agrees.amax(2, keepdim=True))
    laid = torch.stack(motions, 1).transpose(2, 3).reshape(2 * n, FIGURES, 2, h, w)
    return laid, torch.cat(told, 1)[:, :, None, None]


def _moved(a: torch.Tensor, b: torch.Tensor, place: torch.Tensor) -> torch.Tensor:
    """[N,hw,2]: place [hw,2] or [N,hw,2] turned and scaled by a + ib [N]."""
    x, y = place.unbind(-1)
    a, b = a[:, None], b[:, None]
    return torch.stack([a * x - b * y, b * x + a * y], 2)


def _off(a, b, c, place, there) -> torch.Tensor:
    """[N,hw,K] squared distance in cells between each likely match and where the similarity takes the cell."""
    return (there - (_moved(a, b, place) + c[:, None])[:, :, None]).square().sum(3)


def _similarity(weight, place, there, before):
    """Weighted least squares: the turn and size a + ib and shift c that take place [hw,2] nearest to there [N,hw,K,2]. Without weight, `before`."""
    total = weight.sum((1, 2))
    safe = total.clamp(min=1e-4)
    own, reached = weight.sum(2), (weight[..., None] * there).sum(2)
    p, q = (own[..., None] * place).sum(1) / safe[:, None], reached.sum(1) / safe[:, None]
    x, y = place.unbind(1)
    dot = (reached[..., 0] * x + reached[..., 1] * y).sum(1) / safe - (p * q).sum(1)
    cross = (reached[..., 1] * x - reached[..., 0] * y).sum(1) / safe - (p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0])
    spread = (own * (x * x + y * y)).sum(1) / safe - p.square().sum(1)
    # Few cells in a heap tell no size: there the one before stays.
    sure = (total > 1e-3) & (spread > 0.5)
    a, b = (torch.where(sure, new / spread.clamp(min=0.5), old) for new, old in zip((dot, cross), before[:2]))
    most = (a.square() + b.square()).sqrt().clamp(min=1e-3)
    held = most.clamp(min=0.4, max=2.5) / most
    a, b = a * held, b * held
    c = q - torch.stack([a * p[:, 0] - b * p[:, 1], b * p[:, 0] + a * p[:, 1]], 1)
    return a, b, torch.where((total > 1e-3)[:, None], c, before[2])
