"""Samples, pools and damage: shapes, repeatability, what a killed run leaves behind."""

from dataclasses import fields

import numpy as np
import pytest
import skia

from data.anatomy import KEYPOINTS
from data.damage import damage_key
from data.paths import path_of
from data.pool import Pool, fill_shard
from data.sample import TIMES, Sample, render_sample
from data.shapes import ellipse

FIELDS = [field.name for field in fields(Sample) if field.name != "kind"]


def test_the_same_seed_gives_the_same_bytes():
    for seed in (3, 11, 4_000_000_000):
        a, b = render_sample(seed, 128, 128), render_sample(seed, 128, 128)
        assert a.kind == b.kind
        for name in FIELDS:
            assert np.asarray(getattr(a, name)).tobytes() == np.asarray(getattr(b, name)).tobytes(), name


def test_another_seed_gives_another_picture():
    assert not np.array_equal(render_sample(3, 128, 128).key0, render_sample(4, 128, 128).key0)


@pytest.mark.parametrize(("height", "width"), [(256, 256), (96, 160)])
def test_shapes_and_types(height, width):
    s = render_sample(5, height, width)
    h, w, t, j = height // 2, width // 2, TIMES, len(KEYPOINTS)
    expected = {
        "key0": (np.uint8, (height, width, 4)), "key1": (np.uint8, (height, width, 4)), "times": (np.float32, (t,)),
        "target": (np.uint8, (t, height, width, 4)), "flow01": (np.float16, (2, h, w)), "flow10": (np.float16, (2, h, w)),
        "visible01": (np.uint8, (h, w)), "visible10": (np.uint8, (h, w)), "flow_t0": (np.float16, (t, 2, h, w)),
        "flow_t1": (np.float16, (t, 2, h, w)), "visible_t0": (np.uint8, (t, h, w)), "visible_t1": (np.uint8, (t, h, w)),
        "parts0": (np.uint8, (h, w)), "parts1": (np.uint8, (h, w)), "parts_t": (np.uint8, (t, h, w)),
        "keypoints0": (np.float32, (j, 3)), "keypoints1": (np.float32, (j, 3)), "keypoints_t": (np.float32, (t, j, 3)),
        "tau_t": (np.float16, (t, h, w)), "tau_key": (np.float16, (t, 2, h, w)), "order": (np.uint8, (2, h, w)),
    }  # fmt: skip
    assert sorted(expected) == sorted(FIELDS)
    for name, (dtype, shape) in expected.items():
        value = getattr(s, name)
        assert value.dtype == dtype and value.shape == shape, name


def test_odd_sizes_are_refused():
    with pytest.raises(ValueError):
        render_sample(1, 255, 256)


def test_many_samples_hold_what_they_promise():
    clear = 0
    for seed in range(700, 740):
        s = render_sample(seed, 128, 128)
        assert np.all(np.diff(s.times) > 0) and 0 < s.times[0] and s.times[-1] < 1
        for picture in (s.key0, s.key1, *s.target):
            assert (picture[..., :3] <= picture[..., 3:]).all(), "colour never exceeds alpha"
        for name in ("flow01", "flow10", "flow_t0", "flow_t1", "keypoints0", "keypoints_t", "tau_t"):
            assert np.isfinite(getattr(s, name)).all(), name
        clear += bool((s.key0[..., 3] < 255).any())
    assert 7 <= clear <= 24, "about a third are transparent cels"


def test_a_path_from_bytes_is_the_path_from_points():
    shape = ellipse(30, 20, 5, 7)
    plain = skia.Path.Polygon([skia.Point(float(x), float(y)) for x, y in shape], True)
    assert bytes(path_of(shape, True).serialize()) == bytes(plain.serialize())


def test_a_pool_reads_back_what_was_rendered(tmp_path):
    assert fill_shard(tmp_path, 20, 3, 64) == 3
    pool = Pool(tmp_path)
    assert len(pool) == 3
    fresh = render_sample(21, 64, 64)
    assert pool[1].kind == fresh.kind
    for name in FIELDS:
        assert np.array_equal(getattr(pool[1], name), getattr(fresh, name)), name


def test_a_pool_goes_on_where_it_stopped_and_can_be_read_meanwhile(tmp_path):
    fill_shard(tmp_path, 0, 3, 64)
    done = np.load(tmp_path / "shard-0000000000" / "done.npy", mmap_mode="r+")
    done[2] = 0
    done.flush()
    pool = Pool(tmp_path)
    assert len(pool) == 2
    assert fill_shard(tmp_path, 0, 3, 64) == 1
    assert pool.refresh() == 3 and pool[2].kind == render_sample(2, 64, 64).kind


def test_a_pool_from_before_a_label_existed_still_opens(tmp_path):
    fill_shard(tmp_path, 0, 3, 64)
    folder = tmp_path / "shard-0000000000"
    for name in ("tau_key", "order"):
        (folder / f"{name}.npy").unlink()
    done = np.load(folder / "done.npy", mmap_mode="r+")
    done[2] = 0
    done.flush()
    sample = Pool(tmp_path)[0]
    assert sample.tau_key is None and sample.order is None
    assert np.array_equal(sample.key0, render_sample(0, 64, 64).key0)
    assert fill_shard(tmp_path, 0, 3, 64) == 1, "and an old shard can be finished"


def test_damage_keeps_size_premultiplication_and_the_original():
    rng = np.random.default_rng(0)
    changed = 0
    for seed in range(30, 46):
        key = render_sample(seed, 128, 128).key0
        before = key.copy()
        out = damage_key(key, rng)
        assert out.shape == key.shape and out.dtype == np.uint8
        assert (out[..., :3] <= out[..., 3:]).all()
        assert np.array_equal(key, before)
        changed += not np.array_equal(out, key)
    assert 2 <= changed <= 15, "some are damaged, some are left alone"
