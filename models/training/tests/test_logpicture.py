"""The picture of a log tells the trend that is in it."""
import csv
import sys

import cv2
import numpy as np
import pytest

import logpicture


def test_a_power_law_is_found_and_carried_on(tmp_path, monkeypatch, capsys):
    with (tmp_path / "log.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        for step, samples in enumerate(range(1000, 41000, 500)):
            writer.writerow([step, samples, 1.0, "epe_match", 30 * samples**-0.25])
            writer.writerow([step, samples, 1.0, "psnr", 24.0])
    curves, _ = logpicture.read([tmp_path / "log.csv"])
    assert logpicture.trend(curves["epe_match"]) == pytest.approx((30, -0.25), rel=0.02)
    monkeypatch.setattr(sys, "argv", ["logpicture.py", "--log", str(tmp_path / "log.csv"), "--out", str(tmp_path / "log.png"), "--from-sample", "5000"])
    logpicture.main()
    table = capsys.readouterr().out
    assert f"{30 * 405000**-0.25:.3g}" in table  # ten times 40,500 samples
    picture = cv2.imread(str(tmp_path / "log.png"))
    assert picture.shape[1] == 4 * logpicture.PANEL[1] and np.any(picture < 128)


def test_runs_that_went_on_from_each_other_are_one_curve_and_the_later_one_counts(tmp_path):
    for name, first, last, value in (("a", 1000, 9000, 30.0), ("b", 8000, 20000, 20.0), ("c", 20000, 22000, 10.0)):
        with (tmp_path / name).open("w", newline="") as file:
            csv.writer(file).writerows([step, samples, 1.0, "epe_match", value] for step, samples in enumerate(range(first, last, 500)))
    curves, starts = logpicture.read([tmp_path / name for name in "abc"])
    samples, values = curves["epe_match"].T
    assert starts == [8000, 20000] and np.all(np.diff(samples) == 500)
    assert np.all(values[samples < 8000] == 30) and np.all(values[(samples >= 8000) & (samples < 20000)] == 20) and np.all(values[samples >= 20000] == 10)
    assert logpicture.ends(curves["epe_match"], starts).tolist() == [[7500, 30], [19500, 20], [21500, 10]]
