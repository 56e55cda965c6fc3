"""The tween graph: the drawing at time t. Splat what was matched to t, then refine coarse to fine, then warp both keys.

Symmetric by construction: every layer runs on both sides in one batch with the same weights, a side sees (own, other), so
swapping the keys and t -> 1 - t swaps the sides and nothing else. `t_own` is how far the in-between is from the own key (0..1).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .key import FINE2, FINE4, WIDTH8, WIDTH16
from .layers import Residual, conv, down2, head, join, splat, swap_sides, up2, warp
from .pair import CARRIED, GUIDE

HIDDEN8, HIDDEN4, HIDDEN2 = 64, 48, 32
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


class TweenNet(nn.Module):
    def __init__(self, parts: int, keypoints: int):
        super().__init__()
        self.parts = parts
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

    def start(self, key: dict, pair: dict, t_own: torch.Tensor):
        """Splat both sides to t at c/4, repair at c/8. t_own [2N,1,1,1]. -> state dict with flow [2N,2,c/4] in cells of c/4."""
        flow4 = pair["flow4_px"] / 4
        parts4 = down2(key["part_logits"].softmax(1), 2)
        values = torch.cat([pair["carried"], parts4, -t_own * flow4, (1 - t_own) * flow4], 1)
        landed, mass = splat(values, t_own * flow4, pair["front"] + F.logsigmoid(pair["confidence_logit"]))
        other, other_mass = swap_sides(landed), swap_sides(mass)
        # `landed` ends with the flow back to the own key and on to the other; the partner's are the other way round.
        own_flow, other_flow = landed[:, -4:-2], other[:, -2:]
        # A side's evidence counts more the nearer its key is.
        a, b = mass * (1 - t_own), other_mass * t_own
        flow = (own_flow * a + other_flow * b) / (a + b + 1e-3)
        time = t_own.expand(-1, 1, *mass.shape[2:])
        cover = torch.log(torch.cat([mass, other_mass], 1) + 1e-2)
        x = join(landed[:, :-4], landed[:, -4:] / 8, cover, other[:, :-4], other[:, -4:] / 8, flow / 8, time, 1 - time, time * (1 - time))
        x8 = self.gather(x)
        x8 = self.first_up(join(x8, up2(self.first_down(x8))))
        flow8 = move(down2(flow) / 2, self.first_out(x8).float(), t_own)
        time8 = t_own.expand(-1, 1, *flow8.shape[2:])
        guide = warp(pair["guide"], flow8.detach())
        y8 = self.second_in(join(x8, guide, swap_sides(guide), flow8 / 4, swap_sides(flow8) / 4, time8, 1 - time8))
        y8 = self.second_up(join(y8, up2(self.second_down(y8))))
        out = self.second_out(y8).float()
        moved8 = move(flow8, out[:, :4], t_own)
        # Keep the splatted detail: add only what c/8 changed.
        flow4 = flow + up2(moved8 - down2(flow) / 2) * 2
        return {"flow8": moved8, "flow": flow4, "vote": up2(out[:, 4:5]), "parts": up2(both_sides(out[:, 5:5 + self.parts])), "hidden": up2(out[:, 5 + self.parts:])}

    def refine4(self, state: dict, feat: torch.Tensor, t_own: torch.Tensor) -> dict:
        """One step of the decoder that serves c/4 and w/4 alike. state flow in cells of `feat` [2N,24,h,w]."""
        flow, parts = state["flow"], state["parts"]
        guide = warp(feat, flow.detach())
        time = t_own.expand(-1, 1, *flow.shape[2:])
        twice = torch.cat([parts, parts], 0).softmax(1)
        x = join(state["hidden"], guide, swap_sides(guide), flow / 8, swap_sides(flow) / 8, time, 1 - time, state["vote"], twice)
        out = self.level4_out(self.level4(self.level4_in(x))).float()
        return {"flow": move(flow, out[:, :4], t_own), "vote": state["vote"] + out[:, 4:5], "parts": parts + both_sides(out[:, 5:5 + self.parts]),
                "hidden": F.leaky_relu(state["hidden"] + out[:, 5 + self.parts:], 0.1)}

    @staticmethod
    def enlarge(state: dict) -> dict:
        grown = {name: up2(x) for name, x in state.items() if name in ("vote", "parts", "hidden")}
        return {**grown, "flow": up2(state["flow"]) * 2}

    def keypoint_heat(self, state: dict, heat: torch.Tensor) -> torch.Tensor:
        """Keypoints at t: [N,J,c/4] logits from the state at c/4 and both keys' heat carried along the flow."""
        return both_sides(self.heat_t(join(state["hidden"], warp(heat, state["flow"].detach()))).float())

    def blend(self, vote: torch.Tensor, t_own: torch.Tensor, sharpen: float = SHARPEN) -> torch.Tensor:
        """[2N,1,h,w] -> [N,1,h,w] weight of key 0. Steep: a line must come from one pose, never half from each of two."""
        vote0, vote1 = vote.chunk(2, 0)
        t = t_own.chunk(2, 0)[0]
        logit = vote0 - vote1 + F.softplus(self.lean) * torch.log((1 - t + 1e-3) / (t + 1e-3))
        return (sharpen * logit).sigmoid()

    def finish(self, state: dict, fine2: torch.Tensor, t_own: torch.Tensor) -> dict:
        """From the state at w/4 to w/2: last flow (cells of w/2), vote, residual, occlusion. fine2 [2N,8,w/2]."""
        flow, vote = up2(state["flow"]) * 2, up2(state["vote"])
        guide = warp(fine2, flow.detach())
        time = t_own.expand(-1, 1, *flow.shape[2:])
        x = join(up2(self.to2(state["hidden"])), guide, swap_sides(guide), flow / 8, swap_sides(flow) / 8, vote, swap_sides(vote), time, 1 - time)
        out = self.level2_out(self.level2(self.level2_in(x))).float()
        return {"flow": move(flow, out[:, :4], t_own), "vote": vote + out[:, 4:5], "residual": both_sides(out[:, 5:9]).tanh(),
                "occlusion_logits": both_sides(out[:, 9:12])}
