import type { ErrorCode } from './errors';
import type { Sentence } from './sentence';

export const JA_SENTENCES: Record<ErrorCode, Sentence> = {
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
    next: '空きを作って、もう一度試してください。できた絵は作り直しません。',
  },
  'document-damaged': {
    says: 'このカットの保存データが壊れていたので、別に取り置きました。原画はそのままです。',
    next: 'フォルダを開き直してください。中割りは作り直せます。',
  },
  'document-newer': {
    says: 'このカットは新しい版の Nakawari で保存されています（形式 {version}）。',
    next: 'Nakawari を更新して、開き直してください。',
  },
  'document-in-use': {
    says: 'カット {name} は別の Nakawari で開いています。',
    next: 'そちらで続けるか、そちらの Nakawari を終了してからもう一度開いてください。',
  },
  'chart-full': {
    says: 'この原画の間に入る中割りは {room} 枚までです。',
    next: 'あとの原画を後ろのコマへ移してから、中割りを足してください。',
  },
  'cel-locked': {
    says: 'セル {cel} はロックされています。',
    next: 'シートでロックを外してから、もう一度行ってください。',
  },
  'correction-empty': {
    says: '修正の範囲が 1 ピクセルもありません。',
    next: '直したい場所を塗るか選んでから、もう一度試してください。',
  },
  'correction-outside': {
    says: '位置 ({x}, {y}) は {width} x {height} ピクセルの画像の外にあります。',
    next: '画像の中の位置を選んでください。',
  },
  'correction-one-spot': {
    says: '4 つのクリックが範囲を囲んでいません。上下と左右にはそれぞれ 3 ピクセル以上の間隔が必要です。',
    next: '部位の一番上、一番左、一番下、一番右をクリックしてください。',
  },
  'correction-too-long': {
    says: '線の点が {points} 個あります。{most} 個までです。',
    next: '複数の修正に分けるか、点を減らして描いてください。',
  },
  'correction-contradicts': {
    says: '同じ絵に、食い違う別の修正があります（{what}）。',
    next: '先にもう一方の修正を変更するか、オフにするか、削除してください。',
  },
  'correction-misfit': {
    says: 'この種類の修正（{what}）を当てる相手がありません。',
    next: 'この種類に合う原画、区間、または中割りを選んでください。',
  },
  'correction-unknown-name': {
    says: 'ネットワークに {name} という部位はありません。',
    next: '次のどれかを使ってください: {known}',
  },
  'corrections-unreadable': {
    says: '{file} から修正を読み取れません（{reason}）。',
    next: 'ファイルを直してください。種類ごとの例が docs/corrections.md にあります。',
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
  'model-no-maps': {
    says: 'モデル {model} は絵を描くだけで、見たもの（動き・関節・部位・自信）を教えません。',
    next: '教えるモデルを選ぶか、絵だけで判断してください。',
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
  'input-invalid': { says: 'この値は使えません（英語の説明: {reason}）。', next: '直して、もう一度試してください。' },
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
