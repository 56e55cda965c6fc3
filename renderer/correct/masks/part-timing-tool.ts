import { usePart } from '../../state/correct-region';
import { laterByOf, ownAt, ownLaterBy, pointsOf, ticksOf } from './own-time';
import { createSubjectTool } from './subject-tool';

/** A part or a region has a time of its own over the span: it follows the rest, or is ahead of it. */
export const partTiming = createSubjectTool({
  id: 'part-timing',
  gestureOf(of, here) {
    const ticks = ticksOf(here.cel, here.span);
    const { own } = usePart.getState();
    const points = pointsOf(own.length === ticks.length ? own : ownLaterBy(ticks, 0));
    return points.length === 0 ? null : { kind: 'timing', of, points };
  },
  ofSaid: (gesture) => (gesture.kind === 'timing' ? gesture.of : null),
  take(gesture, here) {
    const ticks = ticksOf(here.cel, here.span);
    const own = gesture?.kind === 'timing' ? ownAt(gesture.points, ticks) : ownLaterBy(ticks, 0);
    usePart.setState({ own, laterBy: laterByOf(own) });
  },
  done: (words) => words.correct.timing.said,
});
