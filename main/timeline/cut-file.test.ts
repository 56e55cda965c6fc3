import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { besideSheet, draftOf, inbetweensOf, isStale, keysOf } from '../contract/cut-queries';
import { CUT_FILE_VERSION, formatCutFile, parseCutFile } from './cut-file';
import { layOutCut } from './lay-out-cut';
import { celsArbitrary, cutFacts, ratesArbitrary } from './testing-cuts';

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), 'utf8');
const fixtures = readdirSync(fileURLToPath(new URL('./fixtures', import.meta.url)));

test('every version of the format that was ever written has a fixture', () => {
  for (let version = 1; version <= CUT_FILE_VERSION; version += 1) {
    expect(fixtures.some((name) => name.startsWith(`v${version}-`))).toBe(true);
  }
});

test.each(fixtures)('%s opens, and what is saved from it opens as the same', (name) => {
  const file = parseCutFile(fixture(name));
  expect(parseCutFile(formatCutFile(file.cut, file.folder, file.savedBy, file.history))).toEqual(file);
});

test('v1-two-cels.json still tells what was in it', () => {
  const { cut, folder, savedBy } = parseCutFile(fixture('v1-two-cels.json'));
  expect([cut.name, folder, savedBy]).toEqual(['手を振る 012', '/home/animator/cuts/手を振る 012', '0.1.0']);
  expect([cut.widthPx, cut.heightPx, cut.rateFps, cut.keyRateFps, cut.lengthFrames]).toEqual([960, 540, 24, 6, 16]);
  expect(cut.cels.map((cel) => [cel.name, keysOf(cel).length])).toEqual([
    ['A', 3],
    ['髪', 2],
  ]);
  expect(cut.cels.map((cel) => inbetweensOf(cel).map((drawing) => [drawing.tUnit, drawing.state]))).toEqual([
    [
      [0.5, 'generated'],
      [0.25, 'approved'],
      [0.5, 'wanted'],
      [0.75, 'corrected'],
    ],
    [
      [0.25, 'generated'],
      [0.5, 'approved'],
      [0.75, 'wanted'],
    ],
  ]);
  expect(cut.cels[0]?.exposures.map((exposure) => exposure.frame)).toEqual([1, 3, 5, 10, 11, 12, 13]);
});

test('v1: what was drawn is fresh and has itself as its one version; charts are even; nothing is locked', () => {
  const { cut, history } = parseCutFile(fixture('v1-two-cels.json'));
  expect(history).toBeNull();
  for (const cel of cut.cels) {
    expect(cel.look).toEqual({ hidden: false, locked: false, opacity01: 1 });
    expect(cel.spans.every((span) => span.timing.preset === 'even')).toBe(true);
    for (const drawing of inbetweensOf(cel)) {
      expect(isStale(cel, drawing)).toBe(false);
      expect(drawing.versions.map((version) => version.picture)).toEqual(drawing.picture ? [drawing.picture] : []);
    }
  }
});

test('v2-two-cels.json still tells what was in it', () => {
  const { cut, history } = parseCutFile(fixture('v2-two-cels.json'));
  const [a, hair] = cut.cels;
  expect(history).toEqual({ log: '2026-11-22T01-00-00', lines: 11 });
  expect(a?.spans.map((span) => span.timing.preset)).toEqual(['slow-in', 'by-hand']);
  expect(a?.drawings.map((drawing) => (drawing.kind === 'key' ? drawing.mark : drawing.kind))).toEqual([
    ...['key', 'inbetween', 'breakdown', 'inbetween', 'inbetween', 'inbetween', 'key', 'copy'],
  ]);
  expect(a && inbetweensOf(a).map(({ state, note }) => [state, note])[0]).toEqual(['sent-back', '目線を上に']);
  expect(hair?.look).toEqual({ hidden: false, locked: true, opacity01: 0.5 });
  expect(hair && besideSheet(hair)).toHaveLength(1);
  expect(cut.notes.map(({ frame, celId, text }) => [frame, celId, text])).toEqual([
    [5, null, 'カメラ振動'],
    [9, 'A', 'slower'],
  ]);
});

test('v2: nothing was said of the motion, and no drawing is stale for that', () => {
  const { cut } = parseCutFile(fixture('v2-two-cels.json'));
  expect(cut.cels.map((cel) => cel.corrections)).toEqual([[], []]);
  const [fresh] = cut.cels.flatMap((cel) => inbetweensOf(cel).filter((one) => one.made && !isStale(cel, one)));
  expect(fresh).toBeDefined();
});

test('v3-two-cels.json still tells what was said of the motion', () => {
  const { cut } = parseCutFile(fixture('v3-two-cels.json'));
  const [arc, mask] = cut.cels[0]?.corrections ?? [];
  expect([arc?.author, arc?.reason, arc?.on, arc?.gesture.kind]).toEqual(['原画 花子', '手首が低い', true, 'arc']);
  expect([mask?.on, mask?.target, mask?.gesture.kind]).toEqual([false, { kind: 'key', drawingId: 'A:1' }, 'key-mask']);
});

test('v3: nobody painted, and what was drawn shows what it showed', () => {
  const { cut } = parseCutFile(fixture('v3-two-cels.json'));
  const drawn = cut.cels.flatMap((cel) => inbetweensOf(cel));
  expect(drawn.map(({ paint }) => paint)).toEqual(drawn.map(() => undefined));
  expect(drawn.map(draftOf)).toEqual(drawn.map(({ picture }) => picture));
});

test('v4-two-cels.json still tells what was painted, over a draft and over nothing', () => {
  const { cut } = parseCutFile(fixture('v4-two-cels.json'));
  const [over, alone] = cut.cels.flatMap((cel) => inbetweensOf(cel).filter(({ paint }) => paint));
  expect([over?.paint?.over, over?.paint?.erased]).toEqual(['a1'.repeat(32), 'e2'.repeat(32)]);
  expect(over?.versions.map(({ picture }) => picture)).toContain(over?.paint?.draft);
  expect(over?.picture).not.toBe(over?.paint?.draft);
  expect([alone?.paint?.draft, alone?.paint?.paper, alone?.made]).toEqual([null, 'white', null]);
});

test('v1-background-cel.json: a cel of one key, a rate of 23.976, a Windows folder', () => {
  const { cut, folder } = parseCutFile(fixture('v1-background-cel.json'));
  expect(folder).toBe('C:\\cuts\\one');
  expect(cut.rateFps).toBe(23.976);
  expect(cut.cels[1]?.spans).toEqual([]);
});

describe('a file that cannot be trusted', () => {
  const good = z.record(z.string(), z.unknown()).parse(JSON.parse(fixture('v1-two-cels.json')));
  const code = (text: string) => {
    try {
      parseCutFile(text);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  };
  const changed = (change: Record<string, unknown>) => JSON.stringify({ ...good, ...change });

  test('of a newer version is told as such, whatever else is in it', () => {
    expect(code(changed({ version: CUT_FILE_VERSION + 1, cut: { more: 1 } }))).toBe('document-newer');
  });

  test.each(['', '{', 'null', '[]', '{"format":"something"}', changed({ cut: null }), changed({ folder: '' })])(
    'is damaged: %.30s',
    (text) => {
      expect(code(text)).toBe('document-damaged');
    },
  );

  test('cut off anywhere is damaged, never half a cut', () => {
    const text = fixture('v1-two-cels.json').trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => {
        expect(code(text.slice(0, length))).toBe('document-damaged');
      }),
    );
  });

  test('whose exposures name a drawing that is not there is damaged', () => {
    const text = fixture('v1-two-cels.json').replaceAll('"drawingId": "A:4"', '"drawingId": "A:5"');
    expect(code(text)).toBe('document-damaged');
  });
});

test('every cut can be saved and opened again', () => {
  fc.assert(
    fc.property(ratesArbitrary, celsArbitrary, (rates, cels) => {
      const cut = layOutCut(cutFacts(rates), cels);
      expect(parseCutFile(formatCutFile(cut, '/cuts/012', '0.1.0')).cut).toEqual(cut);
    }),
  );
});
