import type { Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { EventReader } from '#platform/events/index.ts';
import { frameLetter, type Site } from './frame-letter.ts';
import { type Channel, type NewNotice, type NoticeSource, planChannels } from './model.ts';
import { afterQuietHours } from './quiet-hours.ts';
import { classOf, type NoticeRules } from './rules.ts';
import { addSendJobs } from './send-notice.ts';
import { listChoices } from './subscribers.ts';

export interface NoticeReaderParts {
  readonly tenant: string;
  readonly sources: readonly NoticeSource[];
  readonly rules: NoticeRules;
  readonly site: Site;
  /** Those that have a carrier here. A letter is planned without one too, and waits for the mail server. */
  readonly channels?: readonly Channel[];
  readonly now?: () => Temporal.Instant;
}

/**
 * The reader that turns facts into notices: each with its deliveries and their job, in the transaction that moves the cursor.
 * A person is told once of a fact, also when the log is read again from the beginning.
 */
export const noticeReader = (parts: NoticeReaderParts): EventReader => ({
  name: 'notices',
  async handle(tx, events) {
    const notices: NewNotice[] = [];
    for (const source of parts.sources) notices.push(...(await source(tx, events)));
    await addDeliveries(tx, parts, await addNotices(tx, notices, nowOf(parts)));
  },
});

const nowOf = ({ now = Temporal.Now.instant }: NoticeReaderParts) => now();

type Added = NewNotice & { readonly id: string };

/** Whoever has neither an account nor an address cannot be told. */
const toldTo = ({ recipient, addresses }: NewNotice): string | undefined =>
  recipient.id ?? Object.values(addresses).find(Boolean) ?? undefined;

/** @returns those added; a person who has been told of the fact is left out */
async function addNotices(
  tx: Tx,
  notices: readonly NewNotice[],
  createdAt: Temporal.Instant,
): Promise<readonly Added[]> {
  const told = notices.flatMap((notice) => {
    const to = toldTo(notice);
    return to === undefined ? [] : [{ ...notice, id: newId(), to }];
  });
  if (told.length === 0) return [];
  const added = await tx
    .insertInto('notice')
    .values(
      told.map(({ id, to, eventId, class: code, about, recipient, subject, body, path }) => ({
        id,
        eventId,
        class: code,
        toldTo: to,
        recipientKind: recipient.kind,
        recipientId: recipient.id,
        aboutType: about.type,
        aboutId: about.id,
        subject,
        body,
        path,
        createdAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(['eventId', 'toldTo']).doNothing())
    .returning('id')
    .execute();
  const ids = new Set(added.map(({ id }) => id));
  return told.filter(({ id }) => ids.has(id));
}

/** The first way is taken, the others stand by. */
async function addDeliveries(tx: Tx, parts: NoticeReaderParts, notices: readonly Added[]): Promise<void> {
  const { rules, site, tenant, channels = ['email'] } = parts;
  const now = nowOf(parts);
  const choices = await listChoices(
    tx,
    notices.flatMap(({ recipient }) => recipient.id ?? []),
  );
  const rows = notices.flatMap((notice) => {
    const { id, addresses, recipient, short } = notice;
    const plan = planChannels({
      isRequired: classOf(rules, notice.class).isRequired,
      choice: recipient.id === null ? undefined : choices.get(recipient.id)?.[notice.class],
      order: rules.channels
        .map(({ code }) => code)
        .filter((code) => channels.includes(code) && (code === 'email' || short !== null)),
      addresses,
    });
    return plan.map((channel, index) => ({
      id: newId(),
      version: 1,
      noticeId: id,
      channel,
      place: index + 1,
      address: addresses[channel]!,
      text: channel === 'email' ? frameLetter(notice, site) : short!,
      state: index === 0 ? 'waiting' : 'standby',
      queuedAt: index === 0 ? now : null,
      notBefore: index === 0 ? afterQuietHours(rules, channel, now) : null,
    }));
  });
  if (rows.length === 0) return;
  await tx.insertInto('noticeDelivery').values(rows).execute();
  const waiting = rows.filter(({ state }) => state === 'waiting');
  await addSendJobs(tx, tenant, waiting);
}
