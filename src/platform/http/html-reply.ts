import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { anonymous } from '../access/actor.ts';
import { noSetting, renderPage } from '../html/index.ts';
import { defaultLocale } from '../i18n/index.ts';
import type { HttpApp, HttpOptions } from './http-types.ts';

/** Gives replies `html(page)`. */
export function answerInHtml(
  app: HttpApp,
  { assets, siteFor }: Pick<HttpOptions, 'assets' | 'siteFor'>,
): void {
  app.decorateReply('html', function (this: FastifyReply, page: VNode, { status = 200 } = {}) {
    const { request } = this;
    const html = renderPage(page, {
      ...noSetting(),
      ...siteFor?.(request),
      locale: request.locale ?? defaultLocale,
      actor: request.ctx?.actor ?? anonymous,
      path: request.url,
      flashes: request.session?.takeFlashes() ?? [],
      assetUrl: (name) => assets.url(name),
      islands: new Set(),
    });
    this.code(status).type('text/html; charset=utf-8');
    return isPersonal(this) || status !== 200 ? sendOnce(this, html) : sendTagged(this, html);
  });
}

const isPersonal = ({ request }: FastifyReply) =>
  request.session?.id != null || request.ctx?.actor.id != null;

/** Nothing a person saw while signed in stays in the browser of a shared computer. */
const sendOnce = (reply: FastifyReply, html: string) => reply.header('cache-control', 'no-store').send(html);

/** A public page is asked for again each time, and sent again only when it has changed. */
function sendTagged(reply: FastifyReply, html: string): FastifyReply {
  const tag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  reply.headers({ 'cache-control': 'private, no-cache', vary: 'cookie, accept-language', etag: tag });
  if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send();
  return reply.send(html);
}
