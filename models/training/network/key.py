"""The key graph: everything that depends on one drawing alone. Computed once a drawing and kept.

Two scales share one encoder. The *core* picture is the working picture at half size; matching and the large decisions happen
there. The encoder's first two levels run again on the working picture itself for the fine decoders.
Sizes below are relative to the core picture (c) or the working picture (w = 2c).
"""
import torch
import torch.nn as nn

from .layers import Attention, Residual, conv, down2, head, join, peak, position_code, shares, up2
from .picture import LineMaps, encoder_input

WIDTH2, WIDTH4, WIDTH8, WIDTH16 = 32, 64, 64, 96
FINE4, FINE2 = 24, 4


class KeyNet(nn.Module):
    def __init__(self, parts: int, keypoints: int):
        super().__init__()
        self.line_maps = LineMaps()
        self.enc2 = nn.Sequential(conv(21, WIDTH2), conv(WIDTH2, WIDTH2))
        self.enc4 = nn.Sequential(conv(WIDTH2, WIDTH4, 2), Residual(WIDTH4))
        self.enc8 = nn.Sequential(conv(WIDTH4, WIDTH8, 2), Residual(WIDTH8))
        self.enc16 = nn.Sequential(conv(WIDTH8, WIDTH16, 2), Residual(WIDTH16))
        self.own_attention = Attention(WIDTH16)
        self.top8 = nn.Sequential(conv(WIDTH8 + WIDTH16, WIDTH8), Residual(WIDTH8))
        self.top4 = nn.Sequential(conv(WIDTH4 + WIDTH8, WIDTH4), Residual(WIDTH4))
        self.top2 = conv(WIDTH2 + WIDTH4, WIDTH2)
        self.part_head = head(WIDTH2, parts)
        self.heat_head = nn.Sequential(conv(WIDTH4, WIDTH4), head(WIDTH4, keypoints))
        self.state_head = nn.Sequential(nn.Linear(WIDTH4 + WIDTH16 + 1, 64), nn.LeakyReLU(0.1), nn.Linear(64, 2))
        self.name_code = nn.Parameter(torch.randn(keypoints, WIDTH4 + WIDTH16 + 1) * 0.1)
        self.fine4 = nn.Conv2d(WIDTH4, FINE4, 1)
        self.fine2 = nn.Conv2d(WIDTH2, FINE2, 1)

    def core(self, core_picture: torch.Tensor, offset: torch.Tensor) -> dict[str, torch.Tensor]:
        """core_picture [N,4,c,c] premultiplied; offset [N,2] random start of the position code (cells of 1/16; 0 at inference).

        -> feat16 [N,96,c/16], feat8 [N,64,c/8], feat4 [N,24,c/4] (linear, for warping), part_logits and parts (shares) [N,P,c/2], heat_logits [N,J,c/4],
        state_logits [N,J,2] (present; visible if present), keypoints_px [N,J,2] in core px, heat [N,J,c/4] 0..1 (peak 1 x presence).
        """
        e2 = self.enc2(encoder_input(core_picture, self.line_maps))
        e4 = self.enc4(e2)
        e8 = self.enc8(e4)
        e16 = self.enc16(e8)
        feat16 = self.own_attention(e16 + position_code(e16, offset).to(e16.dtype), e16)
        feat8 = self.top8(join(e8, up2(feat16)))
        t4 = self.top4(join(e4, up2(feat8)))
        t2 = self.top2(join(e2, up2(t4)))
        part_logits = self.part_head(t2).float()
        heat_logits = self.heat_head(t4).float()
        share = heat_logits.flatten(2).softmax(2)
        seen = share @ t4.float().flatten(2).transpose(1, 2)
        x, y, mass = peak(heat_logits)
        whole = feat16.float().mean((2, 3))[:, None].expand(-1, seen.shape[1], -1)
        state_logits = self.state_head(torch.cat([seen, whole, mass[..., None]], 2) + self.name_code).float()
        top = share.amax(2, keepdim=True)
        heat = (share / (top + 1e-6) * state_logits[..., :1].sigmoid()).reshape(heat_logits.shape)
        return {"feat16": feat16, "feat8": feat8, "feat4": self.fine4(e4), "part_logits": part_logits, "parts": shares(part_logits),
                "heat_logits": heat_logits, "state_logits": state_logits, "keypoints_px": torch.stack([x, y], 2) * 4, "heat": heat}

    def fine(self, working_picture: torch.Tensor) -> dict[str, torch.Tensor]:
        """working_picture [N,4,w,w] premultiplied -> fine4 [N,24,w/4], fine2 [N,4+4,w/2] (half-size picture, then features)."""
        e2 = self.enc2(encoder_input(working_picture, self.line_maps))
        return {"fine4": self.fine4(self.enc4(e2)), "fine2": torch.cat([down2(working_picture).to(e2.dtype), self.fine2(e2)], 1)}


def visibility(state_logits: torch.Tensor) -> torch.Tensor:
    """[N,J,2] -> [N,J] 0..1: 0 = not in the picture, 0.5 = there but covered, 1 = seen."""
    present, seen = state_logits.sigmoid().unbind(2)
    return present * (0.5 + 0.5 * seen)
