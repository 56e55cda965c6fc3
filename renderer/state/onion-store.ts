import { z } from 'zod';
import { create } from 'zustand';

/** How the onion skin looks; of this page alone, so it lives in the page's own storage. On and off is a preference. */
const onionSchema = z.object({
  /** Drawings, not frames. */
  before: z.int().min(0).max(9).catch(1),
  after: z.int().min(0).max(9).catch(1),
  keysOnly: z.boolean().catch(false),
  tint: z.enum(['warm-cool', 'green-violet', 'grey', 'none']).catch('warm-cool'),
  opacity01: z.number().min(0.05).max(1).catch(0.55),
});
export type Onion = z.infer<typeof onionSchema>;
export type OnionTint = Onion['tint'];

export const MOST_ONION = 9;
export const ONION_TINTS: readonly OnionTint[] = ['warm-cool', 'green-violet', 'grey', 'none'];

/** Before and after are told apart by brightness too, not by hue alone. */
export const TINT_COLOURS: Readonly<Record<OnionTint, { readonly before: string; readonly after: string } | null>> = {
  'warm-cool': { before: '#d0603a', after: '#2f77c4' },
  'green-violet': { before: '#2f9e62', after: '#7a4fc0' },
  grey: { before: '#5a5a5a', after: '#9a9a9a' },
  none: null,
};

const STORAGE_NAME = 'nakawari.onion';

function load(): Onion {
  try {
    return onionSchema.parse(JSON.parse(globalThis.localStorage?.getItem(STORAGE_NAME) ?? '{}'));
  } catch {
    return onionSchema.parse({});
  }
}

export const useOnion = create<Onion>(load);

export function setOnion(change: Partial<Onion>): void {
  const next = { ...useOnion.getState(), ...change };
  const clamp = (count: number) => Math.min(MOST_ONION, Math.max(0, Math.round(count)));
  useOnion.setState({
    ...next,
    before: clamp(next.before),
    after: clamp(next.after),
    opacity01: Math.min(1, Math.max(0.05, next.opacity01)),
  });
  try {
    globalThis.localStorage?.setItem(STORAGE_NAME, JSON.stringify(useOnion.getState()));
  } catch {
    // A full or forbidden storage costs the next start its habits, nothing else.
  }
}
