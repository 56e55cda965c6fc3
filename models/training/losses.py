"""What the network is asked for. Every term names its unit; every label that may be missing is masked.

Flows are compared in pixels of the picture that was fed in, so a coarse and a full step weigh motion alike.
"""
import torch
import torch.nn.functional as F

from network.layers import down2, warp
from network.pair import CANDIDATES
from network.picture import LineMaps, carried, compose, mixed
from network.switches import WHOLE, Switches
from network.turning import gone

UNLABELLED = 255
# Terms by what teaches them; the rest look at the drawing alone.
TERMS = {"flow_loss": ("match", "choice", "flow8", "flow4", "way", "sure", "flow_t8", "flow_t4", "flow_w4", "flow_w2", "vote4", "vote2", "occlusion"),
         "key_heads": ("parts", "points", "states"), "heads_at_t": ("parts_t", "points_t", "parts_w")}
MATCH_WEIGHT, POINTS_WEIGHT = 0.4, 0.25


def at_scale(field: torch.Tensor, cell: int) -> torch.Tensor:
    """Labels at half size [..., h, w] -> the label nearest to each cell's centre, for cells of `cell` px."""
    step = cell // 2
    return field[..., step // 2::step, step // 2::step]


def mean(value: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    return (value * weight).sum() / weight.sum().clamp(min=1e-3)


def end_point_error(flow_px: torch.Tensor, truth_px: torch.Tensor) -> torch.Tensor:
    """[N,2,h,w] px -> [N,h,w] px."""
    return (flow_px - truth_px).square().sum(1).add(1e-4).sqrt()


def flow_weight(truth_px, visible, parts) -> torch.Tensor:
    """Figures count more than flat ground, moving more than still, hidden less (its motion is a guess from its part), unknown (visible < 0) nothing."""
    figure = ((parts != 0) & (parts != UNLABELLED)).float()
    return (0.25 + figure) * (0.4 + (truth_px.square().sum(1).sqrt() / 8).clamp(max=1.6)) * (0.15 + 0.85 * (visible > 0).float()) * (visible >= 0).float()


def robust(error_px: torch.Tensor) -> torch.Tensor:
    """Linear for large errors, steeper near zero."""
    return (error_px + 0.05).pow(0.7)


def matching_cross_entropy(log_chance, flow_px, visible, parts, cell: int, h: int, w: int) -> torch.Tensor:
    """Where each visible cell of a key is in the other key, as a classification over all its cells, soft over the four nearest.

    log_chance [2N,hw,hw] log-probabilities (rows = own cells); flow_px [2N,2,h,w]. Weighted by motion: still ground is easy and everywhere.
    """
    ys, xs = torch.meshgrid(torch.arange(h, device=log_chance.device), torch.arange(w, device=log_chance.device), indexing="ij")
    x, y = xs + flow_px[:, 0] / cell, ys + flow_px[:, 1] / cell
    inside = (x > -0.5) & (x < w - 0.5) & (y > -0.5) & (y < h - 0.5) & (visible > 0)
    indices, shares = [], []
    for dy in (0, 1):
        for dx in (0, 1):
            cx, cy = x.floor() + dx, y.floor() + dy
            shares.append((1 - (x - cx).abs()) * (1 - (y - cy).abs()))
            indices.append(cy.clamp(0, h - 1) * w + cx.clamp(0, w - 1))
    # One gather for all four: its backward fills a whole matrix.
    total = -(torch.stack(shares, 3).flatten(1, 2) * log_chance.gather(2, torch.stack(indices, 3).long().flatten(1, 2))).sum(2)
    # Far matches are few, and the ones that fail.
    far = 1 + (flow_px.square().sum(1).sqrt() / 32).clamp(max=1.5)
    weight = (flow_weight(flow_px, visible, parts) * far * inside).flatten(1)
    return mean(total, weight)


def choice_loss(vote_logits, options_px, truth_px, weight, spread_px: float = 4.0) -> torch.Tensor:
    """Cross-entropy of the choice among candidate motions with the nearness of each to the truth: choose one, don't average.
    vote_logits [2N,C,h,w]; options_px [2N,C,2,h,w]; truth_px [2N,2,h,w]; weight [2N,h,w]."""
    apart = (options_px.detach() - truth_px[:, None]).square().sum(2).sqrt()
    return mean(-((-apart / spread_px).softmax(1) * vote_logits.log_softmax(1)).sum(1), weight)


def parts_loss(logits: torch.Tensor, parts: torch.Tensor) -> torch.Tensor:
    """Cross-entropy, rare classes lifted by the root of their share in the batch; 255 is left out."""
    labelled = parts != UNLABELLED
    if not labelled.any():
        return logits.sum() * 0
    count = torch.bincount(parts[labelled], minlength=logits.shape[1]).float()
    weight = (count.sum() / count.clamp(min=1)).sqrt().clamp(max=12)
    return F.cross_entropy(logits, parts, weight=weight.to(logits.dtype), ignore_index=UNLABELLED)


def keypoint_loss(heat_logits: torch.Tensor, points: torch.Tensor, cell: int, spread_cells: float = 1.2) -> torch.Tensor:
    """Cross-entropy of each map's softmax with a small bell at the true place; hidden points count half, absent ones nothing."""
    n, j, h, w = heat_logits.shape
    ys = torch.arange(h, device=points.device).view(1, 1, h, 1) + 0.5
    xs = torch.arange(w, device=points.device).view(1, 1, 1, w) + 0.5
    x, y = (points[..., i, None, None] / cell for i in (0, 1))
    bell = torch.exp(-((xs - x) ** 2 + (ys - y) ** 2) / (2 * spread_cells**2)).flatten(2)
    bell = bell / bell.sum(2, keepdim=True).clamp(min=1e-6)
    error = -(bell * heat_logits.flatten(2).log_softmax(2)).sum(2)
    weight = (points[..., 2] == 2).float() + 0.5 * (points[..., 2] == 1).float()
    return mean(error, weight)


def state_loss(state_logits: torch.Tensor, points: torch.Tensor) -> torch.Tensor:
    """Present at all; and, where present, seen or covered. State < 0 is unknown and teaches nothing."""
    present, seen, known = (points[..., 2] > 0).float(), (points[..., 2] == 2).float(), (points[..., 2] >= 0).float()
    return mean(F.binary_cross_entropy_with_logits(state_logits[..., 0], present, reduction="none"), known) + mean(
        F.binary_cross_entropy_with_logits(state_logits[..., 1], seen, reduction="none"), present)


def pyramid_loss(drawing: torch.Tensor, target: torch.Tensor, weight: torch.Tensor, levels: int = 3) -> torch.Tensor:
    """L1 on a Laplacian pyramid: edges count on every scale, flat areas on the last one."""
    total = 0.0
    for _ in range(levels):
        small, small_target = down2(drawing), down2(target)
        detail = (drawing - F.interpolate(small, scale_factor=2.0)) - (target - F.interpolate(small_target, scale_factor=2.0))
        total = total + (detail.abs().mean(1, keepdim=True) * weight).mean()
        drawing, target, weight = small, small_target, down2(weight)
    return total + (drawing - target).abs().mean()


def vote_loss(blend_logit: torch.Tensor, visible_t: torch.Tensor, timed: torch.Tensor) -> torch.Tensor:
    """Which key to draw from, where only one of them shows the place. blend_logit [N,h,w]; visible_t [2N,h,w]."""
    first, second = visible_t.chunk(2, 0)
    return mean(F.binary_cross_entropy_with_logits(blend_logit, (first > 0).float(), reduction="none"), ((first > 0) != (second > 0)).float() * ((first >= 0) & (second >= 0)).float() * timed)


def followed(flow_px: torch.Tensor, batch: dict, cell: int) -> torch.Tensor:
    """[N,1,H,W] 0.25..1: small where neither key's flow ends near the true place. There no colour is right, and asking for one teaches fog
    (two keys cannot tell every arc and every chart). flow_px [2N,2,h,w], cells of `cell` px."""
    truth, visible = at_scale(batch["flow_t"], cell), at_scale(batch["visible_t"], cell) > 0
    first, second = torch.where(visible, end_point_error(flow_px.detach(), truth), 1e3).chunk(2, 0)
    off = torch.minimum(first, second)
    off = torch.where(off < 1e3, off, 0)[:, None]
    return F.interpolate(0.25 + 0.75 * torch.exp(-(off / 6).square()), scale_factor=float(cell))


class Losses(torch.nn.Module):
    def __init__(self, switches: Switches = WHOLE):
        super().__init__()
        self.line_maps = LineMaps()
        self.switches = switches

    def forward(self, net, out: dict, batch: dict, stage: str, watch: bool = True) -> tuple[torch.Tensor, dict[str, float]]:
        """-> the loss, and what to log. `stage` as in batches.py. `watch`: also measure errors by size of motion, which takes time."""
        scale = 1 if stage == "coarse" else 2  # px of the fed picture in one core px
        seen: dict[str, float] = {}
        terms = self.key_terms(out["key"], batch, scale, seen, watch) | self.pair_terms(out["pair"], batch, scale, seen, watch)
        if stage != "pairs":
            terms |= self.tween_terms(net.tween, out, batch, scale, seen, watch)
            terms |= self.drawing_terms(net.tween, out, batch, seen) if stage == "full" else self.coarse_drawing_terms(net.tween, out, batch)
        for switch, names in TERMS.items():
            if not getattr(self.switches, switch):
                terms = {name: value for name, value in terms.items() if name not in names}
        total = sum(terms.values())
        if watch:
            seen.update({"loss_" + name: value.item() for name, value in terms.items()})
        return total, seen

    def pair_terms(self, pair: dict, batch: dict, scale: int, seen: dict[str, float], watch: bool) -> dict[str, torch.Tensor]:
        """Matching, then flow on two levels."""
        terms: dict[str, torch.Tensor] = {}
        c8, c4 = 8 * scale, 4 * scale
        every = [batch[name] for name in ("flow_key", "visible_key", "parts_key")]
        h, w = pair["match_px"].shape[2:]
        labels = [at_scale(x, c8) for x in every]
        terms["match"] = MATCH_WEIGHT * matching_cross_entropy(pair["match_log"], *labels, c8, h, w)
        weight8 = flow_weight(*labels)
        if watch:
            best = (pair["options_px"].detach() * scale - labels[0][:, None]).square().sum(2).sqrt()
            figure = (labels[1] > 0) * (labels[2] != 0)
            seen["epe_kin"], seen["epe_best"] = (mean(e, figure).item() for e in (best[:, CANDIDATES], best.amin(1)))
            seen["epe_match"] = mean(end_point_error(pair["match_px"].detach() * scale, labels[0]), (labels[1] > 0) * (labels[2] != 0)).item()
        terms["choice"] = 0.25 * choice_loss(pair["vote_logits"], pair["options_px"] * scale, labels[0], weight8)
        terms["flow8"] = 0.06 * mean(robust(end_point_error(pair["flow8_px"] * scale, labels[0])), weight8)
        labels4 = [at_scale(x, c4) for x in every]
        error = end_point_error(pair["flow4_px"] * scale, labels4[0])
        terms["flow4"] = 0.06 * mean(robust(error), flow_weight(*labels4))
        if watch:
            seen.update(by_motion("pair", error.detach(), labels4))
        terms["way"], way = self.way_term(pair["turn"], labels4[0], batch, c4)
        if watch:
            seen |= way
        sure = ((labels4[1] > 0) & (error.detach() < 2 + 0.1 * labels4[0].square().sum(1).sqrt())).float()
        terms["sure"] = 0.1 * mean(F.binary_cross_entropy_with_logits(pair["confidence_logit"][:, 0], sure, reduction="none"), (labels4[1] >= 0).float())
        return terms

    @staticmethod
    def way_term(turn: torch.Tensor, flow_px: torch.Tensor, batch: dict, cell: int) -> tuple[torch.Tensor, dict[str, float]]:
        """Does what turns take the way that it took? With the true flow and time put in, so that the turn answers for nothing else.
        turn [2N,2,h,w]; flow_px [2N,2,h,w] px, of the keys' cells."""
        back, visible, parts, tau = (at_scale(batch[name], cell) for name in ("flow_t", "visible_t", "parts_t", "tau"))
        time = torch.cat([tau, 1 - tau], 0)[:, None]
        start = warp(torch.cat([flow_px, turn], 1), back / cell)
        error = end_point_error(gone(start[:, :2], start[:, 2:], time), -back)
        weight = flow_weight(back * 2, visible, torch.cat([parts, parts], 0)) * (visible > 0)
        far = (visible > 0) & (start[:, :2].square().sum(1) > 40**2)
        straight = end_point_error(time * start[:, :2], -back)
        return 0.06 * mean(robust(error), weight), {"way_far": error[far].mean().item(), "way_far_straight": straight[far].mean().item()} if far.any() else {}

    def key_terms(self, key: dict, batch: dict, scale: int, seen: dict[str, float], watch: bool) -> dict[str, torch.Tensor]:
        """Parts and keypoints at both keys."""
        labels = at_scale(batch["parts_key"], 2 * scale)
        if watch:
            seen["parts_right"] = (labels == key["part_logits"].argmax(1))[labels % 255 != 0].float().mean().item()
        return {"parts": 0.4 * parts_loss(key["part_logits"], labels), "points": POINTS_WEIGHT * keypoint_loss(key["heat_logits"], batch["keypoints_key"], 4 * scale),
                "states": 0.1 * state_loss(key["state_logits"], batch["keypoints_key"])}

    def tween_terms(self, tween, out: dict, batch: dict, scale: int, seen: dict[str, float], watch: bool) -> dict[str, torch.Tensor]:
        """The in-between's flow on every level, its parts and keypoints, and which key it is drawn from."""
        terms: dict[str, torch.Tensor] = {}
        c8, c4 = 8 * scale, 4 * scale
        flow_t, visible_t, parts_t, timed = batch["flow_t"], batch["visible_t"], batch["parts_t"], batch["timed"]
        twice = lambda x: torch.cat([x, x], 0)
        levels = [("t8", out["flow8"], c8), ("t4", out["t4"]["flow"], c4)]
        if "end" in out:
            levels += [("w4", out["w4"]["flow"], 4), ("w2", out["end"]["flow"], 2)]
        for name, flow, cell in levels:
            truth, visible, parts, on_time = (at_scale(x, cell) for x in (flow_t, visible_t, parts_t, timed))
            error = end_point_error(flow * cell, truth)
            terms["flow_" + name] = 0.06 * mean(robust(error), flow_weight(truth * 2, visible, twice(parts)) * twice(on_time))
            if watch:
                seen.update(by_motion(name, error.detach(), (truth, visible, twice(parts)), double=True))
        terms["parts_t"] = 0.08 * parts_loss(out["t4"]["parts"], at_scale(parts_t, c4))
        terms["points_t"] = 0.08 * keypoint_loss(out["t4"]["heat_logits"], batch["keypoints_t"], c4)
        terms["vote4"] = 0.1 * vote_loss(self.blend_logit(tween, out["t4"]["vote"], out["t_own"]), at_scale(visible_t, c4), at_scale(timed, c4))
        return terms

    @staticmethod
    def blend_logit(tween, vote: torch.Tensor, t_own: torch.Tensor) -> torch.Tensor:
        return torch.logit(tween.blend(vote, t_own, 1.0).clamp(1e-4, 1 - 1e-4))[:, 0]

    def coarse_drawing_terms(self, tween, out: dict, batch: dict) -> dict[str, torch.Tensor]:
        pictures, target = down2(batch["pictures"]), down2(batch["target"])
        state = out["t4"]
        flow0, flow1 = (state["flow"] * 2).chunk(2, 0)
        key0, key1 = pictures.chunk(2, 0)
        drawing = compose(key0, key1, flow0, flow1, tween.blend(state["vote"], out["t_own"]), torch.zeros_like(state["vote"][:len(target)]).expand(-1, 4, -1, -1))
        weight = self.weight(self.line_maps(target)[1], batch) * F.avg_pool2d(self.followed(state["flow"] * 4, batch, 4), 2)
        return {"drawing": 0.7 * ((drawing - target).abs().mean(1) * weight[:, 0]).mean()}

    def drawing_terms(self, tween, out: dict, batch: dict, seen: dict[str, float]) -> dict[str, torch.Tensor]:
        """The drawing itself, at full size."""
        pictures, target, end = batch["pictures"], batch["target"], out["end"]
        visible_t, timed = batch["visible_t"], batch["timed"]
        terms = {"parts_w": 0.08 * parts_loss(out["w4"]["parts"], at_scale(batch["parts_t"], 4)),
                 "vote2": 0.1 * vote_loss(self.blend_logit(tween, end["vote"], out["t_own"]), visible_t, timed)}
        flow0, flow1 = (end["flow"] * 2).chunk(2, 0)
        key0, key1 = pictures.chunk(2, 0)
        first, second = carried(key0, key1, flow0, flow1)
        drawing = mixed(first, second, torch.cat([end["blend"], end["residual"]], 1))
        true_maps = self.line_maps(target)
        weight = self.weight(true_maps[1], batch) * self.followed(end["flow"] * 2, batch, 2)
        terms.update(self.picture_terms(drawing, target, true_maps, weight))
        bare = mixed(first, second, end["blend"])
        terms["bare"] = 0.5 * ((bare - target).abs().mean(1) * weight[:, 0]).mean()
        apart = down2((first - second).detach().abs().mean(1, keepdim=True))
        # Two poses half transparent is the worst fault: where the warps disagree the blend must commit to one side.
        terms["commit"] = 0.5 * (apart * 4 * end["blend"] * (1 - end["blend"])).mean()
        count = (at_scale(visible_t, 2) > 0).chunk(2, 0)
        occlusion = 2 - (count[0].long() + count[1].long())
        unknown = (at_scale(visible_t, 2) < 0).chunk(2, 0)
        known = ~(unknown[0] | unknown[1])
        terms["occlusion"] = 0.05 * (F.cross_entropy(end["occlusion_logits"], occlusion.where(known, UNLABELLED), weight=occlusion.new_tensor([1, 3, 4]).float(), ignore_index=UNLABELLED)
                                     if known.any() else end["occlusion_logits"].sum() * 0)
        miss = F.max_pool2d((drawing - target).abs().mean(1, keepdim=True).detach(), 3, 1, 1)
        terms["doubt"] = 0.05 * F.binary_cross_entropy_with_logits(out["w4"]["doubt"], (down2(miss, 4) * 5).clamp(0, 1))
        seen["psnr"] = (-10 * torch.log10((drawing - target).square().mean((1, 2, 3)) + 1e-6)).mean().item()
        seen["psnr_fade"] = (-10 * torch.log10((0.5 * (key0 + key1) - target).square().mean((1, 2, 3)) + 1e-6)).mean().item()
        return terms

    def followed(self, flow_px: torch.Tensor, batch: dict, cell: int) -> torch.Tensor:
        if self.switches.flow_loss:
            return followed(flow_px, batch, cell)
        return torch.ones_like(F.interpolate(flow_px[:len(batch["target"]), :1].detach(), scale_factor=float(cell)))

    def weight(self, near: torch.Tensor, batch: dict) -> torch.Tensor:
        """near [N,1,H/2,W/2] nearness of true lines -> [N,1,H,W], small on still flat ground, large at moving lines."""
        near = F.interpolate(near, scale_factor=2.0)
        if not self.switches.flow_loss:
            return 1 + 2 * near
        first, second = batch["flow_t"].chunk(2, 0)
        moving = ((first - second).abs().sum(1, keepdim=True) > 1).float() * batch["timed"][:, None]
        return (1 + 2 * near) * (0.5 + 1.5 * F.interpolate(moving, size=near.shape[2:]))

    def picture_terms(self, drawing, target, true_maps, weight) -> dict[str, torch.Tensor]:
        lines, near = self.line_maps(drawing)
        true_lines, true_near = true_maps
        return {"drawing": 2.0 * ((drawing - target).abs().mean(1, keepdim=True) * weight).mean(), "pyramid": 1.0 * pyramid_loss(drawing, target, weight),
                "lines": 0.6 * (lines - true_lines).abs().mean() + 0.4 * (near - true_near).abs().mean()}


def by_motion(name: str, error_px, labels, double: bool = False) -> dict[str, float]:
    """EPE of visible figure pixels by size of motion (px between the keys); missing bins are left out. Means hide faults."""
    truth, visible, parts = labels
    size = truth.square().sum(1).sqrt()
    if double:  # both sides together make the whole motion
        first, second = truth.chunk(2, 0)
        size = (first - second).square().sum(1).sqrt().repeat(2, 1, 1)
    figure = (visible > 0) & (parts != 0)
    result = {}
    for low, high in ((0, 4), (4, 16), (16, 40), (40, 1e9)):
        inside = figure & (size >= low) & (size < high)
        if inside.any():
            result[f"epe_{name}_{low}"] = error_px[inside].mean().item()
    return result
