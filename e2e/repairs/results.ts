import { copyFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { LineError } from './line-error';
import type { Repair } from './the-six';

export interface Repaired {
  readonly repair: Repair;
  /** Of the drawing in the pictures. */
  readonly t: string;
  readonly gestures: number;
  readonly inputs: number;
  /** At the pace of `Hand`. */
  readonly handS: number;
  /** Waited, as it was: until a preview, the first full drawing, all of them. */
  readonly previewS: number;
  readonly firstS: number;
  readonly allS: number;
  /** Over all drawings that changed. */
  readonly before: LineError;
  readonly after: LineError;
  /** How many pictures of the desk with marks there are. */
  readonly marks: number;
}

const seconds = (value: number) => (value === 0 ? '–' : value.toFixed(1));

const HEAD = `| repair | gestures | clicks, strokes, keys | hand, s | preview, s | first drawing, s | all drawings, s | lines off in the place, px | CD x 1e5, whole drawing |
| --- | --: | --: | --: | --: | --: | --: | --: | --: |`;

function row({ repair, gestures, inputs, handS, previewS, firstS, allS, before, after }: Repaired): string {
  const cells = [
    repair.title,
    gestures,
    inputs,
    handS.toFixed(1),
    seconds(previewS),
    seconds(firstS),
    seconds(allS),
    `${before.meanPx.toFixed(2)} → **${after.meanPx.toFixed(2)}**`,
    `${before.cdE5.toFixed(1)} → ${after.cdE5.toFixed(1)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

const tableOf = (all: readonly Repaired[]): string => [HEAD, ...all.map(row)].join('\n');

function section({ repair, t, marks }: Repaired): string {
  const picture = (name: string) => `![${name}](${repair.id}/${name}.png)`;
  const marked = Array.from({ length: marks }, (_, index) => picture(`marks-${index + 1}`));
  return `## ${repair.title}

${repair.wrong} ${repair.does}

Before, after, truth (t ${t}):

${['before', 'after', 'truth'].map((name) => picture(`${name}-t${t}`)).join('\n')}

${marked.join('\n')}
${picture('after-on-the-desk')}
`;
}

const EXPLAINED = `Gestures: what a person means as one thing (a match, a region's partner, a stroke). Hand: seconds of a practised hand, counted by the
keystroke-level model (Card, Moran and Newell 1980), not waited. Preview and drawings: waited, as long as it took on this machine (–: not measured, or
nothing to wait for). Lines off:
how far the lines within the place lie from those of the sample's own true drawing and the true ones from them, mean over their pixels and
over all drawings that the repair changed; CD as in the model's card.`;

/** Others at work make everybody wait; where the system does not tell, nothing is said. */
function machine(): string {
  const [load = 0] = loadavg();
  const cores = `${availableParallelism()} processor cores`;
  return load > 0
    ? `Machine: ${cores}, ${load.toFixed(1)} programs at work over the last minute.`
    : `Machine: ${cores}.`;
}

const TITLE = '# Six repairs of the sample cut';

/** `results.md` with all pictures, `results.json`, `montage.png`. */
export async function writeResults(out: string, all: readonly Repaired[]): Promise<void> {
  const text = [TITLE, EXPLAINED, machine(), tableOf(all), ...all.map(section)].join('\n\n');
  await writeFile(join(out, 'results.md'), text);
  await writeFile(join(out, 'results.json'), `${JSON.stringify(all, null, 2)}\n`);
  await montage(out, all);
}

const HOW = `Done in the app by a script through the page, with mouse and keyboard: \`npm run repairs -- --out FOLDER\` does it again and writes
a page with all pictures; \`--docs\` also writes this one.`;

/** The short page and its one picture, as they lie in the repository. */
export async function writeDocs(docs: string, out: string, all: readonly Repaired[]): Promise<void> {
  const what = all.map(({ repair }, index) => `${index + 1}. **${repair.title}.** ${repair.wrong} ${repair.does}`);
  const picture = '![Before, after, and the true drawing of each repair](pictures/repairs.png)';
  const text = [TITLE, HOW, tableOf(all), EXPLAINED, machine(), what.join('\n'), 'Before, after, true:', picture];
  await writeFile(join(docs, 'repairs.md'), `${text.join('\n\n')}\n`);
  await copyFile(join(out, 'montage.png'), join(docs, 'pictures', 'repairs.png'));
}

const CELL = { width: 300, height: 190 };
const GAP_PX = 4;

/** A row a repair: before, after, truth, cut out around the place. */
async function montage(out: string, all: readonly Repaired[]): Promise<void> {
  const cells = all.flatMap((one, y) =>
    ['before', 'after', 'truth'].map(async (name, x) => ({
      input: await sharp(join(out, one.repair.id, `${name}-t${one.t}.png`))
        .flatten({ background: '#ffffff' })
        .extract(one.repair.crop)
        .resize(CELL.width, CELL.height, { fit: 'contain', background: '#ffffff' })
        .toBuffer(),
      left: x * (CELL.width + GAP_PX),
      top: y * (CELL.height + GAP_PX),
    })),
  );
  const [width, height] = [3 * CELL.width + 2 * GAP_PX, all.length * (CELL.height + GAP_PX) - GAP_PX];
  await sharp({ create: { width, height, channels: 3, background: '#c8c8c8' } })
    .composite(await Promise.all(cells))
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(out, 'montage.png'));
}
