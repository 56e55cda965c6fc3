import { resolve } from 'node:path';
import { SetupError } from './sentences.mjs';

/**
 * @typedef {object} StartOptions
 * @property {'browser' | 'electron' | null} host null: Electron when it can be had, else the browser
 * @property {number | null} port null: a free one
 * @property {boolean} open whether the default browser is opened
 * @property {string | null} openFolder absolute
 * @property {string[]} roots absolute; folders the page may look into
 * @property {string | null} dataFolder absolute
 */

/**
 * @param {string} option
 * @param {string} wanted
 */
const valueMissing = (option, wanted) => new SetupError('option-value', { option, wanted }, { exitCode: 2 });

/**
 * The options of `npm start -- …`. Relative folders are the person's, not the project's.
 *
 * @param {readonly string[]} args
 * @param {string} standing the folder the person stands in
 * @returns {StartOptions}
 */
export function parseStartOptions(args, standing) {
  /** @type {StartOptions} */
  const options = { host: null, port: null, open: true, openFolder: null, roots: [], dataFolder: null };
  const rest = [...args];
  /**
   * @param {string} option
   * @param {string | undefined} inline
   * @param {string} wanted
   */
  const takeValue = (option, inline, wanted) => {
    const value = inline ?? (rest[0]?.startsWith('--') ? undefined : rest.shift());
    if (!value) throw valueMissing(option, wanted);
    return value;
  };
  while (rest.length > 0) {
    const arg = rest.shift() ?? '';
    const equals = arg.indexOf('=');
    const option = arg.startsWith('--') && equals > 0 ? arg.slice(0, equals) : arg;
    const inline = option === arg ? undefined : arg.slice(equals + 1);
    if (option === '--host') {
      const host = takeValue(option, inline, 'browser | electron');
      if (host !== 'browser' && host !== 'electron') throw valueMissing(option, 'browser | electron');
      options.host = host;
    } else if (option === '--port') {
      options.port = portOf(option, takeValue(option, inline, '0–65535'));
    } else if (option === '--open') {
      options.openFolder = resolve(standing, takeValue(option, inline, 'FOLDER'));
    } else if (option === '--root') {
      options.roots.push(resolve(standing, takeValue(option, inline, 'FOLDER')));
    } else if (option === '--data') {
      options.dataFolder = resolve(standing, takeValue(option, inline, 'DIR'));
    } else if (arg === '--no-open') {
      options.open = false;
    } else if (arg.startsWith('-')) {
      throw new SetupError('option-unknown', { option: arg }, { exitCode: 2 });
    } else {
      throw new SetupError('option-extra', { value: arg }, { exitCode: 2 });
    }
  }
  return options;
}

/**
 * @param {string} option
 * @param {string} text
 */
function portOf(option, text) {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw valueMissing(option, '0–65535');
  return port;
}

/**
 * The same options for the program itself.
 *
 * @param {StartOptions} options
 * @param {'browser' | 'electron'} host
 */
export function hostArguments(options, host) {
  const args = [];
  if (host === 'browser' && options.port !== null) args.push('--port', String(options.port));
  if (host === 'browser' && !options.open) args.push('--no-open');
  if (options.openFolder !== null) args.push('--open', options.openFolder);
  for (const root of options.roots) args.push('--root', root);
  if (options.dataFolder !== null) args.push('--data', options.dataFolder);
  return args;
}
