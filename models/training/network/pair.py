"""The pair graph: two-way flow between two keys. Match first (all cells against all), then choose among candidate motions, then refine.

The candidates of a cell: its best match, the best that both sides agree on, the mean of its near and of its wide neighbourhood, no motion,
how its kin move (`kin.py`), and how whole figures move (`figures.py`).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .conditions import between, heat_as_said, lonely, parts_as_said, region_factors, resized_hint
from .figures import FIGURES, TOLD, figure_motions
from .key import FINE4, WIDTH8, WIDTH16
from .kin import kin_motion, pooled
from .layers import (Attention, Residual, cell_centres, conv, down2, full_precision, head, join, peak, position_code, swap_sides, up2, warp)
from .turning import bounded, slopes

CODE = 64
CARRIED = 32
CANDIDATES = 5
GUIDE = 32
LATER = 1  # candidates that came later: kin. Last of all, FIGURES motions of whole figures
KIN = 32


def silent(layer: nn.Module) -> nn.Module:
    """A layer that says nothing at first, so that a trained network may grow without getting worse."""
    with torch.no_grad():
        for value in layer.parameters():
            value.zero_()
    return layer


@full_precision
def distance_price(like: torch.Tensor, reach: torch.Tensor) -> torch.Tensor:
    """[hw,hw] what it costs, in logits, to match a cell with another one far off."""
    if torch.onnx.is_in_onnx_export():
        # One logarithm for each difference of places, laid out for all pairs of cells: taken of all pairs it is the dearest step of matching.
        h, w = like.shape[2], like.shape[3]
        rows, columns = torch.arange(h), torch.arange(w)
        across = (columns[:, None] - columns).float().square()
        down = torch.arange(1 - h, h).float().square()
        table = F.softplus(reach) * torch.log1p((down[:, None, None] + across) / 16)  # [2h-1, w, w]: how far down; from and to which column
        start = (rows[None, None] - rows[:, None, None] + (h - 1)) * w + columns[None, :, None]  # [h, w, h]
        return table.reshape(-1, w)[start.reshape(-1)].reshape(h * w, -1)
    at = cell_centres(like).flatten(2)[0].t()
    square = (at * at).sum(1)
    far = (square[:, None] + square[None] - 2 * at @ at.t()).clamp(min=0)
    return F.softplus(reach) * torch.log1p(far / 16)


@full_precision
def correlation(code: torch.Tensor, temperature: torch.Tensor, reach: torch.Tensor, biased: tuple[torch.Tensor, torch.Tensor] | None = None) -> torch.Tensor:
    """code [2N,C,h,w] -> [N,hw,hw] logits, rows = cells of key 0, columns = cells of key 1: cosine x temperature less a mild price of distance.
    `biased`: [N,K,hw] of key 0 and of key 1, whose products are added (`region_factors`)."""
    unit0, unit1 = F.normalize(code.float(), dim=1).flatten(2).chunk(2, 0)
    unit0 = unit0 * temperature.exp()
    if biased is not None:
        unit0, unit1 = torch.cat([unit0, biased[0]], 1), torch.cat([unit1, biased[1]], 1)
    return unit0.transpose(1, 2) @ unit1 - distance_price(code, reach)


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
        self.kin = nn.Conv2d(WIDTH8, KIN, 1)
        self.kin_likeness = nn.Parameter(torch.tensor(1.5))
        self.kin_reach = nn.Parameter(torch.tensor(0.4))
        self.evidence = silent(nn.Conv2d(2 * (CANDIDATES + LATER) + 3, WIDTH8, 3, 1, 1, bias=False))
        self.later_out = silent(nn.Conv2d(WIDTH8, LATER, 3, 1, 1))
        with torch.no_grad():
            self.later_out.bias.fill_(-3.0)
        self.figure_evidence = silent(nn.Conv2d(FIGURES * (4 + TOLD), WIDTH8, 3, 1, 1, bias=False))
        self.figures_out = silent(nn.Conv2d(WIDTH8, FIGURES, 3, 1, 1))
        with torch.no_grad():
            self.figures_out.bias.fill_(-3.0)
        self.turn_in = conv(64 + 7, 32)
        self.turn_out = silent(nn.Conv2d(32, 2, 3, 1, 1))
        self.asked = silent(nn.Conv2d(4, WIDTH8, 3, 1, 1, bias=False))

    def match(self, key: dict[str, torch.Tensor], offset: torch.Tensor, said: dict | None):
        """-> logits [N,hw,hw], the features they come from [2N,64,c/8], parts [2N,P,c/8].
        Parts and keypoints of each key are part of its tokens."""
        parts, heat = down2(key["parts"], 4), key["heat"]
        if said is not None:
            parts, heat = parts_as_said(parts, down2(said["parts"], 2)), heat_as_said(heat, said["points"], 4)
        token8 = self.token8(join(key["feat8"], parts, F.max_pool2d(heat, 2)))
        x = key["feat16"] + self.token16(token8)
        x = x + position_code(x, offset).to(x.dtype)
        for own, cross in zip(self.own, self.cross):
            x = own(x, x)
            x = cross(x, swap_sides(x))
        merged = self.merge8(join(token8, up2(x)))
        biased = None if said is None else region_factors(said["region"], said["partner"])
        logits = correlation(self.code(merged), self.temperature, self.reach, biased)
        return logits, merged, parts

    def kin_of(self, merged: torch.Tensor, parts: torch.Tensor, trust: torch.Tensor, match: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """How each cell's kin move [2N,2,c/8] (cells), how well they agree [2N,1,c/8], and how they turn [2N,2,c/8]."""
        with torch.autocast(merged.device.type, enabled=False):
            kin, parts = F.normalize(self.kin(merged.float()), dim=1), parts.detach().float()
            place = cell_centres(match).expand(len(match), -1, -1, -1)
            trust, kin2, parts2, match2, place2 = pooled(trust, kin, parts, match, place)
            at, at2 = place.flatten(2), place2.flatten(2)
            far = at.square().sum(1)[:, :, None] + at2.square().sum(1)[:, None] - 2 * at.transpose(1, 2) @ at2
            same = (parts.flatten(2).transpose(1, 2) @ parts2.flatten(2) + 0.05).log()
            alike = kin.flatten(2).transpose(1, 2) @ kin2.flatten(2) * self.kin_likeness.exp()
            return kin_motion(alike + same - F.softplus(self.kin_reach) / 64 * far, trust, match2, place2)

    def forward(self, key: dict[str, torch.Tensor], offset: torch.Tensor, said: dict | None = None) -> dict[str, torch.Tensor]:
        """`key` = KeyNet.core of both keys, [2N,...] (key 0 first); `said` = the pair's conditions (conditions.py) or None. All flows in core px.

        -> match_log [2N,hw,hw] log-probabilities, rows = own cells; match_px, flow8_px [2N,2,c/8]; flow4_px [2N,2,c/4]; confidence_logit, front [2N,1,c/4];
        turn [2N,2,c/4] log of the change of size and angle in radians, from the own key to the other (turning.py); carried [2N,32,c/4]; guide [2N,32,c/8]; options_px [2N,C,2,c/8] the candidates and vote_logits [2N,C,c/8] the choice among them.
        """
        logits, merged, parts = self.match(key, offset, said)
        guide = self.guide(merged)
        h, w = guide.shape[2:]
        logits = torch.cat([logits, logits.transpose(1, 2)], 0)
        both = logits.log_softmax(2)
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
        if said is not None:
            hint, sure = said["hint"][:, :2] / 8, said["hint"][:, 2:]
            match, second = between(match, hint, sure), between(second, hint, sure)
        back = match + warp(swap_sides(match), match)
        agree = torch.exp(-back.square().sum(1, keepdim=True) / 2)
        if said is not None:
            alone = lonely(said["region"], said["partner"])
            mass, second_mass, agree = (between(x * (1 - alone), 1.0, sure) for x in (mass, second_mass, agree))
        trust = (mass * agree).detach() + 1e-3
        near, wide = steady_mean(match, trust, 1), steady_mean(match, trust, 4)
        kin, kin_agree, kin_turn = self.kin_of(merged, parts, trust.clamp(max=1), match.detach())
        figures, told = figure_motions(both.chunk(2, 0)[0], 1 - parts[:, :1])
        options = torch.cat([torch.stack([match, second, near, wide, torch.zeros_like(match), kin], 1), figures], 1)
        arrived = warp(swap_sides(guide), near.detach())
        seen = join(guide, arrived, options[:, :CANDIDATES].flatten(1, 2) / 8, mass, second_mass, agree, back.clamp(-8, 8) / 8)
        x8 = self.choose_in(seen)
        likeness, off_kin = self.likeness(logits, options), (options - kin[:, None]).square().sum(2).clamp(max=64) / 16
        early = CANDIDATES + LATER
        x8 = x8 + self.evidence(join(likeness[:, :early], off_kin[:, :early], kin / 8, kin_agree))
        x8 = x8 + self.figure_evidence(join(likeness[:, early:], off_kin[:, early:], figures.flatten(1, 2) / 8, told.expand(-1, -1, h, w)))
        if said is not None:
            x8 = x8 + self.asked(join(hint * sure / 8, sure, alone))
        x8 = self.choose_up(join(x8, up2(self.choose_down(x8))))
        out = self.choose_out(x8).float()
        vote, shift, extra, carried = out.split([CANDIDATES, 2, 2, CARRIED], 1)
        # Start from the match itself where it is trusted.
        vote_logits = torch.cat([vote[:, :1] + 2 * (mass * agree), vote[:, 1:], self.later_out(x8).float(), self.figures_out(x8).float()], 1)
        flow8 = (options * vote_logits.softmax(1)[:, :, None]).sum(1) + shift
        if said is not None:
            flow8 = between(flow8, hint, sure)
        flow4 = up2(flow8) * 2
        carried = up2(carried)
        feat4 = key["feat4"].float()
        arrived = warp(swap_sides(feat4), flow4.detach())
        x4 = self.refine_in(join(carried, feat4, arrived, flow4 / 16, up2(extra)))
        shift, more, carried4 = self.refine_out(x4).float().split([2, 2, CARRIED], 1)
        flow4 = flow4 + shift
        near_slopes, wide_slopes = slopes(flow4), slopes(down2(flow4) / 2)
        turn = bounded(self.turn_out(self.turn_in(join(x4, near_slopes, up2(torch.cat([wide_slopes, kin_turn, kin_agree], 1))))).float())
        extra = up2(extra) + more
        confidence = extra[:, :1]
        if said is not None:
            hint4, sure4 = resized_hint(said["hint"], 8, 4)
            flow4, confidence = between(flow4, hint4, sure4), confidence + 6 * sure4
        return {"match_log": both, "match_px": match * 8, "flow8_px": flow8 * 8, "flow4_px": flow4 * 4, "confidence_logit": confidence,
                "turn": turn, "front": extra[:, 1:], "carried": carried + carried4, "guide": guide, "options_px": options * 8, "vote_logits": vote_logits}

    def likeness(self, logits: torch.Tensor, options: torch.Tensor) -> torch.Tensor:
        """[2N,C,h,w] cosine of each cell's code with the code of the cell nearest to where each candidate motion [2N,C,2,h,w] takes it."""
        with torch.no_grad(), torch.autocast(logits.device.type, enabled=False):
            h, w = options.shape[3:]
            here = cell_centres(options[:, 0]).unsqueeze(1)
            at = (here + options.float()).floor()
            x, y = at[:, :, 0].clamp(min=0).clamp(max=w - 1), at[:, :, 1].clamp(min=0).clamp(max=h - 1)
            far = (x + 0.5 - here[:, :, 0]).square() + (y + 0.5 - here[:, :, 1]).square()
            score = logits.gather(2, (y * w + x).long().flatten(2).transpose(1, 2)).transpose(1, 2).reshape(far.shape)
            return (score + F.softplus(self.reach) * torch.log1p(far / 16)) / self.temperature.exp()
