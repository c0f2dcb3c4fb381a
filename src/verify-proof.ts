import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SubjectProof } from '#engines/ledger/index.ts';
import { faultWords, filesIn, judgeSubjectProof, proofIn } from '#modules/ledger/index.ts';
import type { loadConfig } from '#platform/config/index.ts';
import { formatDateTime } from '#ui/index.ts';
import { keysIn, keysOfProvince } from './verify-receipt.ts';

/** The proof in a file; null of another file. */
export const proofAt = async (path: string): Promise<SubjectProof | null> =>
  proofIn(await readFile(path, 'utf8').catch(() => ''));

/**
 * Says whether the facts of a proof stood in the province's log, and whether a file is one that they name; by the keys of a file as the
 * province publishes them, and without any database, or by those of the province itself. Ends with 0 when so, else 1.
 */
export async function verifyProof(
  proof: SubjectProof,
  options: {
    readonly keysFile: string | undefined;
    readonly provedFile: string | undefined;
    readonly over: Parameters<typeof loadConfig>[1];
    readonly json: boolean;
  },
): Promise<number> {
  const { keysFile, provedFile, over, json } = options;
  const verdict = judgeSubjectProof(proof, keysFile ? await keysIn(keysFile) : await keysOfProvince(over));
  const digest =
    provedFile &&
    createHash('sha256')
      .update(await readFile(provedFile))
      .digest('hex');
  const isFileNamed = digest ? filesIn(verdict).includes(digest) : null;
  if (json) console.log(JSON.stringify({ ...verdict, isFileNamed }));
  else if (verdict.isProved) {
    console.log(`BẰNG CHỨNG ĐÚNG / PROVED, ${verdict.checkpoint.at}`);
    for (const { type, recordedAt, actor } of verdict.facts) {
      console.log(`- ${formatDateTime(Temporal.Instant.from(recordedAt), 'vi')} ${type}, ${actor.name}`);
    }
  } else console.log(`KHÔNG ĐÚNG / NOT PROVED (${verdict.fault}): ${faultWords[verdict.fault]}`);
  if (!json && isFileNamed !== null) {
    console.log(isFileNamed ? 'Tệp đúng / the file is named' : 'TỆP KHÁC / NOT THE FILE that the log names');
  }
  return verdict.isProved && isFileNamed !== false ? 0 : 1;
}
