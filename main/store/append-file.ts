import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { writeError } from './write-whole';

/**
 * Adds text to the end of a file and flushes it: after this it survives a power cut. What a failed attempt left behind is cut off again,
 * so that trying once more does not write anything twice.
 * @param lengthBytes how long the file is, as far as its writer knows; what lies beyond was never finished
 * @returns how long the file is now
 * @throws NakawariError disk-full, output-not-writable
 */
export async function appendFlushed(path: string, lengthBytes: number, text: string): Promise<number> {
  const bytes = Buffer.from(text);
  try {
    const handle = await open(path, 'r+');
    try {
      await handle.truncate(lengthBytes);
      await handle.write(bytes, 0, bytes.length, lengthBytes);
      await handle.sync();
      // A short write is no error to the system.
      if ((await handle.stat()).size !== lengthBytes + bytes.length) throw full();
    } catch (error) {
      await handle.truncate(lengthBytes).catch(() => undefined);
      throw error;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw writeError(error, basename(dirname(path)));
  }
  return lengthBytes + bytes.length;
}

function full(): Error {
  return Object.assign(new Error('written short'), { code: 'ENOSPC' });
}
