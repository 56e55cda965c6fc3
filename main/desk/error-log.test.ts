import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NakawariError } from '../contract/errors';
import { ErrorLog } from './error-log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nakawari-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an unforeseen error is in the log under the id that the page is told, with its cause', () => {
  const report = new ErrorLog(folder).report(new Error('outer /secret', { cause: new Error('inner') }));
  expect(report).toEqual({ code: 'internal', detail: { log: expect.stringMatching(/^[0-9a-f]{8}$/) } });
  const text = readFileSync(join(folder, 'logs', 'nakawari.log'), 'utf8');
  for (const part of [String(report.detail.log), 'outer /secret', 'inner']) expect(text).toContain(part);
});

test("a coded error is the person's business, not the log's", () => {
  const log = new ErrorLog(folder);
  expect(log.report(new NakawariError('disk-full', { folder: 'x' }))).toEqual({
    code: 'disk-full',
    detail: { folder: 'x' },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('the log never grows without end', () => {
  const log = new ErrorLog(folder);
  const long = 'x'.repeat(300_000);
  for (let n = 0; n < 30; n += 1) log.note(String(n), long);
  const names = readdirSync(join(folder, 'logs'));
  expect(names.length).toBeLessThanOrEqual(4);
  for (const name of names) expect(statSync(join(folder, 'logs', name)).size).toBeLessThanOrEqual(1024 * 1024);
  expect(readFileSync(join(folder, 'logs', 'nakawari.log'), 'utf8')).toContain(' 29 ');
});

test('a log that cannot be written does not make one error into two', () => {
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(new ErrorLog(folder).report(new Error('unforeseen')).code).toBe('internal');
  expect(told).toHaveBeenCalledWith(expect.stringContaining('unforeseen'));
  told.mockRestore();
});
