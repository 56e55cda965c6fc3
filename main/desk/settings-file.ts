import { join } from 'node:path';
import { type Settings, type SettingsChange, settingsSchema } from '../contract/host';
import { readConvenience, writeDurably } from './durable-json';

/** What a person likes, of whatever cut. Read anew each time: another program may have this data folder open as well. */
export class SettingsFile {
  readonly #path: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'settings.json');
  }

  async read(): Promise<Settings> {
    return (await readConvenience(this.#path, settingsSchema)) ?? settingsSchema.parse({});
  }

  /**
   * One after the other: two changes of different things are both kept.
   * @throws NakawariError disk-full, output-not-writable
   */
  save(change: SettingsChange): Promise<Settings> {
    const saved = this.#last.then(async () => {
      const settings = { ...(await this.read()), ...change };
      await writeDurably(this.#path, `${JSON.stringify(settings, null, 1)}\n`);
      return settings;
    });
    this.#last = saved.catch(() => undefined);
    return saved;
  }
}
