import { join } from 'node:path';
import { createDesk } from '../desk/create-desk';
import type { DeskOptions } from '../desk/desk-parts';
import { nakawariVersion } from '../inbetween/engine-version';
import { packageRoot, weightsFolder } from '../inference/weights-folder';
import type { HostOptions } from './host-options';
import type { HostedDesk } from './hosted-desk';

type Own = Pick<DeskOptions, 'host' | 'pickFolder' | 'forkChild'>;

/** The desk with the folders that both hosts give it. */
export async function openDesk(options: HostOptions, dataFolder: string, own: Own): Promise<HostedDesk> {
  const root = packageRoot();
  return await createDesk({
    ...own,
    dataFolder,
    weightsFolder: weightsFolder(),
    sampleFolder: join(root, 'assets', 'sample', 'little-bird'),
    rendererFolder: join(root, 'out', 'renderer'),
    roots: options.roots,
    openAtStart: options.openFolder ?? undefined,
    version: nakawariVersion(),
  });
}
