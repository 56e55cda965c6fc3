import { usePart } from '../../state/correct-region';
import { createSubjectTool } from './subject-tool';

/** A part or a region is in front of what it meets, or behind it; from a crossing on the other way round. */
export const order = createSubjectTool({
  id: 'order',
  gestureOf(of) {
    const { side, crossingUnit } = usePart.getState();
    return { kind: 'order', of, side, crossingUnit };
  },
  ofSaid: (gesture) => (gesture.kind === 'order' ? gesture.of : null),
  take(gesture) {
    if (gesture?.kind === 'order') usePart.setState({ side: gesture.side, crossingUnit: gesture.crossingUnit });
    else usePart.setState({ side: 'front', crossingUnit: null });
  },
  done: (words) => words.correct.order.said,
});
