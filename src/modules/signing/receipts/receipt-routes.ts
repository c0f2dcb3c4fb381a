import { Type } from 'typebox';
import { dayOf } from '#modules/org/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatDate } from '#ui/index.ts';
import { signingPaths } from '../paths.ts';
import { judgeReceipt } from './receipt.ts';
import { receiptHtml, receiptKeeper, receiptPage, receiptPolicy } from './receipt-page.ts';
import { readReceiptKeys } from './receipt-press.ts';

const anHour = 'public, max-age=3600';

/** Anyone checks a receipt or the code on a paper: on one page that needs no network, or by the published keys. */
export const receiptRoutes =
  (siteName: string): Routes =>
  (app) => {
    const config = { access: 'public' };

    app.get(
      signingPaths.receipts(),
      {
        config,
        schema: { querystring: Type.Object({ ma: Type.Optional(Type.String({ maxLength: 2000 })) }) },
      },
      async ({ ctx, query }, reply) => {
        const keys = await readReceiptKeys(ctx.db);
        const verdict = query.ma ? judgeReceipt(query.ma, keys) : undefined;
        const checked = verdict && {
          text: query.ma!,
          html: receiptHtml(verdict, query.ma!),
          isGood: verdict.kind !== 'not-genuine',
        };
        return reply
          .header('content-security-policy', receiptPolicy)
          .header('cache-control', checked ? 'no-store' : 'no-cache')
          .type('text/html; charset=utf-8')
          .send(receiptPage(siteName, keys, formatDate(dayOf(ctx.now()), 'vi'), checked));
      },
    );

    app.get(signingPaths.receiptKeeper(), { config }, (_request, reply) =>
      // It stands below one page and keeps it for that one and for the originals.
      reply
        .header('service-worker-allowed', '/')
        .header('cache-control', 'no-cache')
        .type('text/javascript; charset=utf-8')
        .send(receiptKeeper),
    );

    app.get(signingPaths.receiptKeys(), { config }, async ({ ctx }, reply) =>
      reply
        .header('cache-control', anHour)
        .type('application/jwk-set+json')
        .send(JSON.stringify(await readReceiptKeys(ctx.db))),
    );
  };
