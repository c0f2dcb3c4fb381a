import { citizenPaths } from '../paths.ts';
import type { KeptDraft, KeptPost, Place } from './kept.ts';
import type { ElementWords } from './words.ts';

/** What the browser has of a draft, as it is told to the person. */
export interface KeptView {
  readonly draft: KeptDraft | undefined;
  readonly posts: readonly KeptPost[];
  readonly places: readonly (Place & { readonly title: string })[];
  readonly words: ElementWords;
  readonly problem?: string | undefined;
}

/** The notes that must be seen: what waits, what has gone, what the person has to do. */
export function notesOf({ draft, posts, places, words, problem }: KeptView): readonly HTMLElement[] {
  const titleOf = (stage: string | null) => places.find(({ id }) => id === stage)?.title ?? words.whole;
  const waiting = posts.filter(({ state }) => state === 'waiting');
  const stale = posts.filter(({ state }) => state === 'stale');
  const notes: HTMLElement[] = [];
  if (problem) notes.push(note('danger', problem));
  if (draft?.receipt) {
    return [note('success', words.submitted, [link(words.openReceipt, draft.receipt)])];
  }
  if (draft?.trouble === 'sign-in') {
    notes.push(note('warning', words['sign-in'], [link(words.signIn, location.pathname)]));
  } else if (waiting.length > 0) {
    notes.push(
      note(
        'warning',
        words.waiting,
        waiting.map(({ stage }) => titleOf(stage)),
      ),
    );
  }
  if (draft?.trouble === 'incomplete' || draft?.trouble === 'refused') {
    notes.push(note('warning', words[draft.trouble], [link(words.review, citizenPaths.review(draft.id))]));
  }
  if (stale.length > 0) {
    const links = stale.map(({ stage, draftId }) =>
      link(titleOf(stage), citizenPaths.stage(draftId, stage!)),
    );
    notes.push(note('warning', words.stale, [words.staleHelp, ...links]));
  } else if (draft?.hasSent && posts.length === 0 && !draft.trouble) {
    notes.push(note('success', words.sent));
  }
  return notes;
}

/** The offer to keep the draft, or that it is kept, with the way back. */
export function quietLine({ draft, words }: KeptView, press: () => void): readonly HTMLElement[] {
  if (draft?.receipt) return [];
  const button = element('button', draft ? words.forget : words.keep);
  button.type = 'button';
  button.className = 'ds-button';
  button.dataset['variant'] = 'secondary';
  button.dataset['size'] = 'sm';
  button.addEventListener('click', press);
  const help = element('p', draft ? words.kept : words.keepHelp);
  const line = element('p');
  line.append(button);
  return draft ? [help, line] : [line, help];
}

function note(tone: string, title: string, lines: readonly (string | HTMLElement)[] = []): HTMLElement {
  const alert = element('div');
  alert.className = 'ds-alert';
  alert.dataset['color'] = tone;
  alert.role = 'status';
  const heading = element('p', title);
  heading.className = 'mu-alert-title';
  alert.append(heading);
  if (lines.length === 0) return alert;
  const list = element('ul');
  for (const line of lines) {
    const item = element('li');
    item.append(line);
    list.append(item);
  }
  alert.append(list);
  return alert;
}

function link(text: string, href: string): HTMLElement {
  const anchor = element('a', text);
  anchor.href = href;
  return anchor;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
