import { type CutNews, type HeldCut, heldAfter } from '../../main/contract/cut-news';
import { desk } from './connection-store';
import { takeCutNews, useCut } from './cut-store';

/** Takes what main told; where the page missed what it builds on, the rest is asked for, and the whole if that is not enough. */
export async function takeNews(news: CutNews): Promise<void> {
  if (takeCutNews(news)) return;
  const { cutId } = news;
  for (const seen of [useCut.getState().at, null]) {
    if (takeCutNews(await desk().cuts.state({ cutId, seen }))) return;
  }
}

/** What an opening answers: the whole, which counts whatever is held, or what changed since the state that was asked from. */
export function openedFrom(news: CutNews, seen: HeldCut | null = null): HeldCut {
  const held = heldAfter(news.since === null ? null : seen, news);
  if (held === undefined) throw new TypeError('an opening answers with what was not asked for');
  return held;
}
