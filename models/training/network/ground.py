"""The ground moves as one: behind the figures lies a wall or a landscape, and a camera that pans, zooms or tilts moves all of it by one similarity.

A network that matches cells takes one brick for the next and leaves a wall within some pixels of where it belongs; its lines then tear. Here the picture
itself is asked: of some similarities (no motion, what most of the flow says, small turns and sizes with the shift that fits best, the same pattern some bricks
on) each is refined by laying one key upon the other (Lucas and Kanade 1981, coarse to fine, both gradients: Malis 2004; what does not belong counts ever
less: Geman and McClure 1987), and the one that explains most is taken; a pattern that repeats tells several alike, and of those the least motion. The flow
follows it only where the keys then look more alike than as the flow was: a figure is never told to go with its wall. Nothing in it is learnt.
"""
import math

import torch
import torch.nn.functional as F

from .layers import cell_centres, down2, full_precision, swap_sides, up2, warp
from .picture import LUMA
from .settle import slopes
from .whole import gaussian

SIZES, TURNS = (0.9, 1.0, 1.1), (-8.0, 0.0, 8.0)  # degrees; refining reaches what lies between, and some way beyond
SEARCHED = 8  # cells of c/8 that a shift may be off, either way
REPEATS = 14  # cells of c/4: how far on the same pattern is looked for
FIRST_ROUNDS, ROUNDS = 3, (5, 2, 2)  # of refining all candidates at c/4; those that are left at c/4, c/2 and c
KEPT = 3  # candidates that go on from c/4, and as many repeats of the best
STIRRED = 0.5  # of a line's contrast: a place that differs by this counts half
FURTHEST = 2.0  # cells that one round may move the picture's edge
NEAR_PX, MOTION_COSTS = 8.0, 0.5  # of c: a motion is worth its likeness over the root of how many times so far it goes, and one
LEAST_LIKE = 0.2  # of what is drawn, -1..1: under this there is no ground to follow
FIGURE = 0.1  # what a place counts for that is surely a figure: the network takes many a wall for one
BETTER, GROUND_LEANS, EXPLAINED = 0.05, 0.1, 0.8  # of what is drawn there: by so much more alike; by so much less for likely ground; and at most so much unlike
WELL_EXPLAINED, AS_GOOD, DRAWN_ON = 0.5, 0.1, 0.003  # of what is drawn there; and of black on white
FAINT = 0.0005
LOOK = 0.8  # cells of c/4, standard deviation: what is compared at once
UNLIKE = 0.7  # two places differ by at most this
SURE = 4.0  # logit


def drawn(pictures: torch.Tensor) -> torch.Tensor:
    """[N,1,h,w] paper and ink -> what is drawn, brighter or darker than around it, evened to about -1..1 wherever there is anything."""
    off = pictures - _around(pictures, 2)
    strength = torch.maximum(_around(off.square(), 8).sqrt(), off.square().mean((2, 3), keepdim=True).sqrt() / 2)
    return (off / (2 * strength + 0.008)).tanh()


def _around(x: torch.Tensor, radius: int) -> torch.Tensor:
    return F.avg_pool2d(F.pad(x, (radius,) * 4, mode="replicate"), 2 * radius + 1, 1)


def from_middle(like: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """[1,2,h,w] cell centres counted from the picture's middle, and the middle [1,2,1,1]."""
    at = cell_centres(like)
    middle = at[:, :, -1:, -1:] / 2 + 0.25
    return at - middle, middle


def moved(similarity: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
    """similarity [C,4] (a, b, x, y): z -> (a + ib) z + x + iy, from the middle; at [1,2,h,w] -> [C,2,h,w]."""
    a, b, x, y = similarity[:, :, None, None].unbind(1)
    u, v = at[0].unbind(0)
    return torch.stack([a * u - b * v + x, b * u + a * v + y], 1)


def inverse(similarity: torch.Tensor) -> torch.Tensor:
    a, b, x, y = similarity.unbind(1)
    square = a * a + b * b
    a, b = a / square, -b / square
    return torch.stack([a, b, -(a * x - b * y), -(b * x + a * y)], 1)


def after(similarity: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
    """Both [C,4]: `first`, then `similarity`."""
    a, b, x, y = similarity.unbind(1)
    p, q, u, v = first.unbind(1)
    return torch.stack([a * p - b * q, b * p + a * q, a * u - b * v + x, b * u + a * v + y], 1)


def doubled(similarity: torch.Tensor) -> torch.Tensor:
    """The same in cells of half the size."""
    return similarity * similarity.new_tensor([1.0, 1.0, 2.0, 2.0])


def most_agree(flow: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """flow [1,2,h,w] in cells, weight [1,1,h,w] -> [1,4] the similarity that most of it follows, by least squares again and again."""
    at, _ = from_middle(flow)
    (x, y), (u, v) = at.flatten(2)[0], (at + flow).flatten(2)[0]
    own = weight.flatten()
    now = own
    for scale in (8.0, 5.0, 3.0, 2.0, 1.0):
        total = now.sum() + 1e-6
        mx, my, mu, mv = ((now * z).sum() / total for z in (x, y, u, v))
        dx, dy, du, dv = x - mx, y - my, u - mu, v - mv
        square = (now * (dx * dx + dy * dy)).sum() + 1e-3
        a, b = (now * (dx * du + dy * dv)).sum() / square, (now * (dx * dv - dy * du)).sum() / square
        # Nothing follows a camera that shrinks the world to a point.
        held = (a * a + b * b).sqrt().clamp(min=1e-3)
        held = held.clamp(min=0.5, max=2.0) / held
        a, b = a * held, b * held
        cx, cy = mu - a * mx + b * my, mv - b * mx - a * my
        off = (a * x - b * y + cx - u).square() + (b * x + a * y + cy - v).square()
        now = own * (scale * scale / (scale * scale + off)).square()
    return torch.stack([a, b, cx, cy])[None]


class Level:
    """Both keys at one size: what is drawn [1,1,h,w] each, and how much it counts."""

    def __init__(self, lines: torch.Tensor, counts: torch.Tensor):
        self.line0, self.line1 = lines.chunk(2, 0)
        self.count0, count1 = counts.chunk(2, 0)
        self.both1 = torch.cat([self.line1, count1], 1)
        self.slope0 = slopes(self.line0)
        self.at, self.middle = from_middle(self.line0)
        self.half = self.middle.amax()

    def laid(self, similarity: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Key 1 laid upon key 0 by each of [C,4]: what is drawn there, and how much it counts; [C,1,h,w] each."""
        goes = moved(similarity, self.at)
        inside = ((goes.abs() < self.middle - 0.5).float()).amin(1, keepdim=True)
        found = warp(self.both1.expand(similarity.shape[0], -1, -1, -1), goes - self.at)
        return found[:, :1], found[:, 1:] * inside

    def refined(self, similarity: torch.Tensor, rounds: int) -> torch.Tensor:
        u, v = (self.at / self.half).split(1, 1)
        for _ in range(rounds):
            line, count = self.laid(similarity)
            error = line - self.line0
            gx, gy = ((slopes(line) + self.slope0) / 2).split(1, 1)
            pull = torch.cat([gx * u + gy * v, gy * u - gx * v, gx, gy], 1).flatten(2)  # [C,4,hw] by size, turn and shift
            weighed = pull * (count * self.count0 * (STIRRED**2 / (STIRRED**2 + error.square())).square()).flatten(2)
            step = solved(weighed @ pull.transpose(1, 2), -(weighed @ error.flatten(2).transpose(1, 2)))
            step = step * (FURTHEST / step.square().sum(1, keepdim=True).sqrt().clamp(min=FURTHEST))
            a, b, x, y = step.unbind(1)
            similarity = after(similarity, torch.stack([1 + a / self.half, b / self.half, x, y], 1))
        return similarity

    def likeness(self, similarity: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """[C] -1..1; and the same where what shows little of a key in the other is worth less."""
        line, count = self.laid(similarity)
        count = count * self.count0
        total = lambda x: x.sum((1, 2, 3))
        like = total(count * self.line0 * line) / (total(count * self.line0.square()) * total(count * line.square())).sqrt().clamp(min=1e-2)
        share = total(count * (self.line0.abs() + line.abs()) / 2) / total(self.count0 * self.line0.abs()).clamp(min=1e-2)
        return like, like * (2 * share).clamp(max=1)

    def shifted(self, similarity: torch.Tensor, reach: int) -> torch.Tensor:
        """[C,n,n] likeness when key 1, laid by each of [C,4], is looked at some cells on, each way up to `reach`; n = 2 reach + 1."""
        line, count = self.laid(similarity)
        spread = F.pad(torch.cat([line * count, count, line.square() * count], 1), (reach,) * 4)
        with_line, with_count, with_square = spread.chunk(3, 1)
        same = correlated(with_line, self.line0 * self.count0, reach)
        power = correlated(with_count, self.line0.square() * self.count0, reach) * correlated(with_square, self.count0, reach)
        return same / power.sqrt().clamp(min=1e-2 * (self.line0.square() * self.count0).sum())


def correlated(padded: torch.Tensor, kernel: torch.Tensor, reach: int) -> torch.Tensor:
    """padded [C,1,h+2r,w+2r], kernel [1,1,h,w] -> [C,n,n] sums of products at each shift down and across, n = 2r+1. As products of matrices, of which the sums
    along diagonals are meant: a convolution with so large a kernel, of a size that is free, cannot be exported."""
    n, (h, w) = 2 * reach + 1, kernel.shape[2:]
    across = torch.stack([padded[:, 0, :, x:x + w] for x in range(n)], 1)  # [C,n,h+2r,w]
    rows = across @ kernel[0, 0].t()  # [C,n,h+2r,h]: row i of the one with row j of the other
    at = (torch.arange(n, device=kernel.device)[:, None] + torch.arange(h, device=kernel.device)) * h + torch.arange(h, device=kernel.device)
    return rows.flatten(2)[:, :, at].sum(3).transpose(1, 2)


def solved(matrix: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """matrix [C,4,4] symmetric, right [C,4,1] -> [C,4]. Gauss and Jordan, written out: ONNX has no solver."""
    rows = torch.cat([matrix + 1e-3 * torch.eye(4, device=matrix.device), right], 2)
    for k in range(4):
        row = rows[:, k:k + 1] / rows[:, k:k + 1, k:k + 1]
        only = torch.eye(4, device=matrix.device)[None, :, k:k + 1]
        rows = rows - (rows[:, :, k:k + 1] - only) * row
    return rows[:, :, 4]


def on_average(similarity: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
    """[C] how far it moves the places [1,2,h,w]."""
    return (moved(similarity, at) - at).square().sum(1).sqrt().mean((1, 2))


def steps(reach: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Of a map of shifts laid flat: how far on, x and y [n n]."""
    span = torch.arange(-reach, reach + 1).float()
    return span.repeat(2 * reach + 1), span.repeat_interleave(2 * reach + 1)


def on(similarity: torch.Tensor, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """[C,4] with each looked at x, y cells on."""
    one, zero = torch.ones_like(x), torch.zeros_like(x)
    return after(similarity, torch.stack([one, zero, x, y], 1))


def ground_motion(lines: torch.Tensor, counts: torch.Tensor, flow: torch.Tensor, weight: torch.Tensor, told: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """lines, counts [2,1,c] what is drawn in both keys and how much it counts; flow [1,2,c/4] from key 0 to key 1 in cells, weight [1,1,c/4] of it; told
    [1,1,c/4] how surely a person said it -> the ground's similarity [1,4] in cells of c, and its likeness [1]."""
    fine, middle, coarse = Level(lines[0], counts[0]), Level(lines[1], counts[1]), Level(lines[2], counts[2])
    blunt = Level(down2(lines[2]), down2(counts[2]))
    still = flow.new_tensor([[1.0, 0.0, 0.0, 0.0]])
    by_flow = torch.cat([most_agree(flow, weight * counts[2][:1]), most_agree(flow, weight), most_agree(flow, weight * (1e-4 + told))], 0)
    fan = flow.new_tensor([[s * math.cos(math.radians(d)), s * math.sin(math.radians(d)), 0, 0] for d in TURNS for s in SIZES])
    x, y = steps(SEARCHED)
    best = (blunt.shifted(fan, SEARCHED).flatten(1) - 0.008 * (x * x + y * y).sqrt()).argmax(1)
    starts = torch.cat([still, by_flow, doubled(on(fan, x[best], y[best]))], 0)

    # Where a person has told most of the picture how it goes, the ground goes as told.
    most_told = ((told.mean() - 0.15) / 0.15).clamp(0, 1)

    def worth(similarity: torch.Tensor, level: Level, size: float) -> torch.Tensor:
        """Of a pattern that repeats the least motion; `size`: of the level's cells, in those of c/4."""
        there = similarity * similarity.new_tensor([1.0, 1.0, size, size])
        far = 4 * on_average(there, blunt.at * 2) * (1 - most_told)
        off = (moved(there, coarse.at) - coarse.at - flow).square().sum(1, keepdim=True).sqrt().clamp(max=4) * told
        return level.likeness(similarity)[1] * (1 + far / NEAR_PX) ** -MOTION_COSTS - 0.2 * most_told * off.sum((1, 2, 3)) / (told.sum() + 1e-3)

    starts = coarse.refined(starts, FIRST_ROUNDS)
    kept = coarse.refined(unlike_ones(starts, worth(starts, coarse, 1.0), KEPT, blunt.at * 2), ROUNDS[0])
    kept = unlike_ones(kept, worth(kept, coarse, 1.0), 2, blunt.at * 2)
    # The same pattern some way on: other shifts of the best that are peaks of likeness themselves.
    found = coarse.shifted(kept[:1], REPEATS)
    is_peak = (F.max_pool2d(found[None], 5, 1, 2)[0] == found) & (found > 0.4 * found.amax())
    x, y = steps(REPEATS)
    way = on(kept[:1].expand(len(x), -1), x, y)
    far = (way[:, 2].square() + way[:, 3].square()).sqrt() * (1 - most_told)
    repeats = way[(found.flatten() - 0.01 * far - 10 * (~is_peak).float().flatten()).topk(KEPT)[1]]
    now = middle.refined(doubled(torch.cat([still, kept, repeats], 0)), ROUNDS[1])
    best = worth(now, middle, 0.5).argmax(0, keepdim=True)
    now = fine.refined(doubled(middle.refined(now[best], ROUNDS[1])), ROUNDS[2])
    return now, fine.likeness(now)[0]


def unlike_ones(similarity: torch.Tensor, worth: torch.Tensor, count: int, at: torch.Tensor) -> torch.Tensor:
    """[count,4] of [C,4]: the best, and of those that move the picture otherwise the best again."""
    chosen = []
    for _ in range(count):
        one = similarity[worth.argmax(0, keepdim=True)]
        chosen.append(one)
        worth = worth - 10 * ((moved(similarity, at) - moved(one, at)).square().sum(1).sqrt().mean((1, 2)) < 1).float()
    return torch.cat(chosen, 0)


@full_precision
def follow_ground(pictures: torch.Tensor, pair: dict[str, torch.Tensor], parts: torch.Tensor, hint: torch.Tensor) -> dict[str, torch.Tensor]:
    """pictures [2,4,c] both keys premultiplied, 0..1; pair: PairNet's answer for them; parts [2,P,c/2]; hint [2,3,c/8] what a person said of the
    flow, px of c and how surely. -> the same with flow4_px, turn and confidence_logit of the ground's cells as the ground moves."""
    red, green, blue, alpha = pictures.split(1, 1)
    paper = LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue + 1 - alpha
    lines = [drawn(p) for p in (paper, down2(paper), down2(paper, 4))]
    ground = down2(parts[:, :1], 2)
    counts = [FIGURE + (1 - FIGURE) * g for g in (up2(parts[:, :1]), parts[:, :1], ground)]
    flow, told = pair["flow4_px"], up2(hint[:, 2:])
    weight = pair["confidence_logit"].sigmoid() * (lines[2].abs() + 0.02)
    similarity, like = ground_motion(lines, counts, flow[:1] / 4, weight[:1], told[:1])
    both = torch.cat([similarity, inverse(similarity)], 0)
    at, middle = from_middle(lines[0])
    goes = moved(both, at)
    inside = (goes.abs() < middle).float().amin(1, keepdim=True)
    # Compared as it is, not evened: a faint wall beside a black outline is as faint as elsewhere.
    off = paper - _around(paper, 2)
    other = swap_sides(off)
    unlike = lambda way: gaussian(down2((warp(other, way) - off).abs(), 4), LOOK)
    before, after_it, ink = unlike(up2(flow, 4)), unlike(goes - at), gaussian(down2(off.abs(), 4), LOOK) + FAINT
    is_better = (before - after_it > ink * (BETTER - GROUND_LEANS * (ground - 0.5))) & (after_it < EXPLAINED * ink)
    # What repeats is explained by many a motion: of those the ground's.
    is_as_good = (after_it < WELL_EXPLAINED * ink) & (after_it - before < AS_GOOD * ink) & (ink > DRAWN_ON)
    follows = ((is_better | is_as_good) & (down2(inside, 4) > 0.5)).float() * (like > LEAST_LIKE).float()
    way = moved(both * both.new_tensor([1.0, 1.0, 0.25, 0.25]), from_middle(flow)[0]) - from_middle(flow)[0]
    # A person's word stays, and is made exact where it is nearly that.
    heard = (way * 4 - flow).square().sum(1, keepdim=True).sqrt() < 6
    follows = (gaussian(follows, 1.0) > 0.5).float() * torch.maximum((told < 0.3).float(), heard.float())
    a, b = both[:, 0], both[:, 1]
    turn = torch.stack([(a * a + b * b).log() / 2, torch.atan2(b, a)], 1)[:, :, None, None]
    mixed = lambda name, new: pair[name] + follows * (new - pair[name])
    return {**pair, "flow4_px": mixed("flow4_px", way * 4), "turn": mixed("turn", turn), "confidence_logit": pair["confidence_logit"] + follows * F.relu(SURE - pair["confidence_logit"])}
