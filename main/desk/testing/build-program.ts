import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { packageRoot } from '../../inference/weights-folder';

let builds = 0;

/** A TypeScript program of the tests as one file that Node runs, built from the code as it stands; it lies inside the package so that it finds its libraries. */
export async function buildProgram(source: string): Promise<{ file: string; remove: () => void }> {
  const folder = join(packageRoot(), '.cache', 'test', `program-${process.pid}-${++builds}`);
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root: packageRoot(),
    ssr: { external: true },
    build: {
      ...{ ssr: source, outDir: folder, emptyOutDir: true, minify: false, target: 'node20' },
      rollupOptions: { output: { format: 'es', entryFileNames: 'program.mjs' } },
    },
  });
  return { file: join(folder, 'program.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
