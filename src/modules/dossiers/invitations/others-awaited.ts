import { type Form, inLocale, reachableStages } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import type { Draft } from '../drafts.ts';
import { hashOfAnswers, type Invitation, partOf } from './invitations.ts';

/** Something that another person has a part in: a page of the form, or the whole of it. */
export interface OthersPart {
  /** The page; null for agreeing to the whole. */
  readonly stage: string | null;
  /** Who it is for the form: "Chủ hộ"; nothing where the applicant alone chose to ask. */
  readonly respondent: string | undefined;
  readonly title: string;
  /** The form does not go without it. */
  readonly isRequired: boolean;
  /** `void`: agreed to, and changed since. */
  readonly state: 'nobody' | 'asked' | 'answered' | 'void';
  readonly invitation: Invitation | undefined;
}

/**
 * The parts others have in an application, and how each stands. Somebody else must answer a page that names its
 * respondent, and agree where the form names a co-signer; any other page the applicant may ask for help with.
 */
export function othersParts(
  form: Form,
  draft: Draft,
  invitations: readonly Invitation[],
  locale: Locale,
  today: Temporal.PlainDate,
): readonly OthersPart[] {
  const partFor = (stage: string | null, title: string, respondent: string | undefined): OthersPart => {
    // The latest word counts: an answer stands until the person is asked anew and answers otherwise.
    const own = invitations.filter((each) => each.stage === stage);
    const invitation = own.findLast(({ answeredAt }) => answeredAt !== null) ?? own.at(-1);
    return {
      stage,
      title,
      respondent,
      isRequired: respondent !== undefined,
      state: stateOf(invitation, form, draft),
      invitation,
    };
  };
  const pages = reachableStages(form, draft.answers, today).map(({ id, title, source }) =>
    partFor(id, inLocale(title, locale), source.respondent && inLocale(source.respondent, locale)),
  );
  const { coSigner } = form;
  const isWanted = coSigner && (coSigner.when?.([draft.answers], today) ?? true);
  return isWanted ? [...pages, partFor(null, '', inLocale(coSigner.label, locale))] : pages;
}

/** What the form still waits for from others. */
export const othersAwaited = (parts: readonly OthersPart[]): readonly OthersPart[] =>
  parts.filter(({ isRequired, state }) => isRequired && state !== 'answered');

function stateOf(invitation: Invitation | undefined, form: Form, { answers }: Draft): OthersPart['state'] {
  if (!invitation) return 'nobody';
  if (!invitation.answersHash) return 'asked';
  const now = hashOfAnswers(partOf(form, invitation.stage, answers));
  return invitation.answersHash.equals(now) ? 'answered' : 'void';
}
