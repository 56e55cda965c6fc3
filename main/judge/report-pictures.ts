import sharp, { type Sharp } from 'sharp';
import type { KeyMaps } from '../inbetween/kept-maps';
import type { EvalCase, TrueDrawing } from './case-folder';
import type { RgbaPicture } from './read-picture';
import { readRgba } from './read-picture';
import type { Row } from './report';
import { type EvalMethod, type EvalParts, prepareCase } from './run-eval';

/** A picture inside the report: a name and a data URI. */
export interface ReportPicture {
  readonly name: string;
  readonly src: string;
}

export interface ReportCase {
  readonly case: string;
  readonly tUnit: number;
  readonly keys: readonly ReportPicture[];
  readonly truth: ReportPicture;
  /** In the order of the methods. */
  readonly drawings: readonly ReportPicture[];
  /** The first method's drawing with what it is unsure of in red; only our own networks tell. */
  readonly unsure: ReportPicture | undefined;
  readonly overlays: readonly ReportPicture[];
}

const WIDEST_PX = 512;

async function dataUri(picture: Sharp): Promise<string> {
  const bytes = await picture
    .flatten({ background: '#fff' })
    .resize({ width: WIDEST_PX, withoutEnlargement: true })
    .webp({ quality: 88 })
    .toBuffer();
  return `data:image/webp;base64,${bytes.toString('base64')}`;
}

function rawSharp({ rgba, widthPx, heightPx }: RgbaPicture): Sharp {
  return sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } });
}

/** Keypoints and bones over the drawing, as a vector layer. */
function skeletonSvg(maps: KeyMaps, widthPx: number, heightPx: number): Buffer {
  const seen = maps.keypoints.map((point) => (point.visibility01 > 0.25 ? point : undefined));
  const size = Math.max(1.5, heightPx / 120);
  const bones = maps.bones.flatMap(([a, b]) => {
    const [from, to] = [seen[a], seen[b]];
    return from && to
      ? `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="#e0006c" stroke-width="${size / 2}"/>`
      : '';
  });
  const dots = seen.flatMap((point) =>
    point ? `<circle cx="${point.x}" cy="${point.y}" r="${size}" fill="#0a6"/>` : [],
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">${bones.join('')}${dots.join('')}</svg>`,
  );
}

/** Lets the drawing shine through what it is unsure of. */
const REDDEST_01 = 0.75;

/** @param confidencePng grey, bright where the network is unsure */
async function unsureOver(flat: Buffer, confidencePng: string): Promise<Sharp> {
  const { data, info } = await sharp(confidencePng).greyscale().raw().toBuffer({ resolveWithObject: true });
  const red = Buffer.alloc(info.width * info.height * 4);
  for (let i = 0; i < info.width * info.height; i += 1) {
    red.set([230, 0, 30, Math.round((data[i * info.channels] ?? 0) * REDDEST_01)], i * 4);
  }
  const raw = { width: info.width, height: info.height, channels: 4 as const };
  return sharp(flat).composite([{ input: red, raw }]);
}

/** What our own networks saw; of other methods there is none. */
interface MapPictures {
  readonly unsure: ReportPicture | undefined;
  readonly others: readonly ReportPicture[];
}

async function overlaysOf(
  method: EvalMethod,
  drawing: RgbaPicture,
  keys: Awaited<ReturnType<typeof prepareCase>>['keys'],
  toldUnit: number,
  { engine, store, signal }: EvalParts,
): Promise<MapPictures> {
  if (!method.modelId) return { unsure: undefined, others: [] };
  const [key0, key1] = keys.refs;
  const request = { key0, key1, tUnit: toldUnit, modelId: method.modelId };
  const maps = await engine.mapsOfInbetween(request, { atKeySize: true, signal });
  const skeleton = skeletonSvg(maps, drawing.widthPx, drawing.heightPx);
  const flat = await rawSharp(drawing).flatten({ background: '#fff' }).png().toBuffer();
  const named = (what: string, src: string) => ({ name: `${method.name}: ${what}`, src });
  return {
    unsure: named('unsure', await dataUri(await unsureOver(flat, store.pathOf(maps.confidencePng)))),
    others: [
      named('flow', await dataUri(sharp(store.pathOf(maps.flowPng)))),
      named('masks', await dataUri(sharp(store.pathOf(maps.masksPng)))),
      named('keypoints', await dataUri(sharp(flat).composite([{ input: skeleton }]))),
    ],
  };
}

/** Draws again what the report shows (models answer from the store) and packs it. */
export async function picturesOf(
  one: EvalCase,
  truth: TrueDrawing,
  rows: readonly Row[],
  methods: readonly EvalMethod[],
  parts: EvalParts,
): Promise<ReportCase> {
  const { keys } = await prepareCase(one);
  const told = rows.find((row) => row.case === one.name && row.tUnit === truth.tUnit)?.toldUnit ?? truth.tUnit;
  const drawings: ReportPicture[] = [];
  const overlays: ReportPicture[] = [];
  let unsure: ReportPicture | undefined;
  for (const method of methods) {
    const scored = rows.some((row) => row.case === one.name && row.tUnit === truth.tUnit && row.method === method.name);
    if (!scored) continue;
    const drawing = await method.draw(keys, told, parts.signal);
    drawings.push({ name: method.name, src: await dataUri(rawSharp(drawing)) });
    const seen = await overlaysOf(method, drawing, keys, told, parts);
    if (method === methods[0]) unsure = seen.unsure;
    else if (seen.unsure) overlays.push(seen.unsure);
    overlays.push(...seen.others);
  }
  return {
    case: one.name,
    tUnit: truth.tUnit,
    keys: [
      { name: 'key 0', src: await dataUri(rawSharp(keys.pictures[0])) },
      { name: 'key 1', src: await dataUri(rawSharp(keys.pictures[1])) },
    ],
    truth: { name: 'truth', src: await dataUri(rawSharp(await readRgba(truth.path))) },
    drawings,
    unsure,
    overlays,
  };
}

/**
 * Which drawings a person should look at: of the hardest pairs by line distance the worst drawing each (three times of one pair
 * would show one fault thrice), the median, and some by chance for the blind comparison.
 */
export function chooseForReport(
  rows: readonly Row[],
  judged: string,
  counts: { readonly worst: number; readonly chance: number },
  random: () => number,
): { readonly worst: readonly Row[]; readonly median: readonly Row[]; readonly chance: readonly Row[] } {
  const own = rows.filter((row) => row.method === judged && row.score.cdE5 !== null);
  own.sort((a, b) => (b.score.cdE5 ?? 0) - (a.score.cdE5 ?? 0));
  const firstOfPair = new Map<string, Row>();
  for (const row of own) if (!firstOfPair.has(row.case)) firstOfPair.set(row.case, row);
  const worst = [...firstOfPair.values()].slice(0, counts.worst);
  const median = own.slice(own.length >> 1, (own.length >> 1) + 1);
  const shuffled = own.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at);
  return { worst, median, chance: shuffled.slice(0, counts.chance).map(({ row }) => row) };
}
