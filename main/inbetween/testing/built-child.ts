import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { packageRoot } from '../../inference/weights-folder';

/**
 * The drawing child as a program, built from the code as it stands: a test must never judge last week's bundle.
 * It lies inside the package so that it finds its libraries there.
 */
export async function buildDrawingChild(): Promise<{ file: string; remove: () => void }> {
  const folder = join(packageRoot(), '.cache', 'test', `drawing-child-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root: packageRoot(),
    ssr: { external: true },
    build: {
      ssr: join(packageRoot(), 'main', 'inbetween', 'drawing-child.ts'),
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      sourcemap: 'inline',
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'drawing-child.mjs' } },
    },
  });
  return { file: join(folder, 'drawing-child.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
