import type { Status } from '#modules/dossiers/index.ts';
import { type ArrivalKind, Unfit } from '../model.ts';
import type { PortalMap } from './portal-map.ts';
import { isRaw, pick, pickList, pickText, type Raw, readPortalTime } from './values.ts';

/** Which message it is, as far as that can be told. */
export interface ArrivalHead {
  readonly messageId: string | undefined;
  readonly kind: ArrivalKind;
  readonly externalCode: string | null;
  readonly dossierCode: string | null;
  readonly occurredAt: Temporal.Instant | null;
  /** Words by which a person may look for it. */
  readonly about: string;
}

export function readHead(map: PortalMap, content: unknown): ArrivalHead {
  const raw = isRaw(content) ? content : {};
  const { arrival, dossier } = map;
  const messageId = pickText(raw, arrival.id)?.slice(0, 200);
  return {
    messageId,
    kind: (messageId && map.kinds[pickText(raw, arrival.kind) ?? '']) || 'unknown',
    externalCode: pickText(raw, arrival.externalCode)?.slice(0, 200) ?? null,
    dossierCode: pickText(raw, arrival.dossierCode) ?? null,
    occurredAt: readPortalTime(pickText(raw, arrival.at)) ?? null,
    about: [dossier.procedureCode, dossier.agencyCode, arrival.dossierCode]
      .map((name) => pickText(raw, name) ?? '')
      .join(' '),
  };
}

export interface OfferedFile {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
}

export interface OfferedPaper {
  readonly name: string;
  readonly code: string | undefined;
  readonly files: readonly OfferedFile[];
}

const mostFiles = 100;

/** The papers of a message: each file with the hash by which it is held against what is fetched. */
export function readPapers(map: PortalMap, raw: Raw, name: string): readonly OfferedPaper[] {
  const papers = pickList(raw, name).map((paper) => ({
    name: pickText(paper, map.paper.name) ?? '',
    code: pickText(paper, map.paper.code),
    files: pickList(paper, map.paper.files).map((file) => ({
      name: pickText(file, map.file.name) ?? 'tep',
      path: required(file, map.file.path),
      sha256: required(file, map.file.sha256).toLowerCase(),
    })),
  }));
  if (papers.flatMap(({ files }) => files).length > mostFiles) throw new Unfit('too-many-files');
  return papers;
}

/** An application as the portal took it in. */
export function readDossier(map: PortalMap, raw: Raw) {
  const { dossier } = map;
  const answers = pick(raw, dossier.answers);
  const method = pickText(raw, dossier.returnMethod);
  const returnMethod = (['inPerson', 'online', 'post'] as const).find(
    (ours) => map.returnMethods[ours] === method,
  );
  return {
    externalCode: required(raw, map.arrival.externalCode),
    procedureCode: required(raw, dossier.procedureCode),
    agencyCode: required(raw, dossier.agencyCode),
    placeCode: pickText(raw, dossier.placeCode),
    provinceCode: pickText(raw, dossier.provinceCode),
    /** Another system that decides; the province where it says nothing. */
    decidedBy: pickText(raw, dossier.decidedBy),
    returnMethod: returnMethod ?? ('online' as const),
    name: required(raw, dossier.name),
    identityNumber: pickText(raw, dossier.identityNumber),
    phone: pickText(raw, dossier.phone),
    email: pickText(raw, dossier.email),
    address: pickText(raw, dossier.address),
    answers: isRaw(answers) ? answers : {},
    papers: readPapers(map, raw, dossier.papers),
  };
}

export type OfferedDossier = ReturnType<typeof readDossier>;

export function readPayment(map: PortalMap, raw: Raw) {
  const amountVnd = Number(required(raw, map.payment.amountVnd));
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) throw new Unfit('malformed', map.payment.amountVnd);
  const at = readPortalTime(pickText(raw, map.payment.at));
  if (!at) throw new Unfit('malformed', map.payment.at);
  return { amountVnd, at, transaction: required(raw, map.payment.transaction) };
}

export function readFollowed(map: PortalMap, raw: Raw) {
  const told = required(raw, map.followed.status);
  const found = Object.entries(map.statuses).find(([, theirs]) => theirs === told);
  if (!found) throw new Unfit('unknown-status', told);
  return {
    status: Number(found[0]) as Status,
    dueAt: readPortalTime(pickText(raw, map.followed.dueAt)),
    reason: pickText(raw, map.followed.reason),
  };
}

/** @throws Unfit `malformed` naming the field */
function required(raw: Raw, name: string): string {
  const text = pickText(raw, name);
  if (text === undefined) throw new Unfit('malformed', name);
  return text;
}
