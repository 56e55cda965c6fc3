import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SetupError } from './sentences.mjs';
import { hostArguments, parseStartOptions } from './start-options.mjs';

const standing = resolve('/cuts/today');

function refusal(args: string[]): SetupError {
  try {
    parseStartOptions(args, standing);
  } catch (error) {
    if (error instanceof SetupError) return error;
  }
  throw new Error(`accepted ${args.join(' ')}`);
}

describe('options of npm start', () => {
  it('takes everything from a bare start', () => {
    expect(parseStartOptions([], standing)).toEqual({
      host: null,
      port: null,
      open: true,
      openFolder: null,
      roots: [],
      dataFolder: null,
    });
  });

  it('means folders from where the person stands', () => {
    const options = parseStartOptions(['--open', '012', '--root=../all', '--data', resolve('/d')], standing);
    expect(options.openFolder).toBe(resolve('/cuts/today/012'));
    expect(options.roots).toEqual([resolve('/cuts/all')]);
    expect(options.dataFolder).toBe(resolve('/d'));
  });

  it('hands the browser host what it was given', () => {
    const options = parseStartOptions(['--host', 'browser', '--port=0', '--no-open', '--open', 'a b'], standing);
    expect(options.host).toBe('browser');
    expect(hostArguments(options, 'browser')).toEqual(['--port', '0', '--no-open', '--open', resolve(standing, 'a b')]);
    expect(hostArguments(options, 'electron')).toEqual(['--open', resolve(standing, 'a b')]);
  });

  it.each([
    ['an option it does not know', ['--hots', 'browser']],
    ['a host it does not have', ['--host', 'firefox']],
    ['a host that is missing', ['--host']],
    ['a port that is none', ['--port', '80a']],
    ['a port too high', ['--port', '65536']],
    ['a folder that is missing before the next option', ['--open', '--no-open']],
    ['a folder without its option', ['cuts']],
  ])('refuses %s with exit code 2', (_what, args) => {
    expect(refusal(args).exitCode).toBe(2);
    expect(refusal(args).message).not.toContain('?');
  });
});
