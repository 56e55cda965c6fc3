"""Procedural cartoon drawings with exact labels: the only data the in-betweening network learns from.

From the outside in:

    pool, testset, sheet    samples on disk, test sets, pictures to look at     (commands: python -m data.pool ...)
    sample, damage          one training sample; what scans and files do to drawings
    scene                   who and what is in a picture, before which background, under which camera
    figure, creature (animal, small_animals), things, machines, effects   people, animals, objects, effects
    build, pose             proportions; the two poses that make two keys
    head, face, hair, limbs, cloth, extras, props   what a person is made of
    backdrop, places, vistas, brushwork   backgrounds, and how they are painted
    style, colour, pen, fills   lines, palettes, areas
    drawing, shapes, workshop, actor   pieces and layers, outlines, what makers share
    rig, warp, timing       the tree of joints that moves everything; the bending of whole drawings; timing charts
    stage, brush, raster    from pieces to a picture and its id map
    labels, anatomy         flow, visibility, parts, keypoints; their names

Beside all this, for test sets only and out of training's reach:

    unseen, unseen_build, unseen_look   bodies and looks that training never draws
"""
