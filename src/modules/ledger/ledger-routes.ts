import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dayOf } from '#modules/org/index.ts';
import { readReceiptKeys } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatDate } from '#ui/index.ts';
import { filesIn, judgeSubjectProof, proofIn } from './judge-subject-proof.ts';
import { ledgerPaths } from './paths.ts';
import { type Checked, proofPage, proofPolicy } from './proof-page.ts';
import { findCheckpoint } from './prove-subject.ts';

const megabytes = 1024 * 1024;

/** Anyone checks a proof: on one page that needs no network, or by the published keys. */
export const ledgerRoutes =
  (siteName: string): Routes =>
  (app) => {
    const config = { access: 'public' };
    const uploads = { maxFiles: 2, maxFileBytes: 40 * megabytes };
    const page = async (ctx: Context, checked?: Checked) =>
      proofPage(siteName, await readReceiptKeys(ctx.db), formatDate(dayOf(ctx.now()), 'vi'), checked);

    app.get(ledgerPaths.check(), { config }, async ({ ctx }, reply) =>
      reply
        .header('content-security-policy', proofPolicy)
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(await page(ctx)),
    );
    app.post(ledgerPaths.check(), { config: { ...config, uploads } }, async ({ ctx, uploads }, reply) => {
      const bytesOf = async (field: string) => {
        const upload = uploads.find((each) => each.field === field && each.filename !== '');
        return upload ? readFile(upload.path) : null;
      };
      const [proof, file] = [await bytesOf('proof'), await bytesOf('file')];
      const given = proofIn(proof?.toString('utf8') ?? '');
      const verdict = given
        ? judgeSubjectProof(given, await readReceiptKeys(ctx.db))
        : ({ isProved: false, fault: 'proof-malformed' } as const);
      const digest = file && createHash('sha256').update(file).digest('hex');
      const isFileNamed = digest && filesIn(verdict).includes(digest);
      return reply
        .header('content-security-policy', proofPolicy)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(await page(ctx, { verdict, isFileNamed: digest ? Boolean(isFileNamed) : null }));
    });

    app.get(ledgerPaths.checkpoint(), { config }, async ({ ctx }, reply) => {
      const { jws } = orNotFound(await findCheckpoint(ctx.db));
      return reply.header('cache-control', 'public, max-age=60').type('application/jose').send(jws);
    });
  };
