import './check-node.mjs';
import { runInOurPlace } from './child.mjs';
import { chooseHost } from './choose-host.mjs';
import { electronVersion, findOrFetchElectron } from './electron-binary.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, projectFolder, standingFolder } from './project.mjs';
import { runMain, SetupError, sentence } from './sentences.mjs';
import { hostArguments, parseStartOptions } from './start-options.mjs';

/** Electron that ends with an error this soon never opened (no sandbox allowed, libraries missing). */
const STILLBORN_MS = 10_000;

await runMain(async () => {
  const options = readOptions();
  await ensureInstalled();
  await ensureBuilt();
  const machine = { platform: process.platform, env: process.env, userId: process.getuid?.() ?? null };
  const choice = await chooseHost(options.host, machine, () => findOrFetchElectron(projectFolder));
  if (choice.host === 'none') throw new SetupError('electron-refused', { reason: sentence(choice.reason) });
  if (choice.host === 'browser') {
    say(choice.reason === null ? sentence('host-browser-asked') : browserBecause(sentence(choice.reason)));
    return await startBrowserHost(options);
  }
  say(sentence('host-electron', { version: electronVersion(projectFolder) }));
  const began = Date.now();
  const code = await startElectron(choice.path, options);
  if (code === 0 || code > 128 || Date.now() - began > STILLBORN_MS) return code;
  const reason = sentence('reason-ended', { code });
  if (options.host === 'electron') throw new SetupError('electron-refused', { reason });
  say(browserBecause(reason));
  return await startBrowserHost(options);
});

function readOptions() {
  try {
    return parseStartOptions(process.argv.slice(2), standingFolder());
  } catch (error) {
    if (error instanceof SetupError) error.message = `${error.message}\n${sentence('start-usage')}`;
    throw error;
  }
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {string} reason */
function browserBecause(reason) {
  return sentence('host-browser', { reason });
}

/** @param {import('./start-options.mjs').StartOptions} options */
function startBrowserHost(options) {
  const program = inProject('out', 'main', 'browser-host.js');
  return runInOurPlace(process.execPath, [program, ...hostArguments(options, 'browser')], { cwd: projectFolder });
}

/**
 * @param {string} binary
 * @param {import('./start-options.mjs').StartOptions} options
 */
function startElectron(binary, options) {
  const env = { ...process.env };
  // Set by editors that are Electron programs themselves; it would turn Electron into a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return runInOurPlace(binary, [projectFolder, ...hostArguments(options, 'electron')], { cwd: projectFolder, env });
}
