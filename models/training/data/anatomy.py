"""Names of everything that is labelled: parts (per pixel) and keypoints (per character).

Left and right are the CHARACTER's, never the picture's. Mirroring a picture therefore swaps
the left and right keypoints (`MIRROR`) while parts keep their ids.
"""

from __future__ import annotations

PARTS: tuple[str, ...] = (
    "background",
    "face",
    "hair_front",
    "hair_back",
    "torso",
    "upper_arm",
    "lower_arm_hand",
    "skirt_cape",
    "thigh",
    "shin_foot",
    "eye_mouth",
    "prop",
)
PART_ID: dict[str, int] = {name: index for index, name in enumerate(PARTS)}
UNLABELLED = 255
"""Part id of pixels that belong to no named part (tails, wings, effects): left out of losses and scores."""

KEYPOINTS: tuple[str, ...] = (
    "head_top",
    "chin",
    "eyes_mid",
    "neck",
    "left_shoulder",
    "right_shoulder",
    "left_elbow",
    "right_elbow",
    "left_wrist",
    "right_wrist",
    "left_hand_tip",
    "right_hand_tip",
    "left_hip",
    "right_hip",
    "left_knee",
    "right_knee",
    "left_ankle",
    "right_ankle",
    "left_toe",
    "right_toe",
    "left_hair_tip",
    "right_hair_tip",
    "left_cloth_tip",
    "right_cloth_tip",
)
KEYPOINT_ID: dict[str, int] = {name: index for index, name in enumerate(KEYPOINTS)}

ABSENT, HIDDEN, VISIBLE = 0, 1, 2
"""Keypoint states: not drawn or out of frame; covered by something; seen."""


def _mirrored(name: str) -> str:
    if name.startswith("left_"):
        return "right_" + name[len("left_") :]
    if name.startswith("right_"):
        return "left_" + name[len("right_") :]
    return name


MIRROR: tuple[int, ...] = tuple(KEYPOINT_ID[_mirrored(name)] for name in KEYPOINTS)
"""`keypoints[..., MIRROR, :]` is the keypoint order of the mirrored picture."""

BONES: tuple[tuple[str, str], ...] = (
    ("head_top", "eyes_mid"),
    ("eyes_mid", "chin"),
    ("chin", "neck"),
    *(
        (f"{side}_{a}" if a != "neck" else a, f"{side}_{b}")
        for side in ("left", "right")
        for a, b in (
            ("neck", "shoulder"),
            ("shoulder", "elbow"),
            ("elbow", "wrist"),
            ("wrist", "hand_tip"),
            ("neck", "hip"),
            ("hip", "knee"),
            ("knee", "ankle"),
            ("ankle", "toe"),
        )
    ),
)
"""Keypoint pairs joined by a line when a skeleton is shown."""
