import { Type } from 'typebox';
import { findCitizen } from '#modules/identity/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { TextProvider } from './carriers/brandname-sms.ts';
import { chooseChannels } from './commands/choose-channels.ts';
import { readNotices } from './commands/read-notices.ts';
import { takeReport } from './commands/take-report.ts';
import { t } from './messages.ts';
import type { Channel } from './model.ts';
import { ChannelsPage } from './pages/channels-page.tsx';
import { NoticesPage } from './pages/notices-page.tsx';
import { noticePaths } from './paths.ts';
import { listNoticesOf } from './queries.ts';
import type { NoticeRules } from './rules.ts';
import { getSubscriber } from './subscribers.ts';

export interface NoticeServices {
  readonly rules: NoticeRules;
  /** Those that have a carrier here. */
  readonly channels: readonly Channel[];
  /** Null while none is set. */
  readonly textProvider: TextProvider | null;
}

const After = Type.Object({ sau: Type.Optional(Type.String({ format: 'uuid' })) });
const pageLength = 20;

/** A person's page of notices, how they want to be told, and where the text provider reports. */
export const noticeRoutes =
  ({ rules, channels, textProvider }: NoticeServices): Routes =>
  (app) => {
    const config = { access: 'citizen' };

    app.get(noticePaths.own(), { config, schema: { querystring: After } }, async ({ ctx, query }, reply) => {
      const [notices, { readUntil }] = await Promise.all([
        listNoticesOf(ctx.db, ctx.actor.id!, { after: query.sau, limit: pageLength }),
        getSubscriber(ctx.db, ctx.actor.id!),
      ]);
      return reply.html(
        <NoticesPage
          notices={notices}
          readUntil={readUntil}
          olderAfter={notices.length === pageLength ? notices.at(-1)!.id : undefined}
          isFirst={query.sau === undefined}
        />,
      );
    });

    app.post(noticePaths.read(), { config }, async ({ ctx, form, locale, session }, reply) => {
      await readNotices(ctx, { until: form.get('until') ?? '' });
      session.flash('success', t(locale, 'marked'));
      return reply.redirect(noticePaths.own(), 303);
    });

    app.get(noticePaths.channels(), { config }, async ({ ctx }, reply) => {
      const [{ choices }, offered] = await Promise.all([
        getSubscriber(ctx.db, ctx.actor.id!),
        channelsOf(ctx),
      ]);
      return reply.html(<ChannelsPage rules={rules} choices={choices} offered={offered} />);
    });

    app.post(noticePaths.channels(), { config }, async ({ ctx, form, locale, session }, reply) => {
      const offered = await channelsOf(ctx);
      const choices = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
      try {
        await chooseChannels(ctx, rules, { choices, offered });
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const { choices: before } = await getSubscriber(ctx.db, ctx.actor.id!);
        return reply.html(
          <ChannelsPage rules={rules} choices={before} offered={offered} issues={error.issues} />,
          { status: 422 },
        );
      }
      session.flash('success', t(locale, 'saved'));
      return reply.redirect(noticePaths.channels(), 303);
    });

    /** What has a carrier here and an address in the account. */
    async function channelsOf({ db, actor }: Context): Promise<readonly Channel[]> {
      const { email, phone } = orNotFound(await findCitizen(db, actor.id!));
      const addresses: Readonly<Record<Channel, string | null>> = { email, sms: phone, zalo: null };
      return rules.channels
        .map(({ code }) => code)
        .filter((code) => channels.includes(code) && addresses[code] !== null);
    }

    if (!textProvider) return;
    app.post(
      noticePaths.textReports,
      { config: { access: 'public', crossSite: true, limit: { max: 6_000, windowMs: 60_000 } } },
      async ({ ctx, body }, reply) => {
        const report = textProvider.readReport(body);
        if (!report) return reply.code(400).send({ code: 'forged' });
        const taken = await takeReport(ctx.as(systemActor('text-provider')), rules, report);
        return taken === 'taken' ? { code: 'taken' } : reply.code(404).send({ code: 'unknown' });
      },
    );
  };
