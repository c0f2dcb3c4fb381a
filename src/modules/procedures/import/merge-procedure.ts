import type { Procedure, ProcedureChannel, TimeLimit } from '../model.ts';

/**
 * What we know after an import. The newer word wins wherever it says something; silence erases nothing; and an
 * index row, which says one limit and one fee of no named channel, never replaces what a full record said.
 * A unit of time that an administrator confirmed stays confirmed when the source repeats the bare number.
 * Merging the same record twice changes nothing.
 *
 * A record that a pack wrote by hand names its papers by codes, and its form asks for them by these names: against it, the
 * catalogue's record only fills what the pack leaves out.
 */
export function mergeProcedure(existing: Procedure, incoming: Procedure): Procedure {
  if (isByHand(existing) && !isByHand(incoming)) return mergeProcedure(incoming, existing);
  return {
    code: existing.code,
    name: incoming.name,
    field: incoming.field,
    levels: said(incoming.levels) ?? existing.levels,
    ministry: incoming.ministry ?? existing.ministry,
    agency: incoming.agency ?? existing.agency,
    audiences: said(incoming.audiences) ?? existing.audiences,
    decision: incoming.decision ?? existing.decision,
    kind: incoming.kind ?? existing.kind,
    channels: mergeChannels(existing, incoming),
    components: said(incoming.components) ?? existing.components,
    results: said(incoming.results) ?? existing.results,
    legalBases: said(incoming.legalBases) ?? existing.legalBases,
    portalUrl: incoming.portalUrl ?? existing.portalUrl,
    keywords: [...new Set([...existing.keywords, ...incoming.keywords])],
    nameEn: incoming.nameEn ?? existing.nameEn,
    description: incoming.description ?? existing.description,
    descriptionEn: incoming.descriptionEn ?? existing.descriptionEn,
  };
}

const isByHand = ({ components }: Procedure) => components.some(({ code }) => code !== undefined);

/** An index row: no audience, component, result or legal basis. */
export const isThin = (procedure: Procedure) =>
  [procedure.audiences, procedure.components, procedure.results, procedure.legalBases].every(
    (list) => list.length === 0,
  );

function mergeChannels(existing: Procedure, incoming: Procedure): readonly ProcedureChannel[] {
  if (incoming.channels.length === 0) return existing.channels;
  if (existing.channels.length > 0 && isThin(incoming) && !isThin(existing)) return existing.channels;
  return incoming.channels.map((channel) => ({
    ...channel,
    timeLimit: channel.timeLimit && keepConfirmation(channel.timeLimit, channel, existing.channels),
  }));
}

function keepConfirmation(
  limit: TimeLimit,
  { kind }: ProcedureChannel,
  known: readonly ProcedureChannel[],
): TimeLimit {
  if (limit.isUnitConfirmed) return limit;
  const confirmed = known.find(
    ({ kind: knownKind, timeLimit }) =>
      knownKind === kind && timeLimit?.isUnitConfirmed && timeLimit.amount === limit.amount,
  );
  return confirmed?.timeLimit ?? limit;
}

const said = <Value>(list: readonly Value[]) => (list.length > 0 ? list : undefined);
