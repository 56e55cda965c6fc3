import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from './data-folder';
import { parseHostOptions } from './host-options';

const standing = resolve('/cuts');
const strict = { standing, ignoreUnknown: false };

describe('options of a host', () => {
  it('reads what npm start hands over', () => {
    const args = ['--port', '0', '--no-open', '--open', '012', '--root', '/a', '--root', 'b', '--data', '/d'];
    expect(parseHostOptions(args, strict)).toEqual({
      port: 0,
      openBrowser: false,
      dataFolder: resolve('/d'),
      openFolder: join(standing, '012'),
      roots: [resolve('/a'), join(standing, 'b')],
    });
  });

  it.each([[['--prot', '1']], [['--port', '-1']], [['--port', '70000']], [['--port', 'x']], [['012']]])(
    'refuses %j as usage',
    (args) => {
      expect(() => parseHostOptions(args, strict)).toThrow(expect.objectContaining({ code: 'usage' }));
    },
  );

  it('leaves alone what is Chromium’s, in Electron', () => {
    const args = ['--inspect=0', '--remote-debugging-port=0', '/app', '--data', '/d', '--open', '012'];
    const options = parseHostOptions(args, { standing, ignoreUnknown: true });
    expect([options.dataFolder, options.openFolder]).toEqual([resolve('/d'), join(standing, '012')]);
  });
});

describe('the data folder', () => {
  it('is where each system keeps a user’s data, or NAKAWARI_DATA', () => {
    expect(defaultDataFolder({ env: {}, platform: 'linux', home: '/h' })).toBe('/h/.local/share/nakawari');
    expect(defaultDataFolder({ env: { XDG_DATA_HOME: '/x' }, platform: 'linux', home: '/h' })).toBe('/x/nakawari');
    expect(defaultDataFolder({ env: {}, platform: 'darwin', home: '/h' })).toBe(
      '/h/Library/Application Support/Nakawari',
    );
    expect(defaultDataFolder({ env: { LOCALAPPDATA: 'C:\\L' }, platform: 'win32', home: 'C:\\h' })).toBe(
      'C:\\L\\Nakawari',
    );
    expect(defaultDataFolder({ env: { NAKAWARI_DATA: '/n' }, platform: 'win32', home: 'C:\\h' })).toBe('/n');
  });
});
