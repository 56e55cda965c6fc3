"""Outlines as polygons in a part's own space: float32 [n, 2], px, x right, y down, not repeated at the end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Polygon = NDArray[np.float32]


def polygon(points: Sequence[tuple[float, float]]) -> Polygon:
    return np.asarray(points, np.float32).reshape(-1, 2)


@lru_cache(maxsize=64)
def _circle(n: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    a = np.linspace(0.0, 2 * math.pi, n, endpoint=False)
    return np.cos(a), np.sin(a)


def ellipse(rx: float, ry: float, cx: float = 0.0, cy: float = 0.0, n: int = 0, power: float = 2.0) -> Polygon:
    """An ellipse, or a rounder-cornered box for `power` > 2 (superellipse)."""
    n = n or max(12, min(48, int(6 * math.sqrt(max(rx, ry) + 1))))
    c, s = _circle(n)
    if power != 2.0:
        c = np.sign(c) * np.abs(c) ** (2 / power)
        s = np.sign(s) * np.abs(s) ** (2 / power)
    return np.stack([cx + rx * c, cy + ry * s], 1).astype(np.float32)


def _catmull(p: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    """Catmull-Rom through p[1:-1] of an already padded list of points."""
    u = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    p0, p1, p2, p3 = p[:-3, None], p[1:-2, None], p[2:-1, None], p[3:, None]
    out = 0.5 * (2 * p1 + (p2 - p0) * u + (2 * p0 - 5 * p1 + 4 * p2 - p3) * u**2 + (3 * p1 - p0 - 3 * p2 + p3) * u**3)
    return out.reshape(-1, 2)


def closed_curve(points: Sequence[tuple[float, float]], steps: int = 6) -> Polygon:
    """A smooth closed curve through `points`."""
    p = np.asarray(points, np.float64)
    return _catmull(np.concatenate([p[-1:], p, p[:2]]), steps).astype(np.float32)


def open_curve(points: Sequence[tuple[float, float]], steps: int = 6) -> Polygon:
    """A smooth open curve through `points`, ends included."""
    p = np.asarray(points, np.float64)
    body = _catmull(np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]]), steps)
    return np.concatenate([body, p[-1:]]).astype(np.float32)


def limb(length: float, r0: float, r1: float, bulge: float = 0.0, bulge_at: float = 0.35) -> tuple[Polygon, int]:
    """A tapered capsule from (0, 0) down to (0, length), and how many first points leave out the root's cap.

    Stroking only those first points leaves the root open, so that no line crosses the joint.
    """
    side = 7
    y = np.linspace(0.0, 1.0, side)
    width = r0 + (r1 - r0) * y
    if bulge:
        width = width + bulge * r0 * np.exp(-(((y - bulge_at) / 0.28) ** 2)) * (1 - y)
    cap = np.linspace(0, math.pi, 8)[1:-1]
    left = np.stack([-width, y * length], 1)
    tip = np.stack([-r1 * np.cos(cap), length + r1 * np.sin(cap)], 1)
    right = np.stack([width, y * length], 1)[::-1]
    root = np.stack([r0 * np.cos(cap), -r0 * np.sin(cap)], 1)
    return np.concatenate([left, tip, right, root]).astype(np.float32), 2 * side + len(cap)


def ribbon(spine: Polygon, widths: NDArray[np.floating] | Sequence[float]) -> Polygon:
    """The band along an open line; `widths` are half widths at each of its points."""
    d = np.gradient(spine.astype(np.float64), axis=0)
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-6)
    normal = np.stack([-d[:, 1], d[:, 0]], 1) * np.asarray(widths, np.float64)[:, None]
    return np.concatenate([spine + normal, (spine - normal)[::-1]]).astype(np.float32)


def strand(length: float, r0: float, r1: float = 0.0, points: int = 9, swell: float = 0.0) -> tuple[Polygon, int]:
    """A lock of hair or a cloth tail hanging down from (0, 0), and its count of first points without the root."""
    y = np.linspace(0, 1, points)
    width = r0 + (r1 - r0) * y**1.5 + swell * r0 * np.sin(math.pi * y)
    left = np.stack([-width, y * length], 1)
    right = np.stack([width, y * length], 1)[::-1]
    if r1 <= 0:
        right = right[1:]
    return np.concatenate([left, right]).astype(np.float32), len(left) + len(right)


def star(n: int, outer: float, inner: float, turn: float = 0.0) -> Polygon:
    a = np.arange(2 * n) * math.pi / n + turn - math.pi / 2
    r = np.where(np.arange(2 * n) % 2 == 0, outer, inner)
    return np.stack([r * np.cos(a), r * np.sin(a)], 1).astype(np.float32)


def box(x0: float, y0: float, x1: float, y1: float) -> Polygon:
    return polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def rounded_box(x0: float, y0: float, x1: float, y1: float, radius: float) -> Polygon:
    radius = max(0.01, min(radius, (x1 - x0) / 2, (y1 - y0) / 2))
    a = np.linspace(0, math.pi / 2, 4)
    corners = ((x1 - radius, y0 + radius, -90), (x1 - radius, y1 - radius, 0), (x0 + radius, y1 - radius, 90),
        (x0 + radius, y0 + radius, 180))
    parts = [np.stack([cx + radius * np.cos(a + math.radians(d)), cy + radius * np.sin(a + math.radians(d))], 1) for cx, cy, d in corners]
    return np.concatenate(parts).astype(np.float32)


def area(p: Polygon) -> float:
    """Unsigned area in px^2."""
    x, y = p[:, 0].astype(np.float64), p[:, 1].astype(np.float64)
    return 0.5 * abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))


def thickness(p: Polygon) -> float:
    """A typical half width in px: twice the area over the perimeter (exact for a circle)."""
    perimeter = float(np.linalg.norm(p - np.roll(p, -1, 0), axis=1).sum())
    return 2 * area(p) / max(perimeter, 1e-6)
