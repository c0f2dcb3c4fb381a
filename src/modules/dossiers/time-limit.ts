import type { Answers } from '#engines/forms/index.ts';
import type { Limit, LimitUnit } from '#engines/working-time/index.ts';
import type { Procedure } from '#modules/procedures/index.ts';
import type { Channel, Dossier } from './model.ts';

/**
 * The time limit of a procedure on a channel; a bare number from the source counts as working days, as the
 * catalogue shows it until an administrator confirms the unit. Null where none is published.
 */
export function timeLimitOf(procedure: Procedure, channel: Channel): Limit | null {
  const { channels } = procedure;
  const stated =
    channels.find((each) => each.kind === channel)?.timeLimit ??
    channels.find((each) => each.timeLimit)?.timeLimit;
  return stated ? { amount: stated.amount, unit: stated.unit } : null;
}

/** What a dossier costs, in đồng: as the form computes it, else the channel's first published fee, else nothing. */
export function feeOf(procedure: Procedure, channel: Channel, answers: Answers): number {
  if (typeof answers['feeVnd'] === 'number') return answers['feeVnd'];
  const { channels } = procedure;
  const stated = channels.find((each) => each.kind === channel) ?? channels[0];
  return stated?.isFree ? 0 : (stated?.fees[0]?.amountVnd ?? 0);
}

export const limitOf = (dossier: Dossier): Limit | null =>
  dossier.timeLimitAmount === null
    ? null
    : { amount: Number(dossier.timeLimitAmount), unit: dossier.timeLimitUnit as LimitUnit };
