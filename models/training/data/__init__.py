"""Procedural cartoon drawings with exact labels: the only data the in-betweening network learns from.

From the outside in:

    pool, testset, sheet    samples on disk, test sets, pictures to look at     (commands: python -m data.pool ...)
    sample, damage          one training sample; what scans and files do to drawings
    scene                   who and what is in a picture, before which background, under which camera
    figure, creature, things, effects   people, animals, objects, effects
    build, pose             proportions; the two poses that make two keys
    head, hair, limbs, cloth, extras, props   what a person is made of
    backdrop, places        backgrounds
    style, colour, pen, fills   lines, palettes, areas
    drawing, shapes, workshop, actor   pieces and layers, outlines, what makers share
    rig, timing             the tree of joints that moves everything; timing charts
    stage, brush, raster    from pieces to a picture and its id map
    labels, anatomy         flow, visibility, parts, keypoints; their names
"""
