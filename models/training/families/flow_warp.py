"""Flow network and warp, in the place of FlowNet 2 (Ilg and others, CVPR 2017): flow between the keys, then both keys warped to t and faded.

The flow network is a small one of the kind of PWC-Net (Sun, Yang, Liu, Kautz, CVPR 2018): features on five levels, on each the partner's features
warped by the flow so far, a local cost volume, a few convolutions. It learns from exact flow labels (end-point error on all levels, coarse ones weighed
less here since labels are exact everywhere) and never sees a frame: what is drawn is what classical flow would make of it.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from network.layers import conv, full_precision, head, swap_sides, up2, warp

REACH = 4  # cells of the cost volume, each way
WIDTHS = (16, 32, 48, 64, 96)
FEATURES = 16  # handed from a level to the next finer one
LEVEL_WEIGHTS = (0.5, 0.7, 0.85, 1.0)  # 1/32, 1/16, 1/8, 1/4


class Costs(torch.autograd.Function):
    """out_k = mean over channels of own x padded, shifted by k. Gradients add up in place; torch's own would fill 81 maps with zeros first."""

    @staticmethod
    def forward(ctx, own, padded):
        ctx.save_for_backward(own, padded)
        return costs_for_export(own, padded)

    @staticmethod
    def backward(ctx, gradient):
        own, padded = ctx.saved_tensors
        to_own, to_padded = torch.zeros_like(own), torch.zeros_like(padded)
        for k, cut in enumerate(shifts(own)):
            own_share = gradient[:, k:k + 1]
            to_own.addcmul_(own_share, padded[cut])
            to_padded[cut].addcmul_(own_share, own)
        return to_own / own.shape[1], to_padded / own.shape[1]


def shifts(own: torch.Tensor) -> list[tuple]:
    """The window of the padded partner for every shift, row by row."""
    h, w = own.shape[2], own.shape[3]
    return [(slice(None), slice(None), slice(y, y + h), slice(x, x + w)) for y in range(2 * REACH + 1) for x in range(2 * REACH + 1)]


def costs_for_export(own: torch.Tensor, padded: torch.Tensor) -> torch.Tensor:
    return torch.cat([(own * padded[cut]).mean(1, keepdim=True) for cut in shifts(own)], 1)


@full_precision
def cost_volume(own: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """[N,C,h,w] twice -> [N,81,h,w]: cosine with the partner's features at every shift of up to 4 cells. Features of any length (as in PWC-Net) make
    numbers too small to learn from in a short run."""
    run = costs_for_export if torch.onnx.is_in_onnx_export() else Costs.apply
    own, other = F.normalize(own.float(), dim=1), F.normalize(other.float(), dim=1)
    return run(own.contiguous(), F.pad(other, (REACH,) * 4)) * own.shape[1]


class Level(nn.Module):
    """Flow so far and features -> flow on this level."""

    def __init__(self, width: int, coarsest: bool):
        super().__init__()
        seen = (2 * REACH + 1) ** 2
        self.body = nn.Sequential(conv(seen + width + (0 if coarsest else 2 + FEATURES), 64), conv(64, 48), conv(48, 32))
        self.out = head(32, 2)
        self.on = nn.Conv2d(32, FEATURES, 1)

    def forward(self, own: torch.Tensor, flow: torch.Tensor | None, before: torch.Tensor | None):
        """own [2N,C,h,w] of both keys; flow [2N,2,h,w] in cells of this level."""
        other = swap_sides(own)
        if flow is None:
            x = self.body(torch.cat([F.leaky_relu(cost_volume(own, other), 0.1), own.float()], 1))
            return self.out(x).float(), self.on(x)
        costs = F.leaky_relu(cost_volume(own, warp(other, flow)), 0.1)
        x = self.body(torch.cat([costs, own.float(), flow / 4, before.float()], 1))
        return flow + self.out(x).float(), self.on(x)


class FlowWarp(nn.Module):
    def __init__(self):
        super().__init__()
        self.downs = nn.ModuleList(nn.Sequential(conv(a, b, 2), conv(b, b)) for a, b in zip((3, *WIDTHS), WIDTHS))
        self.levels = nn.ModuleList(Level(width, width == WIDTHS[-1]) for width in WIDTHS[:0:-1])

    def flows(self, img0: torch.Tensor, img1: torch.Tensor) -> list[torch.Tensor]:
        """Flow [2N,2,h,w] from each key to the other (key 0 first), in cells of the level: 1/32, 1/16, 1/8, 1/4 of the picture."""
        maps, x = [], torch.cat([img0, img1], 0) * 2 - 1
        for down in self.downs:
            x = down(x)
            maps.append(x)
        flow, before, found = None, None, []
        for level, own in zip(self.levels, maps[:0:-1]):
            if flow is not None:
                flow, before = up2(flow) * 2, up2(before)
            flow, before = level(own, flow, before)
            found.append(flow)
        return found

    def forward(self, img0: torch.Tensor, img1: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        flow01, flow10 = (up2(self.flows(img0, img1)[-1], 4) * 4).chunk(2, 0)
        t = t.view(-1, 1, 1, 1)
        # The flow at the in-between is approximated by the keys' own at the same place.
        return ((1 - t) * warp(img0, t * flow10) + t * warp(img1, (1 - t) * flow01)).clamp(0, 1)

    def loss(self, img0, img1, t, target, batch: dict) -> torch.Tensor:
        total = img0.new_zeros(())
        for flow, weight in zip(self.flows(img0, img1), LEVEL_WEIGHTS):
            cell = img0.shape[3] // flow.shape[3]
            truth = F.avg_pool2d(batch["flow_key"], cell // 2)
            apart = (flow * cell - truth).square().sum(1).add(1e-2).sqrt()
            moving = 0.4 + (truth.square().sum(1).sqrt() / 8).clamp(max=1.6)
            total = total + weight * (apart * moving).mean() / 20
        return total
