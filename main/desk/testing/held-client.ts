import type { ContractRouterClient } from '@orpc/contract';
import { type CutNews, type HeldCut, heldAfter } from '../../contract/cut-news';
import type { CutState } from '../../contract/cut-state';
import type { Contract } from '../../contract/procedures';

type Client = ContractRouterClient<Contract>;
type Cuts = Client['cuts'];
type InputOf<Call extends (input: never, ...rest: never[]) => unknown> = Omit<Parameters<Call>[0], 'seen'>;
interface Options {
  readonly signal?: AbortSignal;
}

/**
 * A client that holds open cuts as the page does: every answer is applied to what it has, so that tests see whole states and each of them
 * goes over the wire's own way.
 */
export function holdingCuts(client: Client) {
  const held = new Map<string, HeldCut>();
  const seen = (cutId: string) => held.get(cutId)?.at ?? null;
  const take = async (news: CutNews): Promise<CutState> => {
    const next =
      heldAfter(held.get(news.cutId) ?? null, news) ??
      heldAfter(null, await client.cuts.state({ cutId: news.cutId, seen: null }));
    if (!next) throw new Error('the whole is never missed');
    held.set(news.cutId, next);
    return next.state;
  };
  const cuts = {
    ...{ recent: client.cuts.recent, history: client.cuts.history, opening: client.cuts.opening },
    ...{ view: client.cuts.view, saveView: client.cuts.saveView },
    openSample: async (input: InputOf<Cuts['openSample']>, options: Options = {}) =>
      take(await client.cuts.openSample(input, options)),
    open: async (input: InputOf<Cuts['open']>, options: Options = {}) => take(await client.cuts.open(input, options)),
    openLastGood: async (input: Parameters<Cuts['openLastGood']>[0]) => take(await client.cuts.openLastGood(input)),
    reopen: async (input: InputOf<Cuts['reopen']>) =>
      take(await client.cuts.reopen({ ...input, seen: seen(input.cutId) })),
    locate: async (input: InputOf<Cuts['locate']>) =>
      take(await client.cuts.locate({ ...input, seen: seen(input.cutId) })),
    edit: async (input: InputOf<Cuts['edit']>) => take(await client.cuts.edit({ ...input, seen: seen(input.cutId) })),
    undo: async (input: InputOf<Cuts['undo']>) => take(await client.cuts.undo({ ...input, seen: seen(input.cutId) })),
    redo: async (input: InputOf<Cuts['redo']>) => take(await client.cuts.redo({ ...input, seen: seen(input.cutId) })),
    jump: async (input: InputOf<Cuts['jump']>) => take(await client.cuts.jump({ ...input, seen: seen(input.cutId) })),
    /** The state now and after every change. */
    watch: async (input: InputOf<Cuts['watch']>, options: Options = {}) => {
      const news = await client.cuts.watch({ ...input, seen: seen(input.cutId) }, options);
      async function* states(): AsyncGenerator<CutState, void, void> {
        const now = held.get(input.cutId);
        if (now) yield now.state;
        for await (const one of news) yield await take(one);
      }
      return states();
    },
  };
  const { host, models, imports, drawings, exports, jobs } = client;
  return { host, models, imports, drawings, exports, jobs, cuts };
}
