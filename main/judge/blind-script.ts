import type { ReportCase } from './report-pictures';
import type { ReportWords } from './report-words';

/** Text that may stand inside a script element, whatever it holds. */
function asScriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/**
 * Two drawings of one in-between side by side, nobody knows whose; each pair of methods of each case once, in an order drawn by
 * chance when the page opens. Votes leave the page only as a file that the person saves.
 */
export function blindScript(cases: readonly ReportCase[], words: ReportWords): string {
  const duels = cases.flatMap((one) =>
    one.drawings.flatMap((a, i) =>
      one.drawings.slice(i + 1).map((b) => ({
        case: one.case,
        t: one.tUnit,
        keys: one.keys.map((key) => key.src),
        a: { method: a.name, src: a.src },
        b: { method: b.name, src: b.src },
      })),
    ),
  );
  return `<div class="blind"><p>${words.blindHow}</p><div class="row" id="keys"></div><div class="row" id="duel"></div>
<p><button id="left">${words.first}</button><button id="none">${words.same}</button><button id="right">${words.second}</button><button id="save">${words.save}</button> <span id="count" role="status"></span></p></div>
<script type="application/json" id="duels">${asScriptJson(duels)}</script>
<script>
const duels = JSON.parse(document.getElementById('duels').textContent);
for (let i = duels.length - 1; i > 0; i -= 1) { const j = Math.floor(Math.random() * (i + 1)); [duels[i], duels[j]] = [duels[j], duels[i]]; }
const votes = [];
let now = 0, sides = [];
const picture = (src) => { const img = new Image(); img.src = src; img.alt = ''; return img; };
function show() {
  const duel = duels[now];
  document.getElementById('count').textContent = duel ? votes.length + ' ' + ${asScriptJson(words.voted)} : ${asScriptJson(words.noMore)};
  document.getElementById('keys').replaceChildren(...(duel ? duel.keys.map(picture) : []));
  sides = duel ? (Math.random() < 0.5 ? [duel.a, duel.b] : [duel.b, duel.a]) : [];
  document.getElementById('duel').replaceChildren(...sides.map((side) => picture(side.src)));
}
function vote(winner) {
  const duel = duels[now];
  if (!duel) return;
  votes.push({ case: duel.case, t: duel.t, methods: [duel.a.method, duel.b.method], winner: winner === null ? null : sides[winner].method });
  now += 1;
  show();
}
document.getElementById('left').onclick = () => vote(0);
document.getElementById('right').onclick = () => vote(1);
document.getElementById('none').onclick = () => vote(null);
document.getElementById('save').onclick = () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify({ format: 'nakawari-votes', version: 1, votes }, null, 1)], { type: 'application/json' }));
  link.download = 'votes.json';
  link.click();
};
show();
</script>`;
}
