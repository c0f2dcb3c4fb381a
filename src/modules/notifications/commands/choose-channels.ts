import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { channelsChosen } from '../events.ts';
import { type Channel, type Choices, channels } from '../model.ts';
import type { NoticeRules } from '../rules.ts';
import { getSubscriber, keepSubscriber, type Subscriber } from '../subscribers.ts';

/**
 * A person says by what each class of notice reaches them. One that the law asks for may go by any channel, but not by none.
 *
 * @param offered those that have a carrier here and an address in the account
 */
export async function chooseChannels(
  ctx: Context,
  rules: NoticeRules,
  input: { readonly choices: Readonly<Record<string, string>>; readonly offered: readonly Channel[] },
): Promise<Subscriber> {
  ctx.authorize('notices.choose');
  const classes = rules.classes.filter(({ isForOfficers }) => !isForOfficers);
  const issues: Issue[] = [];
  const choices: Record<string, Choices[string]> = {};
  for (const { code, isRequired } of classes) {
    const chosen = input.choices[code];
    if (chosen === undefined) continue;
    const isChannel = channels.some((each) => each === chosen) && input.offered.includes(chosen as Channel);
    if (chosen === 'page' && isRequired && input.offered.length > 0)
      issues.push({ field: `/${code}`, code: 'notice-required' });
    else if (chosen === 'page' || isChannel) choices[code] = chosen as Choices[string];
    else issues.push({ field: `/${code}`, code: 'channel-unknown' });
  }
  if (issues.length > 0) throw new InvalidInput(issues);
  return ctx.transaction(async (tx, ctx) => {
    const personId = ctx.actor.id!;
    const kept = await keepSubscriber(tx, personId, await getSubscriber(tx, personId), { choices });
    refuseUnless(kept, 'stale');
    await recordEvent(tx, ctx, channelsChosen(personId, kept.version, { choices }));
    return kept;
  });
}
