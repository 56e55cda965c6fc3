import type { Cut, Drawing, PictureId } from '../../main/contract/cut';

/** Pictures of a running job, by `draftKey`, until the document has them. */
export type Drafts = Readonly<Record<string, PictureId>>;

/** Drawing ids are only known to be unique within their cel. */
export function draftKey(celId: string, drawingId: string): string {
  return `${celId}\n${drawingId}`;
}

export function pictureOf(celId: string, drawing: Drawing, drafts: Drafts): PictureId | null {
  return drawing.picture ?? drafts[draftKey(celId, drawing.id)] ?? null;
}

/** The drafts that the document still lacks: what it has taken over, or no longer wants, is let go. */
export function draftsStillNeeded(cut: Cut, drafts: Drafts): Drafts {
  // Asked at every edit: a cut of thousands of drawings is not gone through for nothing.
  if (Object.keys(drafts).length === 0) return drafts;
  const wanted = new Set<string>();
  for (const cel of cut.cels) {
    for (const drawing of cel.drawings) {
      if (drawing.picture === null) wanted.add(draftKey(cel.id, drawing.id));
    }
  }
  const kept = Object.entries(drafts).filter(([key]) => wanted.has(key));
  return kept.length === Object.keys(drafts).length ? drafts : Object.fromEntries(kept);
}
