import type { AuthorityLine, DocumentType } from '#engines/letters/index.ts';
import { resolveAgencyCodes } from '#modules/exchange/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { checkCompetence, competenceOf } from './competence.ts';
import { type DocumentRules, typesOn } from './document-services.ts';
import type { DraftBody, NamedReceiver } from './draft-body.ts';
import { mostUrgent } from './model.ts';
import { checkIssuer } from './regulation/check-issuer.ts';
import { findSigningPosition } from './signing-position.ts';

/** What a drafter writes. */
export interface DraftWords {
  readonly typeCode: string;
  readonly subject: string;
  /** Null when the document is drawn up elsewhere and uploaded. */
  readonly text: string | null;
  readonly addressees: readonly string[];
  readonly grounds: readonly string[];
  readonly receivers: readonly NamedReceiver[];
  readonly signerId: string;
  /** Null for what the signer's position says. */
  readonly authority: readonly AuthorityLine[] | null;
  readonly basis: string | null;
  readonly urgency: number;
  readonly replacesId: string | null;
}

/** The kind and the body of a draft, checked. @throws InvalidInput what is missing or cannot be */
export async function readDraft(
  ctx: Context,
  rules: DocumentRules,
  agencyId: string,
  words: DraftWords,
  { hasFile, isLimited }: { readonly hasFile: boolean; readonly isLimited: boolean },
): Promise<{ readonly type: DocumentType; readonly body: DraftBody }> {
  const type = typesOn(rules, ctx.now()).find(({ code }) => code === words.typeCode);
  const position = words.signerId ? await findSigningPosition(ctx, agencyId, words.signerId) : undefined;
  const competence = position && competenceOf(position);
  const { signerId: officerId, basis } = words;
  const signer = competence && {
    officerId,
    basis,
    position: words.authority?.at(-1)?.form === 'Q.' ? null : competence.position,
    // The form names who stands above; in whose stead is the head of the agency.
    authority:
      words.authority?.map(({ form, of }) => ({ form, of: of || position.headTitle })) ??
      competence.authority,
  };
  const issues: readonly (Issue | false | undefined)[] = [
    !type && { field: '/type', code: 'type-unknown' },
    words.subject.trim() === '' &&
      type?.subject !== 'none' && { field: '/subject', code: 'subject-required' },
    words.subject.length > 1000 && { field: '/subject', code: 'too-long', params: { max: 1000 } },
    !signer && { field: '/signer', code: 'signer-required' },
    words.text === null && !hasFile && { field: '/files', code: 'content-required' },
    words.text !== null && words.text.trim() === '' && { field: '/text', code: 'content-required' },
    type?.addressees === 'required' &&
      words.text !== null &&
      words.addressees.length === 0 && { field: '/addressees', code: 'addressees-required' },
    !(words.urgency >= 0 && words.urgency <= mostUrgent) && { field: '/urgency', code: 'urgency-unknown' },
    ...(position && signer ? checkCompetence(position, signer) : []),
    ...(type && position && signer
      ? await checkIssuer(ctx.db, type.name, { position, signer }, dayOf(ctx.now()))
      : []),
    // What only some may know of goes to nobody's unit as a whole.
    isLimited &&
      words.receivers.some(({ way }) => way === 'unit') && { field: '/units', code: 'limited-to-officers' },
    ...(await receiverIssues(ctx, words.receivers)),
  ];
  const found = issues.filter((issue) => issue !== false && issue !== undefined);
  if (found.length > 0) throw new InvalidInput(found);
  const { text, addressees, grounds, receivers, typeCode, replacesId } = words;
  const body = { typeCode, text, addressees, grounds, receivers, replacesId, signer: signer! };
  return { type: type!, body };
}

async function receiverIssues(ctx: Context, receivers: readonly NamedReceiver[]): Promise<readonly Issue[]> {
  const codes = receivers.flatMap(({ way, code }) => (way === 'axis' && code ? [code] : []));
  const known = await resolveAgencyCodes(ctx.db, codes, dayOf(ctx.now()));
  return codes
    .filter((code) => !known.has(code))
    .map((code) => ({ field: '/receivers', code: 'receiver-unknown', params: { code } }));
}
