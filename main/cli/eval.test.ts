import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPrograms } from '../inbetween/testing/built-programs';
import { weightsFolder } from '../inference/weights-folder';
import { ballPng, fill, temporaryFolder } from '../ingest/testing/pictures';
import { readReport } from '../judge/report';
import { call } from './testing/cli';

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
const env = { NAKAWARI_STORE: at('store'), NAKAWARI_WEIGHTS: weightsFolder(), LANG: 'en_US.UTF-8' };
let child: Awaited<ReturnType<typeof buildPrograms>>;
const nakawari = (words: string[]) => call(words, { env, childFile: child.file });

beforeAll(async () => {
  child = await buildPrograms();
  const [key0, middle, key1] = [await ballPng({ at: 0.3 }), await ballPng({ at: 0.4 }), await ballPng({ at: 0.5 })];
  await fill(folder, {
    ...{ 'set/one/key0.png': key0, 'set/one/gt_0.5.png': middle, 'set/one/key1.png': key1 },
    ...{ 'set/two/key0.png': key1, 'set/two/gt_0.500.png': middle, 'set/two/key1.png': key0 },
    ...{ 'true/one/0.5.png': middle, 'true/two/t0.500.png': middle, 'half/one/0.5.png': middle },
    'empty/note.txt': 'nothing',
  });
}, 60_000);
afterAll(() => child.remove());

test('measures the model that ships, baselines and the drawings of another program', async () => {
  const words = [
    'eval',
    at('set'),
    '--out',
    at('report'),
    '--baseline',
    'hold,blend',
    '--with',
    `oracle=${at('true')}`,
  ];
  const { exit } = await nakawari([...words, '--json']);
  expect(exit).toBe(0);
  const report = await readReport(at('report'));
  expect(report.rows).toHaveLength(8);
  const mean = (method: string) => {
    const values = report.rows.filter((row) => row.method === method).map((row) => row.score.cdE5 ?? 0);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  expect(mean('oracle')).toBe(0);
  expect(mean(report.methods[0]?.name ?? '')).toBeLessThan(mean('blend'));
  const page = await readFile(at('report', 'index.html'), 'utf8');
  expect(page.match(/<img/g)?.length).toBeGreaterThan(10);
  // Two pairs hardest first and the median; what is compared in one line, with the places that the network doubts.
  expect(page.match(/<section class="case">/g)).toHaveLength(3);
  const line = /<div class="row">(.*?)<\/div>/.exec(page.split('<section class="case">')[1] ?? '')?.[1] ?? '';
  const [ours = ''] = report.methods.map(({ name }) => name);
  const captions = [...line.matchAll(/<figcaption>([^<]*)/g)].map(([, caption = '']) => caption.split(' CD')[0]);
  expect(captions).toEqual(['key 0', ours, `${ours}: unsure`, 'truth', 'key 1']);
  expect(page).not.toContain(folder);
  expect((await readFile(at('report', 'drawings.csv'), 'utf8')).split('\r\n')).toHaveLength(10);
  const again = await nakawari(words);
  expect([again.exit, again.err]).toEqual([2, expect.stringContaining('report.json')]);
}, 60_000);

test('a drawing that a program did not make is told, and the others are measured', async () => {
  const half = ['--baseline', 'hold', '--with', `half=${at('half')}`];
  const words = ['eval', at('set'), '--out', at('partial'), '--worst', '1', ...half];
  expect((await nakawari(words)).exit).toBe(1);
  const { failed, rows } = await readReport(at('partial'));
  expect(failed).toEqual([{ case: 'two', method: 'half', code: 'picture-missing' }]);
  expect(rows.filter((row) => row.method === 'half')).toHaveLength(1);
  const page = await readFile(at('partial', 'index.html'), 'utf8');
  expect(page.match(/<section class="case">/g)).toHaveLength(2);
  expect(page).toContain('by line distance: 1 pair<');
}, 60_000);

test('two reports are compared on the drawings that both have', async () => {
  const { exit, lines } = await nakawari(['compare', at('report'), at('partial'), '--json']);
  expect(exit).toBe(0);
  const comparisons = lines.flatMap((line) => (Array.isArray(line.comparisons) ? line.comparisons : []));
  expect(comparisons).toContainEqual(expect.objectContaining({ second: 'oracle', figure: 'cdE5', pairs: 2 }));
});

test.each([
  ['a set that is not there', ['eval', at('nowhere'), '--out', at('x')]],
  ['a folder without cases', ['eval', at('empty'), '--out', at('x')]],
  ['a set of ours that was not written yet', ['eval', 'T1', '--out', at('x')]],
  ['an unknown baseline', ['eval', at('set'), '--out', at('x'), '--baseline', 'magic']],
  ['a number of pairs to show that is none', ['eval', at('set'), '--out', at('x'), '--worst', 'many']],
  ['a report that is none', ['compare', at('empty')]],
  ['no report folder', ['eval', at('set')]],
])('%s: a sentence, and nothing is written', async (_, words) => {
  const { exit, err } = await nakawari(words);
  expect(exit).toBeGreaterThan(0);
  expect(err.length).toBeGreaterThan(20);
  await expect(readFile(at('x', 'report.json'))).rejects.toThrow();
});
