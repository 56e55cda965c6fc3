import type { Place } from '../../main/contract/correction';
import type { PointPx, SizePx } from '../stage/view-transform';
import type { ToolId } from '../state/tool-store';
import type { Words } from '../words/words';
import type { MarkColours } from './mark-colours';

/** A place that the hand went through. */
export interface TrailPoint {
  readonly paper: Place;
  readonly pressure01: number;
}

/** Where the hand is. `paper`: pixels of the drawing, which may lie off the paper; `stage`: CSS px of the stage's box. */
export interface HandAt {
  readonly paper: Place;
  readonly stage: PointPx;
  /** 1 where the device has no pressure. */
  readonly pressure01: number;
  readonly pointer: 'mouse' | 'pen' | 'touch';
  readonly shift: boolean;
  /** Command counts as Ctrl. */
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** The pen's other end. */
  readonly eraserEnd: boolean;
  /** All places since the last event (a pen's come faster than frames), this one last. */
  readonly trail: readonly TrailPoint[];
}

/** A key that came while the tool's surface has the focus. `key` as in KeyboardEvent. */
export interface ToolKey {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
}

export const isEnter = ({ key, shift, ctrl, alt }: ToolKey): boolean => key === 'Enter' && !shift && !ctrl && !alt;

export interface ToolView {
  stageOfPaper(place: Place): PointPx;
  paperOfStage(point: PointPx): Place;
  /** CSS px for one px of the drawing. */
  readonly pxPerPaper: number;
  readonly paper: SizePx;
  readonly stage: SizePx;
  readonly colours: MarkColours;
  readonly words: Words;
}

/** A tool on the stage. It keeps what its gesture needs itself; what others need lives in renderer/state/correct-*.ts. */
export interface StageTool {
  readonly id: ToolId;
  /** True: the hand holds it until `up` or `cancel`; false: the stage may do what it likes with it. */
  down(at: HandAt): boolean;
  move(at: HandAt): void;
  up(at: HandAt): void;
  /** Null: the hand left the stage. */
  hover(at: HandAt | null): void;
  /** Escape, a lost pointer, another tool, another drawing, play. Nothing of the gesture stays. */
  cancel(): void;
  /** As CSS writes it. */
  cursor(): string;
  /** Vector marks above the paper, in CSS px of the stage; called once a refresh of the screen after something changed. */
  draw(on: CanvasRenderingContext2D, view: ToolView): void;
  /**
   * Tab, arrows, Enter, Delete, Escape and letters, while its surface has the focus; true: it was meant for the tool. An untaken Tab leaves
   * the surface, an untaken Escape lays the tool down, anything else untaken does what it does on the desk.
   */
  key?(key: ToolKey): boolean;
  /** What the keyboard holds, for whoever hears the page; '' for nothing. Asked after each key and each change. */
  says?(words: Words): string;
  /** It came into the hand. */
  taken?(): void;
  /** Another drawing came under the playhead: true, what was begun goes on there; false or not there: `cancel` follows. */
  goesOn?(): boolean;
}
