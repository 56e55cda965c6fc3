"""The whole network: the three graphs' forward passes and the two training passes (coarse only; everything)."""
import torch
import torch.nn as nn

from .conditions import between
from .ground import follow_ground
from .key import KeyNet, visibility
from .layers import down2, peak, shares, up2
from .pair import PairNet
from .picture import compose, premultiply, unpremultiply
from .switches import WHOLE, Switches
from .tween import TweenNet, both_sides
from .whole import whole


class InbetweenNet(nn.Module):
    def __init__(self, parts: int = 12, keypoints: int = 24):
        super().__init__()
        self.parts, self.keypoints = parts, keypoints
        self.key = KeyNet(parts, keypoints)
        self.pair = PairNet(parts, keypoints)
        self.tween = TweenNet(parts, keypoints)
        self.switches = WHOLE

    def with_switches(self, switches: Switches) -> "InbetweenNet":
        """This network without some of what it has (ablation.py). Weights are the same by name and shape."""
        self.switches = self.tween.switches = switches
        return self

    def offsets(self, pictures: torch.Tensor) -> torch.Tensor:
        """Start of the position code: random a picture in training, 0 otherwise. [2N,2] cells of 1/16."""
        if self.training:
            return torch.rand(pictures.shape[0], 2, device=pictures.device) * 64
        return pictures.new_zeros(pictures.shape[0], 2)

    def forward(self, pictures: torch.Tensor, t: torch.Tensor, stage: str, said: dict | None = None) -> dict:
        """Training pass. pictures [2N,4,H,W] premultiplied, all first keys and then all second keys; t [N], 0..1; `said`: conditions.py, or None.

        stage "coarse": the pictures are the core pictures; stops at c/4. "full": they are the working pictures; the core gets them at half size.
        "pairs": as "full", but stops after the pair graph.
        Returns {"key", "pair", "t4" (state at c/4 with heat_logits), "w4", "end"} as far as it goes; flows in cells of their own level.
        """
        core = pictures if stage == "coarse" else down2(pictures)
        offset = self.offsets(core)
        key = self.key.core(core, offset)
        fed = key if self.switches.fed_back else {**key, "parts": key["parts"] * 0, "heat": key["heat"] * 0}
        pair = self.pair(fed, offset * 0 + self.offsets(core), said)
        if stage == "pairs":
            return {"key": key, "pair": pair}
        t_own = torch.cat([t, 1 - t]).view(-1, 1, 1, 1)
        state = self.tween.start(fed, pair, t_own, said)
        out = {"key": key, "pair": pair, "flow8": state["flow8"], "t_own": t_own}
        state = self.tween.refine4(state, key["feat4"], t_own, said)
        state["heat_logits"] = self.tween.keypoint_heat(state, key["heat"], said)
        out["t4"] = state
        if stage == "full":
            fine = self.key.fine(pictures)
            state = self.tween.refine4(self.tween.enlarge(state), fine["fine4"], t_own, said, 2)
            state["doubt"] = self.doubt(state)
            out["w4"] = state
            end = self.tween.finish(state, fine["fine2"], t_own, said)
            end["blend"] = self.tween.blend(end["vote"], t_own + end["late"])
            out["end"] = end
        return out

    def doubt(self, state: dict) -> torch.Tensor:
        return self.tween.doubt(both_sides(state["hidden"])).float()


class KeyGraph(nn.Module):
    """image uint8 [1,H,W,4] straight -> see OUTPUTS. Sizes in the working picture (w)."""

    OUTPUTS = ("keypoints", "parts", "feat32", "feat16", "feat8", "heat8", "fine4", "fine2")

    def __init__(self, net: InbetweenNet):
        super().__init__()
        self.net = net

    def forward(self, image):
        picture = premultiply(image)
        core = down2(picture)
        key = self.net.key.core(core, torch.zeros(1, 2))
        fine = self.net.key.fine(picture)
        keypoints = torch.cat([key["keypoints_px"] * 2, visibility(key["state_logits"])[..., None]], 2)
        return (keypoints, key["parts"], key["feat16"], key["feat8"], key["feat4"], key["heat"], fine["fine4"], fine["fine2"])


# Sizes of the conditions in the working picture, px too; the graphs halve them for the core. K, the number of regions, is free.
PAIR_CONDITIONS = {"hint01": (3, "H/16", "W/16"), "hint10": (3, "H/16", "W/16"), "region0": ("K", "H/16", "W/16"), "region1": ("K", "H/16", "W/16"), "partner": ("K",),
                   "given_points0": ("J", 4), "given_points1": ("J", 4), "given_parts0": ("P+1", "H/8", "W/8"), "given_parts1": ("P+1", "H/8", "W/8")}
TWEEN_CONDITIONS = {"hint_t0": (3, "H/8", "W/8"), "hint_t1": (3, "H/8", "W/8"), "given_points0": ("J", 4), "given_points1": ("J", 4), "given_parts0": ("P+1", "H/8", "W/8"),
                    "given_parts1": ("P+1", "H/8", "W/8"), "given_points_t": ("J", 4), "given_parts_t": ("P+1", "H/8", "W/8"), "lines_t": (2, "H/2", "W/2"),
                    "order0": (1, "H/8", "W/8"), "order1": (1, "H/8", "W/8"), "tau0": (2, "H/8", "W/8"), "tau1": (2, "H/8", "W/8"), "arc0": (2, "H/8", "W/8"), "arc1": (2, "H/8", "W/8")}


def said_of(named: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Conditions as the graphs take them (one key a tensor, px of the working picture) -> as the network takes them (conditions.py)."""
    both = lambda name, ends=("0", "1"): torch.cat([named[name + ends[0]], named[name + ends[1]]], 0)
    halved = lambda x, count: torch.cat([x[:, :count] / 2, x[:, count:]], 1)
    points = lambda x: torch.cat([x[..., :2] / 2, x[..., 2:]], 2)
    said = {"points": points(both("given_points")), "parts": both("given_parts")}
    if "partner" in named:
        return said | {"hint": halved(both("hint", ("01", "10")), 2), "region": both("region"), "partner": named["partner"]}
    return said | {"hint_t": halved(both("hint_t"), 2), "points_t": points(named["given_points_t"]), "parts_t": named["given_parts_t"], "lines_t": named["lines_t"],
                   "order": both("order"), "tau": both("tau"), "arc": both("arc") / 2}


class PairGraph(nn.Module):
    INPUTS = ("parts", "feat32", "feat16", "feat8", "heat8", "fine2")
    OUTPUTS = ("flow01", "flow10", "confidence01", "confidence10", "flow_core", "turn", "front", "certainty", "carried", "guide")

    def __init__(self, net: InbetweenNet):
        super().__init__()
        self.net = net

    def forward(self, *inputs):
        """Key outputs as (name0, name1) pairs in INPUTS' order, then PAIR_CONDITIONS."""
        count = len(self.INPUTS)
        parts, feat16, feat8, feat4, heat, fine2 = (torch.cat([inputs[2 * i], inputs[2 * i + 1]], 0) for i in range(count))
        said = said_of(dict(zip(PAIR_CONDITIONS, inputs[2 * count:])))
        key = {"parts": parts, "feat16": feat16, "feat8": feat8, "feat4": feat4, "heat": heat}
        out = self.net.pair(key, torch.zeros(2, 2), said)
        if self.net.switches.ground:
            out = follow_ground(fine2[:, :4], out, parts, said["hint"])
        flow = up2(out["flow4_px"]) * 2
        confidence = up2(out["confidence_logit"]).sigmoid()
        return (flow[:1], flow[1:], confidence[:1], confidence[1:], out["flow4_px"], out["turn"], out["front"], out["confidence_logit"], out["carried"], out["guide"])


class TweenGraph(nn.Module):
    KEY_INPUTS = ("image", "parts", "feat8", "heat8", "fine4", "fine2")
    PAIR_INPUTS = ("flow_core", "turn", "front", "certainty", "carried", "guide")
    OUTPUTS = ("drawing", "flow_t0", "flow_t1", "blend", "residual", "occlusion", "keypoints", "parts", "uncertainty")

    def __init__(self, net: InbetweenNet, sharpen: float = 10.0):
        """`sharpen`: on validation drawings a steeper blend than in training lowers ghosts, palette error and line distance alike."""
        super().__init__()
        self.net, self.sharpen = net, sharpen

    def forward(self, *inputs):
        """Key inputs as (name0, name1) pairs in KEY_INPUTS' order, then PAIR_INPUTS, then t [1], then TWEEN_CONDITIONS."""
        images = inputs[0], inputs[1]
        parts, feat4, heat, fine4, fine2 = (torch.cat([inputs[2 * i], inputs[2 * i + 1]], 0) for i in range(1, 6))
        flow4, turn, front, certainty, carried, guide, t = inputs[12:19]
        said = said_of(dict(zip(TWEEN_CONDITIONS, inputs[19:])))
        tween = self.net.tween
        t_own = torch.cat([t, 1 - t]).view(2, 1, 1, 1)
        key = {"parts": parts, "feat4": feat4}
        pair = {"flow4_px": flow4, "turn": turn, "front": front, "confidence_logit": certainty, "carried": carried, "guide": guide}
        state = tween.refine4(tween.start(key, pair, t_own, said), feat4, t_own, said)
        heat_logits = tween.keypoint_heat(state, heat, said)
        state = tween.refine4(tween.enlarge(state), fine4, t_own, said, 2)
        uncertainty = self.net.doubt(state).sigmoid()
        part_probability = shares(state["parts"])
        end = tween.finish(state, fine2, t_own, said)
        blend = tween.blend(end["vote"], t_own + end["late"], self.sharpen)
        flow, residual = end["flow"], end["residual"]
        if self.net.switches.keep_whole:
            # Lines and places that a person said are not led by what is around them.
            told = torch.maximum(down2(said["lines_t"][:, 1:]), up2(said["hint_t"][:, 2:].amax(0, keepdim=True)))
            flow, blend, residual = whole(flow, blend, residual, uncertainty, part_probability[:, :1], told, t, fine2[:, :4])
        flow = flow * 2
        key0, key1 = premultiply(images[0]), premultiply(images[1])
        drawing = unpremultiply(compose(key0, key1, flow[:1], flow[1:], blend, residual))
        x, y, mass = peak(heat_logits)
        # A key's heat peaks at the keypoint's chance of being there at all; a sharp peak at t says that it was found.
        there = heat.flatten(2).amax(2)
        there = (1 - t) * there[:1] + t * there[1:]
        found = torch.stack([x * 8, y * 8, there * (0.5 + 0.5 * (1.5 * mass).clamp(max=1))], 2)
        given = inputs[19 + list(TWEEN_CONDITIONS).index("given_points_t")]
        keypoints = between(found, given[..., :3], given[..., 3:])
        return (drawing, flow[:1], flow[1:], blend, residual, shares(end["occlusion_logits"]), keypoints, part_probability, uncertainty)
