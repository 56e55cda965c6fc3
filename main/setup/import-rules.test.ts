import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inProject } from './project.mjs';

/** The rules that a small tree of files breaks, as `file: rule`. */
function brokenRules(files: Record<string, string>): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'nakawari-imports-'));
  try {
    for (const folder of ['main', 'renderer', 'e2e']) mkdirSync(join(tree, folder), { recursive: true });
    for (const [path, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    const bin = inProject('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const args = ['--config', inProject('.dependency-cruiser.cjs'), '--output-type', 'json', 'main', 'renderer', 'e2e'];
    const { stdout } = spawnSync(process.execPath, [bin, ...args], { cwd: tree, encoding: 'utf8' });
    const report: { summary: { violations: { from: string; rule: { name: string } }[] } } = JSON.parse(stdout);
    return [...new Set(report.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`))].sort();
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

const TIDY = {
  'main/contract/cut.ts': 'export type Cut = { name: string };',
  'main/store/store.ts': 'export type Store = { folder: string };\nexport const store = 1;',
  'main/desk/desk.ts': "import type { Cut } from '../contract/cut';\nexport const name = (cut: Cut) => cut.name;",
  'main/cli/nakawari.ts': "export { name } from '../desk/desk';",
  'main/inbetween/draw.ts': "export { store } from '../store/store';",
  'main/hosts/browser/browser-host.ts': "export { name } from '../../desk/desk';",
  'main/hosts/electron/window.ts': "export { app } from 'electron';",
  'renderer/shell/Desk.tsx':
    "import type { Cut } from '../../main/contract/cut';\nexport const Desk = ({ cut }: { cut: Cut }) => <b>{cut.name}</b>;",
  'node_modules/electron/package.json': '{"name":"electron","main":"index.js"}',
  'node_modules/electron/index.js': '',
};

const UNTIDY = {
  ...TIDY,
  'renderer/shell/Reach.tsx':
    "export type { Store } from '../../main/store/store';\nexport const Reach = () => <b>x</b>;",
  'main/desk/back.ts': "export * from '../cli/nakawari';",
  'main/inbetween/up.ts': "export * from '../hosts/browser/browser-host';",
  'main/ingest/later.ts': "export async function later() { return await import('../inbetween/draw'); }",
  'main/contract/grown.ts': "export { store } from '../store/store';\nexport { readFile } from 'node:fs/promises';",
  'main/timeline/edit.ts': "import { store } from '../store/store';\nexport const edit = store;",
  'main/hosts/browser/shell.ts': "import type { App } from 'electron';\nexport type Shell = App;",
  'main/jobs/lost.ts': "export { d } from './gone';",
  'main/surprise/new.ts': "export * from '../contract/cut';",
  'main/setup/early.mjs': "export * from 'ws';",
};

describe('the import check', () => {
  let broken: string[] = [];

  beforeAll(() => {
    broken = brokenRules(UNTIDY);
  });

  it('lets a tidy tree pass', () => {
    expect(brokenRules(TIDY).filter((line) => !line.startsWith('main/hosts/electron/'))).toEqual([]);
  });

  it.each([
    [
      'a page that reaches into main, even for a type that it only passes on',
      'renderer/shell/Reach.tsx: renderer-knows-the-contract-only',
    ],
    ['a desk that imports the command line', 'main/desk/back.ts: main-desk'],
    ['a stage that imports a host', 'main/inbetween/up.ts: main-inbetween'],
    ['a stage that imports the one after it, even late', 'main/ingest/later.ts: main-ingest'],
    ['a contract that imports something of ours', 'main/contract/grown.ts: main-contract'],
    ['a contract that needs Node', 'main/contract/grown.ts: renderer-runs-in-a-page'],
    ['a timeline that is not pure', 'main/timeline/edit.ts: main-timeline'],
    ['electron outside its host, even a type', 'main/hosts/browser/shell.ts: electron-in-its-host-only'],
    ['an import that leads nowhere', 'main/jobs/lost.ts: nothing-missing'],
    ['a folder that nobody named', 'main/surprise/new.ts: main-folder-unnamed'],
    ['set-up that needs something installed', 'main/setup/early.mjs: setup-needs-nothing-installed'],
  ])('catches %s', (_what, line) => expect(broken).toContain(line));

  it('catches nothing else in that tree', () => {
    const tidy = Object.keys(TIDY).filter((path) => !path.startsWith('main/hosts/electron/'));
    expect(broken.filter((line) => tidy.includes(line.split(': ')[0] ?? ''))).toEqual([]);
  });

  it('leaves cycles to the linter, which lets types know each other', () => {
    const config: { linter: { rules: { suspicious: Record<string, string> } } } = JSON.parse(
      readFileSync(inProject('biome.json'), 'utf8'),
    );
    expect(config.linter.rules.suspicious.noImportCycles).toBe('error');
  });
});
