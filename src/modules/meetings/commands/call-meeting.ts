import { getDocument } from '#modules/documents/index.ts';
import { listOfficerAddresses, listOfficerNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { checkTimes, type MeetingTimes } from '../check-times.ts';
import { meetingCalled } from '../events.ts';
import type { Guest, Meeting } from '../model.ts';
import { askTelling } from '../tell-guests.ts';
import { openAnswer } from '../work.ts';

export interface CallMeeting extends MeetingTimes {
  readonly documentId: string;
  readonly title: string;
  /** In whose calendar it stands. */
  readonly unitId: string;
  readonly officerIds: readonly string[];
  /** Whoever has only an address. */
  readonly addresses: readonly string[];
}

const mostGuests = 200;

/** Puts an invitation that was issued or came into the calendar, and asks everyone who is invited. @throws InvalidInput what is missing */
export async function callMeeting(ctx: Context, input: CallMeeting): Promise<Meeting> {
  const { documentId, unitId, officerIds, addresses } = input;
  ctx.authorize('meetings.call', { unitId });
  const times = checkTimes(ctx, input);
  const title = input.title.trim().slice(0, 300);
  const wrong = addresses.find((each) => !/^[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+$/.test(each));
  if (title === '') throw new InvalidInput([{ field: '/title', code: 'title-required' }]);
  if (wrong)
    throw new InvalidInput([{ field: '/addresses', code: 'address-malformed', params: { address: wrong } }]);
  const count = officerIds.length + addresses.length;
  if (count === 0 || count > mostGuests)
    throw new InvalidInput([{ field: '/officers', code: 'guests-required' }]);

  return ctx.transaction(async (tx, ctx) => {
    const document = await getDocument(tx, ctx.actor, documentId);
    const { agencyId } = orNotFound(ctx.actor.positions.find((held) => held.unitId === unitId));
    const meeting: Meeting = {
      id: newId(),
      version: 1,
      agencyId,
      unitId,
      documentId: document.id,
      title,
      ...times,
      state: 'planned',
      sequence: 0,
      organizerId: ctx.actor.id!,
    };
    await tx.insertInto('meeting').values(meeting).execute();
    const [names, known] = await Promise.all([
      listOfficerNames(tx, officerIds),
      listOfficerAddresses(tx, officerIds),
    ]);
    const guest = (of: Pick<Guest, 'officerId' | 'name' | 'address'>): Guest => ({
      id: newId(),
      meetingId: meeting.id,
      answer: 'waiting',
      answeredAt: null,
      answeredBy: null,
      toldSequence: null,
      ...of,
    });
    const officers = [...new Set(officerIds)].flatMap((officerId) => {
      const name = names.get(officerId);
      return name ? [guest({ officerId, name, address: known.get(officerId) ?? null })] : [];
    });
    const others = [...new Set(addresses)].map((address) =>
      guest({ officerId: null, name: address, address }),
    );
    const guests = [...officers, ...others];
    await tx.insertInto('meetingGuest').values(guests).execute();
    for (const each of officers) await openAnswer(tx, ctx, meeting, each);
    await askTelling(tx, ctx, meeting.id);
    await recordEvent(tx, ctx, meetingCalled(meeting, { guests: guests.length }));
    return meeting;
  });
}
