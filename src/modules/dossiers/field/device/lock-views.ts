import { fieldPaths } from '../paths.ts';
import type { BagStore } from './bag-store.ts';
import { button, element, link, note } from './elements.ts';
import { isPassphrase, newLock, openLock, proposedPassphrase } from './seal.ts';
import type { DeviceWords } from './words.vi.ts';

interface LockParts {
  readonly words: DeviceWords;
  readonly store: BagStore;
  /** The officer's id. */
  readonly owner: string;
  /** The device is open. */
  opened(key: CryptoKey): Promise<void>;
  forgotten(): Promise<void>;
}

/** What stands before the device is opened: the box for its passphrase, or for a new one where something is to be kept. */
export async function lockViews(parts: LockParts): Promise<readonly HTMLElement[]> {
  if (await parts.store.lock()) return [unlockForm(parts), forgetButton(parts)];
  const { words } = parts;
  if (await hasNothingAlong()) return [note('info', words.empty, link(words.choose, fieldPaths.bag()))];
  return [newLockForm(parts)];
}

const unlockForm = ({ words, store, opened }: LockParts) =>
  secretForm({
    title: words.unlock,
    help: words.unlockHelp,
    label: words.secret,
    action: words.open,
    autocomplete: 'current-password',
    async submit(typed) {
      const kept = await store.lock();
      const key = kept && (await openLock(kept.lock, typed));
      if (!key) return words.wrong;
      await opened(key);
      return undefined;
    },
  });

const newLockForm = ({ words, store, owner, opened }: LockParts) =>
  secretForm({
    title: words.newLock,
    help: words.newLockHelp,
    proposed: proposedPassphrase(),
    label: words.secret,
    action: words.save,
    autocomplete: 'new-password',
    async submit(typed) {
      if (!isPassphrase(typed)) return words.tooShort;
      await navigator.serviceWorker.register('/workers/field-bag.js', { scope: fieldPaths.device });
      const { lock, key } = await newLock(typed);
      await store.putLock({ id: 'lock', owner, lock });
      await navigator.storage.persist?.();
      await opened(key);
      return undefined;
    },
  });

const forgetButton = ({ words, store, forgotten }: LockParts) =>
  button(words.forget, async () => {
    if (!confirm(words.forgetSure)) return;
    await store.clear();
    await forgotten();
  });

async function hasNothingAlong(): Promise<boolean> {
  const listed = await fetch(fieldPaths.copies).catch(() => undefined);
  return !listed?.ok || ((await listed.json().catch(() => [])) as unknown[]).length === 0;
}

interface SecretForm {
  readonly title: string;
  readonly help: string;
  /** A passphrase that may be taken. */
  readonly proposed?: string;
  readonly label: string;
  readonly action: string;
  readonly autocomplete: 'new-password' | 'current-password';
  /** What is wrong with what was typed, or nothing when it was taken. */
  readonly submit: (typed: string) => Promise<string | undefined>;
}

/** One box for the passphrase of this device. */
function secretForm({ title, help, proposed, label, action, autocomplete, submit }: SecretForm): HTMLElement {
  const id = 'bag-secret';
  const box = element('input', { className: 'ds-input', type: 'password', id, autocomplete, required: true });
  box.setAttribute('aria-describedby', `${id}-help ${id}-problem`);
  const problem = element('p', {
    className: 'ds-validation-message',
    id: `${id}-problem`,
    role: 'alert',
    hidden: true,
  });
  const press = element('button', { type: 'submit', className: 'ds-button' }, action);
  const form = element(
    'form',
    { className: 'mu-stack', noValidate: true },
    element('h2', {}, title),
    element('p', { id: `${id}-help` }, help),
    ...(proposed ? [element('p', {}, element('strong', {}, proposed))] : []),
    element('label', { className: 'ds-label', htmlFor: id }, label),
    box,
    problem,
    element('div', {}, press),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    press.disabled = true;
    problem.textContent = (await submit(box.value)) ?? '';
    problem.hidden = problem.textContent === '';
    press.disabled = false;
    if (problem.textContent) box.focus();
  });
  return form;
}
