// Checks a proof in the reader's own browser: nothing leaves it, and no network is needed once the page is here.
// The same is done in engines/ledger (subject-proof.ts, root-from.ts) and judge-subject-proof.ts.
const keys = JSON.parse(document.querySelector('#keys').textContent).keys;
const faults = JSON.parse(document.querySelector('#faults').textContent);
const form = document.querySelector('form');
const result = document.querySelector('#result');

const utf8 = (text) => new TextEncoder().encode(text);
const fromBase64 = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const nodeHash = (left, right) => sha256(joined([1], left, right));

/** What a key of the province vouches for, or nothing. */
async function believe(jws) {
  const [header, payload, signature] = jws.split('.');
  const { alg, kid } = JSON.parse(new TextDecoder().decode(fromBase64(header)));
  const jwk = keys.find((key) => key.kid === kid);
  if (alg !== 'ES256' || !jwk) return null;
  const { kty, crv, x, y } = jwk;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, false, ['verify']);
  const scheme = { name: 'ECDSA', hash: 'SHA-256' };
  const isOurs = await crypto.subtle.verify(scheme, key, fromBase64(signature), utf8(`${header}.${payload}`));
  return isOurs ? JSON.parse(new TextDecoder().decode(fromBase64(payload))) : null;
}

async function rootFrom(leaf, index, size, path) {
  let [node, at, last] = [leaf, index, size - 1];
  for (const step of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      node = await nodeHash(step, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else node = await nodeHash(node, step);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? toHex(node) : null;
}

/** The facts of a proof, or the code of what is wrong with it. */
async function judge(text) {
  let proof;
  try {
    proof = JSON.parse(text);
    if (proof.format !== 'muong-subject-proof/1') return { fault: 'proof-malformed' };
  } catch {
    return { fault: 'proof-malformed' };
  }
  const checkpoint = await believe(proof.checkpoint).catch(() => null);
  if (!checkpoint) return { fault: 'checkpoint-not-believed' };
  const facts = [];
  let before = -1;
  for (const { entry, index, path } of proof.entries) {
    if (!(index > before)) return { fault: 'entries-out-of-order' };
    before = index;
    const leaf = await sha256(joined([0], utf8(entry)));
    const root = index < checkpoint.size && (await rootFrom(leaf, index, checkpoint.size, path.map(fromHex)));
    if (root !== checkpoint.root) return { fault: 'entry-not-in-log' };
    const fact = JSON.parse(entry);
    if (fact.subject.id !== proof.subject.id) return { fault: 'entry-of-another' };
    facts.push(fact);
  }
  return { facts, checkpoint };
}

const timeOf = (text) =>
  new Intl.DateTimeFormat('vi', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date(text.replace(/(\.\d{3})\d+/, '$1')));
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

function show({ facts, checkpoint, fault }, fileWords) {
  const isGood = facts !== undefined && fileWords.isGood;
  result.replaceChildren();
  result.className = isGood ? 'good' : 'bad';
  result.append(element('h2', isGood ? 'Bằng chứng đúng' : 'Không xác nhận được'));
  if (fault) result.append(element('p', faults[fault]));
  else {
    result.append(
      element(
        'p',
        `${facts.length} việc, nguyên vẹn trong nhật ký của tỉnh niêm lúc ${timeOf(checkpoint.at)}.`,
      ),
    );
    if (fileWords.text) result.append(element('p', fileWords.text));
    const list = document.createElement('ol');
    for (const { type, recordedAt, actor } of facts)
      list.append(element('li', `${timeOf(recordedAt)} – ${type} – ${actor.name}`));
    result.append(list);
  }
  result.hidden = false;
  result.focus();
}

/** Whether a file brought along is one that the facts name. */
async function judgeFile(file, facts) {
  if (!file || !facts) return { isGood: true, text: '' };
  const digest = toHex(await sha256(await file.arrayBuffer()));
  const isNamed = facts.some(({ data }) => data.files?.includes(digest));
  const text = isNamed
    ? `Tệp “${file.name}” đúng là tệp mà nhật ký ghi.`
    : `Tệp “${file.name}” không phải tệp nào mà nhật ký ghi: khác dù chỉ một byte.`;
  return { isGood: isNamed, text };
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const [proof] = form.querySelector('#proof').files;
  const [file] = form.querySelector('#file').files;
  if (!proof) return;
  const verdict = await judge(await proof.text());
  show(verdict, await judgeFile(file, verdict.facts));
});
