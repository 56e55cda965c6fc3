"""What an artist may say about a pair or an in-between, and the closed forms that make the network obey it.

Every condition is optional and carries its own mask; all zeros = nothing said, and then the drawing is what it is without any. Inside the
network lengths are px of the core picture (c); N pairs, both keys in one batch (2N, key 0 first), J keypoints, P parts:

    pair   hint [2N,3,c/8]      flow from the own key to the other, px, and confidence 0..1
           region [2N,K,c/8]    share of the cell that lies in region k;  partner [N,K]  1: region k of key 0 is region k of key 1, 0: it has none
           points [2N,J,4]      x, y px, visibility 0..1, given 0/1;      parts [2N,P+1,c/4]  probabilities and given 0..1
    tween  hint_t [2N,3,c/4]    flow from the in-between back to the own key, px, and confidence;   points, parts as above
           points_t [N,J,4], parts_t [N,P+1,c/4]   the same at t;  lines_t [N,2,c]  drawn ink 0..1 and "drawn here" 0..1
           order [2N,1,c/4]     added to the splat's front logit;  arc [2N,2,c/4]  px off the straight path, of a key's pixels at this t
           tau [2N,2,c/4]       a key pixel's own time, 0..1 along the way from key 0 to key 1, and given 0..1
"""
import torch
import torch.nn.functional as F

from .layers import cell_centres, down2, full_precision, up2

BELL_CELLS = 1.2  # spread of a keypoint's bell at c/4, as in its training target
REGION_BIAS = 20.0  # added to matching logits, whose cosine part spans about -12 to 12
PAIR_NAMES = ("hint", "region", "partner", "points", "parts")
TWEEN_NAMES = ("hint_t", "points", "parts", "points_t", "parts_t", "lines_t", "order", "tau", "arc")

def nothing(n: int, height: int, width: int, parts: int, keypoints: int, regions: int = 1) -> dict[str, torch.Tensor]:
    """All conditions, none given. `height`, `width` of the core picture."""
    zeros = lambda count, channels, cell: torch.zeros(count, channels, height // cell, width // cell)
    return {"hint": zeros(2 * n, 3, 8), "region": zeros(2 * n, regions, 8), "partner": torch.zeros(n, regions), "points": torch.zeros(2 * n, keypoints, 4),
            "parts": zeros(2 * n, parts + 1, 4), "hint_t": zeros(2 * n, 3, 4), "points_t": torch.zeros(n, keypoints, 4), "parts_t": zeros(n, parts + 1, 4),
            "lines_t": zeros(n, 2, 1), "order": zeros(2 * n, 1, 4), "tau": zeros(2 * n, 2, 4), "arc": zeros(2 * n, 2, 4)}


def between(own: torch.Tensor, said: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """`said` where share is 1, exactly `own` where it is 0."""
    return own * (1 - share) + said * share


def parts_as_said(probability: torch.Tensor, said: torch.Tensor) -> torch.Tensor:
    return between(probability, said[:, :-1], said[:, -1:])


def part_logits_as_said(logits: torch.Tensor, said: torch.Tensor) -> torch.Tensor:
    return between(logits, said[:, :-1].clamp(min=1e-4).log(), said[:, -1:])


@full_precision
def bells(points: torch.Tensor, like: torch.Tensor, cell: int) -> torch.Tensor:
    """points [N,J,4] px -> [N,J,h,w] a bell at every given point, as high as the point is likely to be there at all; 0 where none is given."""
    at = cell_centres(like)[:, None]
    place = (points[..., :2] / cell)[..., None, None]
    square = (at[:, :, 0] - place[:, :, 0]).square() + (at[:, :, 1] - place[:, :, 1]).square()
    there = (2 * points[..., 2]).clamp(max=1) * points[..., 3]
    return torch.exp(-square / (2 * BELL_CELLS**2)) * there[..., None, None]


def heat_as_said(heat: torch.Tensor, points: torch.Tensor, cell: int) -> torch.Tensor:
    """A key's heat [N,J,h,w] with the given keypoints in the place of the found ones."""
    return heat * (1 - points[..., 3])[..., None, None] + bells(points, heat, cell)


@full_precision
def region_factors(region: torch.Tensor, partner: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """[2N,K,h,w] shares, [N,K] -> [N,K+2,hw] of key 0 and of key 1, whose products are the bias of the matching logits. Partners draw each other and
    push everything else away; a region without a partner pushes everything away."""
    first, second = region.flatten(2).chunk(2, 0)
    alone0, alone1 = first.sum(1, keepdim=True), second.sum(1, keepdim=True)
    return torch.cat([2 * REGION_BIAS * first * partner[..., None], -REGION_BIAS * alone0, torch.ones_like(alone0)], 1), \
        torch.cat([second, torch.ones_like(alone1), -REGION_BIAS * alone1], 1)


def region_bias(region: torch.Tensor, partner: torch.Tensor) -> torch.Tensor:
    """[2N,K,h,w] shares, [N,K] -> [N,hw,hw] bias of the matching logits."""
    first, second = region_factors(region, partner)
    return first.transpose(1, 2) @ second


def lonely(region: torch.Tensor, partner: torch.Tensor) -> torch.Tensor:
    """[2N,1,h,w] share of each cell that lies in a region without a partner: no match there is to be trusted."""
    return (region * (1 - torch.cat([partner, partner], 0))[..., None, None]).sum(1, keepdim=True).clamp(max=1)


def own_delay(tau: torch.Tensor, t_own: torch.Tensor) -> torch.Tensor:
    """[2N,1,c/4] how much further than t_own each key pixel is from its own key at this moment. tau runs from key 0 to key 1 on both sides."""
    first, second = tau[:, :1].chunk(2, 0)
    return (torch.cat([first, 1 - second], 0) - t_own) * tau[:, 1:]


def resized_hint(hint: torch.Tensor, cell: int, to: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Hint with cells of `cell` core px -> flow in cells of `to` core px and confidence. Finer levels hold on to
    what is sure (more firmly, since enlarging thins out a lone cell) and let go of what is a mere spread: edges of things are finer than a hint."""
    confidence = hint[:, 2:]
    carried = torch.cat([hint[:, :2] * confidence, confidence], 1)
    if to > cell:
        carried = down2(carried, to // cell)
    elif to < cell:
        carried = up2(carried, cell // to)
    flow = carried[:, :2] / carried[:, 2:].clamp(min=1e-3) / to
    share = carried[:, 2:] if to >= cell else (2 * carried[:, 2:] * (2 - carried[:, 2:]) - 1).clamp(min=0)
    return flow, share


class AtT:
    """What is said about one in-between, at the size a decoder level wants (`cell` = core px a cell). Without conditions everything passes as it is."""

    def __init__(self, said: dict[str, torch.Tensor] | None):
        self.said = said

    def flow(self, flow: torch.Tensor, cell: int) -> torch.Tensor:
        return flow if self.said is None else between(flow, *resized_hint(self.said["hint_t"], 4, cell))

    def part_logits(self, logits: torch.Tensor, cell: int) -> torch.Tensor:
        if self.said is None:
            return logits
        said = self.said["parts_t"]
        return part_logits_as_said(logits, said if cell == 4 else up2(said, 4 // cell))

    def lines(self, cell: int) -> torch.Tensor | None:
        """[N,3,c/cell] darkest ink, mean ink and share that is drawn on."""
        if self.said is None:
            return None
        lines = self.said["lines_t"]
        if cell == 1:
            return torch.cat([lines[:, :1], lines], 1)
        return torch.cat([F.max_pool2d(lines[:, :1], cell), down2(lines, cell)], 1)

    def summary(self, like: torch.Tensor) -> torch.Tensor | None:
        """[2N, J+P+1+6+3, c/4] everything at once, for the first decoder. Own side's hint before the partner's."""
        if self.said is None:
            return None
        said = self.said
        shared = torch.cat([bells(said["points_t"], like[:len(said["points_t"])], 4), said["parts_t"], self.lines(4)], 1)
        hint = torch.cat([said["hint_t"][:, :2] * said["hint_t"][:, 2:] / 32, said["hint_t"][:, 2:]], 1)
        first, second = hint.chunk(2, 0)
        return torch.cat([torch.cat([shared, shared], 0), hint, torch.cat([second, first], 0)], 1)
