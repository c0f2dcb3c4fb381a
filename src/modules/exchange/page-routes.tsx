import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { hashToken } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { HttpApp, Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedStatus } from '#ui/index.ts';
import { changeParticipant } from './commands/change-participant.ts';
import { dismissQuarantined } from './commands/dismiss-quarantined.ts';
import { issueCredentials } from './commands/issue-credentials.ts';
import { registerParticipant } from './commands/register-participant.ts';
import { releaseQuarantined } from './commands/release-quarantined.ts';
import { resumeDelivery } from './commands/resume-delivery.ts';
import { errorTexts, postedAgain } from './error-texts.ts';
import { getHeld, listHeld } from './held-envelopes.ts';
import { contentOf } from './message-content.ts';
import { getMessageFacts, listMessages } from './message-log.ts';
import type { ExchangeServices } from './model.ts';
import { HeldPage } from './pages/held-page.tsx';
import { LogPage } from './pages/log-page.tsx';
import { MessagePage } from './pages/message-page.tsx';
import { ParticipantPage } from './pages/participant-page.tsx';
import { ParticipantsPage } from './pages/participants-page.tsx';
import { QuarantinePage } from './pages/quarantine-page.tsx';
import { getParticipantElsewhere, listParticipants } from './participants.ts';
import { exchangePaths, type LogQuery } from './paths.ts';
import { readParticipant } from './read-participant.ts';
import { vxpSecret } from './vxp/vxp-secret.ts';

const id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id });
const pageLength = 50;

/** The axis as clerks and administrators see it. */
export const pageRoutes =
  (services: ExchangeServices, secret: string): Routes =>
  (app) => {
    vietnameseOnly(app);
    logRoutes(app, services);
    quarantineRoutes(app, services);
    participantRoutes(app, secret);
  };

function logRoutes(app: HttpApp, services: ExchangeServices): void {
  const config = { access: 'officer' };
  const LogSearch = Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    loai: Type.Optional(Type.String({ pattern: '^(document|status)?$' })),
    'trang-thai': Type.Optional(Type.String({ pattern: '^(waiting|delivered|undeliverable)?$' })),
    sau: Type.Optional(Type.String({ maxLength: 100 })),
  });

  app.get(
    exchangePaths.log(),
    { config, schema: { querystring: LogSearch } },
    async ({ ctx, query }, reply) => {
      ctx.authorize('exchange.readLog');
      const asked: LogQuery = {
        q: query.q?.trim() || undefined,
        kind: query.loai || undefined,
        state: query['trang-thai'] || undefined,
        after: readPlace(query.sau),
      };
      const found = await listMessages(ctx, asked, pageLength + 1);
      const messages = found.slice(0, pageLength);
      const next = found.length > pageLength ? { ...asked, after: messages.at(-1)! } : undefined;
      return reply.html(
        <LogPage asked={asked} messages={messages} nextHref={next && exchangePaths.log(next)} />,
      );
    },
  );

  app.get(
    exchangePaths.message(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params }, reply) => {
      ctx.authorize('exchange.readLog');
      return reply.html(<MessagePage message={await getMessageFacts(ctx, params.id)} />);
    },
  );

  app.get(
    exchangePaths.envelope(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params }, reply) => {
      ctx.authorize('exchange.readLog');
      const { id } = await getMessageFacts(ctx, params.id);
      const { bytes } = await contentOf(ctx.db, services.blobs, id);
      return sendXml(reply, Buffer.from(bytes), `${id}.edxml`);
    },
  );

  app.post(
    exchangePaths.resumption(':id', ':deliveryId'),
    { config: { access: 'administrator' }, schema: { params: Type.Object({ id, deliveryId: id }) } },
    async ({ ctx, params, session }, reply) => {
      await resumeDelivery(ctx, { deliveryId: params.deliveryId });
      session.flash('success', 'Trục sẽ gửi lại ngay.');
      return reply.redirect(exchangePaths.message(params.id), 303);
    },
  );
}

function quarantineRoutes(app: HttpApp, services: ExchangeServices): void {
  const config = { access: 'administrator' };
  const Search = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) });

  app.get(
    exchangePaths.quarantine(),
    { config, schema: { querystring: Search } },
    async ({ ctx, query }, reply) => {
      const q = query.q?.trim() || undefined;
      const rows = await listHeld(ctx.db, { q, state: q ? undefined : 'held', limit: 200 });
      return reply.html(<QuarantinePage q={q} rows={rows} />);
    },
  );

  app.get(exchangePaths.held(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) =>
    reply.html(<HeldPage held={await getHeld(ctx.db, params.id)} />),
  );

  app.get(
    exchangePaths.heldEnvelope(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params }, reply) => {
      const { sha256 } = await getHeld(ctx.db, params.id);
      return sendXml(reply, services.blobs.read(sha256), `cach-ly-${params.id}.bin`);
    },
  );

  app.post(
    exchangePaths.release(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params, session }, reply) => {
      try {
        const { messageId } = await releaseQuarantined(ctx, services, params);
        session.flash('success', 'Gói tin đã được nhận và đang được gửi đi.');
        return reply.redirect(exchangePaths.message(messageId), 303);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'not-found') throw error;
        const problem = errorTexts(error.code, 'vi', error.params)?.text ?? error.code;
        return reply.html(<HeldPage held={await getHeld(ctx.db, params.id)} problem={problem} />, {
          status: 409,
        });
      }
    },
  );

  app.post(exchangePaths.dismissal(':id'), { config, schema: { params: ById } }, async (request, reply) => {
    const { ctx, params, form, session } = request;
    try {
      await dismissQuarantined(ctx, { id: params.id, note: form.get('note') ?? '' });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return reply.html(<HeldPage held={await getHeld(ctx.db, params.id)} isNoteMissing />, { status: 422 });
    }
    session.flash('success', 'Đã bỏ qua gói tin.');
    return reply.redirect(exchangePaths.quarantine(), 303);
  });
}

function participantRoutes(app: HttpApp, secret: string): void {
  const config = { access: 'administrator' };
  const byId = { config, schema: { params: ById } };

  app.get(exchangePaths.participants, { config }, async ({ ctx }, reply) =>
    reply.html(
      <ParticipantsPage
        participants={await listParticipants(ctx.db, dayOf(ctx.now()))}
        posted={nothingPosted}
      />,
    ),
  );

  app.post(exchangePaths.participants, { config }, async ({ ctx, form, session }, reply) => {
    try {
      const { name } = await registerParticipant(ctx, readParticipant(form));
      session.flash('success', `Đã thêm ${name}.`);
      return reply.redirect(exchangePaths.participants, 303);
    } catch (error) {
      const posted = postedAgain(error, form);
      const participants = await listParticipants(ctx.db, dayOf(ctx.now()));
      return reply.html(<ParticipantsPage participants={participants} posted={posted} />, {
        status: refusedStatus(error),
      });
    }
  });

  app.get(exchangePaths.participant(':id'), byId, async ({ ctx, params }, reply) =>
    reply.html(<ParticipantPage participant={await getParticipantElsewhere(ctx.db, params.id)} />),
  );

  app.post(exchangePaths.participant(':id'), byId, async ({ ctx, params, form, session }, reply) => {
    const participant = await getParticipantElsewhere(ctx.db, params.id);
    try {
      const seenVersion = Number(form.get('version'));
      await changeParticipant(ctx, { ...readParticipant(form), participantId: params.id, seenVersion });
      session.flash('success', 'Đã lưu.');
      return reply.redirect(exchangePaths.participant(params.id), 303);
    } catch (error) {
      const posted = postedAgain(error, form);
      return reply.html(<ParticipantPage participant={participant} posted={posted} />, {
        status: refusedStatus(error),
      });
    }
  });

  app.post(exchangePaths.credentials(':id'), byId, async ({ ctx, params }, reply) => {
    const token = await issueCredentials(ctx, { participantId: params.id });
    const participant = await getParticipantElsewhere(ctx.db, params.id);
    const credentials = { token, vxpSecret: vxpSecret(secret, hashToken(token)) };
    return reply.html(<ParticipantPage participant={participant} credentials={credentials} />);
  });
}

/** Only ever saved: an envelope may say what it likes of itself. */
const sendXml = (reply: FastifyReply, content: Buffer | NodeJS.ReadableStream, name: string) =>
  reply
    .type('application/octet-stream')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(content);

/** The place in an address, or nothing when someone has edited it. */
function readPlace(text: string | undefined): LogQuery['after'] {
  const [when, id] = (text ?? '').split(' ');
  if (!when || !id || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  try {
    return { receivedAt: Temporal.Instant.from(when), id };
  } catch {
    return undefined;
  }
}
