import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from './project.mjs';

type Names = Record<string, string>;
interface Locked {
  version?: string;
  dependencies?: Names;
  optionalDependencies?: Names;
  devDependencies?: Names;
}

const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
const project: { dependencies: Names; devDependencies: Names } = JSON.parse(
  readFileSync(inProject('package.json'), 'utf8'),
);

/** Where Node would find `name` from the package at `path`. */
function isLocked(path: string, name: string): boolean {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`]) return true;
    if (base === '') return false;
  }
}

describe('the lock file', () => {
  it('names every package for every system: npm refuses to install from a lock file with holes', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, one]) =>
      Object.keys({ ...one.dependencies, ...one.optionalDependencies, ...one.devDependencies }).filter(
        (name) => !isLocked(path, name),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('holds the exact versions of package.json', () => {
    for (const [name, version] of Object.entries({ ...project.dependencies, ...project.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('names no server: every registry will do', () => {
    expect(JSON.stringify(lock)).not.toMatch(/"resolved":/);
  });
});
