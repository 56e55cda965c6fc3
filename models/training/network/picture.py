"""From pixels to what the encoder sees, and from flows back to pixels: premultiplying, lines, composition."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .layers import cell_centres, down2, up2, warp

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
    factor = key0.shape[3] // flow_t0_px.shape[3] if not torch.onnx.is_in_onnx_export() else 2
    grow = (lambda x: up2(x.float(), factor)) if factor > 1 else (lambda x: x.float())
    n = flow_t0_px.shape[0]
    # One resize and one sampling call for both sides: fewer nodes, less time.
    flows = grow(torch.cat([flow_t0_px, flow_t1_px], 0))
    both = warp(torch.cat([key0, key1], 0), flows)
    mix = grow(torch.cat([blend, residual], 1))
    share = mix[:, :1]
    out = (share * both[:n] + (1 - share) * both[n:] + mix[:, 1:]).clamp(0, 1)
    return torch.cat([torch.minimum(out[:, :3], out[:, 3:]), out[:, 3:]], 1)


def _gauss(sigma: float, radius: int) -> torch.Tensor:
    x = torch.arange(-radius, radius + 1, dtype=torch.float32)
    g = torch.exp(-x * x / (2 * sigma * sigma))
    return g / g.sum()


class LineMaps(nn.Module):
    """Dark lines by difference of Gaussians, and exp(-distance to the nearest line / 8 px) by a cascade of max-pools at half size."""

    def __init__(self):
        super().__init__()
        fine, wide = _gauss(0.6, 4), _gauss(2.0, 4)
        kernel = wide[:, None] * wide[None] - fine[:, None] * fine[None]
        self.register_buffer("kernel", kernel[None, None], persistent=False)

    def forward(self, premultiplied: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """[N,4,h,w] -> lines [N,1,h,w] 0..1 and nearness [N,1,h/2,w/2] 0..1."""
        with torch.autocast(premultiplied.device.type, enabled=False):
            x = premultiplied.float()
            over_white = LUMA[0] * x[:, :1] + LUMA[1] * x[:, 1:2] + LUMA[2] * x[:, 2:3] + 1 - x[:, 3:]
            lines = (F.conv2d(F.pad(over_white, (4, 4, 4, 4), mode="replicate"), self.kernel) * 3).clamp(0, 1)
            near = F.max_pool2d(lines, 2)
            for step in range(8):
                spread = F.max_pool2d(near, 3, 1, 1)
                near = torch.maximum(near, spread * 0.7788)  # exp(-2 px / 8 px)
            return lines, near


def encoder_input(premultiplied: torch.Tensor, line_maps: LineMaps) -> torch.Tensor:
    """[N,4,h,w] -> [N,21,h/2,w/2]: RGBA and lines as 2x2 blocks, plus nearness of lines."""
    with torch.no_grad():
        lines, near = line_maps(premultiplied)
    blocks = F.pixel_unshuffle(torch.cat([premultiplied * 2 - 1, lines], 1), 2)
    return torch.cat([blocks, near], 1)


__all__ = ["premultiply", "unpremultiply", "compose", "LineMaps", "encoder_input", "cell_centres", "down2"]
