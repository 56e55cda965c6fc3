"""Procedural cartoon drawings with exact labels: the only data the in-betweening network learns from."""
