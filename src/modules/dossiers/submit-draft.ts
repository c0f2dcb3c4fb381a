import { type Answers, checkAnswers, settleAnswers } from '#engines/forms/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { noticeAddress } from './acting-for.ts';
import { type Agreement, submitDossier } from './commands/submit-dossier.ts';
import { contactForm, contactOf } from './contact-form.ts';
import { closeDraft } from './drafts.ts';
import { type OthersPart, othersAwaited, othersParts } from './invitations/others-awaited.ts';
import type { OpenDraft } from './open-draft.ts';

/**
 * Sends a draft as a dossier of its applicant. The draft's id is the key: sent twice, or once more after a lost
 * connection, it is the same dossier.
 *
 * @returns the dossier's id
 * @throws InvalidInput with all issues of the form and the contact
 */
export async function submitDraft(ctx: Context, open: OpenDraft): Promise<string> {
  const { draft, account, version, form, today, lists } = open;
  if (draft.dossierId) return draft.dossierId;
  const issues = [
    ...checkAnswers(form, draft.answers, 'submit', { today, lists }),
    ...checkAnswers(contactForm, draft.contact, 'submit', { today, lists }),
  ];
  if (issues.length > 0) throw new InvalidInput(issues);
  const parts = othersParts(form, draft, open.invitations, 'vi', today);
  if (othersAwaited(parts).length > 0) throw new Refusal('others-awaited');

  const settled = settleAnswers(contactForm, draft.contact, today);
  const { phone, email, returnMethod } = contactOf(settled);
  const dossier = await submitDossier(ctx, {
    procedureVersionId: version.id,
    channel: 'online',
    applicant: {
      id: account.id,
      name: account.fullName,
      identityNumber: account.identityNumber,
      phone,
      email: await noticeAddress(ctx.db, draft, email),
      address: addressInWords(open, settled),
    },
    mandateId: draft.mandateId,
    answers: draft.answers,
    placeCode: draft.placeCode,
    returnMethod,
    submissionKey: draft.id,
    agreements: parts.flatMap(agreementOf),
  });
  await closeDraft(ctx, draft.id, dossier.id);
  return dossier.id;
}

/** What another person answered or agreed to, as it goes with the dossier. */
const agreementOf = ({ state, stage, respondent, title, invitation }: OthersPart): readonly Agreement[] =>
  state === 'answered' && invitation?.citizenId
    ? [
        {
          citizenId: invitation.citizenId,
          citizenName: invitation.citizenName!,
          label: respondent ?? title,
          stage,
          agreedAt: invitation.answeredAt!,
        },
      ]
    : [];

/** The postal address where one was asked, else that of the account: "Bản Nà Lúa, Xã Nà Lúa, Tỉnh Mường Mẫu". */
function addressInWords({ account, lists }: OpenDraft, contact: Answers): string | null {
  const address = (contact['address'] as typeof account.address | undefined) ?? account.address;
  if (!address) return null;
  const nameOf = (list: string, code: string, within?: string) => {
    const label = lists(list, within)?.find(({ value }) => value === code)?.label;
    return typeof label === 'object' ? label.vi : label;
  };
  return [
    address.detail,
    nameOf('communes', address.commune, address.province),
    nameOf('provinces', address.province),
  ]
    .filter(Boolean)
    .join(', ');
}
