import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { contractHash } from './main/contract/contract-hash';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const define = { BUILT_CONTRACT_HASH: JSON.stringify(contractHash()) };

/** One build for the three bundles. `main` has one entry a program: Electron, the browser host, the command line, the drawing child. */
export default defineConfig({
  main: {
    define,
    build: {
      outDir: 'out/main',
      sourcemap: true,
      minify: false,
      externalizeDeps: true,
      rollupOptions: {
        input: {
          electron: at('./main/hosts/electron/electron-host.ts'),
          'browser-host': at('./main/hosts/browser/browser-host.ts'),
          nakawari: at('./main/cli/nakawari.ts'),
          'drawing-child': at('./main/inbetween/drawing-child.ts'),
          bench: at('./main/cli/bench.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: true,
      rollupOptions: {
        input: { preload: at('./main/hosts/electron/preload.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('./renderer'),
    plugins: [react()],
    define,
    build: {
      outDir: at('./out/renderer'),
      emptyOutDir: true,
      // A third of the bytes to read before anything is shown.
      minify: true,
      rollupOptions: { input: { index: at('./renderer/index.html') } },
    },
  },
});
