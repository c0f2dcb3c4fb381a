// Checks a receipt in the reader's own browser: nothing leaves it, and no network is needed once the page is here.
// It stands inside the page, in the order of what it does; the same is done in compact-jws.ts.
const keys = JSON.parse(document.querySelector('#keys').textContent).keys;
const form = document.querySelector('form');
const field = document.querySelector('#ma');
const result = document.querySelector('#result');

const faults = {
  'receipt-malformed': 'Mã này không phải mã của giấy tiếp nhận. Hãy quét lại, hoặc sao đủ nội dung của mã.',
  'receipt-key-unknown':
    'Trang này không có khóa đã ký giấy. Giấy có thể mới hơn trang đã lưu: hãy mở lại trang khi có mạng.',
  'receipt-forged':
    'Nội dung không đúng với chữ ký: giấy đã bị sửa hoặc không do tỉnh cấp. Đừng tin giấy này.',
};

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
const read = (part) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(part)));

/** What the receipt says, or the code of what is wrong with it. */
async function judge(text) {
  try {
    const [header, payload, signature, ...more] = text.trim().split('#').at(-1).split('.');
    const { alg, kid } = read(header);
    if (alg !== 'ES256' || more.length > 0) return { fault: 'receipt-malformed' };
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

function show({ claims, fault }) {
  result.replaceChildren();
  result.className = claims ? 'good' : 'bad';
  result.append(element('h2', claims ? 'Giấy thật' : 'Không xác nhận được giấy'));
  if (fault) {
    result.append(element('p', faults[fault]));
    return;
  }
  const list = document.createElement('dl');
  const rows = [
    ['Mã hồ sơ', claims.c],
    ['Chủ hồ sơ', claims.n],
    ['Mã thủ tục', claims.p],
    ['Cơ quan giải quyết', claims.a],
    ['Tiếp nhận lúc', timeOf(claims.t)],
    ['Hẹn trả kết quả', timeOf(claims.d)],
  ];
  for (const [term, value] of rows) list.append(element('dt', term), element('dd', value));
  const link = element('a', 'Xem hồ sơ đang ở bước nào', {
    href: `/tra-cuu/${encodeURIComponent(claims.c)}`,
  });
  const words = 'So từng dòng với giấy đang cầm: phải giống hệt. ';
  const more = element('p', words);
  if (location.protocol.startsWith('http')) more.append(link, ' (cần mạng).');
  result.append(list, more);
}

async function check(text) {
  show(await judge(text));
  result.hidden = false;
  result.focus();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void check(field.value);
});
const checkAddress = () => location.hash.length > 1 && check(location.hash);
addEventListener('hashchange', checkAddress);
void checkAddress();

// Keeps the page for the next time without a network; a page opened from a file needs no keeping.
if (location.protocol.startsWith('http'))
  navigator.serviceWorker?.register('/bien-nhan/luu.js', { scope: '/bien-nhan' }).catch(() => {});
