"""The same drawings by another hand: one change of line, paint or build, alike in all pictures of a sample, so that its labels stay true.

A renderer has the habits of its code, and a network learns them with the rest. What is changed here at random it cannot take for granted
(domain randomisation, Tobin et al. 2017). Unlike `data/damage.py` the target is changed, too.
"""
import cv2
import numpy as np

LOOKS = ("bold", "fine", "negative", "sketch", "grey", "paint", "soft")
LEAST_SEEN = 0.02  # contrast that a sketch must have somewhere, else the drawing stays as it is


def restyled(pictures: list[np.ndarray], rng: np.random.Generator) -> list[np.ndarray]:
    """Pictures uint8 [h,w,4] premultiplied -> the same in one of `LOOKS`, alpha untouched except where lines grow or shrink."""
    look = LOOKS[int(rng.integers(0, len(LOOKS)))]
    if look in ("bold", "fine"):
        side = int(rng.integers(2, 4))
        brush = np.ones((side, side), np.uint8)
        # Over white, so that the lines of a cel grow outwards, too. Both leave what is half a pixel wide about where it was.
        change = cv2.erode if look == "bold" else cv2.dilate
        return [_thickened(p, change, brush) for p in pictures]
    if look == "negative":
        return [np.concatenate([p[..., 3:] - p[..., :3], p[..., 3:]], -1) for p in pictures]
    if look == "sketch":
        return _sketched(pictures, rng)
    if look == "soft":
        width = float(rng.uniform(0.4, 1.1))
        return [cv2.GaussianBlur(p, (0, 0), width) for p in pictures]
    mix = np.full((3, 3), 1 / 3) if look == "grey" else _paints(rng)
    return [_mixed(p, mix) for p in pictures]


def _thickened(picture: np.ndarray, change, brush: np.ndarray) -> np.ndarray:
    alpha = picture[..., 3:]
    if (alpha == 255).all():
        return np.concatenate([change(np.ascontiguousarray(picture[..., :3]), brush), alpha], -1)
    # Of a cel: paint over white is eroded, alpha goes along (a line at its edge reaches as far as it is drawn now).
    over = (picture[..., :3].astype(np.int16) + 255 - alpha).clip(0, 255).astype(np.uint8)
    wider = (cv2.dilate if change is cv2.erode else cv2.erode)(np.ascontiguousarray(alpha[..., 0]), brush)[..., None]
    paint = change(over, brush).astype(np.int16) - 255 + wider
    return np.concatenate([np.minimum(paint.clip(0, 255), wider).astype(np.uint8), wider], -1)


def _sketched(pictures: list[np.ndarray], rng: np.random.Generator) -> list[np.ndarray]:
    """Lines where brightness changes, on paper: a difference of Gaussians with a soft threshold (XDoG, Winnemoeller et al. 2012). Opaque."""
    width, depth = float(rng.uniform(0.5, 1.1)), float(rng.uniform(6, 14))
    ink, paper = rng.integers(0, 90, 3).astype(np.float32), rng.integers(215, 256, 3).astype(np.float32)
    out = []
    for picture in pictures:
        grey = (picture[..., :3].astype(np.float32).mean(-1) + 255 - picture[..., 3]) / 255
        edges = np.abs(cv2.GaussianBlur(grey, (0, 0), width) - cv2.GaussianBlur(grey, (0, 0), 1.6 * width))
        if edges.max() < LEAST_SEEN:
            return pictures
        share = np.clip(depth * edges, 0, 1)[..., None]
        out.append(np.concatenate([np.rint(share * ink + (1 - share) * paper), np.full_like(share, 255)], -1).astype(np.uint8))
    return out


def _paints(rng: np.random.Generator) -> np.ndarray:
    """Rows that sum to 1: each channel of the new picture is a mean of the old ones."""
    mix = rng.uniform(0, 1, (3, 3)) ** 2
    return mix / mix.sum(1, keepdims=True)


def _mixed(picture: np.ndarray, mix: np.ndarray) -> np.ndarray:
    return np.concatenate([np.rint(picture[..., :3].astype(np.float32) @ mix.T.astype(np.float32)).astype(np.uint8), picture[..., 3:]], -1)


def carried(field: np.ndarray, matrix: np.ndarray, shift: np.ndarray, cell: int, smooth: bool) -> np.ndarray:
    """[...,h,w] in cells of `cell` px, to where the map `matrix @ place + shift` (px) takes it; beyond the border the border's values."""
    # cv2 counts from pixel centres.
    offset = (shift + matrix @ np.full(2, cell / 2) - cell / 2) / cell
    flags = cv2.INTER_LINEAR if smooth else cv2.INTER_NEAREST
    planes = [cv2.warpAffine(np.ascontiguousarray(plane, np.float32), np.c_[matrix, offset], plane.shape[::-1], flags=flags, borderMode=cv2.BORDER_REPLICATE)
              for plane in field.reshape(-1, *field.shape[-2:])]
    return np.stack(planes).reshape(field.shape).astype(field.dtype)


def stretched(row: dict, rng: np.random.Generator) -> dict:
    """The sample of batches.py drawn upon rubber: longer or wider by up to a third, leaning and turned a little, alike in all its pictures. Flows go along exactly,
    as the map is affine. What is not seen from within the sample's own square is marked as unknown."""
    row = dict(row)
    size = row["target"].shape[-1]
    longer, angle, lean = np.exp(rng.uniform(-0.3, 0.3)), np.radians(rng.uniform(-25, 25)), rng.uniform(-0.25, 0.25)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    # A little larger on the whole, so that little of the outside comes in.
    matrix = np.exp(rng.uniform(0, 0.3)) * turn @ np.array([[longer, lean], [0, 1 / longer]])
    middle = np.full(2, size / 2)
    shift = middle - matrix @ middle
    half = size // 2

    for name in ("pictures", "target"):
        row[name] = carried(row[name], matrix, shift, 1, True)
    for name in {"timed", "tau", "tau_key", "visible_key", "visible_t", "parts_key", "parts_t"} & row.keys():
        row[name] = carried(row[name], matrix, shift, 2, False)
    for name in ("flow_key", "flow_t"):
        row[name] = np.einsum("ij,kjhw->kihw", matrix, carried(row[name], matrix, shift, 2, False)).astype(np.float32)
    y, x = np.mgrid[:half, :half] * 2.0 + 1
    from_x, from_y = (np.linalg.inv(matrix) @ (np.stack([x, y]).reshape(2, -1) - shift[:, None])).reshape(2, half, half)
    outside = (from_x < 0) | (from_y < 0) | (from_x > size) | (from_y > size)
    for name in ("visible_key", "visible_t"):
        row[name] = np.where(outside, -1, row[name]).astype(row[name].dtype)
    for name in ("parts_key", "parts_t"):
        row[name] = np.where(outside, 255, row[name])
    # A place that leaves the square on its way is not seen in the other picture any more.
    for name, seen in (("flow_key", "visible_key"), ("flow_t", "visible_t")):
        there_x, there_y = x + row[name][:, 0], y + row[name][:, 1]
        gone = (there_x < 0) | (there_y < 0) | (there_x > size) | (there_y > size)
        row[seen] = np.where(gone & (row[seen] > 0), 0, row[seen]).astype(row[seen].dtype)
    for name in ("keypoints_key", "keypoints_t"):
        points = row[name].copy()
        points[..., :2] = row[name][..., :2] @ matrix.T + shift
        lost = (points[..., :2] < 0).any(-1) | (points[..., :2] > size).any(-1)
        points[..., 2] = np.where(lost & (points[..., 2] > 0), 0, points[..., 2])
        row[name] = points.astype(np.float32)
    return row
