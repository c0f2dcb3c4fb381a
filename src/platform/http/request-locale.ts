import type { FastifyReply, FastifyRequest } from 'fastify';
import { defaultLocale, type Locale } from '../i18n/index.ts';

const cookieName = 'lang';
const isLocale = (value: unknown): value is Locale => value === 'vi' || value === 'en';

/** The language of a request: `?lang=` (remembered for a year), the cookie, the browser's wish, Vietnamese. */
export function requestLocale(request: FastifyRequest): Locale {
  const { lang } = request.query as { lang?: unknown };
  if (isLocale(lang)) return lang;
  const remembered = request.cookies[cookieName];
  if (isLocale(remembered)) return remembered;
  return preferred(request.headers['accept-language']) ?? defaultLocale;
}

/** Remembers a language chosen by `?lang=`. */
export function rememberLocale(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  const { lang } = request.query as { lang?: unknown };
  if (!isLocale(lang) || request.cookies[cookieName] === lang) return;
  reply.setCookie(cookieName, lang, {
    path: '/',
    maxAge: 365 * 86_400,
    sameSite: 'lax',
    httpOnly: true,
    secure,
  });
}

/** The first of ours by weight (RFC 9110, 12.5.4). */
function preferred(header: string | undefined): Locale | undefined {
  return header
    ?.split(',')
    .map((range) => {
      const [tag = '', ...params] = range.trim().toLowerCase().split(';');
      const weight = params.find((param) => param.trim().startsWith('q='));
      return { language: tag.split('-')[0], weight: weight ? Number(weight.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
    .find(isLocale);
}
