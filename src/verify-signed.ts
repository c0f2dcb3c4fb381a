import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import {
  type CheckedFile,
  checkFile,
  checkReport,
  createAuthorities,
  judgeFile,
  namedOriginal,
  readSigningSettings,
  type Verdict,
} from '#modules/signing/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { openProvince } from './province.ts';
import { verdictLines } from './verdict-lines.ts';

export interface VerifySigned {
  /** Who is believed, in PEM: without it the province, whose database is opened. */
  readonly trustFile: string | undefined;
  /** What an extract says it was taken from. */
  readonly originalFile: string | undefined;
  readonly over: Parameters<typeof loadConfig>[1];
  readonly json: boolean;
}

/** Larger files are not read: judging one takes memory several times its size. */
const mostBytes = 256 * 2 ** 20;
const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

type Judge = (bytes: Uint8Array) => Promise<CheckedFile>;

/**
 * Says what the signatures of a PDF or a container are worth, as the page for everybody does and by the same code: by
 * the province's trust, what it keeps and the authorities it may ask; or by the roots of a file, asking nobody.
 *
 * @returns 0 when all signatures are valid, and the original is the right one; 1 when not; 2 when asked wrongly
 */
export async function verifySigned(path: string, options: VerifySigned): Promise<number> {
  const { trustFile, originalFile, over, json } = options;
  const roots = trustFile ? await rootsIn(trustFile) : [];
  if (!roots) return wrong(`Không có chứng thư trong tệp / no certificate in: ${trustFile}`, 2);
  const paths = [path, ...(originalFile ? [originalFile] : [])];
  const missing = await firstUnreadable(paths);
  if (missing) return wrong(`Không đọc được tệp / cannot read: ${missing}`, 1);

  const { judge, close } = trustFile ? judgeAlone(roots) : await judgeInProvince(over);
  try {
    const checked = await judgedAt(path, judge);
    const original = originalFile ? await judgedOriginal(originalFile, checked.verdict, judge) : undefined;
    const told = { ...checked, ...(original && { original }) };
    console.log(json ? JSON.stringify(checkReport(told, 'vi')) : verdictLines(path, told).join('\n'));
    const isRight = original === undefined || isValid(original.verdict);
    return isValid(checked.verdict) && !checked.revoked && isRight ? 0 : 1;
  } finally {
    await close();
  }
}

const isValid = (verdict: Verdict) => verdict.kind === 'signed' && verdict.isValid;

/** What somebody says the original is: judged, unless the extract names another. */
async function judgedOriginal(path: string, copy: Verdict, judge: Judge): Promise<CheckedFile['original']> {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const isNamed = sha256 === namedOriginal(copy);
  const verdict: Verdict = isNamed
    ? (await judgedAt(path, judge)).verdict
    : { kind: 'unreadable', reason: 'original-is-another' };
  return { sha256, verdict };
}

const judgedAt = async (path: string, judge: Judge): Promise<CheckedFile> =>
  (await stat(path)).size > mostBytes
    ? { verdict: { kind: 'unreadable', reason: 'file-too-large' } }
    : judge(await readFile(path));

function judgeAlone(roots: readonly Uint8Array[]) {
  const judge: Judge = async (bytes) => ({ verdict: judgeFile(bytes, roots, Temporal.Now.instant()) });
  return { judge, close: async () => {} };
}

async function judgeInProvince(over: VerifySigned['over']) {
  const province = await openProvince(loadConfig(process.env, over));
  const { db, blobs, pack, config } = province;
  const authorities = createAuthorities(db, readSigningSettings(pack, config.signingFile));
  const judge: Judge = (bytes) => checkFile(db, { blobs, authorities }, bytes, Temporal.Now.instant());
  return { judge, close: () => province.close() };
}

async function rootsIn(path: string): Promise<readonly Uint8Array[] | undefined> {
  const blocks = existsSync(path) ? (await readFile(path, 'utf8')).match(certificateBlock) : null;
  return blocks?.map((block) => new Uint8Array(new X509Certificate(block).raw));
}

async function firstUnreadable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return path;
  }
  return undefined;
}

function wrong(text: string, code: number): number {
  console.error(text);
  return code;
}
