import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuildInput, sourceHash } from './ensure-built.mjs';

let project = '';

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'nakawari-built-'));
  mkdirSync(join(project, 'main', 'desk'), { recursive: true });
  mkdirSync(join(project, 'renderer'));
  writeFileSync(join(project, 'main', 'desk', 'desk.ts'), 'export const desk = 1;');
  writeFileSync(join(project, 'package.json'), '{}');
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

describe('whether the build is stale', () => {
  it('asks for contents, not for times', async () => {
    const before = await sourceHash(project);
    utimesSync(join(project, 'main', 'desk', 'desk.ts'), 1, 1);
    expect(await sourceHash(project)).toBe(before);
    writeFileSync(join(project, 'main', 'desk', 'desk.ts'), 'export const desk = 2;');
    expect(await sourceHash(project)).not.toBe(before);
  });

  it('sees a new file, a renamed one and a changed dependency', async () => {
    const hashes = new Set([await sourceHash(project)]);
    writeFileSync(join(project, 'renderer', 'a.css'), '');
    hashes.add(await sourceHash(project));
    rmSync(join(project, 'renderer', 'a.css'));
    writeFileSync(join(project, 'renderer', 'b.css'), '');
    hashes.add(await sourceHash(project));
    writeFileSync(join(project, 'package-lock.json'), '{}');
    hashes.add(await sourceHash(project));
    expect(hashes.size).toBe(4);
  });

  it('leaves out what cannot change the result', () => {
    expect(isBuildInput('main/desk/desk.ts')).toBe(true);
    expect(isBuildInput('renderer/icons/play.svg')).toBe(true);
    expect(isBuildInput('main/desk/desk.test.ts')).toBe(false);
    expect(isBuildInput('main/setup/start.mjs')).toBe(false);
  });
});
