import type { GenerateArea } from './generate';

export const generateEn: GenerateArea = {
  generate: {
    group: 'Generate',
    button: (what) => `Generate ${what}`,
    span: (cel) => `this span of ${cel}`,
    cel: (cel) => `cel ${cel}`,
    cut: 'the cut',
    menu: 'Choose what to generate',
    missing: (count) => `${count} not drawn`,
    allDrawn: 'all drawn',
    auto: 'Draw drafts by itself',
    autoHint: 'Missing in-betweens are drawn in the background, nearest to the playhead first.',
    nothing: 'Every in-between is drawn already.',
    noModel: 'No model can be used',
  },
  actions: {
    generateSpan: 'Generate this span',
    generateSpanAgain: 'Draw this span again',
    generateCel: 'Generate this cel',
    generateCut: 'Generate the cut',
    cancelJob: 'Cancel the work in progress',
    autoDraw: 'Draw drafts by itself',
    moreInbetweens: 'One in-between more',
    fewerInbetweens: 'One in-between fewer',
    onOnes: 'On 1s',
    onTwos: 'On 2s',
    onThrees: 'On 3s',
  },
  groups: {
    generate: 'Generate',
  },
  steps: {
    'set-inbetween-count': 'number of in-betweens',
    'set-exposure': 'exposure',
    'set-rates': 'frame rates',
    generate: 'drafts drawn',
  },
};
