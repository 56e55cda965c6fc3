"""The pair graph: two-way flow between two keys. Match first (all cells against all), then choose among candidate motions, then refine."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .key import FINE4, WIDTH8, WIDTH16
from .layers import (Attention, Residual, cell_centres, conv, down2, full_precision, head, join, peak, position_code, swap_sides, up2, warp)

CODE = 64
CARRIED = 32
CANDIDATES = 5
GUIDE = 32


@full_precision
def correlation(code: torch.Tensor, temperature: torch.Tensor, reach: torch.Tensor) -> torch.Tensor:
    """code [2N,C,h,w] -> [N,hw,hw] logits, rows = cells of key 0, columns = cells of key 1: cosine x temperature less a mild price of distance."""
    unit = F.normalize(code.float(), dim=1).flatten(2)
    unit0, unit1 = unit.chunk(2, 0)
    at = cell_centres(code).flatten(2)[0].t()
    square = (at * at).sum(1)
    far = (square[:, None] + square[None] - 2 * at @ at.t()).clamp(min=0)
    return unit0.transpose(1, 2) @ unit1 * temperature.exp() - F.softplus(reach) * torch.log1p(far / 16)


def steady_mean(flow: torch.Tensor, weight: torch.Tensor, radius: int) -> torch.Tensor:
    """Mean of `flow` around each cell, weighted by `weight`: carries motion into places that found no match."""
    total = F.avg_pool2d(torch.cat([flow * weight, weight], 1), 2 * radius + 1, 1, radius)
    return total[:, :2] / (total[:, 2:] + 1e-4)


class PairNet(nn.Module):
    def __init__(self, parts: int, keypoints: int):
        super().__init__()
        self.token8 = nn.Sequential(conv(WIDTH8 + parts + keypoints, WIDTH8))
        self.token16 = nn.Conv2d(WIDTH8, WIDTH16, 3, 2, 1)
        self.own, self.cross = (nn.ModuleList(Attention(WIDTH16) for _ in range(2)) for _ in range(2))
        self.merge8 = nn.Sequential(conv(WIDTH8 + WIDTH16, WIDTH8), Residual(WIDTH8))
        self.code = nn.Conv2d(WIDTH8, CODE, 1)
        self.guide = nn.Conv2d(WIDTH8, GUIDE, 1)
        self.temperature = nn.Parameter(torch.tensor(2.5))
        self.reach = nn.Parameter(torch.tensor(-1.0))
        self.choose_in = conv(2 * GUIDE + 2 * CANDIDATES + 5, WIDTH8)
        self.choose_down = nn.Sequential(conv(WIDTH8, WIDTH16, 2), Residual(WIDTH16))
        self.choose_up = nn.Sequential(conv(WIDTH8 + WIDTH16, WIDTH8), Residual(WIDTH8))
        self.choose_out = head(WIDTH8, CANDIDATES + 2 + 2 + CARRIED)
        self.refine_in = nn.Sequential(conv(CARRIED + 2 * FINE4 + 4, 64), Residual(64))
        self.refine_out = head(64, 2 + 2 + CARRIED)

    def match(self, key: dict[str, torch.Tensor], offset: torch.Tensor):
        """-> logits [N,hw,hw], guide features [2N,32,c/8]. Parts and keypoints of each key are part of its tokens."""
        parts = down2(key["part_logits"].softmax(1), 4)
        heat = F.max_pool2d(key["heat"], 2)
        feat8 = key["feat8"]
        token8 = self.token8(join(feat8, parts, heat))
        x = key["feat16"] + self.token16(token8)
        x = x + position_code(x, offset).to(x.dtype)
        for own, cross in zip(self.own, self.cross):
            x = own(x, x)
            x = cross(x, swap_sides(x))
        merged = self.merge8(join(token8, up2(x)))
        return correlation(self.code(merged), self.temperature, self.reach), self.guide(merged)

    def forward(self, key: dict[str, torch.Tensor], offset: torch.Tensor) -> dict[str, torch.Tensor]:
        """`key` = KeyNet.core of both keys, [2N,...] (key 0 first). All flows in core px.

        -> match_log [2N,hw,hw] log-probabilities, rows = own cells; match_px, flow8_px [2N,2,c/8]; flow4_px [2N,2,c/4]; confidence_logit, front [2N,1,c/4];
        carried [2N,32,c/4]; guide [2N,32,c/8].
        """
        logits, guide = self.match(key, offset)
        h, w = guide.shape[2:]
        both = torch.cat([logits, logits.transpose(1, 2)], 0).log_softmax(2)
        # Mutual agreement: how likely the match is, seen from both sides (log domain).
        first, second = both.detach().chunk(2, 0)
        mutual = first + second.transpose(1, 2)
        mutual = torch.cat([mutual, mutual.transpose(1, 2)], 0)
        here = cell_centres(guide)

        def towards(score: torch.Tensor):
            found = torch.stack(peak(score.reshape(score.shape[0], -1, h, w), normalised=True), 1).reshape(score.shape[0], 3, h, w)
            return found[:, :2] - here, found[:, 2:]

        match, mass = towards(both)
        second, second_mass = towards(mutual)
        back = match + warp(swap_sides(match), match)
        agree = torch.exp(-back.square().sum(1, keepdim=True) / 2)
        trust = (mass * agree).detach() + 1e-3
        near, wide = steady_mean(match, trust, 1), steady_mean(match, trust, 4)
        options = torch.stack([match, second, near, wide, torch.zeros_like(match)], 1)
        arrived = warp(swap_sides(guide), near.detach())
        seen = join(guide, arrived, options.flatten(1, 2) / 8, mass, second_mass, agree, back.clamp(-8, 8) / 8)
        x8 = self.choose_in(seen)
        x8 = self.choose_up(join(x8, up2(self.choose_down(x8))))
        out = self.choose_out(x8).float()
        vote, shift, extra, carried = out.split([CANDIDATES, 2, 2, CARRIED], 1)
        # Start from the match itself where it is trusted.
        vote = torch.cat([vote[:, :1] + 2 * (mass * agree), vote[:, 1:]], 1).softmax(1)
        flow8 = (options * vote[:, :, None]).sum(1) + shift
        flow4 = up2(flow8) * 2
        carried = up2(carried)
        feat4 = key["feat4"].float()
        arrived = warp(swap_sides(feat4), flow4.detach())
        x4 = self.refine_in(join(carried, feat4, arrived, flow4 / 16, up2(extra)))
        shift, more, carried4 = self.refine_out(x4).float().split([2, 2, CARRIED], 1)
        flow4 = flow4 + shift
        extra = up2(extra) + more
        return {"match_log": both, "match_px": match * 8, "flow8_px": flow8 * 8, "flow4_px": flow4 * 4, "confidence_logit": extra[:, :1],
                "front": extra[:, 1:], "carried": carried + carried4, "guide": guide}
