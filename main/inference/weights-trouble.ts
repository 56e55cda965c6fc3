import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ErrorReport, NakawariError } from '../contract/errors';
import { findModel, graphsOf, type ModelEntry, readGraph, readManifest } from './manifest';

/** What was found of the graphs, by how long they were and when they were written: whoever asks again need not wait for the hashes. */
const looked = new Map<string, ErrorReport | null>();

/**
 * Why the default model cannot be used, or null: its files are read and their hashes compared. Asked again, they are read again only
 * when one of them is another; the hashes are compared before every first drawing all the same.
 */
export async function weightsTrouble(folder: string): Promise<ErrorReport | null> {
  try {
    const model = findModel(await readManifest(folder));
    const seen = await lookOf(folder, model);
    const known = looked.get(seen);
    if (known !== undefined) return known;
    const trouble = await troubleOf(folder, model);
    looked.clear();
    looked.set(seen, trouble);
    return trouble;
  } catch (error) {
    if (error instanceof NakawariError) return error.report();
    throw error;
  }
}

async function lookOf(folder: string, model: ModelEntry): Promise<string> {
  const files = graphsOf(model);
  const facts = await Promise.all(files.map(({ file }) => stat(join(folder, file)).catch(() => undefined)));
  return JSON.stringify([
    folder,
    ...files.map(({ sha256 }, index) => [sha256, facts[index]?.size, facts[index]?.mtimeMs, facts[index]?.ctimeMs]),
  ]);
}

async function troubleOf(folder: string, model: ModelEntry): Promise<ErrorReport | null> {
  try {
    for (const graph of graphsOf(model)) await readGraph(folder, graph);
    return null;
  } catch (error) {
    if (error instanceof NakawariError) return error.report();
    throw error;
  }
}
