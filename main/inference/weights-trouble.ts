import { type ErrorReport, NakawariError } from '../contract/errors';
import { findModel, GRAPH_ROLES, readGraph, readManifest } from './manifest';

/** Why the default model cannot be used, or null: its files are read and their hashes compared, as before every drawing. */
export async function weightsTrouble(folder: string): Promise<ErrorReport | null> {
  try {
    const model = findModel(await readManifest(folder));
    for (const role of GRAPH_ROLES) await readGraph(folder, model.graphs[role]);
    return null;
  } catch (error) {
    if (error instanceof NakawariError) return error.report();
    throw error;
  }
}
