import { sql } from 'kysely';
import type { Tx } from '#platform/context.ts';
import type { EventReader, RecordedEvent } from '#platform/events/index.ts';
import { cuesOf, keyOf } from './cues.ts';

/** What is suggested: the kind of a document, the leader it is laid before, the unit that leads. */
export type HabitKind = 'type' | 'leader' | 'lead';

/** As far back as a suggestion looks: an office that changes its ways is followed soon. */
export const remembered = 20;

/** Remembers what becomes of incoming documents, from the log: once each, and all again from the beginning. */
export const documentHabits: EventReader = {
  name: 'document-habits',
  async handle(tx, events) {
    for (const event of events) {
      const kind = learning[event.type];
      if (kind && event.subject.type === 'document' && event.data['direction'] === 'incoming') {
        await learn(tx, event, kind);
      }
    }
  },
};

const learning: Readonly<Record<string, HabitKind>> = {
  'document-registered': 'type',
  'document-endorsement-proposed': 'leader',
  'document-endorsed': 'lead',
};

async function learn(tx: Tx, event: RecordedEvent, kind: HabitKind): Promise<void> {
  const document = await tx
    .selectFrom('document')
    .select(['agencyId', 'typeName', 'senderName', 'subject'])
    .where('id', '=', event.subject.id)
    .where('isLimited', '=', false)
    .where('secrecy', 'is', null)
    .executeTakeFirst();
  const outcome = document && (await outcomeOf(tx, event, kind, document.typeName));
  if (!outcome) return;
  const cues = cuesOf(document).map(keyOf);
  await sql`
    insert into document_habit (agency_id, kind, cue, recent)
    select ${document.agencyId}::uuid, ${kind}, cue, array[${outcome}::text]
    from unnest(${cues}::text[]) as cue order by cue
    on conflict (agency_id, kind, cue)
    do update set recent = (excluded.recent || document_habit.recent)[1:${sql.lit(remembered)}]`.execute(tx);
}

async function outcomeOf(
  tx: Tx,
  { data }: RecordedEvent,
  kind: HabitKind,
  typeName: string | null,
): Promise<string | null | undefined> {
  if (kind === 'type') return typeName;
  if (kind === 'leader') return data['leaderId'];
  const lead = await tx
    .selectFrom('documentAssignment')
    .select('unitId')
    .where('endorsementId', '=', data['endorsementId'])
    .where('role', '=', 'lead')
    .executeTakeFirst();
  return lead?.unitId;
}
