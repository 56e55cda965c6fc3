import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NakawariError } from '../contract/errors';

/** The options that both hosts understand; `npm start` has checked them once, but a host can be started by itself. */
export interface HostOptions {
  /** On the loopback address; 0 takes a free one. */
  readonly port: number;
  /** Whether the default browser is opened. */
  readonly openBrowser: boolean;
  /** Absolute, or null for the user's own data folder. */
  readonly dataFolder: string | null;
  /** Absolute: the folder of a cut to open at the start. */
  readonly openFolder: string | null;
  /** Absolute: folders the page may look into. */
  readonly roots: readonly string[];
}

interface ParseRules {
  /** Relative folders are meant from here. */
  readonly standing: string;
  /** Electron's arguments also hold switches of Chromium's, which are none of ours. */
  readonly ignoreUnknown: boolean;
}

export function parseHostOptions(args: readonly string[], rules: ParseRules): HostOptions {
  const { values, positionals } = read(args, rules.ignoreUnknown);
  const folder = (value: unknown) =>
    typeof value === 'string' && value !== '' ? resolve(rules.standing, value) : null;
  const extra = positionals[0];
  if (extra !== undefined && !rules.ignoreUnknown) {
    throw new NakawariError('usage', { reason: `Unexpected argument '${extra}'` });
  }
  const roots = Array.isArray(values.root) ? values.root : [];
  return {
    port: portOf(values.port),
    openBrowser: values['no-open'] !== true,
    dataFolder: folder(values.data),
    openFolder: folder(values.open),
    roots: roots.map(folder).filter((path) => path !== null),
  };
}

function read(args: readonly string[], ignoreUnknown: boolean) {
  try {
    return parseArgs({
      args: [...args],
      strict: !ignoreUnknown,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        data: { type: 'string' },
        open: { type: 'string' },
        root: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    // The first sentence names the option; what follows is about dashes.
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new NakawariError('usage', { reason });
  }
}

function portOf(value: unknown): number {
  if (value === undefined) return 0;
  const port = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) throw new NakawariError('usage', { reason: '--port: 0 – 65535' });
  return port;
}
