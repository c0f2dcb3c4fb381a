import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reasonTexts } from '#engines/pdf-signature/index.ts';
import {
  copyTitles,
  judgeFile,
  listTrustedRoots,
  looksLikeReceipt,
  namedOriginal,
  type Verdict,
  verdictReport,
} from '#modules/signing/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { formatDateTime } from '#ui/index.ts';
import { openProvince } from '../province.ts';
import { proofAt, verifyProof } from '../verify-proof.ts';
import { verifyReceipt } from '../verify-receipt.ts';

const usage = [
  'bin/muong verify FILE.pdf|FILE.asice [--original FILE.pdf] [--data DIR] [--province NAME] [--trust CA.pem] [--json]',
  'bin/muong verify RECEIPT [--data DIR] [--province NAME] [--keys KEYS.json] [--json]',
  'bin/muong verify PROOF.json [FILE] [--data DIR] [--province NAME] [--keys KEYS.json] [--json]',
].join('\n');
const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Says what the signatures of a PDF, or of an ASiC-E container, are worth, by the authorities the province believes, or by those of a PEM file and
 * without any database; or whether a receipt is the province's, given as its code says or in a file; or whether the facts of a proof stood in its log, and name the file. Ends with 0 when all are valid, 1 when not, unsigned or unreadable, 2 when asked wrongly.
 */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      province: { type: 'string' },
      trust: { type: 'string' },
      original: { type: 'string' },
      keys: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [file, beside] = positionals;
  if (!file) return wrong(usage);
  const from = process.env['MUONG_CALLED_FROM'] ?? '.';
  const over = {
    ...(values.data && { dataDir: resolve(from, values.data) }),
    ...(values.province && { province: values.province }),
  };
  const receipt = await receiptIn(file, from);
  if (receipt) {
    const keysFile = values.keys && resolve(from, values.keys);
    return verifyReceipt(receipt, { keysFile, over, json: values.json ?? false });
  }
  const keysFile = values.keys && resolve(from, values.keys);
  const proof = file.endsWith('.json') ? await proofAt(resolve(from, file)) : null;
  if (proof) {
    const provedFile = beside && resolve(from, beside);
    return verifyProof(proof, { keysFile, provedFile, over, json: values.json ?? false });
  }
  const pdf = await readFile(resolve(from, file)).catch(() => null);
  if (pdf === null) return wrong(`Không đọc được tệp / cannot read: ${file}`, 1);
  const roots = values.trust ? await rootsInFile(resolve(from, values.trust)) : await rootsOfProvince(over);
  if (!roots) return wrong(`Không có chứng thư trong tệp / no certificate in: ${values.trust}`);

  const verdict = judgeFile(pdf, roots, Temporal.Now.instant());
  console.log(values.json ? JSON.stringify(verdictReport(verdict, 'vi')) : describe(file, verdict));
  const isValid = verdict.kind === 'signed' && verdict.isValid;
  if (!values.original || !isValid) return isValid ? 0 : 1;
  return checkOriginal(resolve(from, values.original), verdict, roots);
}

/** Whether this is the original that an extract names, and itself valid. */
async function checkOriginal(path: string, copy: Verdict, roots: Parameters<typeof judgeFile>[1]) {
  const original = await readFile(path).catch(() => null);
  if (original === null) return wrong(`Không đọc được tệp / cannot read: ${path}`, 1);
  const digest = createHash('sha256').update(original).digest('hex');
  if (digest !== namedOriginal(copy)) {
    return wrong(`${path}: không phải văn bản gốc của bản sao / not the original of this copy`, 1);
  }
  const verdict = judgeFile(original, roots, Temporal.Now.instant());
  console.log(describe(`${path} (bản gốc / original)`, verdict));
  return verdict.kind === 'signed' && verdict.isValid ? 0 : 1;
}

/** The argument itself, or a small file that holds nothing else. */
async function receiptIn(file: string, from: string): Promise<string | undefined> {
  if (looksLikeReceipt(file)) return file;
  const path = resolve(from, file);
  const isSmall = existsSync(path) && (await stat(path)).size < 4096;
  const text = isSmall ? await readFile(path, 'utf8').catch(() => '') : '';
  return looksLikeReceipt(text) ? text : undefined;
}

function wrong(text: string, code = 2): number {
  console.error(text);
  return code;
}

async function rootsInFile(path: string): Promise<readonly Uint8Array[] | undefined> {
  const blocks = existsSync(path) ? (await readFile(path, 'utf8')).match(certificateBlock) : null;
  return blocks?.map((block) => new Uint8Array(new X509Certificate(block).raw));
}

async function rootsOfProvince(over: Parameters<typeof loadConfig>[1]): ReturnType<typeof listTrustedRoots> {
  const province = await openProvince(loadConfig(process.env, over));
  return listTrustedRoots(province.db).finally(() => province.close());
}

function describe(file: string, verdict: Verdict): string {
  if (verdict.kind === 'unsigned') return `${file}: không có chữ ký số / not signed`;
  if (verdict.kind === 'unreadable') return `${file}: không đọc được / cannot be read (${verdict.reason})`;
  return [
    `${file}: ${verdict.isValid ? 'HỢP LỆ / VALID' : 'KHÔNG HỢP LỆ / NOT VALID'}`,
    ...verdict.signatures.flatMap((signature, index) => [
      `${index + 1}. ${signature.isValid ? '✔' : '✘'} ${[...new Set([signature.signerName, signature.organization])].filter(Boolean).join(', ') || '?'}` +
        (signature.signedAt ? `, ${formatDateTime(signature.signedAt, 'vi')}` : ''),
      ...(signature.copyOf
        ? [
            `   – ${copyTitles[signature.copyOf.form]}: bản gốc ${signature.copyOf.isEnclosed ? 'nằm trong tệp / original enclosed' : 'SHA-256'} ${signature.copyOf.sha256}`,
          ]
        : []),
      ...signature.reasons.map((reason) => `   – ${reasonTexts.vi[reason]} (${reason})`),
    ]),
  ].join('\n');
}

export default { summary: 'check the signatures of a PDF or a container, a receipt, or a proof', run };
