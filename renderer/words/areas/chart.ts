import type { Count, Say, Texts } from '../texts';

type Preset = 'even' | 'slow-in' | 'slow-out' | 'slow-in-out' | 'accelerate' | 'by-hand';

/** The timing chart. */
export interface ChartArea {
  readonly chart: Texts<
    | 'addHint'
    | 'tickHint'
    | 'letGoToRemove'
    | 'presets'
    | 'field'
    | 'fieldAdd'
    | 'fieldHint'
    | 'fieldWrong'
    | 'makeOneHere'
    | 'noSpan'
    | 'noRoomHere'
    | 'noTick'
    | 'nothingCopied'
  > & {
    readonly preset: Texts<Preset>;
    readonly presetHint: Texts<Exclude<Preset, 'by-hand'>>;
    readonly turn: Texts<'down' | 'across'>;
    readonly tickNamed: Say<[frame: number]>;
    readonly tick: Say<[fraction: string, frame: number, state: string]>;
    readonly atFrame: Say<[frame: number]>;
    readonly curveNamed: Say<[points: string]>;
    readonly pointHint: Say<[frame: number, fraction: string]>;
    readonly forSelected: Count;
  };
  readonly actions: Texts<
    | 'makeOneHere'
    | 'typeFraction'
    | 'removeTick'
    | 'tickBack'
    | 'tickForward'
    | 'copyChart'
    | 'pasteChart'
    | 'chartEven'
    | 'chartSlowOut'
    | 'chartSlowIn'
    | 'chartSlowInOut'
    | 'chartAccelerate'
    | 'chartDirection'
  >;
  readonly groups: Texts<'timing'>;
  readonly steps: Texts<'set-chart' | 'move-tick' | 'add-tick' | 'remove-tick' | 'set-ticks'>;
}
