"""The whole network: the three graphs' forward passes and the two training passes (coarse only; everything)."""
import torch
import torch.nn as nn

from .key import KeyNet, visibility
from .layers import down2, peak, up2
from .pair import PairNet
from .picture import compose, premultiply, unpremultiply
from .tween import TweenNet


class InbetweenNet(nn.Module):
    def __init__(self, parts: int = 12, keypoints: int = 24):
        super().__init__()
        self.parts, self.keypoints = parts, keypoints
        self.key = KeyNet(parts, keypoints)
        self.pair = PairNet(parts, keypoints)
        self.tween = TweenNet(parts, keypoints)

    def offsets(self, pictures: torch.Tensor) -> torch.Tensor:
        """Start of the position code: random a picture in training, 0 otherwise. [2N,2] cells of 1/16."""
        if self.training:
            return torch.rand(pictures.shape[0], 2, device=pictures.device) * 64
        return pictures.new_zeros(pictures.shape[0], 2)

    def forward(self, pictures: torch.Tensor, t: torch.Tensor, full: bool) -> dict:
        """Training pass. pictures [2N,4,H,W] premultiplied, all first keys and then all second keys; t [N], 0..1.

        full=False: the pictures are the core pictures; stops at c/4. full=True: they are the working pictures; the core gets them at half size.
        Returns {"key", "pair", "t4" (state at c/4 with heat_logits), "w4", "end" (only if full)}; flows in cells of their own level.
        """
        core = down2(pictures) if full else pictures
        offset = self.offsets(core)
        key = self.key.core(core, offset)
        pair = self.pair(key, offset * 0 + self.offsets(core))
        t_own = torch.cat([t, 1 - t]).view(-1, 1, 1, 1)
        state = self.tween.start(key, pair, t_own)
        out = {"key": key, "pair": pair, "flow8": state["flow8"], "t_own": t_own}
        state = self.tween.refine4(state, key["feat4"], t_own)
        state["heat_logits"] = self.tween.keypoint_heat(state, key["heat"])
        out["t4"] = state
        if full:
            fine = self.key.fine(pictures)
            state = self.tween.refine4(self.tween.enlarge(state), fine["fine4"], t_own)
            state["doubt"] = self.doubt(state)
            out["w4"] = state
            end = self.tween.finish(state, fine["fine2"], t_own)
            end["blend"] = self.tween.blend(end["vote"], t_own)
            out["end"] = end
        return out

    def doubt(self, state: dict) -> torch.Tensor:
        first, second = self.tween.doubt(state["hidden"]).float().chunk(2, 0)
        return (first + second) * 0.5


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
        return (keypoints, key["part_logits"].softmax(1), key["feat16"], key["feat8"], key["feat4"], key["heat"], fine["fine4"], fine["fine2"])


class PairGraph(nn.Module):
    INPUTS = ("parts", "feat32", "feat16", "feat8", "heat8")
    OUTPUTS = ("flow01", "flow10", "confidence01", "confidence10", "flow_core", "front", "certainty", "carried", "guide")

    def __init__(self, net: InbetweenNet):
        super().__init__()
        self.net = net

    def forward(self, *sides):
        parts, feat16, feat8, feat4, heat = (torch.cat([sides[2 * i], sides[2 * i + 1]], 0) for i in range(5))
        key = {"part_logits": parts.clamp(min=1e-6).log(), "feat16": feat16, "feat8": feat8, "feat4": feat4, "heat": heat}
        out = self.net.pair(key, torch.zeros(2, 2))
        flow = up2(out["flow4_px"]) * 2
        confidence = up2(out["confidence_logit"]).sigmoid()
        return (flow[:1], flow[1:], confidence[:1], confidence[1:], out["flow4_px"], out["front"], out["confidence_logit"], out["carried"], out["guide"])


class TweenGraph(nn.Module):
    KEY_INPUTS = ("image", "parts", "feat8", "heat8", "fine4", "fine2")
    PAIR_INPUTS = ("flow_core", "front", "certainty", "carried", "guide")
    OUTPUTS = ("drawing", "flow_t0", "flow_t1", "blend", "residual", "occlusion", "keypoints", "parts", "uncertainty")

    def __init__(self, net: InbetweenNet, sharpen: float = 4.0):
        """`sharpen`: on validation drawings a steeper blend than in training lowers ghosts, palette error and line distance alike."""
        super().__init__()
        self.net, self.sharpen = net, sharpen

    def forward(self, *inputs):
        """Key inputs as (name0, name1) pairs in KEY_INPUTS' order, then PAIR_INPUTS, then t [1]."""
        images = inputs[0], inputs[1]
        parts, feat4, heat, fine4, fine2 = (torch.cat([inputs[2 * i], inputs[2 * i + 1]], 0) for i in range(1, 6))
        flow4, front, certainty, carried, guide, t = inputs[12:]
        tween = self.net.tween
        t_own = torch.cat([t, 1 - t]).view(2, 1, 1, 1)
        key = {"part_logits": parts.clamp(min=1e-6).log(), "feat4": feat4}
        pair = {"flow4_px": flow4, "front": front, "confidence_logit": certainty, "carried": carried, "guide": guide}
        state = tween.refine4(tween.start(key, pair, t_own), feat4, t_own)
        heat_logits = tween.keypoint_heat(state, heat)
        state = tween.refine4(tween.enlarge(state), fine4, t_own)
        uncertainty = self.net.doubt(state).sigmoid()
        part_probability = state["parts"].softmax(1)
        end = tween.finish(state, fine2, t_own)
        blend = tween.blend(end["vote"], t_own, self.sharpen)
        flow = end["flow"] * 2
        key0, key1 = premultiply(images[0]), premultiply(images[1])
        drawing = unpremultiply(compose(key0, key1, flow[:1], flow[1:], blend, end["residual"]))
        x, y, mass = peak(heat_logits)
        # A key's heat peaks at the keypoint's chance of being there at all; a sharp peak at t says that it was found.
        there = heat.flatten(2).amax(2)
        there = (1 - t) * there[:1] + t * there[1:]
        keypoints = torch.stack([x * 8, y * 8, there * (0.5 + 0.5 * (1.5 * mass).clamp(max=1))], 2)
        return (drawing, flow[:1], flow[1:], blend, end["residual"], end["occlusion_logits"].softmax(1), keypoints, part_probability, uncertainty)
