import { fieldPaths } from '../paths.ts';
import { button, element, link, note } from './elements.ts';
import type { ArrivedAct, KeptVisit } from './kept.ts';
import type { DeviceWords } from './words.vi.ts';

/** What the list of dossiers on the device shows. */
export interface BagView {
  readonly words: DeviceWords;
  readonly copies: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly until: string;
  }[];
  readonly visits: readonly KeptVisit[];
  /** What came of all that was sent since the page was opened. */
  readonly arrived: readonly ArrivedAct[];
  readonly needsSignIn: boolean;
  /** Codes of dossiers that moved before the device had them. */
  readonly moved: readonly string[];
}

export interface BagActs {
  look(copyId: string): void;
  drop(visit: KeptVisit): void;
}

/** The notes that must be seen, then every dossier on the device. */
export function bagList(view: BagView, acts: BagActs): readonly HTMLElement[] {
  const { words, copies } = view;
  const cards = copies.map(({ id, code, title, until }) => {
    const day = new Date(until).toLocaleString('vi-VN', { dateStyle: 'short', timeStyle: 'short' });
    return element(
      'section',
      { className: 'mu-card' },
      element('p', {}, title),
      element('p', { className: 'mu-quiet' }, `${words.until} ${day}`),
      button(`${words.open} ${code}`, () => acts.look(id)),
    );
  });
  return [
    ...notesOf(view, acts),
    element('h2', {}, words.kept),
    ...(cards.length > 0 ? cards : [element('p', {}, words.empty)]),
    element('p', {}, link(words.choose, fieldPaths.bag())),
  ];
}

function notesOf(
  { words, visits, arrived, needsSignIn, moved }: BagView,
  { drop }: BagActs,
): readonly HTMLElement[] {
  const waiting = visits.filter(({ trouble }) => !trouble);
  const refused = visits.filter(({ trouble }) => trouble);
  const held = arrived.filter(({ state }) => state === 'held');
  const signIn = `/can-bo/dang-nhap?returnTo=${fieldPaths.device}`;
  return [
    ...(needsSignIn ? [note('warning', words['sign-in'], link(words.signIn, signIn))] : []),
    ...(waiting.length > 0
      ? [note('warning', `${words.waiting}: ${waiting.length}. ${words.waitingHelp}`)]
      : []),
    ...refused.map((visit) =>
      note(
        'danger',
        words.refused,
        button(words.drop, () => drop(visit)),
      ),
    ),
    ...(arrived.length > held.length ? [note('success', words.sent)] : []),
    ...held.map(({ id }) => note('warning', words.held, link(words.open, fieldPaths.act(id)))),
    ...moved.map((code) => note('warning', `${code}: ${words.moved}`, link(words.choose, fieldPaths.bag()))),
  ];
}
