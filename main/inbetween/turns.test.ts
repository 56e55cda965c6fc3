import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rank, Turns } from './turns';

const refused = () => new Error('refused');

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('turns', () => {
  it('lets one run at a time; those who look go first, then in order of asking', async () => {
    const ranks = fc.array(fc.constantFrom<Rank>('look', 'draw'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(ranks, async (asked) => {
        const turns = new Turns();
        const first = gate();
        const ran: number[] = [];
        let running = 0;
        const act = (name: number) => async () => {
          running += 1;
          expect(running).toBe(1);
          await Promise.resolve();
          ran.push(name);
          running -= 1;
        };
        const holding = turns.take('draw', () => first.opened, undefined, refused);
        const all = asked.map((rank, index) => turns.take(rank, act(index), undefined, refused));
        first.open();
        await Promise.all([holding, ...all]);
        const of = (rank: Rank) => asked.flatMap((one, index) => (one === rank ? [index] : []));
        expect(ran).toEqual([...of('look'), ...of('draw')]);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses at once who is cancelled while waiting, and never runs it', async () => {
    const turns = new Turns();
    const first = gate();
    const holding = turns.take('draw', () => first.opened, undefined, refused);
    const controller = new AbortController();
    let ran = false;
    const waiting = turns.take(
      'draw',
      async () => {
        ran = true;
      },
      controller.signal,
      refused,
    );
    controller.abort();
    await expect(waiting).rejects.toThrow('refused');
    first.open();
    await holding;
    await turns.idle();
    expect(ran).toBe(false);
  });

  it('goes on after one that failed', async () => {
    const turns = new Turns();
    const failing = turns.take('draw', () => Promise.reject(new Error('no')), undefined, refused);
    const after = turns.take('look', async () => 'yes', undefined, refused);
    await expect(failing).rejects.toThrow('no');
    await expect(after).resolves.toBe('yes');
  });
});
