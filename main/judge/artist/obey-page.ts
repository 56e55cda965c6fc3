import sharp from 'sharp';
import { type Mask, maskPixels } from '../../contract/correction-mask';
import type { RgbaPicture } from '../read-picture';
import { escapeHtml } from '../report-html';
import { type ObeyPictures, type ObeyRow, worseOf } from './obey-run';
import { RANDOM_KINDS, type RandomGesture } from './random-gesture';

const KEPT = 6;

/** Keeps the worst gestures of each kind, obeyed and spilt apart, and shows them on a page. */
export class WorstGestures {
  readonly #disobeyed = new Map<string, ObeyPictures[]>();
  readonly #spilt = new Map<string, ObeyPictures[]>();

  see(one: ObeyPictures): void {
    keep(this.#disobeyed, one, worseOf);
    keep(this.#spilt, one, (a, b) => b.spillShare - a.spillShare);
  }

  async page(title: string, table: string): Promise<string> {
    const blocks: string[] = [];
    for (const kind of RANDOM_KINDS) {
      for (const [name, kept] of [
        ['least obeyed', this.#disobeyed],
        ['most spilt', this.#spilt],
      ] as const) {
        const own = kept.get(kind) ?? [];
        if (own.length === 0) continue;
        const figures = await Promise.all(own.map(figureOf));
        blocks.push(`<h2>${kind}, ${name}</h2><div class="row">${figures.join('')}</div>`);
      }
    }
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>
body{font:14px system-ui;margin:16px;background:#fff;color:#111}.row{display:flex;flex-wrap:wrap;gap:12px}
figure{margin:0}img{height:220px;border:1px solid #999}figcaption{max-width:680px}pre{overflow:auto}</style>
<h1>${escapeHtml(title)}</h1><pre>${escapeHtml(table)}</pre>${blocks.join('\n')}</html>\n`;
  }
}

function keep(kept: Map<string, ObeyPictures[]>, one: ObeyPictures, order: (a: ObeyRow, b: ObeyRow) => number): void {
  const all = [...(kept.get(one.row.kind) ?? []), one].sort((a, b) => order(a.row, b.row));
  kept.set(one.row.kind, all.slice(0, KEPT));
}

async function figureOf({ row, gesture, before, after }: ObeyPictures): Promise<string> {
  const marks = marksOf(gesture, before);
  const images = [await dataUri(before, marks), await dataUri(after, marks), await dataUri(after, '')];
  const value = row.value === null ? 'not measured' : `${row.value} ${row.measure}`;
  const says = `${row.case}: ${value}, ${row.obeyed ? 'obeyed' : 'not obeyed'}; outside ${(row.spillShare * 100).toFixed(2)} % changed`;
  return `<figure>${images.map((src) => `<img alt="" src="${src}">`).join('')}<figcaption>${escapeHtml(says)}</figcaption></figure>`;
}

function marksOf({ applied: { gesture }, spots }: RandomGesture, { widthPx, heightPx }: RgbaPicture): string {
  const pen = 'fill="none" stroke-width="1.2"';
  const discs =
    spots.length > 4
      ? []
      : spots.map(({ at, reachPx }) => `<circle cx="${at.x}" cy="${at.y}" r="${reachPx}" stroke="#f80" ${pen}/>`);
  const line = (a: { xPx: number; yPx: number } | null, b: { xPx: number; yPx: number }) =>
    `${a ? `<line x1="${a.xPx}" y1="${a.yPx}" x2="${b.xPx}" y2="${b.yPx}" stroke="#e00" ${pen}/>` : ''}<circle cx="${b.xPx}" cy="${b.yPx}" r="2.5" fill="#0b0"/>`;
  const own = () => {
    switch (gesture.kind) {
      case 'flow-hint':
      case 'point-at':
        return line(gesture.from, gesture.to);
      case 'match-point':
        return line(gesture.place0, gesture.place1);
      case 'key-point':
        return line(null, gesture.place);
      case 'arc':
        return gesture.path.map(({ place }) => line(gesture.place0, place)).join('');
      case 'lines':
        return gesture.lines
          .map(
            ({ pointsPx }) =>
              `<polyline points="${pointsPx.map((point) => point.join(',')).join(' ')}" stroke="#e00" ${pen}/>`,
          )
          .join('');
      case 'mask-at':
        return outline(gesture.mask, '#0a0');
      case 'key-mask':
        return gesture.shape.by === 'mask' ? outline(gesture.shape.mask, '#06f') : '';
      case 'no-partner':
        return outline(gesture.region, '#e00');
      case 'match-region':
        return outline(gesture.region0, '#e00') + outline(gesture.region1, '#0a0');
      default:
        return '';
    }
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">${discs.join('')}${own()}</svg>`;
}

/** The border of a mask, pixel edge by pixel edge. */
function outline(mask: Mask, colour: string): string {
  const inside = maskPixels(mask);
  if (!inside) return '';
  const { xPx, yPx, widthPx, heightPx } = mask;
  const is = (x: number, y: number) => x >= 0 && y >= 0 && x < widthPx && y < heightPx && inside[y * widthPx + x] === 1;
  let path = '';
  for (let y = 0; y <= heightPx; y += 1) {
    for (let x = 0; x <= widthPx; x += 1) {
      if (is(x, y) !== is(x - 1, y)) path += `M${xPx + x} ${yPx + y}v1`;
      if (is(x, y) !== is(x, y - 1)) path += `M${xPx + x} ${yPx + y}h1`;
    }
  }
  return `<path d="${path}" stroke="${colour}" fill="none" stroke-width="0.8"/>`;
}

async function dataUri({ rgba, widthPx, heightPx }: RgbaPicture, marks: string): Promise<string> {
  const drawn = sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } }).flatten({ background: '#fff' });
  const bytes = await (marks === '' ? drawn : drawn.composite([{ input: Buffer.from(marks) }]))
    .webp({ quality: 85 })
    .toBuffer();
  return `data:image/webp;base64,${bytes.toString('base64')}`;
}
