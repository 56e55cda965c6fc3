import sharp from 'sharp';
import { z } from 'zod';
import { NakawariError } from '../contract/errors';
import { maskOfExtremes } from '../corrections/extremes';
import { knownProviders } from '../inference/graph-session';
import { settleProvider } from '../inference/settle-provider';
import type { ChildModel, FromChild, RunTimes, ToChild } from './child-messages';
import { openChildPort } from './child-port';
import { drawInbetween } from './draw-work';
import { DrawingStudio } from './drawing-studio';
import { mapInbetween, mapKey } from './map-work';
import { probeDrawing } from './probe-drawing';

/**
 * The drawing child: the one process that runs networks. A run holds its thread, so it lives apart from main; main may kill it
 * at any moment, so it owns no file but temporary ones. One request at a time; main keeps the queue.
 */

const settings = z.strictObject({ threads: z.int().min(1) }).parse(JSON.parse(process.argv[2] ?? ''));

// A cache by file name would show yesterday's pixels of a key that was saved again.
sharp.cache(false);
sharp.concurrency(settings.threads);

const studio = new DrawingStudio(settings);
const port = openChildPort();
const cancelled = new Set<number>();

function times(startMs: number): RunTimes {
  return {
    graphsMs: studio.takeGraphsMs(),
    totalMs: performance.now() - startMs,
    runs: studio.takeRuns(),
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
  };
}

async function answer(message: Extract<ToChild, { type: 'work' }>): Promise<FromChild> {
  const { requestId, model, work, version, provider } = message;
  const startMs = performance.now();
  studio.takeGraphsMs();
  studio.takeRuns();
  const check = () => {
    if (cancelled.has(requestId)) throw new NakawariError('cancelled');
  };
  try {
    check();
    if (work.kind === 'settle-provider') {
      const draw = (one: typeof provider) => probeDrawing(model, one, settings.threads);
      const settled = await settleProvider(work.wish, { platform: process.platform, known: knownProviders(), draw });
      return { type: 'settled', requestId, settled };
    }
    if (work.kind === 'mask-of-extremes') {
      const { pixels, facts } = await studio.decoded(work.key0);
      const mask = maskOfExtremes(pixels, facts.widthPx, facts.heightPx, work.extremes);
      return { type: 'masked', requestId, mask };
    }
    studio.runOn(provider);
    if (work.kind === 'draw') {
      const { drawing, doubt, obedience } = await drawInbetween(studio, work, model, version, check);
      return { type: 'drawn', requestId, drawing, doubt, obedience: [...obedience], times: times(startMs) };
    }
    if (model.kind === 'two-image') throw new NakawariError('model-no-maps', { model: model.id });
    const maps =
      work.kind === 'map-inbetween'
        ? await mapInbetween(studio, work, model, check)
        : await mapKey(studio, work, model, check);
    return { type: 'mapped', requestId, maps, times: times(startMs) };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { type: 'failed', requestId, error: error instanceof NakawariError ? error.report() : null, stack };
  } finally {
    cancelled.delete(requestId);
  }
}

/** When nothing was asked for so long, nobody waits for the next second either. */
const LEISURE_MS = 3000;
let leisure: NodeJS.Timeout | undefined;

/** A drawing takes less than its corrections and maps will: what they take is loaded before somebody asks for the first of them. */
function loadAtLeisure(model: ChildModel): void {
  clearTimeout(leisure);
  leisure = setTimeout(() => void studio.load(model).catch(() => undefined), LEISURE_MS);
}

port.onMessage((message) => {
  if (message.type === 'cancel') {
    cancelled.add(message.requestId);
    return;
  }
  clearTimeout(leisure);
  void answer(message).then((reply) => {
    port.send(reply);
    if (reply.type === 'drawn') loadAtLeisure(message.model);
  });
});
port.onClosed(() => process.exit(0));
// Ctrl-C in a terminal reaches the whole group; main decides what becomes of the work.
process.on('SIGINT', () => undefined);
port.send({ type: 'ready' });
