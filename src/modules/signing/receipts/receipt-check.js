// Checks a receipt, or the code on an issued paper, in the reader's own browser: nothing leaves it, and no network is
// needed once the page is here.
// It stands inside the page, in the order of what it does; the same is done in compact-jws.ts.
const keys = JSON.parse(document.querySelector('#keys').textContent).keys;
const form = document.querySelector('form');
const field = document.querySelector('#ma');
const result = document.querySelector('#result');

const faults = {
  'receipt-malformed':
    'Mã này không phải mã mà tỉnh in trên giấy. Hãy quét lại, hoặc sao đủ nội dung của mã.',
  'receipt-key-unknown':
    'Trang này không có khóa đã ký giấy. Giấy có thể mới hơn trang đã lưu: hãy mở lại trang khi có mạng.',
  'receipt-forged':
    'Nội dung không đúng với chữ ký: giấy đã bị sửa hoặc không do tỉnh cấp. Đừng tin giấy này.',
};

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
const read = (part) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(part)));

/** The statement itself of the address that a code leads to. */
const bare = (text) => text.trim().split(/[#/]/).at(-1);

/** What the statement says, or the code of what is wrong with it. */
async function judge(statement) {
  try {
    const [header, payload, signature, ...more] = statement.split('.');
    const { alg, kid } = read(header);
    if (alg !== 'ES256' || more.length > 0) return { fault: 'receipt-malformed' };
    // 64 bytes; the last letter says nothing in its lower four bits, and must not be changed for another all the same.
    if (!/^[\w-]{85}[AQgw]$/.test(signature)) return { fault: 'receipt-forged' };
    const jwk = keys.find((key) => key.kid === kid);
    if (!jwk) return { fault: 'receipt-key-unknown' };
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const { kty, crv, x, y } = jwk;
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, false, ['verify']);
    const signed = new TextEncoder().encode(`${header}.${payload}`);
    const scheme = { name: 'ECDSA', hash: 'SHA-256' };
    const isOurs = await crypto.subtle.verify(scheme, key, bytesOf(signature), signed);
    return isOurs ? { claims: read(payload) } : { fault: 'receipt-forged' };
  } catch {
    return { fault: 'receipt-malformed' };
  }
}

const timeOf = (seconds) =>
  new Intl.DateTimeFormat('vi', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date(seconds * 1000));

const element = (name, text, more = {}) =>
  Object.assign(document.createElement(name), { textContent: text, ...more });

const rowsOfReceipt = ({ c, n, p, a, t, d }) => [
  ['Mã hồ sơ', c],
  ['Chủ hồ sơ', n],
  ['Mã thủ tục', p],
  ['Cơ quan giải quyết', a],
  ['Tiếp nhận lúc', timeOf(t)],
  ['Hẹn trả kết quả', timeOf(d)],
];

const rowsOfOriginal = ({ a, b, s, k, d, n }) => [
  ['Loại giấy', k],
  ['Số, ký hiệu', s],
  ['Ngày ban hành', d.split('-').reverse().join('/')],
  ['Cơ quan ban hành', `${b} (${a})`],
  ...(n ? [['Chữ đầu tên chủ hồ sơ', n]] : []),
];

function show({ claims, fault }, statement) {
  result.replaceChildren();
  result.className = claims ? 'good' : 'bad';
  result.append(element('h2', claims ? 'Giấy thật' : 'Không xác nhận được giấy'));
  if (fault) {
    result.append(element('p', faults[fault]));
    return;
  }
  const isOriginal = 'u' in claims;
  const list = document.createElement('dl');
  for (const [term, value] of isOriginal ? rowsOfOriginal(claims) : rowsOfReceipt(claims))
    list.append(element('dt', term), element('dd', value));
  const more = element('p', 'So từng dòng với giấy đang cầm: phải giống hệt. ');
  if (isOriginal) more.append('Trang này không biết giấy có bị thu hồi hay thay thế về sau không. ');
  const link = isOriginal
    ? element('a', 'Xem giấy còn hiệu lực không', { href: `/ban-goc/${statement}` })
    : element('a', 'Xem hồ sơ đang ở bước nào', { href: `/tra-cuu/${encodeURIComponent(claims.c)}` });
  if (location.protocol.startsWith('http')) more.append(link, ' (cần mạng).');
  result.append(list, more);
}

async function check(text) {
  const statement = bare(text);
  show(await judge(statement), statement);
  result.hidden = false;
  result.focus();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void check(field.value);
});
/** Behind the # of this page; or this page stands in for that of an original, which needs the network. */
const checkAddress = () => {
  const [, statement] = location.pathname.match(/^\/ban-goc\/(.+)$/) ?? [];
  const text = statement ?? location.hash.slice(1);
  if (text) void check(text);
};
addEventListener('hashchange', checkAddress);
checkAddress();

// Keeps the page for the next time without a network; a page opened from a file needs no keeping.
if (location.protocol.startsWith('http'))
  for (const scope of ['/bien-nhan', '/ban-goc/'])
    navigator.serviceWorker?.register('/bien-nhan/luu.js', { scope }).catch(() => {});
