"""Building blocks: convolutions, resizing, warping, splatting, attention, soft peaks.

Frames of reference: a flow is in pixels of the picture it belongs to, (x, y), y down. Pixel centres are at +0.5
everywhere (align_corners=False). Coordinates, softmax and splat are always float32, also under bf16 autocast.
"""
import copy
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


def full_precision(function):
    """Run `function` outside autocast: coordinates and sums of weights do not survive bf16."""

    def wrapped(*args, **kwargs):
        with torch.autocast(args[0].device.type, enabled=False):
            return function(*args, **kwargs)

    wrapped.__doc__ = function.__doc__
    return wrapped


def bell(deviation: float, radius: int) -> torch.Tensor:
    """[2 radius + 1] weights of a Gaussian blur along one axis; their sum is 1."""
    at = torch.arange(-radius, radius + 1, dtype=torch.float32)
    weight = torch.exp(-at * at / (2 * deviation * deviation))
    return weight / weight.sum()


def conv(cin: int, cout: int, stride: int = 1, kernel: int = 3) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(cin, cout, kernel, stride, kernel // 2), nn.LeakyReLU(0.1))


class Residual(nn.Module):
    """Two convolutions with a skip; the second starts near zero so that depth never harms the first minutes."""

    def __init__(self, channels: int):
        super().__init__()
        self.a = nn.Conv2d(channels, channels, 3, 1, 1)
        self.b = nn.Conv2d(channels, channels, 3, 1, 1)
        with torch.no_grad():
            self.b.weight.mul_(0.3)

    def forward(self, x):
        total = x + self.b(F.leaky_relu(self.a(x), 0.1))
        if torch.onnx.is_in_onnx_export():
            # An activation is free only in a convolution: one that changes nothing is cheaper than taking the map out of the convolutions' layout and back.
            total = F.conv2d(total, torch.ones(len(self.b.bias), 1, 1, 1), groups=len(self.b.bias))
        return F.leaky_relu(total, 0.1)


def head(cin: int, cout: int, scale: float = 0.1) -> nn.Conv2d:
    """An output layer that starts near zero."""
    layer = nn.Conv2d(cin, cout, 3, 1, 1)
    with torch.no_grad():
        layer.weight.mul_(scale)
        layer.bias.zero_()
    return layer


def _channels_last(x: torch.Tensor) -> torch.Tensor:
    return x.contiguous(memory_format=torch.channels_last)


class _Enlarge(torch.autograd.Function):
    """Bilinear enlargement that keeps to channels-last both ways. The gradient of a `torch.cat` is a slice, and torch's own
    backward takes a slice along a path that is ten times slower than making it contiguous first."""

    @staticmethod
    def forward(ctx, x, factor):
        ctx.size, ctx.factor = list(x.shape), factor
        return F.interpolate(_channels_last(x) if x.shape[1] > 4 else x, scale_factor=factor, mode="bilinear", align_corners=False)

    @staticmethod
    def backward(ctx, gradient):
        gradient = _channels_last(gradient) if ctx.size[1] > 4 else gradient.contiguous()
        return torch.ops.aten.upsample_bilinear2d_backward(gradient, list(gradient.shape[2:]), ctx.size, False, ctx.factor, ctx.factor), None


def up2(x: torch.Tensor, factor: int = 2) -> torch.Tensor:
    if torch.onnx.is_in_onnx_export():
        return F.interpolate(x, scale_factor=float(factor), mode="bilinear", align_corners=False)
    return _Enlarge.apply(x, float(factor))


def join(*maps: torch.Tensor) -> torch.Tensor:
    """Maps side by side along the channels, already in the layout and precision that the convolution after it wants:
    a float32 join that autocast has to convert afterwards moves twice the memory."""
    if torch.onnx.is_in_onnx_export():
        # onnxruntime's fast convolution wants channels in fours; `padded_by_four` gives the extra ones no weight.
        lacking = -sum(x.shape[1] for x in maps) % 4
        return torch.cat([*maps, *[maps[0][:, :1]] * lacking], 1)
    kind = maps[0].device.type
    if torch.is_autocast_enabled(kind):
        maps = tuple(x.to(torch.get_autocast_dtype(kind)) for x in maps)
    return torch.cat([_channels_last(x) for x in maps], 1)


def padded_by_four(net: nn.Module) -> nn.Module:
    """A copy for export whose convolutions take input channels in fours, as `join` gives them there. It draws the same."""
    net = copy.deepcopy(net)
    for layer in net.modules():
        if isinstance(layer, nn.Conv2d) and layer.in_channels % 4 and layer.in_channels > 4 and layer.groups == 1:
            lacking = -layer.in_channels % 4
            layer.weight = nn.Parameter(F.pad(layer.weight.detach(), (0, 0, 0, 0, 0, lacking)))
            layer.in_channels += lacking
    return net


def down2(x: torch.Tensor, factor: int = 2) -> torch.Tensor:
    return F.avg_pool2d(x, factor)


def cell_centres(like: torch.Tensor) -> torch.Tensor:
    """[1,2,h,w] (x, y) of the cell centres in cells: 0.5, 1.5, ... Built from the tensor's own shape so that ONNX keeps H and W free."""
    ones = torch.ones_like(like[:1, :1], dtype=torch.float32)
    return torch.cat([ones.cumsum(3), ones.cumsum(2)], 1) - 0.5


def _inside(flow_px: torch.Tensor, cells: torch.Tensor, size) -> torch.Tensor:
    """[N,h,w] flow along one axis -> where it leads in the sampling grid's -1..1, never beyond the centres of the border's cells."""
    at = flow_px * (2 / size) + ((cells + 0.5) * (2 / size) - 1)
    return torch.minimum(torch.maximum(at, 1 / size - 1), 1 - 1 / size)


@full_precision
def warp(picture: torch.Tensor, flow_px: torch.Tensor) -> torch.Tensor:
    """Backward warp: out(p) = picture(p + flow(p)), bilinear, border clamped.

    picture [N,C,h,w]; flow_px [N,2,h,w] in pixels of `picture`. Zero flow is the identity.
    """
    h, w = picture.shape[2], picture.shape[3]
    if torch.onnx.is_in_onnx_export():
        # onnxruntime samples in a fifth of the time where the border is not its own business: kept inside here, nothing beyond is ever read.
        grid = torch.stack([_inside(flow_px[:, 0], torch.arange(w), w), _inside(flow_px[:, 1], torch.arange(h)[:, None], h)], 3)
        return F.grid_sample(picture.float(), grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    at = cell_centres(flow_px) + flow_px.float()
    grid = torch.stack([at[:, 0] * 2 / w - 1, at[:, 1] * 2 / h - 1], 3)
    return F.grid_sample(picture.float(), grid, mode="bilinear", padding_mode="border", align_corners=False)


@full_precision
def splat(values: torch.Tensor, flow_px: torch.Tensor, importance: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Softmax splatting (Niklaus and Liu 2020): every cell moves along its flow and adds itself to the four cells it lands on.

    values [N,C,h,w]; flow_px [N,2,h,w] in cells; importance [N,1,h,w] logit, larger = in front.
    Returns the weighted mean [N,C,h,w] (0 where nothing lands) and the sum of weights [N,1,h,w]. What leaves the frame is lost.
    """
    n, c, h, w = values.shape
    weight = importance.float().clamp(-6, 6).exp()
    rows = torch.cat([values.float() * weight, weight], 1).permute(0, 2, 3, 1).reshape(-1, c + 1)
    at = cell_centres(flow_px) + flow_px.float() - 0.5
    low = at.floor()
    share = at - low
    # Cell (0, 0) of each picture of the batch, as a flat index.
    start = torch.arange(n, device=values.device).view(n, 1, 1) * (h * w)
    total = torch.zeros_like(rows)
    taps_index, taps_value = [], []
    for dy in (0, 1):
        for dx in (0, 1):
            x, y = low[:, 0] + dx, low[:, 1] + dy
            part = (share[:, 0] if dx else 1 - share[:, 0]) * (share[:, 1] if dy else 1 - share[:, 1])
            inside = ((x >= 0) & (x <= w - 1) & (y >= 0) & (y <= h - 1)).float()
            index = start + y.clamp(0, h - 1).long() * w + x.clamp(0, w - 1).long()
            taps_index.append(index.reshape(-1))
            taps_value.append(rows * (part * inside).reshape(-1, 1))
    index, value = torch.cat(taps_index), torch.cat(taps_value)
    if torch.onnx.is_in_onnx_export():
        # index_put exports to ScatterND(add); index_add to the far slower ScatterElements.
        total = torch.index_put(total, (index,), value, accumulate=True)
    else:
        total = total.index_add(0, index, value)
    total = total.view(n, h, w, c + 1).permute(0, 3, 1, 2)
    mass = total[:, c:]
    return total[:, :c] / (mass + 1e-4), mass


def shares(logits: torch.Tensor) -> torch.Tensor:
    """Softmax over the channels. Written out for export: onnxruntime's own over any axis but the last costs ten times as much."""
    if not torch.onnx.is_in_onnx_export():
        return logits.softmax(1)
    power = logits.clamp(-40, 40).exp()
    return power / power.sum(1, keepdim=True)


def plus_shared(both: torch.Tensor, layer: nn.Module, shared: torch.Tensor) -> torch.Tensor:
    """[2N,...] + layer([N,...]): the same on both sides."""
    if torch.onnx.is_in_onnx_export():
        # Doing it twice is cheaper there than taking both sides apart: sums of whole maps stay in the layout of the convolutions around them.
        return layer(torch.cat([shared, shared], 0)) + both
    n, said = len(shared), layer(shared)
    return torch.cat([both[:n] + said, both[n:] + said], 0)


def swap_sides(x: torch.Tensor) -> torch.Tensor:
    """Both keys ride in one batch, key 0 in the first half and key 1 in the second; this gives each side its partner's tensor."""
    first, second = x.chunk(2, 0)
    return torch.cat([second, first], 0)


@full_precision
def position_code(like: torch.Tensor, offset: torch.Tensor) -> torch.Tensor:
    """[N,C,h,w] sine code of the cell's place plus `offset` [N,2] (cells). One random offset a key in training: with a shared
    code the net learns 'match the same place' instead of 'match the same thing'."""
    n, c = like.shape[0], like.shape[1]
    k = torch.arange(c // 4, device=like.device, dtype=torch.float32)
    rate = torch.exp(-k * (math.log(100.0) / (c // 4))) * 1.5
    at = cell_centres(like) + offset.view(-1, 2, 1, 1)
    x, y = at[:, :1] * rate.view(1, -1, 1, 1), at[:, 1:] * rate.view(1, -1, 1, 1)
    return torch.cat([x.sin(), x.cos(), y.sin(), y.cos()], 1)


class Attention(nn.Module):
    """One attention layer with its feed-forward part over the cells of a map; `other` = where keys and values come from.

    Plain matmul and softmax: the fused kernel is slow backwards in bf16 on CPU and does not export.
    """

    def __init__(self, channels: int, heads: int = 4):
        super().__init__()
        self.heads = heads
        self.norm_own, self.norm_other, self.norm_mlp = nn.LayerNorm(channels), nn.LayerNorm(channels), nn.LayerNorm(channels)
        self.q, self.kv, self.out = nn.Linear(channels, channels), nn.Linear(channels, 2 * channels), nn.Linear(channels, channels)
        self.mlp = nn.Sequential(nn.Linear(channels, 2 * channels), nn.GELU(), nn.Linear(2 * channels, channels))

    def forward(self, own: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        n, c, h, w = own.shape
        rows = own.flatten(2).transpose(1, 2)
        source = other.flatten(2).transpose(1, 2)
        split = lambda x: x.reshape(n, -1, self.heads, c // self.heads).transpose(1, 2)
        key, value = self.kv(self.norm_other(source)).chunk(2, 2)
        score = split(self.q(self.norm_own(rows))) @ split(key).transpose(2, 3) * (c // self.heads) ** -0.5
        mixed = score.float().softmax(3).to(value.dtype) @ split(value)
        rows = rows + self.out(mixed.transpose(1, 2).flatten(2))
        rows = rows + self.mlp(self.norm_mlp(rows))
        return rows.transpose(1, 2).reshape(n, c, h, w)


def _largest(maps: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """[N,M,h,w] -> row and column [N,M,1] of each map's largest cell, the first of several."""
    if torch.onnx.is_in_onnx_export():
        # The largest of each row first: onnxruntime finds a largest value fast and its place slowly.
        by = maps.amax(3).argmax(2, keepdim=True)
        row = maps.gather(2, by[..., None].expand(-1, -1, -1, maps.shape[3]))[:, :, 0]
        return by, row.argmax(2, keepdim=True)
    best = maps.flatten(2).argmax(2, keepdim=True)
    return torch.div(best, maps.shape[3], rounding_mode="floor"), best % maps.shape[3]


@full_precision
def peak(logits: torch.Tensor, radius: int = 2, normalised: bool = False) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Local soft peak of each map: softmax mean over the (2r+1)^2 window around the largest cell, never over the whole map.

    logits [N,M,h,w] -> x [N,M], y [N,M] in cells (centres +0.5), share of the whole softmax that lies in the window [N,M]
    (`normalised`: the logits are log-probabilities already, which saves a pass over all of them).
    """
    n, m, h, w = logits.shape
    flat = logits.float().flatten(2)
    by, bx = _largest(logits.float())
    span = torch.arange(-radius, radius + 1, device=logits.device)
    dx, dy = span.repeat(len(span)), span.repeat_interleave(len(span))
    x, y = bx + dx, by + dy
    inside = (x >= 0) & (x < w) & (y >= 0) & (y < h)
    near = flat.gather(2, y.clamp(0, h - 1) * w + x.clamp(0, w - 1))
    near = near.masked_fill(~inside, -1e4)
    share = near.softmax(2)
    mass = near.logsumexp(2).exp() if normalised else (near.logsumexp(2) - flat.logsumexp(2)).exp()
    return (share * (x + 0.5)).sum(2), (share * (y + 0.5)).sum(2), mass
