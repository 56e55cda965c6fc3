import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How the person likes the desk, as it was kept the last time; what was changed on this data since then stays. */
export async function takeHabits(dataFolder: string, habits: Readonly<Record<string, unknown>>): Promise<void> {
  const path = join(dataFolder, 'settings.json');
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await mkdir(dataFolder, { recursive: true });
  await writeFile(path, JSON.stringify({ preferences: habits }));
}
