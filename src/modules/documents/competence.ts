import { type AuthorityLine, misplacedAuthority } from '#engines/letters/index.ts';
import type { Issue } from '#platform/errors/index.ts';
import type { NamedSigner } from './draft-body.ts';

/** What of an officer's position decides in whose stead they sign. */
export interface SigningPosition {
  /** "Phó Chủ tịch". */
  readonly title: string;
  /** The position stands in the agency itself, not in one of its offices. */
  readonly isOfAgency: boolean;
  /** The agency acts as a body: a People's Committee or Council. */
  readonly isCollective: boolean;
  readonly agencyName: string;
  /** What the head of the agency is called. */
  readonly headTitle: string;
}

/** In whose stead somebody signs, and as what. */
export type Competence = Pick<NamedSigner, 'authority' | 'position'>;

const isDeputy = (title: string) => /^phó\s/i.test(title.normalize('NFC'));

/**
 * How an officer signs by their position (NĐ 30/2020/NĐ-CP Điều 13): a body through its head (TM.), a deputy for the head
 * (KT.), who heads an office by order of the agency's head (TL.).
 */
export function competenceOf(position: SigningPosition): Competence {
  const { title, isOfAgency, isCollective, agencyName, headTitle } = position;
  const forBody: readonly AuthorityLine[] = isCollective ? [{ form: 'TM.', of: bodyOf(agencyName) }] : [];
  if (!isOfAgency) return { authority: [{ form: 'TL.', of: headTitle }], position: title };
  if (!isDeputy(title)) return { authority: forBody, position: title };
  return { authority: [...forBody, { form: 'KT.', of: headTitle }], position: title };
}

/** "Ủy ban nhân dân xã Nà Lúa" signs as "Ủy ban nhân dân". */
const bodyOf = (agencyName: string): string =>
  /^(Ủy ban nhân dân|Hội đồng nhân dân)/i.exec(agencyName)?.[0] ?? agencyName;

/**
 * What is wrong with how somebody is to sign. A chair may sign in their own right too, as may deputies for them; TUQ. and
 * Q. rest on a paper, which is named; nothing else may stand there than what the position allows.
 */
export function checkCompetence(position: SigningPosition, signer: NamedSigner): readonly Issue[] {
  const { authority, basis } = signer;
  const field = '/signer';
  const misplaced = misplacedAuthority(authority);
  if (misplaced) {
    return [{ field, code: 'authority-misplaced', params: { line: `${misplaced.form} ${misplaced.of}` } }];
  }
  const last = authority.at(-1)?.form;
  if (last === 'TUQ.' || last === 'Q.') {
    return basis?.trim() ? [] : [{ field: '/basis', code: 'basis-required', params: { form: last } }];
  }
  const usual = competenceOf(position).authority;
  const inOwnRight = usual.filter(({ form }) => form !== 'TM.');
  const isUsual = [usual, inOwnRight].some((lines) => sameForms(lines, authority));
  if (isUsual) return [];
  const should = usual.map(({ form, of }) => `${form} ${of}`).join(' / ') || 'không ghi quyền hạn';
  return [{ field, code: 'authority-not-theirs', params: { title: position.title, should } }];
}

const sameForms = (one: readonly AuthorityLine[], other: readonly AuthorityLine[]): boolean =>
  one.map(({ form }) => form).join() === other.map(({ form }) => form).join();
