import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ProofVerdict } from '#engines/ledger/index.ts';
import { type JwkSet, offlineStyle } from '#modules/signing/index.ts';
import { formatDateTime } from '#ui/index.ts';
import { ledgerPaths } from './paths.ts';
import { faultWords } from './words.vi.ts';

const script = readFileSync(new URL('proof-check.js', import.meta.url), 'utf8');
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page's own policy: what stands inside it runs, and nothing that is brought from elsewhere. */
export const proofPolicy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(offlineStyle)}`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** What was checked by the server, for a browser without script. */
export interface Checked {
  readonly verdict: ProofVerdict;
  /** Whether the file brought along is one that the facts name; null when there was none. */
  readonly isFileNamed: boolean | null;
}

/** The page that checks proofs, whole in one file: saved, it needs no network and no server. */
export const proofPage = (
  siteName: string,
  keys: JwkSet,
  asOf: string,
  checked?: Checked,
): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kiểm tra bằng chứng – ${escaped(siteName)}</title>
<style>${offlineStyle}</style>
</head>
<body>
<main>
<p class="site">${escaped(siteName)}</p>
<h1>Kiểm tra bằng chứng của văn bản</h1>
<p>Chọn tệp bằng chứng (.json) tải từ trang văn bản, và tệp văn bản nếu muốn so. Tệp được kiểm tra ngay trong trình duyệt, không gửi đi đâu.</p>
<div id="result" tabindex="-1" role="status"${checked ? ` class="${isGood(checked) ? 'good' : 'bad'}"` : ' hidden'}>${checked ? answer(checked) : ''}</div>
<form method="post" action="${ledgerPaths.check()}" enctype="multipart/form-data">
<label for="proof">Tệp bằng chứng</label>
<input type="file" id="proof" name="proof" accept="application/json,.json" required>
<label for="file">Tệp văn bản (không bắt buộc)</label>
<input type="file" id="file" name="file">
<p><button>Kiểm tra</button></p>
</form>
<p class="hint">Lưu trang này lại thì kiểm tra được cả khi không có mạng. Khóa của tỉnh trong trang tính đến ${escaped(asOf)}. <a href="/">Về trang chủ</a></p>
</main>
<script type="application/json" id="keys">${embedded(keys)}</script>
<script type="application/json" id="faults">${embedded(faultWords)}</script>
<script>${script}</script>
</body>
</html>
`;

const embedded = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

export const isGood = ({ verdict, isFileNamed }: Checked): boolean =>
  verdict.isProved && isFileNamed !== false;

function answer(checked: Checked): string {
  const { verdict, isFileNamed } = checked;
  const title = `<h2>${isGood(checked) ? 'Bằng chứng đúng' : 'Không xác nhận được'}</h2>`;
  if (!verdict.isProved) return `${title}<p>${escaped(faultWords[verdict.fault])}</p>`;
  const at = (text: string) => formatDateTime(Temporal.Instant.from(text), 'vi');
  const rows = verdict.facts.map(
    ({ type, recordedAt, actor }) => `<li>${at(recordedAt)} – ${escaped(type)} – ${escaped(actor.name)}</li>`,
  );
  const file =
    isFileNamed === null
      ? ''
      : `<p>Tệp kèm theo ${isFileNamed ? 'đúng là' : 'không phải'} tệp mà nhật ký ghi.</p>`;
  return `${title}<p>${rows.length} việc, nguyên vẹn trong nhật ký của tỉnh niêm lúc ${at(verdict.checkpoint.at)}.</p>${file}<ol>${rows.join('')}</ol>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!);
