import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signingPaths } from '../paths.ts';
import type { JwkSet } from './compact-jws.ts';
import { bareStatement, type ReceiptVerdict } from './receipt.ts';
import { receiptLines } from './receipt-words.ts';

const script = readFileSync(new URL('receipt-check.js', import.meta.url), 'utf8');
/** How pages look that stand whole in one file. */
export const offlineStyle = readFileSync(new URL('receipt-page.css', import.meta.url), 'utf8');

/** The worker that keeps the page for a day without a network. */
export const receiptKeeper = readFileSync(new URL('receipt-keeper.js', import.meta.url), 'utf8');

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page's own policy: what stands inside it runs, and nothing that is brought from elsewhere. */
export const receiptPolicy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(offlineStyle)}`,
  "worker-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * The page that checks receipts and the codes on issued papers, whole in one file: opened once, or saved, it needs no
 * network. Without script the server checks what is pasted.
 */
export const receiptPage = (
  siteName: string,
  keys: JwkSet,
  asOf: string,
  checked?: { readonly text: string; readonly html: string; readonly isGood: boolean },
): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kiểm tra mã trên giấy – ${escaped(siteName)}</title>
<style>${offlineStyle}</style>
</head>
<body>
<main>
<p class="site">${escaped(siteName)}</p>
<h1>Kiểm tra mã trên giấy</h1>
<p>Dùng cho giấy tiếp nhận hồ sơ và giấy kết quả. Quét mã trên giấy bằng máy ảnh của điện thoại để biết giấy là thật hay giả; nội dung mã không gửi đi đâu.</p>
<div id="result" tabindex="-1" role="status"${checked ? ` class="${checked.isGood ? 'good' : 'bad'}"` : ' hidden'}>${checked?.html ?? ''}</div>
<form method="get" action="/bien-nhan">
<label for="ma">Nội dung của mã</label>
<p class="hint" id="hint">Dùng khi không quét được: sao nội dung mã từ ứng dụng quét mã rồi dán vào đây.</p>
<textarea id="ma" name="ma" rows="4" maxlength="2000" aria-describedby="hint" spellcheck="false">${escaped(checked?.text ?? '')}</textarea>
<button>Kiểm tra</button>
</form>
<p class="hint">Mở trang này một lần hoặc lưu lại thì kiểm tra được cả khi không có mạng. Khóa của tỉnh trong trang tính đến ${escaped(asOf)}. <a href="/">Về trang chủ</a></p>
</main>
<script type="application/json" id="keys">${JSON.stringify(keys).replaceAll('<', '\\u003c')}</script>
<script>${script}</script>
</body>
</html>
`;

/** The answer of the server to what was pasted, as the script would have drawn it. */
export function receiptHtml(verdict: ReceiptVerdict, text: string): string {
  const lines = receiptLines(verdict);
  if (verdict.kind === 'not-genuine') {
    return lines.map(([title, said]) => `<h2>${escaped(title)}</h2><p>${escaped(said)}</p>`).join('');
  }
  const rows = lines.map(([term, value]) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('');
  const link = (href: string, words: string) => `<a href="${escaped(href)}">${words}</a>`;
  const more =
    verdict.kind === 'genuine'
      ? link(`/tra-cuu/${encodeURIComponent(verdict.claims.c)}`, 'Xem hồ sơ đang ở bước nào')
      : link(signingPaths.original(bareStatement(text)), 'Xem giấy còn hiệu lực không');
  return `<h2>Giấy thật</h2><dl>${rows}</dl><p>So từng dòng với giấy đang cầm: phải giống hệt. ${more}.</p>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!);
