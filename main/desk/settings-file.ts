import { join } from 'node:path';
import { type Settings, settingsSchema } from '../contract/host';
import { readConvenience, writeDurably } from './durable-json';

const DEFAULTS: Settings = { language: null, theme: 'dark', keyMap: {} };

export class SettingsFile {
  readonly #path: string;
  #now: Settings | undefined;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'settings.json');
  }

  async read(): Promise<Settings> {
    this.#now ??= (await readConvenience(this.#path, settingsSchema)) ?? DEFAULTS;
    return this.#now;
  }

  /** @throws NakawariError disk-full, output-not-writable */
  async save(settings: Settings): Promise<Settings> {
    await writeDurably(this.#path, `${JSON.stringify(settings, null, 1)}\n`);
    this.#now = settings;
    return settings;
  }
}
