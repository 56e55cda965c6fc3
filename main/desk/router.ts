import { realpath } from 'node:fs/promises';
import { implement } from '@orpc/server';
import { contractHash } from '../contract/contract-hash';
import type { Cut, Inbetween } from '../contract/cut';
import { stepNameOf } from '../contract/cut-edit';
import type { CutNews } from '../contract/cut-news';
import { celById, drawingById } from '../contract/cut-queries';
import { NakawariError } from '../contract/errors';
import type { HostInfo } from '../contract/host';
import { contract } from '../contract/procedures';
import { inbetweensInScope, nearestFirst } from '../timeline/draw-order';
import { applyEdit } from '../timeline/edit-cut';
import { asContractError, codedEvents } from './coded-errors';
import { comparePictures } from './compare-pictures';
import { cutIdOf } from './cut-id';
import type { DeskParts } from './desk-parts';
import { fileOfDrawing } from './drawing-file';
import { drawingMaps, NEVER_ABORTED } from './drawing-maps';
import { exportCorrectionsJob } from './export-corrections-job';
import { exportJob } from './export-job';
import { originalOf } from './frame-pictures';
import { drawingsToMake, generateDrawings } from './generate-drawings';
import type { OpenCut } from './open-cut';
import { partMask } from './part-mask';
import { Previews } from './previews';

/** What a host hands over with every call: who calls. Jobs of a session end with it. */
export interface DeskContext {
  readonly session: object;
}

export type DeskRouter = ReturnType<typeof createRouter>;

/** The contract, implemented: each procedure is a line or two over the services in this folder. */
export function createRouter(parts: DeskParts) {
  const { options, grants, shelf, views, recent, keyPictures, settings, service, painted, imports, jobs, report } =
    parts;
  const previews = new Previews(keyPictures, service);
  const mapsOf = (cut: Cut, { celId, drawingId }: { celId: string; drawingId: string }, signal?: AbortSignal) => {
    const cel = celById(cut, celId);
    const drawing = cel && drawingById(cel, drawingId);
    if (!cel || !drawing) throw new NakawariError('not-found', { what: drawingId });
    return drawingMaps(keyPictures, cel, drawing, service, signal);
  };
  /** The picture that is seen when a drawing's draft is this one: with the person's paint over it. */
  const seenIn = (cutId: string) => (drawing: Inbetween, draft: string) =>
    painted.over(shelf.documentFolderOf(cutId), shelf.get(cutId).cut, drawing, draft);
  const os = implement(contract)
    .$context<DeskContext>()
    .use(async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        throw asContractError(error, report);
      }
    });

  return os.router({
    host: {
      info: os.host.info.handler(() => hostInfo(parts)),
      pickFolder: os.host.pickFolder.handler(async ({ input }) => {
        if (!options.pickFolder) throw new NakawariError('not-granted');
        const folder = await options.pickFolder(input.purpose);
        return folder === null ? null : grants.grant(folder);
      }),
      listFolder: os.host.listFolder.handler(({ input }) => grants.list(input.grant)),
      saveSettings: os.host.saveSettings.handler(({ input }) => settings.save(input)),
    },
    models: {
      list: os.models.list.handler(() => service.models()),
      provider: os.models.provider.handler(() => service.provider()),
    },
    cuts: {
      openSample: os.cuts.openSample.handler(async ({ signal }) =>
        (await shelf.open(options.sampleFolder, signal)).news(null),
      ),
      open: os.cuts.open.handler(async ({ input, signal }) =>
        (await shelf.open(await grants.pathOf(input.grant), signal)).news(null),
      ),
      reopen: os.cuts.reopen.handler(async ({ input, signal }) =>
        (await shelf.reopen(input.cutId, input.seen !== null, signal)).news(input.seen),
      ),
      recent: os.cuts.recent.handler(() => recent.list((picture, place) => keyPictures.offer(picture, place))),
      edit: os.cuts.edit.handler(async ({ input: { cutId, edit, revision, seen } }) => {
        await painted.refuseUnknown(shelf.documentFolderOf(cutId), edit);
        return changed(shelf.get(cutId), seen, (openCut) =>
          openCut.change(stepNameOf(edit), (cut) => applyEdit(cut, edit), revision),
        );
      }),
      undo: os.cuts.undo.handler(({ input }) => changed(shelf.get(input.cutId), input.seen, (cut) => cut.undo())),
      redo: os.cuts.redo.handler(({ input }) => changed(shelf.get(input.cutId), input.seen, (cut) => cut.redo())),
      history: os.cuts.history.handler(({ input }) => shelf.get(input.cutId).history()),
      jump: os.cuts.jump.handler(({ input }) =>
        changed(shelf.get(input.cutId), input.seen, (cut) => cut.jump(input.position)),
      ),
      view: os.cuts.view.handler(({ input }) => views.get(input.cutId)),
      saveView: os.cuts.saveView.handler(async ({ input }) => {
        views.save(input.cutId, input.view);
        return {};
      }),
      openLastGood: os.cuts.openLastGood.handler(async ({ input, signal }) => {
        const opened =
          'cutId' in input
            ? shelf.reopen(input.cutId, false, signal)
            : shelf.open(await grants.pathOf(input.grant), signal);
        return (await opened).news(null);
      }),
      locate: os.cuts.locate.handler(async ({ input: { cutId, grant, seen }, signal }) =>
        (await shelf.locate(cutId, await grants.pathOf(grant), signal)).news(seen),
      ),
      opening: os.cuts.opening.handler(({ signal }) => codedEvents(shelf.openings.watch(signal), report)),
      state: os.cuts.state.handler(({ input }) => shelf.get(input.cutId).news(input.seen)),
      watch: os.cuts.watch.handler(({ input, signal }) =>
        codedEvents(shelf.get(input.cutId).watch(input.seen, signal), report),
      ),
    },
    imports: {
      begin: os.imports.begin.handler(({ input }) => imports.begin(input.name)),
      finish: os.imports.finish.handler(({ input }) => imports.finish(input.importId)),
    },
    drawings: {
      generate: os.drawings.generate.handler(({ input, context }) => {
        const openCut = shelf.get(input.cutId);
        const ordered = nearestFirst(inbetweensInScope(openCut.cut, input.scope), input.playheadFrame);
        const jobId = jobs.start({
          kind: 'generate',
          cutId: input.cutId,
          session: context.session,
          work: async (tools) => {
            const toMake = await drawingsToMake(openCut.cut, ordered, input, service);
            const wish = { openCut, keyPictures, service, report, joins: input.joins, seen: seenIn(input.cutId) };
            return (await generateDrawings(wish, toMake, tools)).summary;
          },
        });
        return { jobId };
      }),
      maps: os.drawings.maps.handler(({ input, signal }) => mapsOf(shelf.get(input.cutId).cut, input, signal)),
      preview: os.drawings.preview.handler(({ input, signal, context }) => {
        const cut = shelf.get(input.cutId).cut;
        return previews.draw(context.session, cut, input, seenIn(input.cutId), signal);
      }),
      maskOfExtremes: os.drawings.maskOfExtremes.handler(async ({ input, signal }) => {
        const cel = celById(shelf.get(input.cutId).cut, input.celId);
        const drawing = cel && drawingById(cel, input.drawingId);
        if (!drawing) throw new NakawariError('not-found', { what: input.drawingId });
        const file = await fileOfDrawing(drawing, keyPictures, service);
        return service.maskOfExtremes(file, input.extremes, { signal: signal ?? NEVER_ABORTED });
      }),
      partMask: os.drawings.partMask.handler(async ({ input, signal }) => {
        const { cut } = shelf.get(input.cutId);
        const { masks } = await mapsOf(cut, input, signal);
        const file = await service.pictureFile(masks.picture);
        if (file === undefined) throw new NakawariError('not-found', { what: masks.picture });
        return partMask(masks, file, input.part, cut);
      }),
      compare: os.drawings.compare.handler(async ({ input, signal }) => {
        const [a, b] = await Promise.all([anyPicture(input.a, parts), anyPicture(input.b, parts)]);
        return comparePictures(a, b, signal);
      }),
    },
    exports: {
      start: os.exports.start.handler(async ({ input, context }) => ({
        jobId: jobs.start({
          kind: 'export',
          cutId: input.cutId,
          session: context.session,
          work: await exportJob(parts, input),
        }),
      })),
      corrections: os.exports.corrections.handler(async ({ input, context }) => ({
        jobId: jobs.start({
          kind: 'export',
          cutId: input.cutId,
          session: context.session,
          work: await exportCorrectionsJob(parts, input),
        }),
      })),
    },
    jobs: {
      list: os.jobs.list.handler(() => jobs.list()),
      watch: os.jobs.watch.handler(({ input, signal }) => codedEvents(jobs.watch(input.jobId, signal), report)),
      cancel: os.jobs.cancel.handler(({ input }) => jobs.cancel(input.jobId)),
    },
  });
}

function changed(openCut: OpenCut, seen: number | null, change: (openCut: OpenCut) => void): CutNews {
  change(openCut);
  return openCut.news(seen);
}

async function anyPicture(picture: string, { keyPictures, service }: DeskParts): Promise<Uint8Array | string> {
  const found = await originalOf(picture, keyPictures, service);
  if (found === undefined) throw new NakawariError('not-found', { what: picture });
  return found;
}

async function hostInfo({ options, roots, openAtStart, service, settings }: DeskParts): Promise<HostInfo> {
  const modelError = await service.modelTrouble();
  const models = modelError ? [] : await service.models();
  return {
    host: options.host,
    version: options.version,
    contractHash: contractHash(),
    hasFolderDialog: options.pickFolder !== undefined,
    roots,
    openAtStart,
    sampleCutId: await realpath(options.sampleFolder).then(cutIdOf, () => null),
    model: models.find((model) => model.isDefault) ?? null,
    modelError,
    settings: await settings.read(),
  };
}
