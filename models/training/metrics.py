"""What is measured on a drawing. Pictures are float32 RGB [h,w,3] in 0..1 (put RGBA over white first); lines are boolean [h,w].

CD: Chen and Zwicker 2022 (EISAI). Ghost rate, palette error and ink ratio: this project's, for faults an animator sees at once.
"""
import cv2
import numpy as np

LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def over_white(straight_u8: np.ndarray) -> np.ndarray:
    """uint8 [h,w,4] straight RGBA -> float32 [h,w,3] over white paper."""
    x = straight_u8.astype(np.float32) / 255
    return x[..., :3] * x[..., 3:] + 1 - x[..., 3:]


def lines(rgb: np.ndarray, gain: float = 2.0, sigma: float = 1.0, k: float = 1.6, epsilon: float = 0.01) -> np.ndarray:
    """Dark lines by difference of Gaussians, as EISAI: 0.5 + gain * (wide - narrow) - epsilon > 0.5."""
    grey = rgb @ LUMA
    blur = lambda s: cv2.GaussianBlur(grey, (2 * int(s * 4) + 1,) * 2, s)
    return gain * (blur(sigma * k) - blur(sigma)) - epsilon > 0


def distance(mask: np.ndarray) -> np.ndarray:
    """Distance of every pixel to the nearest True, px; the picture's diagonal where there is none."""
    if not mask.any():
        return np.full(mask.shape, np.hypot(*mask.shape), np.float32)
    return cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)


def chamfer(predicted: np.ndarray, truth: np.ndarray) -> float:
    """CD: mean over all pixels of line x distance to the other picture's lines, over the diagonal, averaged both ways."""
    there = (truth * distance(predicted)).mean()
    back = (predicted * distance(truth)).mean()
    return float((there + back) / 2 / np.hypot(*truth.shape))


def ghost_rate(predicted, truth, key0, key1) -> float:
    """Share of the predicted line pixels that lie more than 3 px from every true line, yet within 1.5 px of a line of a key: left-overs of a pose."""
    if not predicted.any():
        return 0.0
    left_over = (distance(truth) > 3) & (np.minimum(distance(key0), distance(key1)) < 1.5)
    return float((predicted & left_over).sum() / predicted.sum())


def ink_ratio(predicted: np.ndarray, truth: np.ndarray) -> float:
    return float(predicted.sum() / max(1, truth.sum()))


def line_pieces(predicted: np.ndarray, truth: np.ndarray) -> float:
    """Into how many more pieces (3 px and more) the lines fall than the true ones do, for the same ink: 1 is as drawn, 2 is dashes. NaN without lines."""

    def per_1000_px(lines: np.ndarray) -> float:
        sizes = cv2.connectedComponentsWithStats(lines.astype(np.uint8), connectivity=8)[2][1:, cv2.CC_STAT_AREA]
        return float((sizes >= 3).sum() / sizes.sum() * 1000) if len(sizes) else float("nan")

    return per_1000_px(predicted) / max(per_1000_px(truth), 0.5)


def flat(rgb: np.ndarray, window: int = 7, spread: float = 2.5 / 255) -> np.ndarray:
    """Where the picture holds one colour over the whole window."""
    kernel = np.ones((window, window), np.uint8)
    return (cv2.dilate(rgb, kernel) - cv2.erode(rgb, kernel)).max(-1) <= spread


def to_lab(rgb: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(np.ascontiguousarray(rgb, np.float32).reshape(-1, 1, 3), cv2.COLOR_RGB2LAB).reshape(-1, 3)


def palette(rgb: np.ndarray, least: int = 12) -> np.ndarray:
    """The colours [n,3] (Lab) that fill flat areas of at least `least` pixels."""
    inside = np.rint(rgb[flat(rgb, 3)] * 255).astype(np.int64)
    if not len(inside):
        return np.zeros((0, 3), np.float32)
    code, count = np.unique(inside[:, 0] << 16 | inside[:, 1] << 8 | inside[:, 2], return_counts=True)
    code = code[count >= least]
    return to_lab(np.stack([code >> 16, code >> 8 & 255, code & 255], 1).astype(np.float32) / 255) if len(code) else np.zeros((0, 3), np.float32)


def palette_error(predicted: np.ndarray, truth: np.ndarray, colours: np.ndarray, limit: float = 3.0) -> float:
    """Share of the pixels of truly flat areas whose colour is more than dE `limit` from every one of `colours` [n,3] Lab. nan without flat areas."""
    area = flat(truth)
    if not area.any() or not len(colours):
        return float("nan")
    level = np.rint(predicted[area] * 255).astype(np.int64)
    code, count = np.unique(level[:, 0] << 16 | level[:, 1] << 8 | level[:, 2], return_counts=True)
    lab = to_lab(np.stack([code >> 16, code >> 8 & 255, code & 255], 1).astype(np.float32) / 255)
    nearest = np.full(len(lab), np.inf, np.float32)
    for start in range(0, len(colours), 256):
        block = colours[start:start + 256]
        nearest = np.minimum(nearest, np.sqrt(((lab[:, None] - block[None]) ** 2).sum(2)).min(1))
    return float(count[nearest > limit].sum() / count.sum())


def psnr(predicted: np.ndarray, truth: np.ndarray, where: np.ndarray | None = None) -> float:
    error = ((predicted - truth) ** 2).mean(-1)
    return float(-10 * np.log10(max(1e-10, (error if where is None else error[where]).mean())))


def ssim_map(predicted: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Wang 2004 on luma: 11 x 11 Gaussian, sigma 1.5."""
    a, b = predicted @ LUMA, truth @ LUMA
    blur = lambda x: cv2.GaussianBlur(x, (11, 11), 1.5)
    ma, mb = blur(a), blur(b)
    va, vb, both = blur(a * a) - ma * ma, blur(b * b) - mb * mb, blur(a * b) - ma * mb
    return (2 * ma * mb + 1e-4) * (2 * both + 9e-4) / ((ma * ma + mb * mb + 1e-4) * (va + vb + 9e-4))


def pck(points: np.ndarray, truth: np.ndarray, share: float = 0.05) -> tuple[int, int]:
    """points [J,2+] px, truth [J,3] px and state -> (right, counted). Right = within `share` of the diagonal of the figure's box of keypoints."""
    there = truth[:, 2] > 0
    if there.sum() < 3:
        return 0, 0
    box = truth[there, :2]
    reach = share * np.hypot(*(box.max(0) - box.min(0)))
    apart = np.hypot(*(points[there, :2] - truth[there, :2]).T)
    return int((apart <= reach).sum()), int(there.sum())


class Overlap:
    """Intersection and union a class, summed over pictures; 255 is left out."""

    def __init__(self, classes: int):
        self.common, self.union = np.zeros(classes), np.zeros(classes)

    def add(self, predicted: np.ndarray, truth: np.ndarray) -> None:
        labelled = truth != 255
        for c in range(len(self.common)):
            a, b = (predicted == c) & labelled, (truth == c) & labelled
            self.common[c] += (a & b).sum()
            self.union[c] += (a | b).sum()

    def each(self) -> np.ndarray:
        return np.where(self.union > 0, self.common / np.maximum(self.union, 1), np.nan)

    def mean(self) -> float:
        return float(np.nanmean(self.each()))
