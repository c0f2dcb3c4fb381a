import type { Answers } from '#engines/forms/index.ts';
import { type AttachedPaper, fitAnswers, submitDossier } from '#modules/dossiers/index.ts';
import { findCitizenByIdentityNumber } from '#modules/identity/index.ts';
import { dayOf, findDesk, resolveUnitCode } from '#modules/org/index.ts';
import { findProcedure, type ProcedureVersion } from '#modules/procedures/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import type { PortalMap } from '../mapping/portal-map.ts';
import type { OfferedDossier, OfferedPaper } from '../mapping/read-arrival.ts';
import { orUnfit } from './or-unfit.ts';

export interface OpenDossier {
  readonly map: PortalMap;
  readonly offered: OfferedDossier;
  /** The fetched files, by hash. */
  readonly files: ReadonlyMap<string, string>;
  /** The message as it came, as a file of the dossier. */
  readonly originalFileId: string;
}

/**
 * Files an application that the portal has taken in. What its answers have no field for goes whole into the request of
 * the general form, and stands in the message attached; what the form still asks is a gap that the desk asks for.
 *
 * @throws Unfit `unknown-procedure`, `unknown-agency`
 */
export async function openDossier(
  tx: Tx,
  ctx: Context,
  { map, offered, files, originalFileId }: OpenDossier,
): Promise<string> {
  const on = dayOf(ctx.now());
  const version = orUnfit(
    await findProcedure(tx, offered.procedureCode, on),
    'unknown-procedure',
    offered.procedureCode,
  );
  const agency = orUnfit(
    await resolveUnitCode(tx, ownAgencyCode(map, offered.agencyCode), on),
    'unknown-agency',
    offered.agencyCode,
  );
  const desk = await findDesk(tx, agency.agencyId, on);
  const { attached, received } = attachedPapers(version, offered.papers, files);
  const { answers, gaps } = await fitOffered(ctx, map, version, offered, received);
  const citizen = offered.identityNumber
    ? await findCitizenByIdentityNumber(tx, offered.identityNumber)
    : undefined;
  const { id } = await submitDossier(ctx, {
    procedureVersionId: version.id,
    channel: 'online',
    applicant: {
      // Identified there and here by the same number and name: it is theirs on our pages too.
      id: citizen?.assurance === 'identified' && isNamed(citizen, offered.name) ? citizen.id : null,
      name: offered.name,
      identityNumber: offered.identityNumber,
      phone: offered.phone,
      email: offered.email,
      address: offered.address,
    },
    answers,
    gaps,
    attached: [...attached, { fileId: originalFileId, componentNumber: 0 }],
    receivedComponents: received,
    placeCode: agency.placeCode ?? offered.placeCode ?? null,
    ...(desk && { receivingUnitCode: desk.code }),
    returnMethod: offered.returnMethod,
    authoritativeSystem: offered.decidedBy ?? 'muong',
    isFollowed: offered.decidedBy !== undefined,
    externalCode: offered.externalCode,
    submissionKey: `national-portal ${offered.externalCode}`,
  });
  return id;
}

const isNamed = ({ fullName }: { readonly fullName: string }, name: string) =>
  fullName.normalize('NFC').toLowerCase() === name.toLowerCase();

const ownAgencyCode = (map: PortalMap, code: string) =>
  Object.entries(map.agencies).find(([, theirs]) => theirs === code)?.[0] ?? code;

/** Each file at the component that the portal names, by its code, its number or its name. */
function attachedPapers(
  { content }: ProcedureVersion,
  papers: readonly OfferedPaper[],
  files: ReadonlyMap<string, string>,
): { readonly attached: readonly AttachedPaper[]; readonly received: readonly number[] } {
  const numberOf = ({ code, name }: OfferedPaper) =>
    content.components.findIndex(
      (component, index) =>
        (code !== undefined && (component.code === code || String(index + 1) === code)) ||
        component.name.toLowerCase() === name.toLowerCase(),
    ) + 1;
  const attached = papers.flatMap((paper) =>
    paper.files.map(({ sha256 }) => ({ fileId: files.get(sha256)!, componentNumber: numberOf(paper) })),
  );
  const received = new Set(attached.map(({ componentNumber }) => componentNumber).filter((n) => n > 0));
  return { attached, received: [...received] };
}

async function fitOffered(
  ctx: Context,
  map: PortalMap,
  version: ProcedureVersion,
  offered: OfferedDossier,
  receivedComponents: readonly number[],
) {
  const words = { ...map.answers['*'], ...map.answers[version.content.code] };
  const given = Object.fromEntries(
    Object.entries(offered.answers).map(([name, value]) => [words[name] ?? name, value]),
  ) as Answers;
  const { provinceCode, placeCode, address } = offered;
  const known: Answers = {
    fullName: offered.name,
    identityNumber: offered.identityNumber ?? '',
    phone: offered.phone ?? '',
    email: offered.email ?? '',
    address: { province: provinceCode ?? '', commune: placeCode ?? '', detail: address ?? '' },
    ...map.defaults,
  };
  const stated = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''));
  const fit = (answers: Answers) =>
    fitAnswers(ctx, { procedureVersionId: version.id, answers, receivedComponents });
  const first = await fit({ ...stated, ...given });
  const homeless = first.leftOver.filter((name) => name in given);
  if (homeless.length === 0) return first;
  const told = homeless.map((name) => `${name}: ${inOneLine(given[name])}`);
  const request = [first.answers['request'], ...told].filter(Boolean).join('\n').slice(0, 5_000);
  return fit({ ...first.answers, request });
}

const inOneLine = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
