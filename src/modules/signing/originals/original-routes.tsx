import { buffer } from 'node:stream/consumers';
import { Type } from 'typebox';
import { drawPages } from '#engines/page-pictures/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { compareOriginal } from '../commands/compare-original.ts';
import { signingPaths } from '../paths.ts';
import { getKeptForm } from '../preservation/kept-forms.ts';
import type { CompareProblem } from './compare-form.tsx';
import type { OriginalKeeper } from './original-keeper.ts';
import { NoOriginalPage, OriginalPage } from './original-page.tsx';
import { viewOriginal } from './view-original.ts';

/** Enough to read by, too coarse to print as a paper. */
const pictures = { resolution: 90, mostPages: 5 };

const limits = { read: { max: 60, windowMs: 60_000 }, compare: { max: 10, windowMs: 60_000 } };

interface OriginalServices {
  readonly blobs: BlobStore;
  readonly keepers: readonly OriginalKeeper[];
}

/** Whoever scans the code on a paper reads how its original stands; see docs/decisions/0025-what-the-code-on-a-paper-shows.md. */
export const originalRoutes =
  ({ blobs, keepers }: OriginalServices): Routes =>
  (app) => {
    // A statement is longer than a parameter may be: the rest of the path is it.
    const schema = { params: Type.Object({ '*': Type.String({ maxLength: 1000 }) }) };
    const address = signingPaths.original('*');

    app.get(
      address,
      { config: { access: 'public', limit: limits.read }, schema },
      async ({ ctx, params }, reply) => {
        const view = await viewOriginal(ctx, keepers, params['*']);
        reply.header('x-robots-tag', 'noindex');
        if ('fault' in view) return reply.html(<NoOriginalPage fault={view.fault} />, { status: 404 });
        return reply.html(<OriginalPage view={view} now={ctx.now()} />);
      },
    );

    app.post(
      address,
      { config: { access: 'public', limit: limits.compare, keepForm: false }, schema },
      async ({ ctx, params, form }, reply) => {
        const view = await viewOriginal(ctx, keepers, params['*']);
        reply.header('x-robots-tag', 'noindex');
        if ('fault' in view) return reply.html(<NoOriginalPage fault={view.fault} />, { status: 404 });
        const { original, bearer } = view;
        if (!bearer) throw new Refusal('not-found');
        try {
          await compareOriginal(ctx, { original, bearer, digits: form.get('digits') ?? '' });
        } catch (error) {
          const status = error instanceof InvalidInput ? 422 : 409;
          return reply.html(<OriginalPage view={view} now={ctx.now()} problem={problemOf(error)} />, {
            status,
          });
        }
        const drawn = await picturesOf(ctx, blobs, bearer.fileId);
        return reply.html(<OriginalPage view={view} now={ctx.now()} pictures={drawn} />);
      },
    );
  };

/** What the page says of it; whatever else went wrong is not the page's to tell. */
function problemOf(error: unknown): CompareProblem {
  if (error instanceof Refusal && error.code === 'comparison-closed') return { code: error.code };
  if (!(error instanceof InvalidInput)) throw error;
  const { code, params } = error.issues[0]!;
  return code === 'digits-wrong' ? { code, params } : { code: 'digits-required' };
}

async function picturesOf({ db }: Context, blobs: BlobStore, fileId: string): Promise<readonly string[]> {
  const { newest } = await getKeptForm(db, fileId);
  const pages = await drawPages(await buffer(blobs.read(newest.sha256)), pictures);
  return pages.map((page) => `data:image/png;base64,${Buffer.from(page).toString('base64')}`);
}
