"""The tween graph: the drawing at time t. Splat what was matched to t, then refine coarse to fine, then warp both keys.

Symmetric by construction: every layer runs on both sides in one batch with the same weights, a side sees (own, other), so
swapping the keys and t -> 1 - t swaps the sides and nothing else. `t_own` is how far the in-between is from the own key (0..1).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .conditions import AtT, heat_as_said, own_delay, parts_as_said
from .key import FINE2, FINE4, WIDTH8, WIDTH16
from .layers import Residual, conv, down2, head, join, plus_shared, shares, splat, swap_sides, up2, warp
from .pair import CARRIED, GUIDE, silent
from .settle import apart
from .switches import WHOLE
from .turning import gone

HIDDEN8, HIDDEN4, HIDDEN2, SAID = 64, 48, 32, 32
SHARPEN = 2.0  # steepness of the blend in training; steeper would starve the losing side of gradient


def both_sides(x: torch.Tensor) -> torch.Tensor:
    """Mean of the two sides, [2N,...] -> [N,...]: for what belongs to the in-between and to neither key."""
    first, second = x.chunk(2, 0)
    return (first + second) * 0.5


def move(flow: torch.Tensor, heads: torch.Tensor, t_own: torch.Tensor) -> torch.Tensor:
    """Update the flows of both sides by a common part c (the place was wrong) and a relative part d (the motion was wrong):
    F_own += c - t_own * d_own, with d seen from each side (d_other = -d_own). heads [2N,4,h,w] in cells; flow [2N,2,h,w] in cells."""
    other = swap_sides(heads)
    common = (heads[:, :2] + other[:, :2]) * 0.5
    relative = (heads[:, 2:4] - other[:, 2:4]) * 0.5
    return flow + common - t_own * relative


def unlayered(values: torch.Tensor, t_own: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """In place of the splat, for the ablation: the flow at t from both keys' own flows at the same place (Super SloMo, equation 4), and what belongs
    to a key fetched along it. values [2N,C,h,w] end with the flow from t back to the own key and on to the other, cells; as `splat` gives them."""
    own, rest = values[:, -4:-2], values[:, -2:]
    flow = (1 - t_own) * own + t_own * swap_sides(rest)
    return torch.cat([warp(values[:, :-4], flow), own, rest], 1), torch.ones_like(values[:, :1])


class TweenNet(nn.Module):
    def __init__(self, parts: int, keypoints: int):
        super().__init__()
        self.parts = parts
        self.switches = WHOLE
        self.gather = conv(2 * (CARRIED + parts + 4) + 7, WIDTH8, 2)
        self.first_down = nn.Sequential(conv(WIDTH8, WIDTH16, 2), Residual(WIDTH16))
        self.first_up = nn.Sequential(conv(WIDTH8 + WIDTH16, HIDDEN8), Residual(HIDDEN8))
        self.first_out = head(HIDDEN8, 4)
        self.second_in = conv(HIDDEN8 + 2 * GUIDE + 4 + 2, WIDTH8)
        self.second_down = nn.Sequential(conv(WIDTH8, WIDTH16, 2), Residual(WIDTH16))
        self.second_up = nn.Sequential(conv(WIDTH8 + WIDTH16, HIDDEN8), Residual(HIDDEN8))
        self.second_out = head(HIDDEN8, 4 + 1 + parts + HIDDEN4)
        self.level4_in = conv(HIDDEN4 + 2 * FINE4 + 4 + 2 + 1 + parts, 64)
        self.level4 = Residual(64)
        self.level4_out = head(64, 4 + 1 + parts + HIDDEN4)
        self.heat_t = nn.Sequential(conv(HIDDEN4 + keypoints, 48), head(48, keypoints))
        self.doubt = head(HIDDEN4, 1)
        self.to2 = nn.Conv2d(HIDDEN4, 16, 1)
        self.level2_in = conv(16 + 2 * (4 + FINE2) + 4 + 2 + 2, HIDDEN2)
        self.level2 = Residual(HIDDEN2)
        self.level2_out = head(HIDDEN2, 4 + 1 + 4 + 3)
        self.lean = nn.Parameter(torch.tensor(0.5))
        self.said_in = conv(keypoints + parts + 1 + 6 + 3, SAID)
        self.said8 = silent(nn.Conv2d(SAID, WIDTH8, 3, 2, 1))
        self.said4 = silent(nn.Conv2d(SAID, HIDDEN4, 3, 1, 1))
        self.said_lines4 = silent(nn.Conv2d(3, 64, 3, 1, 1, bias=False))
        self.said_lines2 = silent(nn.Conv2d(3, HIDDEN2, 3, 1, 1, bias=False))

    def start(self, key: dict, pair: dict, t_own: torch.Tensor, said: dict | None = None):
        """Splat both sides to t at c/4, repair at c/8. t_own [2N,1,1,1]; `said` = the tween's conditions (conditions.py) or None.

        -> state dict: flow [2N,2,c/4] in cells of c/4, vote, parts (logits), hidden, and late [2N,1,c/4]: how much further from the own key than
        t_own each place is, where a timing chart of its own says so."""
        at_t = AtT(said)
        flow4, front = pair["flow4_px"] / 4, pair["front"]
        parts4 = down2(key["parts"], 2)
        late = t_own * 0
        if said is not None:
            parts4, front, late = parts_as_said(parts4, said["parts"]), front + said["order"], own_delay(said["tau"], t_own)
        step = gone(flow4, pair["turn"], t_own + late)  # from the own key to t
        if said is not None:
            # An arc that somebody drew is measured from the straight way, and stands in place of what the turn makes of it.
            drawn = (said["arc"].abs().sum(1, keepdim=True) > 1e-3).float()
            step = step + drawn * ((t_own + late) * flow4 + said["arc"] / 4 - step)
        rest = flow4 - step  # from t on to the other key
        values = torch.cat([late.expand(-1, 1, *flow4.shape[2:]), pair["carried"], parts4, -step, rest], 1)
        landed, mass = splat(values, step, front + F.logsigmoid(pair["confidence_logit"])) if self.switches.layered else unlayered(values, t_own)
        late, landed = landed[:, :1], landed[:, 1:]
        other, other_mass = swap_sides(landed), swap_sides(mass)
        # `landed` ends with the flow back to the own key and on to the other; the partner's are the other way round.
        own_flow, other_flow = landed[:, -4:-2], other[:, -2:]
        # A side's evidence counts more the nearer its key is.
        a, b = mass * (1 - t_own), other_mass * t_own
        flow = (own_flow * a + other_flow * b) / (a + b + 1e-3)
        late = (late * a - swap_sides(late) * b) / (a + b + 1e-3)
        time = t_own + late
        cover = torch.log(torch.cat([mass, other_mass], 1) + 1e-2)
        x = join(landed[:, :-4], landed[:, -4:] / 8, cover, other[:, :-4], other[:, -4:] / 8, flow / 8, time, 1 - time, time * (1 - time))
        x8 = self.gather(x)
        summary = at_t.summary(flow)
        if summary is not None:
            summary = self.said_in(join(summary))
            x8 = x8 + self.said8(summary)
        x8 = self.first_up(join(x8, up2(self.first_down(x8))))
        late8 = down2(late)
        flow8 = at_t.flow(move(down2(flow) / 2, self.first_out(x8).float(), t_own + late8), 8)
        time8 = t_own + late8
        guide = warp(pair["guide"], flow8.detach())
        y8 = self.second_in(join(x8, guide, swap_sides(guide), flow8 / 4, swap_sides(flow8) / 4, time8, 1 - time8))
        y8 = self.second_up(join(y8, up2(self.second_down(y8))))
        out = self.second_out(y8).float()
        moved8 = at_t.flow(move(flow8, out[:, :4], time8), 8)
        # Keep the splatted detail: add only what c/8 changed.
        flow4 = at_t.flow(flow + up2(moved8 - down2(flow) / 2) * 2, 4)
        parts, hidden = up2(both_sides(out[:, 5:5 + self.parts])), up2(out[:, 5 + self.parts:])
        if summary is not None:
            hidden = hidden + self.said4(summary).float()
        return {"flow8": moved8, "flow": flow4, "vote": up2(out[:, 4:5]), "parts": at_t.part_logits(parts, 4), "hidden": hidden, "late": late}

    def refine4(self, state: dict, feat: torch.Tensor, t_own: torch.Tensor, said: dict | None = None, cell: int = 4) -> dict:
        """One step of the decoder that serves c/4 and w/4 alike (`cell` = 4 or 2 core px). state flow in cells of `feat` [2N,24,h,w]."""
        flow, parts, at_t = state["flow"], state["parts"], AtT(said)
        guide = warp(feat, flow.detach())
        time = t_own + state["late"]
        twice = shares(parts)
        twice = torch.cat([twice, twice], 0) if self.switches.fed_back else torch.cat([twice, twice], 0) * 0
        x = self.level4_in(join(state["hidden"], guide, swap_sides(guide), flow / 8, swap_sides(flow) / 8, time, 1 - time, state["vote"], twice))
        lines = at_t.lines(cell)
        if lines is not None:
            x = plus_shared(x, self.said_lines4, lines)
        out = self.level4_out(self.level4(x)).float()
        return {"flow": at_t.flow(move(flow, out[:, :4], time), cell), "vote": state["vote"] + out[:, 4:5],
                "parts": at_t.part_logits(parts + both_sides(out[:, 5:5 + self.parts]), cell),
                "hidden": F.leaky_relu(state["hidden"] + out[:, 5 + self.parts:], 0.1), "late": state["late"]}

    @staticmethod
    def enlarge(state: dict) -> dict:
        grown = {name: up2(x) for name, x in state.items() if name in ("vote", "parts", "hidden", "late")}
        return {**grown, "flow": up2(state["flow"]) * 2}

    def keypoint_heat(self, state: dict, heat: torch.Tensor, said: dict | None = None) -> torch.Tensor:
        """Keypoints at t: [N,J,c/4] logits from the state at c/4 and both keys' heat carried along the flow."""
        if said is not None:
            heat = heat_as_said(heat, said["points"], 4)
        first, last = self.heat_t
        # The last layer is linear: once for the mean of both sides is as good as twice.
        return last(both_sides(first(join(state["hidden"], warp(heat, state["flow"].detach()))))).float()

    def blend(self, vote: torch.Tensor, t_own: torch.Tensor, sharpen: float = SHARPEN) -> torch.Tensor:
        """[2N,1,h,w] -> [N,1,h,w] weight of key 0. Steep: a line must come from one pose, never half from each of two.
        t_own [2N,1,1 or h,1 or w], each place's own where it has one."""
        vote0, vote1 = vote.chunk(2, 0)
        t = t_own.chunk(2, 0)[0].clamp(0, 1)
        logit = vote0 - vote1 + F.softplus(self.lean) * torch.log((1 - t + 1e-3) / (t + 1e-3))
        return (sharpen * logit).sigmoid()

    def finish(self, state: dict, fine2: torch.Tensor, t_own: torch.Tensor, said: dict | None = None) -> dict:
        """From the state at w/4 to w/2: last flow (cells of w/2), vote, residual, occlusion. fine2 [2N,8,w/2]."""
        at_t = AtT(said)
        flow, vote, time = up2(state["flow"]) * 2, up2(state["vote"]), t_own + up2(state["late"])
        guide = warp(fine2, flow.detach())
        x = self.level2_in(join(up2(self.to2(state["hidden"])), guide, swap_sides(guide), flow / 8, swap_sides(flow) / 8, vote, swap_sides(vote), time, 1 - time))
        lines = at_t.lines(1)
        if lines is not None:
            x = plus_shared(x, self.said_lines2, lines)
        out = self.level2_out(self.level2(x)).float()
        occlusion_logits = both_sides(out[:, 9:12])
        # What either key shows is drawn by moving it. Anything added there is fog on flat colours: so only where it is likelier than not that neither does.
        unseen = (2 * shares(occlusion_logits.detach())[:, 2:] - 1).clamp(min=0)
        flow = move(flow, out[:, :4], time)
        with torch.no_grad():
            settled = time * apart(fine2[:, :4], flow)
        return {"flow": at_t.flow(flow - settled, 1), "vote": vote + out[:, 4:5], "residual": both_sides(out[:, 5:9]).tanh() * unseen,
                "occlusion_logits": occlusion_logits, "late": time - t_own}
