import type { ErrorReport } from '../contract/errors';
import type { GrantedFolder } from '../contract/host';
import type { ForkChild } from '../inbetween/fork-child';
import type { JobRegistry } from '../jobs/job-registry';
import type { CutShelf } from './cut-shelf';
import type { DeskViews } from './desk-views';
import type { DrawingService } from './drawing-service';
import type { FolderGrants } from './folder-grants';
import type { Imports } from './imports';
import type { KeyPictures } from './key-pictures';
import type { PaintedPictures } from './painted-pictures';
import type { RecentCuts } from './recent-cuts';
import type { SettingsFile } from './settings-file';

export interface DeskOptions {
  /** Documents, settings, imports, exports, logs. */
  readonly dataFolder: string;
  readonly weightsFolder: string;
  readonly sampleFolder: string;
  /** The built page. */
  readonly rendererFolder: string;
  readonly host: 'browser' | 'electron';
  /** Folders the program was started with: what the page may look into without a dialog. */
  readonly roots: readonly string[];
  readonly openAtStart?: string | undefined;
  /** The native dialog, where there is one. */
  readonly pickFolder?: ((purpose: 'open' | 'export') => Promise<string | null>) | undefined;
  /** How the drawing child is started; Node's own fork when left out. */
  readonly forkChild?: ForkChild | undefined;
  /** The built child program, where it does not lie beside the built desk (tests). */
  readonly childFile?: string | undefined;
  readonly version: string;
  /** Drawings that can be made again; `<dataFolder>/store` when left out. */
  readonly storeFolder?: string | undefined;
}

/** Everything the procedures work with. */
export interface DeskParts {
  readonly options: DeskOptions;
  readonly grants: FolderGrants;
  readonly roots: GrantedFolder[];
  readonly openAtStart: string | null;
  readonly shelf: CutShelf;
  readonly views: DeskViews;
  readonly recent: RecentCuts;
  readonly keyPictures: KeyPictures;
  readonly settings: SettingsFile;
  readonly service: DrawingService;
  readonly painted: PaintedPictures;
  readonly imports: Imports;
  readonly jobs: JobRegistry;
  readonly report: (error: unknown) => ErrorReport;
}
