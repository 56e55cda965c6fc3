"""From pixels to what the encoder sees, and from flows back to pixels: premultiplying, lines, composition."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .layers import bell, cell_centres, down2, join, up2, warp

LUMA = (0.299, 0.587, 0.114)


def premultiply(straight_u8: torch.Tensor) -> torch.Tensor:
    """uint8 [N,H,W,4] straight RGBA -> float32 [N,4,H,W] premultiplied, 0..1."""
    x = straight_u8.permute(0, 3, 1, 2).float() / 255.0
    return torch.cat([x[:, :3] * x[:, 3:], x[:, 3:]], 1)


def unpremultiply(premultiplied: torch.Tensor) -> torch.Tensor:
    """float32 [N,4,H,W] premultiplied, 0..1 -> uint8 [N,H,W,4] straight RGBA, rounded half to even."""
    alpha = premultiplied[:, 3:]
    colour = (premultiplied[:, :3] / alpha.clamp(min=1 / 1024)).clamp(0, 1)
    return (torch.cat([colour, alpha], 1) * 255).round().to(torch.uint8).permute(0, 2, 3, 1)


def compose(key0, key1, flow_t0_px, flow_t1_px, blend, residual) -> torch.Tensor:
    """The drawing, from the tween graph's outputs. The engine repeats exactly this at a key's own full size.

    key0, key1 [N,4,H,W] premultiplied RGBA, 0..1. flow_t0_px, flow_t1_px [N,2,h,w] in pixels of H x W, from the in-between back
    to each key; blend [N,1,h,w] 0..1, weight of key 0's warp; residual [N,4,h,w] premultiplied, -1..1. All are enlarged
    bilinearly with half-pixel centres (for another picture size, multiply the flows by the ratio of the sizes). Then

        W0 = sample(key0, p + flow_t0(p))     bilinear, coordinates clamped to the border pixel centres; W1 likewise
        out = clamp(blend * W0 + (1 - blend) * W1 + residual, 0, 1);  out.rgb = min(out.rgb, out.a)

    Returns [N,4,H,W] premultiplied. `unpremultiply` makes it straight: rgb / max(a, 1/1024), times 255, rounded.
    """
    first, second = carried(key0, key1, flow_t0_px, flow_t1_px)
    return mixed(first, second, torch.cat([blend, residual], 1))


def _grown(x: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
    factor = like.shape[3] // x.shape[3] if not torch.onnx.is_in_onnx_export() else 2
    return up2(x.float(), factor) if factor > 1 else x.float()


def carried(key0, key1, flow_t0_px, flow_t1_px) -> tuple[torch.Tensor, torch.Tensor]:
    """W0 and W1 of `compose`: both keys, each warped to the in-between."""
    # One resize and one sampling call for both sides: fewer nodes, less time.
    flows = _grown(torch.cat([flow_t0_px, flow_t1_px], 0), key0)
    first, second = warp(torch.cat([key0, key1], 0), flows).chunk(2, 0)
    return first, second


def mixed(first, second, blend_and_residual) -> torch.Tensor:
    """`out` of `compose` from W0 and W1; a residual that is left out is zero."""
    mix = _grown(blend_and_residual, first)
    share = mix[:, :1]
    out = share * first + (1 - share) * second
    out = (out + mix[:, 1:] if mix.shape[1] > 1 else out).clamp(0, 1)
    return torch.cat([torch.minimum(out[:, :3], out[:, 3:]), out[:, 3:]], 1)


def _blur_matrix(weight: torch.Tensor, size: int) -> torch.Tensor:
    """[size,size]: a blur along one axis as a matrix, the border repeated. On a processor far faster than a convolution of one channel."""
    radius = len(weight) // 2
    rows = torch.arange(size)
    matrix = torch.zeros(size, size)
    for k, value in enumerate(weight):
        matrix.index_put_((rows, (rows + k - radius).clamp(0, size - 1)), value, accumulate=True)
    return matrix


def _widest(x: torch.Tensor) -> torch.Tensor:
    """Largest value of each 3 x 3 neighbourhood. The shifts win without gradient; backwards max_pool2d does."""
    if x.requires_grad or torch.onnx.is_in_onnx_export():
        return F.max_pool2d(x, 3, 1, 1)
    x = F.pad(x, (1, 1, 1, 1), value=0.0)
    x = torch.maximum(torch.maximum(x[..., :-2], x[..., 1:-1]), x[..., 2:])
    return torch.maximum(torch.maximum(x[..., :-2, :], x[..., 1:-1, :]), x[..., 2:, :])


class LineMaps(nn.Module):
    """Dark lines by difference of Gaussians, and exp(-distance to the nearest line / 8 px) by a cascade of max-pools at half size."""

    def __init__(self):
        super().__init__()
        self.gauss = {"fine": bell(0.6, 4), "wide": bell(2.0, 4)}
        # For export, where sizes are free: down and then across, both blurs side by side.
        both = torch.stack([self.gauss["wide"], self.gauss["fine"]])
        self.register_buffer("down", both[:, None, :, None], persistent=False)
        self.register_buffer("across", both[:, None, None], persistent=False)
        self.matrices: dict[tuple, torch.Tensor] = {}

    def _blurred(self, x: torch.Tensor, kind: str) -> torch.Tensor:
        for size in x.shape[2:]:
            if (kind, size, x.device) not in self.matrices:
                self.matrices[kind, size, x.device] = _blur_matrix(self.gauss[kind], size).to(x.device)
        down, across = (self.matrices[kind, size, x.device] for size in x.shape[2:])
        return down @ x @ across.t()

    def forward(self, premultiplied: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """[N,4,h,w] -> lines [N,1,h,w] 0..1 and nearness [N,1,h/2,w/2] 0..1."""
        with torch.autocast(premultiplied.device.type, enabled=False):
            x = premultiplied.float()
            over_white = LUMA[0] * x[:, :1] + LUMA[1] * x[:, 1:2] + LUMA[2] * x[:, 2:3] + 1 - x[:, 3:]
            if torch.onnx.is_in_onnx_export():
                blurred = F.conv2d(F.conv2d(F.pad(over_white, (4, 4, 4, 4), mode="replicate"), self.down), self.across, groups=2)
                difference = blurred[:, :1] - blurred[:, 1:]
            else:
                difference = self._blurred(over_white, "wide") - self._blurred(over_white, "fine")
            lines = (difference * 3).clamp(0, 1)
            near = F.max_pool2d(lines, 2)
            for step in range(8):
                near = torch.maximum(near, _widest(near) * 0.7788)  # exp(-2 px / 8 px)
            return lines, near


def _blocks(x: torch.Tensor, planes: int) -> torch.Tensor:
    """[N,planes,h,w] -> [N,4 planes,h/2,w/2]: the four pixels of each block side by side."""
    if not torch.onnx.is_in_onnx_export():
        return F.pixel_unshuffle(x, 2)
    # Exported it is a transposition of six axes, which takes onnxruntime longer than a convolution that picks one pixel each.
    return F.conv2d(x, torch.eye(4 * planes).view(4 * planes, planes, 2, 2), stride=2)


def encoder_input(premultiplied: torch.Tensor, line_maps: LineMaps) -> torch.Tensor:
    """[N,4,h,w] -> [N,21,h/2,w/2]: RGBA and lines as 2x2 blocks, plus nearness of lines."""
    with torch.no_grad():
        lines, near = line_maps(premultiplied)
    return join(_blocks(torch.cat([premultiplied * 2 - 1, lines], 1), 5), near)


__all__ = ["premultiply", "unpremultiply", "compose", "carried", "mixed", "LineMaps", "encoder_input", "cell_centres", "down2"]
