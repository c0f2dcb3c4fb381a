import { type Pack, PackFault, type PackFile } from '#platform/packs/index.ts';
import { classOf, type NoticeRules } from '../rules.ts';
import { segmentsOf } from '../text-message.ts';
import {
  fillIn,
  type NoticeFacts,
  type NoticeTemplate,
  namesIn,
  noticeTemplateFile,
} from './notice-template.ts';

export interface ToldNotice {
  readonly class: string;
  readonly subject: string;
  readonly body: string;
  readonly short: string | null;
}

/** The words of a fact; nothing for one that has no template. */
export type NoticeTemplates = (fact: string, facts: NoticeFacts) => ToldNotice | undefined;

/**
 * What a text message may name, each with the longest it gets. A phone lies on tables and its messages stand on locked
 * screens: no name of a person, a paper or a procedure goes there (Law 91/2025/QH15, data no more than the purpose needs).
 */
const mayStandInText: NoticeFacts = {
  code: `H99.000.00.00-261231-${'9'.repeat(6)}`,
  dueAt: '17:00 31/12/2026',
  happenedAt: '17:00 31/12/2026',
  host: 'dichvucong.muongmau.gov.vn',
};

/**
 * The templates of the packs' `notices/*.yaml`; of two for one fact the later pack's counts. All are tried at once, so that
 * no fact finds a broken one later.
 *
 * @param known the names that the sources give to their templates
 * @throws PackFault for a name nobody fills in; a text message with accents, or longer than the rules allow
 */
export function readNoticeTemplates(
  pack: Pack,
  rules: NoticeRules,
  known: readonly string[],
): NoticeTemplates {
  const templates = new Map(
    pack.layers('notices/*.yaml').flatMap((file) =>
      templatesOf(file).map((template) => {
        const fault = faultOf(template, rules, known);
        if (fault) throw new PackFault(file.path, `${template.fact}: ${fault}`);
        return [template.fact, template] as const;
      }),
    ),
  );
  return (fact, facts) => {
    const template = templates.get(fact);
    return (
      template && {
        class: template.class,
        subject: fillIn([template.subject], facts),
        body: fillIn(template.body, facts),
        short: template.sms ? fillIn(template.sms, facts) : null,
      }
    );
  };
}

function templatesOf(file: PackFile): readonly NoticeTemplate[] {
  if (noticeTemplateFile.Check(file.value)) return file.value.templates;
  const [error] = noticeTemplateFile.Errors(file.value);
  throw new PackFault(file.path, `${error?.instancePath || '/'} ${error?.message}`);
}

function faultOf(
  { class: code, subject, body, sms = [] }: NoticeTemplate,
  rules: NoticeRules,
  known: readonly string[],
): string | undefined {
  classOf(rules, code);
  const unknown = namesIn([subject, ...body]).find((name) => !known.includes(name));
  if (unknown) return `nobody fills in {${unknown}}`;
  const claims = sms.flatMap((sentence) =>
    typeof sentence === 'string' ? [] : ['if' in sentence ? sentence.if : sentence.unless],
  );
  const told = namesIn(sms.map((sentence) => (typeof sentence === 'string' ? sentence : sentence.say)));
  const personal = told.find((name) => !(name in mayStandInText));
  if (personal) return `a text message does not say {${personal}}`;
  const strange = claims.find((name) => !known.includes(name));
  if (strange) return `nobody says whether ${strange}`;
  for (const holds of [true, false]) {
    const text = fillIn(sms, {
      ...Object.fromEntries(claims.map((name) => [name, holds])),
      ...mayStandInText,
    });
    const { encoding, count } = segmentsOf(text);
    if (encoding !== 'gsm7') return `its text message has accents: "${text}"`;
    const { mostSegments } = rules.textMessages;
    if (count > mostSegments) return `its text message makes ${count}, of ${mostSegments} allowed: "${text}"`;
  }
  return undefined;
}
