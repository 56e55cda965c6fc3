import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { inProject } from './project.mjs';

let tree = '';

afterEach(() => rmSync(tree, { recursive: true, force: true }));

/** Names of the rules that a small tree of files breaks. */
function brokenRules(files: Record<string, string>): string[] {
  tree = mkdtempSync(join(tmpdir(), 'nakawari-imports-'));
  for (const [path, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  for (const folder of ['main', 'renderer', 'e2e']) mkdirSync(join(tree, folder), { recursive: true });
  const bin = inProject('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = ['--config', inProject('.dependency-cruiser.cjs'), '--output-type', 'json', 'main', 'renderer', 'e2e'];
  const { stdout } = spawnSync(process.execPath, [bin, ...args], { cwd: tree, encoding: 'utf8' });
  const report: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(stdout);
  return [...new Set(report.summary.violations.map(({ rule }) => rule.name))].sort();
}

const electron = {
  'node_modules/electron/package.json': '{"name":"electron","main":"index.js"}',
  'node_modules/electron/index.js': '',
};

describe('the import check', () => {
  it('lets a tidy tree pass', () => {
    const files = {
      'main/contract/cut.ts': 'export type Cut = { name: string };',
      'main/desk/desk.ts': "import type { Cut } from '../contract/cut';\nexport const name = (cut: Cut) => cut.name;",
      'main/hosts/browser/browser-host.ts': "import { name } from '../../desk/desk';\nexport const host = name;",
      'renderer/shell/Desk.tsx':
        "import type { Cut } from '../../main/contract/cut';\nexport const Desk = ({ cut }: { cut: Cut }) => <b>{cut.name}</b>;",
    };
    expect(brokenRules(files)).toEqual([]);
  });

  it('catches a page that reaches into main, even for a type that it only passes on', () => {
    const files = {
      'main/store/store.ts': 'export type Store = { folder: string };',
      'renderer/shell/Desk.tsx':
        "export type { Store } from '../../main/store/store';\nexport const Desk = () => <b>desk</b>;",
    };
    expect(brokenRules(files)).toEqual(['renderer-knows-the-contract-only']);
  });

  it('catches a stage that imports a host, the command line, or the stage after it', () => {
    const files = {
      'main/cli/nakawari.ts': 'export const cli = 1;',
      'main/desk/desk.ts': "export { cli } from '../cli/nakawari';",
      'main/hosts/browser/host.ts': 'export const host = 1;',
      'main/ingest/read.ts': "export async function read() { return await import('../inbetween/draw'); }",
      'main/inbetween/draw.ts': "export { host } from '../hosts/browser/host';",
    };
    expect(brokenRules(files)).toEqual(['main-desk', 'main-inbetween', 'main-ingest']);
  });

  it('keeps the contract and the timeline free of everything else', () => {
    const files = {
      'main/store/store.ts': 'export const store = 1;',
      'main/contract/cut.ts': "export { store } from '../store/store';\nexport { readFile } from 'node:fs/promises';",
      'main/timeline/edit.ts': "import { store } from '../store/store';\nexport const edit = store;",
    };
    expect(brokenRules(files)).toEqual(['main-contract', 'main-timeline', 'renderer-runs-in-a-page']);
  });

  it('allows electron in its host alone', () => {
    const files = {
      ...electron,
      'main/hosts/electron/window.ts': "export { app } from 'electron';",
      'main/hosts/browser/host.ts': "import type { App } from 'electron';\nexport type Host = App;",
    };
    expect(brokenRules(files)).toContain('electron-in-its-host-only');
  });

  it('catches an import that leads nowhere', () => {
    expect(brokenRules({ 'main/jobs/c.ts': "export { d } from './gone';" })).toEqual(['nothing-missing']);
  });

  it('leaves cycles to the linter, which lets types know each other', () => {
    const config: { linter: { rules: { suspicious: Record<string, string> } } } = JSON.parse(
      readFileSync(inProject('biome.json'), 'utf8'),
    );
    expect(config.linter.rules.suspicious.noImportCycles).toBe('error');
  });

  it('wants a new folder of main to be named', () => {
    const files = {
      'main/contract/cut.ts': 'export const cut = 1;',
      'main/surprise/a.ts': "export { cut } from '../contract/cut';",
    };
    expect(brokenRules(files)).toEqual(['main-folder-unnamed']);
  });
});
