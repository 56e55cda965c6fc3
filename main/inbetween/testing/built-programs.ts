import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { packageRoot } from '../../inference/weights-folder';

export interface BuiltPrograms {
  /** The drawing child. */
  readonly file: string;
  /** The command line; it finds this drawing child. */
  readonly cli: string;
  readonly remove: () => void;
}

let builds = 0;

/**
 * The programs, built from the code as it stands: a test must never judge last week's bundle.
 * They lie inside the package so that they find its libraries there.
 */
export async function buildPrograms(): Promise<BuiltPrograms> {
  builds += 1;
  const root = packageRoot();
  const folder = join(root, '.cache', 'test', `programs-${process.pid}-${builds}`);
  const outDir = join(folder, 'out', 'main');
  mkdirSync(outDir, { recursive: true });
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { external: true },
    build: {
      ssr: true,
      outDir,
      minify: false,
      target: 'node20',
      rollupOptions: {
        input: {
          'drawing-child': join(root, 'main', 'inbetween', 'drawing-child.ts'),
          nakawari: join(root, 'main', 'cli', 'nakawari.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return {
    file: join(outDir, 'drawing-child.js'),
    cli: join(outDir, 'nakawari.js'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
