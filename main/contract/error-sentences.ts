import type { ErrorCode, ErrorReport } from './errors';
import type { Language } from './language';

/** What happened, and what to do next. `{name}` is filled from the error's detail. */
interface Sentence {
  readonly says: string;
  readonly next: string;
}

const EN: Record<ErrorCode, Sentence> = {
  'folder-missing': {
    says: 'The folder {folder} is not there.',
    next: 'Check whether it was moved or renamed, then open it again.',
  },
  'folder-empty': {
    says: 'The folder {folder} holds no numbered pictures.',
    next: 'Open a folder with key drawings (A0001.png, A0002.png …), or one with a subfolder for each cel.',
  },
  'folder-unreadable': {
    says: 'The folder {folder} cannot be read.',
    next: 'Give your user the right to read it, then open it again.',
  },
  'picture-missing': {
    says: 'The picture {file} is not there any more.',
    next: 'Put it back into the folder, then try again.',
  },
  'picture-empty': {
    says: 'The file {file} is empty (0 bytes).',
    next: 'Save the drawing again from your drawing software, or take the file out of the folder.',
  },
  'picture-damaged': {
    says: 'The picture {file} is damaged or was cut off.',
    next: 'Save the drawing again, or copy the file once more from where it came from.',
  },
  'picture-not-a-picture': {
    says: 'The file {file} is not a picture, whatever its name says.',
    next: 'Take it out of the folder, or save it as PNG, JPEG, WebP or TIFF.',
  },
  'picture-unsupported': {
    says: 'The picture {file} has a format that Nakawari does not read.',
    next: 'Save it as PNG, JPEG, WebP or TIFF.',
  },
  'picture-animated': {
    says: 'The file {file} holds {pages} pictures.',
    next: 'Save each drawing as a file of its own.',
  },
  'picture-too-large': {
    says: 'The picture {file} is {width} x {height} pixels; 8192 x 8192 is the most.',
    next: 'Save it smaller, then try again.',
  },
  'picture-too-small': {
    says: 'The picture {file} is {width} x {height} pixels; 64 x 64 is the least.',
    next: 'Save it larger, then try again.',
  },
  'keys-differ-in-size': {
    says: '{file} is {width} x {height} pixels, but {otherFile} is {otherWidth} x {otherHeight}.',
    next: 'Save all keys of a cut with one canvas size.',
  },
  'keys-too-few': {
    says: '{folder} holds one different key drawing; an in-between needs two.',
    next: 'Add the next key drawing to the folder.',
  },
  'numbers-clash': {
    says: '{file} and {otherFile} have the same number.',
    next: 'Rename or remove one of the two.',
  },
  'output-exists': {
    says: '{file} is already there and was left as it is.',
    next: 'Choose another folder, or allow overwriting (--force on the command line).',
  },
  'output-not-writable': {
    says: 'Nothing can be written to {folder}.',
    next: 'Choose another folder, or give your user the right to write there.',
  },
  'output-holds-keys': {
    says: '{folder} is where the key drawings are; Nakawari never writes there.',
    next: 'Choose another folder for the result.',
  },
  'disk-full': {
    says: 'The disk is full. What was finished is kept; nothing is half written.',
    next: 'Make room on the disk, then start again: finished drawings are not made twice.',
  },
  'document-damaged': {
    says: 'The saved state of this cut is damaged and was set aside. The key drawings are untouched.',
    next: 'Open the folder again; the in-betweens can be made again.',
  },
  'document-newer': {
    says: 'This cut was saved by a newer Nakawari (format {version}).',
    next: 'Update Nakawari, then open it again.',
  },
  'model-missing': {
    says: 'The network file {file} is missing.',
    next: 'Restore the folder models/weights from the repository.',
  },
  'model-unknown': {
    says: 'There is no model named {model}.',
    next: 'See the installed ones with: npm run --silent nakawari -- model list',
  },
  'model-altered': {
    says: 'The network file {file} is not the one its manifest names (its sha256 differs), so it is not used.',
    next: 'Restore the folder models/weights from the repository.',
  },
  'model-invalid': {
    says: 'The model description {file} cannot be used: {reason}.',
    next: 'Correct the manifest, or remove that model.',
  },
  'engine-died': {
    says: 'The drawing engine stopped twice at this drawing.',
    next: 'Close other programs that need much memory, then generate again.',
  },
  'engine-failed': {
    says: 'The network could not draw this one ({reason}).',
    next: 'Generate again; if it stays so, send the log named {log}.',
  },
  cancelled: { says: 'Cancelled.', next: 'What was finished is kept.' },
  disconnected: {
    says: 'The connection to Nakawari was lost.',
    next: 'Check that the program still runs, then reload this page.',
  },
  'contract-mismatch': {
    says: 'This page and the running program are of different versions.',
    next: 'Restart Nakawari and reload the page.',
  },
  'not-granted': {
    says: 'This folder was not opened to Nakawari.',
    next: 'Choose it with “Open folder”, or start with --open FOLDER.',
  },
  'not-found': { says: '{what} is not there any more.', next: 'Reload the page and open the cut again.' },
  'input-invalid': { says: 'This value is not possible: {reason}.', next: 'Correct it and try again.' },
  'document-changed': {
    says: 'The cut changed in the meantime, so this was not applied.',
    next: 'Look at the newest state and do it again.',
  },
  'too-many-jobs': {
    says: 'Another job is running for this cut.',
    next: 'Wait until it is done, or cancel it.',
  },
  'port-taken': {
    says: 'Port {port} is in use by another program.',
    next: 'Choose another with --port, or leave it out to take a free one.',
  },
  'host-unavailable': { says: '{reason}', next: 'Start with: npm start -- --host browser' },
  usage: { says: '{reason}', next: 'See: npm run --silent nakawari -- --help' },
  internal: {
    says: 'Something went wrong that should not (log {log}).',
    next: 'Your key drawings are untouched. Try again; if it stays so, report it with that log.',
  },
};

const JA: Record<ErrorCode, Sentence> = {
  'folder-missing': {
    says: 'フォルダ {folder} が見つかりません。',
    next: '移動や名前の変更がないか確かめて、開き直してください。',
  },
  'folder-empty': {
    says: 'フォルダ {folder} に番号付きの画像がありません。',
    next: '原画（A0001.png、A0002.png …）のフォルダ、またはセルごとのサブフォルダがあるフォルダを開いてください。',
  },
  'folder-unreadable': {
    says: 'フォルダ {folder} を読めません。',
    next: '読み取りの権限を付けて、開き直してください。',
  },
  'picture-missing': { says: '画像 {file} がなくなっています。', next: 'フォルダに戻して、もう一度試してください。' },
  'picture-empty': {
    says: 'ファイル {file} は空です（0 バイト）。',
    next: '作画ソフトで保存し直すか、フォルダから外してください。',
  },
  'picture-damaged': {
    says: '画像 {file} は壊れているか、途中で切れています。',
    next: '保存し直すか、元の場所からもう一度コピーしてください。',
  },
  'picture-not-a-picture': {
    says: 'ファイル {file} は、名前と違って画像ではありません。',
    next: 'フォルダから外すか、PNG・JPEG・WebP・TIFF で保存してください。',
  },
  'picture-unsupported': {
    says: '画像 {file} の形式は読めません。',
    next: 'PNG・JPEG・WebP・TIFF で保存してください。',
  },
  'picture-animated': {
    says: 'ファイル {file} には {pages} 枚の絵が入っています。',
    next: '1 枚ずつ別のファイルに保存してください。',
  },
  'picture-too-large': {
    says: '画像 {file} は {width} x {height} ピクセルです。上限は 8192 x 8192 です。',
    next: '小さくして保存し、もう一度試してください。',
  },
  'picture-too-small': {
    says: '画像 {file} は {width} x {height} ピクセルです。下限は 64 x 64 です。',
    next: '大きくして保存し、もう一度試してください。',
  },
  'keys-differ-in-size': {
    says: '{file} は {width} x {height} ピクセルですが、{otherFile} は {otherWidth} x {otherHeight} です。',
    next: '1 つのカットの原画は、同じ大きさで保存してください。',
  },
  'keys-too-few': {
    says: '{folder} には違う原画が 1 枚しかありません。中割りには 2 枚必要です。',
    next: '次の原画をフォルダに加えてください。',
  },
  'numbers-clash': {
    says: '{file} と {otherFile} の番号が同じです。',
    next: 'どちらかの名前を変えるか、外してください。',
  },
  'output-exists': {
    says: '{file} はすでにあるので、そのままにしました。',
    next: '別のフォルダを選ぶか、上書きを許可してください（コマンドでは --force）。',
  },
  'output-not-writable': {
    says: '{folder} に書き込めません。',
    next: '別のフォルダを選ぶか、書き込みの権限を付けてください。',
  },
  'output-holds-keys': {
    says: '{folder} は原画のフォルダです。ここには書き込みません。',
    next: '書き出し先に別のフォルダを選んでください。',
  },
  'disk-full': {
    says: 'ディスクがいっぱいです。できた分は残り、書きかけのファイルはありません。',
    next: '空きを作って、もう一度始めてください。できた絵は作り直しません。',
  },
  'document-damaged': {
    says: 'このカットの保存データが壊れていたので、別に取り置きました。原画はそのままです。',
    next: 'フォルダを開き直してください。中割りは作り直せます。',
  },
  'document-newer': {
    says: 'このカットは新しい版の Nakawari で保存されています（形式 {version}）。',
    next: 'Nakawari を更新して、開き直してください。',
  },
  'model-missing': {
    says: 'ネットワークのファイル {file} がありません。',
    next: 'フォルダ models/weights をリポジトリから戻してください。',
  },
  'model-unknown': {
    says: '{model} というモデルはありません。',
    next: '一覧: npm run --silent nakawari -- model list',
  },
  'model-altered': {
    says: 'ネットワークのファイル {file} が一覧の記録（sha256）と違うので、使いません。',
    next: 'フォルダ models/weights をリポジトリから戻してください。',
  },
  'model-invalid': {
    says: 'モデルの記述 {file} は使えません: {reason}。',
    next: '記述を直すか、そのモデルを外してください。',
  },
  'engine-died': {
    says: '作画エンジンがこの絵で 2 回止まりました。',
    next: 'メモリを多く使うソフトを閉じて、もう一度生成してください。',
  },
  'engine-failed': {
    says: 'この絵を描けませんでした（{reason}）。',
    next: 'もう一度生成してください。続くときはログ {log} を送ってください。',
  },
  cancelled: { says: '中止しました。', next: 'できた分は残っています。' },
  disconnected: {
    says: 'Nakawari との接続が切れました。',
    next: 'プログラムが動いているか確かめて、ページを読み込み直してください。',
  },
  'contract-mismatch': {
    says: 'このページと動いているプログラムの版が違います。',
    next: 'Nakawari を起動し直して、ページを読み込み直してください。',
  },
  'not-granted': {
    says: 'このフォルダは Nakawari に開かれていません。',
    next: '「フォルダを開く」で選ぶか、--open フォルダ で起動してください。',
  },
  'not-found': { says: '{what} はもうありません。', next: 'ページを読み込み直して、カットを開き直してください。' },
  'input-invalid': { says: 'この値は使えません: {reason}。', next: '直して、もう一度試してください。' },
  'document-changed': {
    says: 'その間にカットが変わったので、適用しませんでした。',
    next: '今の状態を見て、もう一度行ってください。',
  },
  'too-many-jobs': { says: 'このカットで別の作業が動いています。', next: '終わるのを待つか、中止してください。' },
  'port-taken': {
    says: 'ポート {port} は別のプログラムが使っています。',
    next: '--port で別の番号を選ぶか、省いて空きを使ってください。',
  },
  'host-unavailable': { says: '{reason}', next: '次で起動してください: npm start -- --host browser' },
  usage: { says: '{reason}', next: '使い方: npm run --silent nakawari -- --help' },
  internal: {
    says: '思わぬ不具合が起きました（ログ {log}）。',
    next: '原画はそのままです。もう一度試し、続くときはそのログを添えて知らせてください。',
  },
};

const SENTENCES: Record<Language, Record<ErrorCode, Sentence>> = { en: EN, ja: JA };

/** The two sentences a person reads: what happened, and the next step. */
export function describeError(report: ErrorReport, language: Language): Sentence {
  const sentence = SENTENCES[language][report.code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(report.detail[name] ?? '?'));
  return { says: fill(sentence.says), next: fill(sentence.next) };
}
