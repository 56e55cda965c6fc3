import { type Cel, type Cut, type Drawing, type Made, PLAIN_LOOK } from '../../../main/contract/cut';

const picture = (letter: string) => letter.repeat(64);

/** One cel: keys 1 (frame 1), 3 (frame 5), 4 (frame 9, held to 12); in-betweens on 2s, the first of them drawn. */
export function smallCel(id = 'A'): Cel {
  const made: Made = {
    ...{ fromPicture: picture('a'), toPicture: picture('c'), tUnit: 0.5, model: 'small', doubt01: null, lookAt: null },
  };
  const drawings: Drawing[] = [
    { kind: 'key', mark: 'key', id: 'k1', number: 1, file: `${id}/1.png`, picture: picture('a') },
    {
      ...{ kind: 'inbetween', id: 'i1', spanId: 's1', tUnit: 0.5, state: 'generated', note: '' },
      ...{ picture: picture('b'), made, versions: [{ picture: picture('b'), made, source: 'generated', at: null }] },
    },
    { kind: 'key', mark: 'key', id: 'k3', number: 3, file: `${id}/3.png`, picture: picture('c') },
    {
      ...{ kind: 'inbetween', id: 'i2', spanId: 's2', tUnit: 0.75, state: 'wanted', note: '' },
      ...{ picture: null, made: null, versions: [] },
    },
    { kind: 'key', mark: 'key', id: 'k4', number: 4, file: `${id}/4.png`, picture: picture('d') },
  ];
  return {
    id,
    name: id,
    drawings,
    exposures: [
      { frame: 1, drawingId: 'k1' },
      { frame: 3, drawingId: 'i1' },
      { frame: 5, drawingId: 'k3' },
      { frame: 7, drawingId: 'i2' },
      { frame: 9, drawingId: 'k4' },
    ],
    restingSpans: [],
    corrections: [],
    look: PLAIN_LOOK,
    spans: [
      {
        ...{ id: 's1', fromDrawingId: 'k1', toDrawingId: 'k3', startFrame: 1, endFrame: 5 },
        ...{ timing: { preset: 'even' }, inbetweenIds: ['i1'] },
      },
      {
        ...{ id: 's2', fromDrawingId: 'k3', toDrawingId: 'k4', startFrame: 5, endFrame: 9 },
        ...{ timing: { preset: 'by-hand' }, inbetweenIds: ['i2'] },
      },
    ],
  };
}

export function smallCut(cels: Cel[] = [smallCel('A'), smallCel('B')]): Cut {
  return {
    id: '0123456789abcdef',
    name: 'small',
    widthPx: 960,
    heightPx: 540,
    rateFps: 24,
    keyRateFps: 6,
    lengthFrames: 12,
    cels,
    notes: [],
  };
}

export { picture as letterPicture };
