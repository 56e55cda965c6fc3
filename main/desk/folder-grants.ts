import { randomBytes } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { NakawariError } from '../contract/errors';
import type { FolderListing, GrantedFolder } from '../contract/host';
import { compareNaturally } from '../ingest/natural-order';
import { hasReadSuffix } from '../ingest/picture-name';

interface Granted {
  readonly path: string;
  /** The folder that the person opened to Nakawari; nothing above it is ever shown. */
  readonly root: string;
}

/** More entries than this are not shown: nobody chooses from such a list, and each is looked into. */
const MOST_FOLDERS_LISTED = 2000;

/**
 * Random names for folders that the person chose, so that the page never names a path. A grant holds for its folder and, by
 * `list`, for what lies below it; links that lead out of the root are refused.
 */
export class FolderGrants {
  readonly #byGrant = new Map<string, Granted>();
  readonly #grantOf = new Map<string, string>();

  /** A folder chosen by the person (dialog, command line, import). */
  async grant(folder: string): Promise<GrantedFolder> {
    const path = await realFolder(folder, basename(folder));
    return this.#name({ path, root: path });
  }

  #name(granted: Granted): GrantedFolder {
    const key = `${granted.root}\n${granted.path}`;
    const known = this.#grantOf.get(key);
    const grant = known ?? randomBytes(18).toString('base64url');
    this.#grantOf.set(key, grant);
    this.#byGrant.set(grant, granted);
    return { grant, name: nameOf(granted.path) };
  }

  /**
   * The real path behind a grant, looked at anew: a folder that has since become a link is refused.
   * @throws NakawariError not-granted, folder-missing, folder-unreadable
   */
  async pathOf(grant: string): Promise<string> {
    return (await this.#look(grant)).path;
  }

  /** As a person would name it: from the root's own name on, never from the top of the disk. */
  labelOf(grant: string): string {
    const granted = this.#byGrant.get(grant);
    if (!granted) throw new NakawariError('not-granted');
    return [nameOf(granted.root), ...relative(granted.root, granted.path).split(sep)].filter(Boolean).join('/');
  }

  async #look(grant: string): Promise<Granted> {
    const granted = this.#byGrant.get(grant);
    if (!granted) throw new NakawariError('not-granted');
    const path = await realFolder(granted.path, nameOf(granted.path));
    if (path !== granted.path) throw new NakawariError('not-granted');
    return granted;
  }

  /** @throws NakawariError not-granted, folder-missing, folder-unreadable */
  async list(grant: string): Promise<FolderListing> {
    const { path, root } = await this.#look(grant);
    const content = await contentOf(path, root);
    const folders = await Promise.all(
      content.folders.slice(0, MOST_FOLDERS_LISTED).map(async (child) => {
        const within = await contentOf(child.path, root).catch(() => ({ folders: [], pictures: 0 }));
        const { grant: childGrant } = this.#name({ path: child.path, root });
        return { grant: childGrant, name: child.name, pictures: within.pictures, folders: within.folders.length };
      }),
    );
    return {
      name: nameOf(path),
      parent: path === root ? null : this.#name({ path: dirname(path), root }).grant,
      folders,
      pictures: content.pictures,
    };
  }
}

function nameOf(path: string): string {
  return basename(path) || path;
}

/** True when `path` is `folder` or lies below it. Both real paths. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

async function realFolder(folder: string, label: string): Promise<string> {
  try {
    const path = await realpath(folder);
    if (!(await stat(path)).isDirectory()) throw new NakawariError('folder-missing', { folder: label });
    return path;
  } catch (error) {
    throw folderError(error, label);
  }
}

function folderError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof NakawariError) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new NakawariError('folder-missing', { folder });
  if (error.code === 'EACCES' || error.code === 'EPERM') return new NakawariError('folder-unreadable', { folder });
  return error;
}

interface Content {
  readonly folders: readonly { readonly name: string; readonly path: string }[];
  readonly pictures: number;
}

async function contentOf(path: string, root: string): Promise<Content> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw folderError(error, nameOf(path));
  });
  const shown = entries.filter((entry) => !entry.name.startsWith('.'));
  const folders = await Promise.all(shown.map((entry) => folderBehind(entry, path, root)));
  return {
    folders: folders.filter((folder) => folder !== undefined).sort((a, b) => compareNaturally(a.name, b.name)),
    pictures: shown.filter((entry) => !entry.isDirectory() && hasReadSuffix(entry.name)).length,
  };
}

async function folderBehind(
  entry: Dirent,
  parent: string,
  root: string,
): Promise<Content['folders'][number] | undefined> {
  const path = join(parent, entry.name);
  if (entry.isDirectory()) return { name: entry.name, path };
  if (!entry.isSymbolicLink()) return undefined;
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined || !isWithin(target, root)) return undefined;
  const isFolder = await stat(target).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  return isFolder ? { name: entry.name, path: target } : undefined;
}
