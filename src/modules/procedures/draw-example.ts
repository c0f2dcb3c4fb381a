import { type Form, type Lists, settleAnswers } from '#engines/forms/index.ts';
import type { LetterPress } from '#engines/letters/index.ts';
import type { Example } from './example.ts';
import { resultTexts } from './result-texts.ts';

/** What stands around a result whoever issues it: an example has no agency of its own. */
const letterhead = {
  agency: { name: 'Ủy ban nhân dân xã Nà Lúa' },
  place: 'Nà Lúa',
  number: '12',
  signer: {
    authority: [{ form: 'TM.', of: 'Ủy ban nhân dân' }],
    position: 'Chủ tịch',
    name: 'Quàng Thị Mai',
  },
};

/**
 * The result drawn up from an example, as PDF.
 * @throws LetterError when the template is broken, or asks for what the form does not give
 */
export function drawExample(
  press: LetterPress,
  template: string,
  example: Example,
  { form, lists }: { readonly form: Form; readonly lists: Lists },
): Promise<Uint8Array> {
  const today = Temporal.PlainDate.from(example.today);
  const answers = settleAnswers(form, example.answers, today);
  const texts = resultTexts(form, answers, { today, lists });
  const data = { ...letterhead, issuedAt: example.today, answers, texts };
  const createdAt = Temporal.Instant.from(`${example.today}T02:00:00Z`);
  return press.render({ source: template }, data, { createdAt });
}
