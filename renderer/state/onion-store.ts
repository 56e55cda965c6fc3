import { create } from 'zustand';
import { type Onion, onionSchema } from '../../main/contract/preferences';

export type { Onion } from '../../main/contract/preferences';
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

/** How the onion skin looks. Kept with the settings (settings-store.ts), which main writes. */
export const useOnion = create<Onion>(() => onionSchema.parse({}));

export function setOnion(change: Partial<Onion>): void {
  const next = { ...useOnion.getState(), ...change };
  const clamp = (count: number) => Math.min(MOST_ONION, Math.max(0, Math.round(count)));
  useOnion.setState({
    ...next,
    before: clamp(next.before),
    after: clamp(next.after),
    opacity01: Math.min(1, Math.max(0.05, next.opacity01)),
  });
}
