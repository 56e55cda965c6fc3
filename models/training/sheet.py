"""A sheet of pictures to look at: for each validation sample key 0, key 1, truth, drawing, flow, blend, masks."""
from pathlib import Path

import cv2
import numpy as np
import torch

from batches import collate, prepare
from network.layers import up2
from network.picture import compose

VALIDATION_SEED = 3_000_000_000


def validation_batches(count: int = 8, size: int = 256) -> list[dict]:
    """Unseen samples, each a batch of one, whole and undamaged."""
    from data.sample import render_sample
    return [collate([prepare(render_sample(VALIDATION_SEED + i, size, size), size, np.random.default_rng(i), 0.0)]) for i in range(count)]


def flow_colours(flow_px: np.ndarray, full_px: float = 60.0) -> np.ndarray:
    """[2,h,w] px -> uint8 [h,w,3] RGB: hue = direction, saturation = length."""
    angle = np.arctan2(flow_px[1], flow_px[0])
    hsv = np.stack([(angle / (2 * np.pi) % 1) * 180, np.clip(np.hypot(*flow_px) / full_px, 0, 1) * 255, np.full(angle.shape, 255)], -1)
    return cv2.cvtColor(hsv.astype(np.uint8), cv2.COLOR_HSV2RGB)



def part_colours(index: np.ndarray) -> np.ndarray:
    hue = (index.astype(np.int32) * 15 % 180).astype(np.uint8)
    hsv = np.stack([hue, np.where(index == 0, 0, 200).astype(np.uint8), np.where(index == 0, 60, 255).astype(np.uint8)], -1)
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)


def over_checks(picture: np.ndarray) -> np.ndarray:
    """[4,h,w] premultiplied 0..1 -> uint8 RGB over a grey chequer."""
    _, h, w = picture.shape
    y, x = np.mgrid[:h, :w]
    ground = np.where(((x // 8) + (y // 8)) % 2, 0.86, 0.94)
    return (np.clip(picture[:3] + (1 - picture[3:]) * ground, 0, 1) * 255).astype(np.uint8).transpose(1, 2, 0)


@torch.no_grad()
def row(net, batch: dict) -> np.ndarray:
    out = net(batch["pictures"], batch["t"], "full")
    end, key = out["end"], out["key"]
    key0, key1 = batch["pictures"].chunk(2, 0)
    flow0, flow1 = (end["flow"] * 2).chunk(2, 0)
    drawing = compose(key0, key1, flow0, flow1, end["blend"], end["residual"])
    size = (key0.shape[3], key0.shape[2])
    grow = lambda picture: cv2.resize(picture, size, interpolation=cv2.INTER_NEAREST)
    grey = lambda x: grow(np.repeat((x.float().numpy() * 255).astype(np.uint8)[..., None], 3, 2))
    truth0 = batch["flow_t"][0].numpy()
    points = over_checks(key0[0].numpy()).copy()
    for place, state in zip((key["keypoints_px"][0] * 2).tolist(), key["state_logits"][0, :, 0].tolist()):
        if state > 0:
            cv2.circle(points, (int(place[0]), int(place[1])), 3, (255, 0, 0), -1)
    return np.concatenate([over_checks(key0[0].numpy()), over_checks(batch["target"][0].numpy()), over_checks(drawing[0].numpy()), over_checks(key1[0].numpy()),
                           grow(flow_colours(truth0)), grow(flow_colours(flow0[0].float().numpy())), grey(end["blend"][0, 0]),
                           grow(part_colours(key["part_logits"][0].argmax(0).numpy())), points, grey(up2(out["w4"]["doubt"].sigmoid())[0, 0])], 1)


def write(net, batches: list[dict], path: Path) -> None:
    was = net.training
    net.eval()
    sheet = np.concatenate([row(net, batch) for batch in batches], 0)
    net.train(was)
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR))
