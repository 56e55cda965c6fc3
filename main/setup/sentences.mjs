import { chooseLanguage } from './language.mjs';

/** What set-up says, one line each. `{name}` is filled in. */
const EN = {
  'node-too-old':
    'Nakawari needs Node 20.19 or newer; this is {found}. Get it from https://nodejs.org and run this again.',
  installing: 'Installing the packages named in package-lock.json (once, about a minute).',
  'install-offline':
    'The packages could not be fetched because the package registry cannot be reached. Connect this machine once and run the same command again; afterwards it works offline.',
  'install-failed': 'Installing the packages failed. The last lines above say why; then run the same command again.',
  'npm-missing': 'npm was not found beside Node. Install Node together with npm, then run this again.',
  building: 'Building what has changed.',
  'build-failed': 'The build failed. The last lines above say why.',
  'lock-waiting': 'Another Nakawari command is installing or building; waiting for it.',
  'lock-timeout': 'Another command has held {folder} for {minutes} minutes. If none is running, delete that folder.',
  'start-usage':
    'Usage: npm start -- [--host browser|electron] [--port N] [--no-open] [--open FOLDER] [--root FOLDER] [--data DIR]',
  'option-unknown': 'Nakawari does not know the option {option}.',
  'option-value': '{option} needs a value: {wanted}.',
  'option-extra': 'Nakawari does not know what to do with “{value}”. A folder is opened with --open FOLDER.',
  'host-electron': 'Nakawari opens in its own window (Electron {version}).',
  'host-browser-asked': 'Nakawari opens in the browser, as asked for with --host browser.',
  'host-browser': 'Nakawari opens in the browser, because {reason}.',
  'electron-refused': 'Electron cannot be used: {reason}. Start with: npm start -- --host browser',
  'reason-no-display': 'this machine has no display',
  'reason-root': 'Electron does not run as root with its sandbox',
  'reason-unreachable': 'the Electron program is not installed and cannot be fetched (no connection)',
  'reason-fetch-failed': 'the Electron program could not be fetched',
  'reason-ended': 'Electron could not start (exit {code})',
  'electron-fetching': 'Fetching Electron {version} (about 120 MB, once).',
  'chromium-installing': 'Installing the packages {packages} with apt-get for the tests in a browser.',
  'chromium-fetching': "Fetching Playwright's own Chromium for the tests in a browser (about 170 MB, once).",
  'chromium-missing':
    'No Chromium was found for the tests in a browser. Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to its program, then run this again.',
  'python-missing':
    'The trainer needs Python 3.10 or newer with venv. Install it (on Debian: python3 and python3-venv), then run this again.',
  'venv-failed': 'Making the Python environment failed. The last lines above say why; then run the same command again.',
  'python-installing': 'Installing the packages {packages} with apt-get for the trainer.',
  'pip-installing': 'Installing the Python packages of the trainer (once, some minutes).',
  'pip-failed':
    'Installing the Python packages failed. The last lines above say why; without a connection, connect once and run this again.',
  'only-unknown': 'There is no step named “{name}”. The steps are: {steps}.',
};

/** @typedef {keyof typeof EN} SentenceName */

/** @type {Record<SentenceName, string>} */
const JA = {
  'node-too-old':
    'Nakawari には Node 20.19 以上が必要です（今は {found}）。https://nodejs.org から入れて、もう一度実行してください。',
  installing: 'package-lock.json のパッケージを入れています（初回のみ、約 1 分）。',
  'install-offline':
    'パッケージの配布元につながらないため、取得できませんでした。一度ネットワークにつないで同じコマンドを実行してください。その後はオフラインで動きます。',
  'install-failed':
    'パッケージを入れられませんでした。理由は上の数行にあります。直してから同じコマンドを実行してください。',
  'npm-missing': 'Node のそばに npm が見つかりません。npm 付きの Node を入れて、もう一度実行してください。',
  building: '変わったところをビルドしています。',
  'build-failed': 'ビルドに失敗しました。理由は上の数行にあります。',
  'lock-waiting': '別の Nakawari コマンドが準備中です。終わるのを待っています。',
  'lock-timeout':
    '別のコマンドが {folder} を {minutes} 分間使っています。動いているものがなければ、そのフォルダを消してください。',
  'start-usage':
    '使い方: npm start -- [--host browser|electron] [--port 番号] [--no-open] [--open フォルダ] [--root フォルダ] [--data フォルダ]',
  'option-unknown': 'オプション {option} はありません。',
  'option-value': '{option} には値が必要です: {wanted}。',
  'option-extra': '「{value}」の意味がわかりません。フォルダは --open フォルダ で開きます。',
  'host-electron': 'Nakawari を専用ウィンドウで開きます（Electron {version}）。',
  'host-browser-asked': '--host browser の指定どおり、Nakawari をブラウザで開きます。',
  'host-browser': 'Nakawari をブラウザで開きます（{reason}ため）。',
  'electron-refused': 'Electron を使えません（{reason}ため）。次で起動してください: npm start -- --host browser',
  'reason-no-display': 'このマシンに画面がない',
  'reason-root': 'root では Electron のサンドボックスが動かない',
  'reason-unreachable': 'Electron 本体がなく、接続できず取得もできない',
  'reason-fetch-failed': 'Electron 本体を取得できなかった',
  'reason-ended': 'Electron が起動できなかった（終了コード {code}）',
  'electron-fetching': 'Electron {version} を取得しています（約 120 MB、初回のみ）。',
  'chromium-installing': 'ブラウザでのテストのため、apt-get で {packages} を入れています。',
  'chromium-fetching': 'ブラウザでのテストのため、Playwright の Chromium を取得しています（約 170 MB、初回のみ）。',
  'chromium-missing':
    'ブラウザでのテストに使う Chromium が見つかりません。Chromium・Chrome・Edge のどれかを入れるか、CHROMIUM_PATH に本体の場所を設定して、もう一度実行してください。',
  'python-missing':
    '学習には venv 付きの Python 3.10 以上が必要です。入れてから（Debian では python3 と python3-venv）もう一度実行してください。',
  'venv-failed': 'Python 環境を作れませんでした。理由は上の数行にあります。直してから同じコマンドを実行してください。',
  'python-installing': '学習のため、apt-get で {packages} を入れています。',
  'pip-installing': '学習に使う Python パッケージを入れています（初回のみ、数分）。',
  'pip-failed':
    'Python パッケージを入れられませんでした。理由は上の数行にあります。接続がないときは、一度つないで実行してください。',
  'only-unknown': '「{name}」という段階はありません。段階: {steps}。',
};

export const SENTENCES = { en: EN, ja: JA };

/**
 * @param {SentenceName} name
 * @param {Record<string, string | number>} [facts]
 * @param {'ja' | 'en'} [language]
 */
export function sentence(name, facts = {}, language = chooseLanguage(process.env)) {
  return SENTENCES[language][name].replace(/\{(\w+)\}/g, (_, key) => String(facts[key] ?? '?'));
}

/**
 * A refusal for a person: one sentence, no stack.
 */
export class SetupError extends Error {
  /**
   * @param {SentenceName} name
   * @param {Record<string, string | number>} [facts]
   * @param {{ exitCode?: number, tail?: string }} [more] `exitCode` 2 = usage, 3 = the machine; `tail` = last lines of what failed
   */
  constructor(name, facts = {}, more = {}) {
    super(sentence(name, facts));
    this.name = 'SetupError';
    this.sentenceName = name;
    this.exitCode = more.exitCode ?? 3;
    this.tail = more.tail ?? '';
  }
}

/**
 * Runs a command's main function and turns a refusal into its sentence and exit code.
 *
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    if (error.tail) process.stderr.write(`${error.tail}\n`);
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

/** @param {string} line */
export function note(line) {
  process.stderr.write(`${line}\n`);
}
