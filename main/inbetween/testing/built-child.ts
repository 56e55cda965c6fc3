import { type BuiltPrograms, buildPrograms } from './built-programs';

/** The drawing child alone, for tests that put the desk around it. */
export async function buildDrawingChild(): Promise<Pick<BuiltPrograms, 'file' | 'remove'>> {
  return buildPrograms();
}
