import type { PortalMap } from '../mapping/portal-map.ts';
import { portalTime, type Raw } from '../mapping/values.ts';
import type { StatusFacts, StatusMessage } from '../model.ts';

export interface StatusPerson {
  readonly name: string;
  readonly identityNumber: string | null;
}

/** A message in the portal's words. */
export function statusRecord(
  map: PortalMap,
  { id, dossierCode, externalCode, status, occurredAt, content }: StatusMessage,
  person: StatusPerson,
  hrefOf: (messageId: string, index: number) => string,
): Raw {
  const names = map.status;
  const time = (at: string | null) => (at ? portalTime(Temporal.Instant.from(at)) : null);
  const told: Readonly<Record<Exclude<keyof typeof names, `result${string}`>, unknown>> = {
    id,
    code: dossierCode,
    externalCode,
    procedureCode: content.procedureCode,
    procedureName: content.procedureName,
    agencyCode: map.agencies[content.agencyCode] ?? content.agencyCode,
    agencyName: content.agencyName,
    channel: map.channels[content.channel],
    status: map.statuses[String(status) as keyof PortalMap['statuses']],
    at: portalTime(occurredAt),
    submittedAt: time(content.submittedAt),
    acceptedAt: time(content.acceptedAt),
    dueAt: time(content.dueAt),
    finishedAt: time(content.finishedAt),
    returnedAt: time(content.returnedAt),
    reason: content.reason,
    requirements: content.requirements,
    feeVnd: content.feeVnd,
    feePaidVnd: content.feePaidVnd,
    applicantName: person.name,
    identityNumber: person.identityNumber,
  };
  const results = content.results.map((file: StatusFacts['results'][number], index) => ({
    [names.resultName]: file.name,
    [names.resultHref]: hrefOf(id, index),
    [names.resultSha256]: file.sha256,
  }));
  const record = Object.entries(told).map(([ours, value]) => [names[ours as keyof typeof told], value]);
  return { ...Object.fromEntries(record), [names.results]: results };
}
