import { join } from 'node:path';
import { JobRegistry } from '../jobs/job-registry';
import { openStore } from '../store/store';
import { makeFolders } from '../store/write-whole';
import { Backgrounds } from './backgrounds';
import { CutShelf } from './cut-shelf';
import { CutStorage } from './cut-storage';
import type { DeskOptions, DeskParts } from './desk-parts';
import { DeskViews } from './desk-views';
import type { DrawingService } from './drawing-service';
import { createEngineService } from './engine-drawing-service';
import { ErrorLog } from './error-log';
import { FolderGrants } from './folder-grants';
import { Imports } from './imports';
import { KeyPictures } from './key-pictures';
import { LocatedFolders } from './located-folders';
import { OpenAhead } from './open-ahead';
import { PaintedPictures } from './painted-pictures';
import { RecentCuts } from './recent-cuts';
import { createRequestHandler } from './request-handler';
import { createRouter, type DeskContext, type DeskRouter } from './router';
import { SettingsFile } from './settings-file';
import { Thumbnails } from './thumbnails';

export type { DeskOptions } from './desk-parts';

/** Composed pictures that are kept; all of them can be composed again. */
const PAINTED_BYTES = 1024 ** 3;

/** One for each window or socket. */
export interface Session {
  readonly context: DeskContext;
  /** Ends the jobs that this session started; answers when they have stopped. */
  close(): Promise<void>;
}

export interface Desk {
  readonly router: DeskRouter;
  openSession(): Session;
  handleRequest(request: Request): Promise<Response>;
  /** Stops all jobs, brings every document to the disk and ends the drawing child. */
  close(): Promise<void>;
}

/**
 * Everything both hosts serve, without knowing either.
 * @throws NakawariError output-not-writable, disk-full (data folder); folder-missing (roots, openAtStart)
 */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const log = new ErrorLog(options.dataFolder);
  await makeFolders(options.dataFolder);
  const store = await openStore({ folder: options.storeFolder ?? join(options.dataFolder, 'store') });
  const { dataFolder, weightsFolder, forkChild, childFile } = options;
  const settings = new SettingsFile(dataFolder);
  const service = createEngineService({
    ...{ store, weightsFolder, forkChild, childFile, log: log.note },
    modelFolders: [join(dataFolder, 'models')],
    choice: async () => (await settings.read()).drawing,
  });
  return createDeskWith(options, service, log);
}

/** The desk around any drawing service: tests use a small one. */
export async function createDeskWith(
  options: DeskOptions,
  drawn: DrawingService,
  log: ErrorLog = new ErrorLog(options.dataFolder),
): Promise<Desk> {
  const { dataFolder, version } = options;
  const store = await openStore({ folder: join(dataFolder, 'painted'), limitBytes: PAINTED_BYTES });
  const painted = new PaintedPictures({ store, version, drawn });
  const service = painted.serve(drawn);
  const grants = new FolderGrants();
  const { report } = log;
  const keyPictures = new KeyPictures();
  const recent = new RecentCuts(dataFolder);
  const jobs = new JobRegistry(report);
  const imports = new Imports(dataFolder, grants);
  const storage = new CutStorage(dataFolder, version);
  const located = new LocatedFolders(dataFolder);
  const isBusy = () => jobs.list().length > 0;
  const shelf = new CutShelf({
    storage,
    recent,
    located,
    keyPictures,
    report,
    isBusy,
    whichAreThere: service.whichAreThere,
    painted,
  });
  const views = new DeskViews(dataFolder);
  const parts: DeskParts = {
    ...{ options, grants, shelf, views, recent, keyPictures, service, painted, imports, jobs, report },
    roots: await Promise.all(options.roots.map((root) => grants.grant(root))),
    openAtStart: options.openAtStart === undefined ? null : (await grants.grant(options.openAtStart)).grant,
    settings: new SettingsFile(dataFolder),
  };
  const ahead = new OpenAhead(shelf, options.openAtStart);
  const handleRequest = createRequestHandler({
    ...{ ...parts, rendererFolder: options.rendererFolder, backgrounds: new Backgrounds(dataFolder) },
    thumbnails: new Thumbnails({ folder: join(dataFolder, 'thumbnails') }),
  });
  return {
    router: createRouter(parts),
    openSession() {
      const session = {};
      return { context: { session }, close: () => jobs.endSession(session) };
    },
    async handleRequest(request) {
      const response = await handleRequest(request);
      ahead.answered(request);
      return response;
    },
    async close() {
      await ahead.close();
      await jobs.close();
      await Promise.all([shelf.close(), views.flush(), recent.flush()]);
      await Promise.all([imports.close(), painted.close()]);
      await service.close();
    },
  };
}
