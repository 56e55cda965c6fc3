import type { PictureId } from '../../../../main/contract/cut';
import type { PaintTool } from '../../../../main/contract/cut-edit';
import type { ErrorReport } from '../../../../main/contract/errors';
import { encodeAlpha, encodeRgba } from './encode-png';
import { hasPaint, isAnyErased } from './layers';
import { type FromPainter, nameOfSheet } from './messages';
import type { PaintedSheet } from './painted-sheet';

/** What a failed send is told as; anything else is a lost connection. */
export class SendRefused extends Error {
  readonly report: ErrorReport;

  constructor(report: ErrorReport) {
    super(report.code);
    this.report = report;
  }
}

/** Sends what was painted, one stroke after the other, as it was when the hand lifted. */
export class SheetSaver {
  readonly #send: (cutId: string, png: Blob) => Promise<PictureId>;
  readonly #report: (message: FromPainter) => void;
  readonly #waiting = new Map<string, number>();
  #last: Promise<void> = Promise.resolve();
  /** What failed, by sheet: the tool whose step it would have been. */
  readonly #failed = new Map<string, PaintTool>();

  constructor(send: (cutId: string, png: Blob) => Promise<PictureId>, report: (message: FromPainter) => void) {
    this.#send = send;
    this.#report = report;
  }

  /** Whether what was painted on this sheet is still on its way, or could not be sent. */
  isBusy(name: string): boolean {
    return (this.#waiting.get(name) ?? 0) > 0 || this.#failed.has(name);
  }

  forget(name: string): void {
    this.#failed.delete(name);
  }

  /** @param by null: what failed before, once more */
  save(sheet: PaintedSheet, by: PaintTool | null): void {
    const { facts, layers } = sheet;
    const name = nameOfSheet(facts);
    const tool = by ?? this.#failed.get(name);
    if (tool === undefined) return;
    this.#failed.delete(name);
    const { widthPx, heightPx, over, erased } = layers;
    // Taken down at once: the next stroke may begin before this one is sent.
    const over01 = hasPaint(over) ? encodeRgba(over, widthPx, heightPx) : null;
    const erased01 = isAnyErased(erased) ? encodeAlpha(erased, widthPx, heightPx) : null;
    this.#count(name, 1);
    this.#last = this.#last.then(async () => {
      try {
        const [overId, erasedId] = [
          over01 === null ? null : await this.#send(facts.cutId, await over01),
          erased01 === null ? null : await this.#send(facts.cutId, await erased01),
        ];
        // Told first: between the two nobody may take it for in the document already.
        this.#report({ kind: 'saved', sheet: facts, by: tool, over: overId, erased: erasedId });
        this.#count(name, -1);
      } catch (error) {
        this.#failed.set(name, tool);
        this.#count(name, -1);
        const lost = { code: 'disconnected', detail: {} } as const;
        this.#report({ kind: 'unsaved', error: error instanceof SendRefused ? error.report : lost });
      }
    });
  }

  #count(name: string, by: 1 | -1): void {
    this.#waiting.set(name, (this.#waiting.get(name) ?? 0) + by);
    this.#report({ kind: 'saving', count: [...this.#waiting.values()].reduce((sum, count) => sum + count, 0) });
  }
}
