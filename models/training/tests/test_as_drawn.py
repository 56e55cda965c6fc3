"""What was found on an enlarged key is told in pixels of the key itself."""
import numpy as np

from as_drawn import as_the_program_draws

SIZE = 256


class Even:
    """Graphs that see the same motion everywhere: 9 px to the right from key 0, in what they are shown."""

    def __init__(self):
        self.shown = []

    def pair(self, key0, key1):
        self.shown.append(key0.shape)
        quarter, points = np.zeros((1, 2, key0.shape[1] // 4, key0.shape[2] // 4), np.float32), np.array([[[96.0, 48.0, 1.0]]], np.float32)
        flow = quarter + np.float32([9, 0])[None, :, None, None]
        return {"flow01": flow, "flow10": -flow, "parts0": quarter, "parts1": quarter, "keypoints0": points, "keypoints1": points}

    def tween(self, known, t):
        half = np.zeros((1, 2, *(2 * side for side in known["flow01"].shape[2:])), np.float32)
        flow = half + np.float32([-9 * t, 0])[None, :, None, None]
        return {"flow_t0": flow, "flow_t1": flow * 0, "blend": half[:, :1] + 1, "residual": np.zeros((1, 4, *half.shape[2:]), np.float32), "parts": known["parts0"],
                "keypoints": known["keypoints0"]}


def test_motion_and_points_come_back_in_pixels_of_the_key():
    graphs, key = Even(), np.full((SIZE, SIZE, 4), 255, np.uint8)
    key[100:120, 60:80, :3] = 0
    known, out = as_the_program_draws(graphs, key, key, 0.5)
    assert graphs.shown == [(1, 384, 384, 4)]
    assert known["flow01"].shape == (1, 2, SIZE // 4, SIZE // 4) and np.allclose(known["flow01"][0, 0], 6)
    assert out["flow_t0"].shape == (1, 2, SIZE // 2, SIZE // 2) and np.allclose(out["flow_t0"][0, 0], -3)
    assert np.allclose(known["keypoints0"][0, 0], [64, 32, 1])
    # The black square stands three px further right, with edges as sharp as the key's.
    assert np.array_equal(out["drawing"][0], np.roll(key, 3, 1))


def test_a_large_key_is_shown_as_it_is():
    graphs, key = Even(), np.full((400, 400, 4), 255, np.uint8)
    graphs.tween = lambda known, t: {"drawing": None}
    as_the_program_draws(graphs, key, key, 0.5)
    assert graphs.shown == [(1, 416, 416, 4)]
