import type { FastifyReply, FastifyRequest } from 'fastify';
import { localPath, type Routes } from '#platform/http/index.ts';
import { signInPageOf } from './citizen-routes.tsx';
import { type CodeChannel, isCodeChannel, tidyAddress } from './code-address.ts';
import { carrierOf, channelsOf } from './code-letter.tsx';
import { confirmCode } from './commands/confirm-code.ts';
import { registerContact } from './commands/register-contact.ts';
import { requestCode } from './commands/request-code.ts';
import { EnterCodePage } from './pages/enter-code-page.tsx';
import { NamePage } from './pages/name-page.tsx';
import { paths } from './paths.ts';
import { refusalText } from './refusal-text.ts';
import type { IdentityServices } from './services.ts';

/** What this browser's session keeps between asking for a code and being signed in. */
interface CodeVisit {
  readonly codeId: string;
  readonly channel: CodeChannel;
  readonly address: string;
  readonly returnTo: string;
  /** The code was right; only the name is missing. */
  readonly isProved: boolean;
}

const visitName = 'codeVisit';
const visitOf = (request: FastifyRequest, isProved: boolean): CodeVisit | undefined => {
  const visit = request.session.get(visitName) as CodeVisit | undefined;
  return visit?.isProved === isProved ? visit : undefined;
};

/** Signing in by a code sent to an address. A module without a carrier has no such routes. */
export const codeRoutes =
  (services: IdentityServices): Routes =>
  (app) => {
    const offered = channelsOf(services);
    if (offered.length === 0) return;
    const { secret } = services;
    const signInPage = signInPageOf(services);
    const access = 'public';
    const limit = { max: 10, windowMs: 60_000 };

    app.post(paths.code, { config: { access, limit, keepForm: false } }, async (request, reply) => {
      const { form, ctx, locale, session } = request;
      const returnTo = localPath(form.get('returnTo'));
      const channel = form.get('channel');
      if (!isCodeChannel(channel) || !offered.includes(channel))
        return reply.redirect(paths.signIn(returnTo), 303);
      const typed = form.get(channel) ?? '';
      const address = tidyAddress(channel, typed);
      if (!address) {
        const issue = { channel, address: typed, issue: typed.trim() === '' ? 'required' : channel };
        return reply.html(signInPage({ returnTo, typed: issue }), { status: 422 });
      }
      try {
        const deliver = carrierOf(services, channel, address, locale);
        const { codeId } = await requestCode(ctx, { channel, address, secret, deliver });
        session.set(visitName, { codeId, channel, address, returnTo, isProved: false } satisfies CodeVisit);
        return reply.redirect(paths.code, 303);
      } catch (error) {
        const failure = refusalText(error, locale, 'too-many-codes', 'code-not-sent');
        return reply.html(signInPage({ returnTo, failure }), { status: 422 });
      }
    });

    app.get(paths.code, { config: { access } }, async (request, reply) => {
      const visit = visitOf(request, false);
      if (!visit) return reply.redirect(paths.signIn(), 303);
      return reply.html(<EnterCodePage {...visit} />);
    });

    app.post(paths.codeCheck, { config: { access, limit, keepForm: false } }, async (request, reply) => {
      const visit = visitOf(request, false);
      if (!visit) return reply.redirect(paths.signIn(), 303);
      const { codeId, channel } = visit;
      try {
        const code = request.form.get('code') ?? '';
        const proved = await confirmCode(request.ctx, { codeId, channel, code, secret });
        if (proved.citizenId) return enter(request, reply, proved.citizenId, visit.returnTo);
        request.session.set(visitName, { ...visit, isProved: true } satisfies CodeVisit);
        return reply.redirect(paths.name, 303);
      } catch (error) {
        const failure = refusalText(error, request.locale, 'wrong-code');
        const page = <EnterCodePage {...visit} failure={failure} />;
        return reply.html(page, { status: 422 });
      }
    });

    app.get(paths.name, { config: { access } }, async (request, reply) => {
      if (!visitOf(request, true)) return reply.redirect(paths.signIn(), 303);
      return reply.html(<NamePage />);
    });

    app.post(paths.name, { config: { access, limit, keepForm: false } }, async (request, reply) => {
      const visit = visitOf(request, true);
      if (!visit) return reply.redirect(paths.signIn(), 303);
      const fullName = (request.form.get('fullName') ?? '').trim().replace(/\s+/g, ' ');
      const issue = fullName === '' ? 'required' : fullName.length > 200 ? 'too-long' : undefined;
      if (issue) {
        const page = <NamePage issue={issue} typed={fullName} />;
        return reply.html(page, { status: 422 });
      }
      return enter(
        request,
        reply,
        await registerContact(request.ctx, { ...visit, fullName }),
        visit.returnTo,
      );
    });
  };

function enter({ session }: FastifyRequest, reply: FastifyReply, citizenId: string, returnTo: string) {
  session.delete(visitName);
  session.signIn({ kind: 'citizen', id: citizenId }, 'code');
  return reply.redirect(returnTo, 303);
}
