/** Pictures from a drop or a file input, sorted into cels as a folder on disk would be. */
export interface TakenFile {
  readonly cel: string;
  readonly name: string;
  readonly file: File;
}

export interface TakenFiles {
  /** A name for the cut: the folder's, or null for loose pictures. */
  readonly folder: string | null;
  readonly files: readonly TakenFile[];
}

/** What is read of a `DataTransfer`. */
export interface DroppedData {
  readonly items: Iterable<Pick<DataTransferItem, 'webkitGetAsEntry' | 'getAsFile'>>;
}

const PICTURE = /\.(png|jpe?g|webp|tiff?)$/i;
export const PICTURE_TYPES = '.png,.jpg,.jpeg,.webp,.tif,.tiff,image/png,image/jpeg,image/webp,image/tiff';

/** `path` with `/`, from the dropped folder's own name on: `cut/A/1.png` is cel A, `cut/1.png` and `1.png` are cel A too. */
export function sortIntoCels(entries: readonly { path: string; file: File }[]): TakenFiles {
  const parted = entries
    .map(({ path, file }) => ({ parts: path.split('/').filter((part) => part !== ''), file }))
    .filter(({ parts }) => PICTURE.test(parts.at(-1) ?? ''));
  const tops = new Set(parted.map(({ parts }) => (parts.length > 1 ? parts[0] : undefined)));
  const folder = tops.size === 1 ? ([...tops][0] ?? null) : null;
  const files = parted.flatMap(({ parts, file }) => {
    const inside = folder === null ? parts : parts.slice(1);
    const name = inside.at(-1);
    if (name === undefined || inside.length > 2) return [];
    return [{ cel: inside.length === 2 ? (inside[0] ?? 'A') : 'A', name, file }];
  });
  return { folder, files };
}

function readDirectory(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  return new Promise((resolve, reject) => {
    // readEntries gives at most 100 at a time; an empty answer is the end.
    const more = () =>
      reader.readEntries((entries) => {
        if (entries.length === 0) return resolve(all);
        all.push(...entries);
        more();
      }, reject);
    more();
  });
}

// Chromium has no constructors of these types to ask `instanceof` for.
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function walk(entry: FileSystemEntry, before: string, depth: number): Promise<{ path: string; file: File }[]> {
  const path = `${before}${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path, file }];
  }
  if (!isDirectory(entry) || depth > 2) return [];
  const inside = await readDirectory(entry);
  return (await Promise.all(inside.map((child) => walk(child, `${path}/`, depth + 1)))).flat();
}

/**
 * The entries must be taken while the drop event lives; what is in them may be read later. Mail and picture programs, and other
 * pages, often give a file without an entry.
 */
export async function filesOfDrop(data: DroppedData): Promise<TakenFiles> {
  const taken = [...data.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = taken.map(async ({ entry, file }) => {
    if (entry !== null) return walk(entry, '', 0);
    return file === null ? [] : [{ path: file.name, file }];
  });
  return sortIntoCels((await Promise.all(found)).flat());
}

export function filesOfInput(list: FileList): TakenFiles {
  return sortIntoCels([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}
