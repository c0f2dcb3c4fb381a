import { alone, contentOf, dropPast, fetchBag, keepVisit, paperUrl, postVisit } from '../field/device/bag.ts';
import { type BagStore, openBag } from '../field/device/bag-store.ts';
import { type BagView, bagList } from '../field/device/bag-views.ts';
import { button, note } from '../field/device/elements.ts';
import { lockViews } from '../field/device/lock-views.ts';
import { sendVisits } from '../field/device/send-visits.ts';
import { visitIn } from '../field/device/visit-in.ts';
import type { DeviceWords } from '../field/device/words.vi.ts';
import { fieldPaths } from '../field/paths.ts';

/** A line may come back without the browser's noticing. */
const tryAgainMs = 20_000;
/** A phone left on a table closes by itself. */
const idleMs = 15 * 60_000;

/**
 * `<field-bag>`: the dossiers that an officer has along on this device. Opened by its passphrase, it shows them, seals what is
 * written down, and sends that when there is a line. The key lives as long as the page.
 */
class FieldBagElement extends HTMLElement {
  #store!: BagStore;
  #words!: DeviceWords;
  #key: CryptoKey | undefined;
  /** The dossier that is looked at; none is the list of all. */
  #shown: string | undefined;
  #news: Pick<BagView, 'arrived' | 'needsSignIn' | 'moved'> = { arrived: [], needsSignIn: false, moved: [] };
  #idle = 0;

  async connectedCallback() {
    this.#words = JSON.parse(this.getAttribute('words')!);
    if (!('serviceWorker' in navigator && 'locks' in navigator && crypto.subtle)) {
      this.replaceChildren(note('warning', this.#words.unable));
      return;
    }
    this.#store = await openBag();
    const lock = await this.#store.lock();
    if (lock && lock.owner !== this.getAttribute('owner')) await this.#store.clear();
    await dropPast(this.#store, Date.now());
    addEventListener('online', () => void this.#meetServer());
    setInterval(() => void this.#meetServer(), tryAgainMs);
    for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, () => this.#stayOpen());
    this.addEventListener('submit', (event) => void this.#write(event));
    this.addEventListener('click', (event) => void this.#showPaper(event));
    await this.#render();
  }

  #stayOpen() {
    clearTimeout(this.#idle);
    if (this.#key) this.#idle = window.setTimeout(() => location.reload(), idleMs);
  }

  async #render() {
    // A dossier that is looked at has a title of its own.
    document.querySelector('[data-device-title]')?.toggleAttribute('hidden', this.#shown !== undefined);
    if (!this.#key) {
      const parts = { words: this.#words, store: this.#store, owner: this.getAttribute('owner')! };
      const opened = (key: CryptoKey) => this.#opened(key);
      this.replaceChildren(...(await lockViews({ ...parts, opened, forgotten: () => this.#render() })));
    } else if (this.#shown) await this.#renderSheet(this.#key, this.#shown);
    else await this.#renderList(this.#key);
  }

  async #opened(key: CryptoKey) {
    this.#key = key;
    this.#stayOpen();
    this.replaceChildren(note('info', this.#words.loading));
    await this.#meetServer();
    await this.#render();
  }

  /** Sends what waits, then fetches what is along: the device must not hold what its own sending has changed. */
  async #meetServer() {
    const key = this.#key;
    if (!key) return;
    await alone(async () => {
      const { arrived, needsSignIn } = await sendVisits(this.#store, postVisit(key));
      this.#news = { ...this.#news, needsSignIn, arrived: [...this.#news.arrived, ...arrived] };
      if (!needsSignIn) this.#news = { ...this.#news, ...(await fetchBag(this.#store, key)) };
    }).catch(() => {
      // There is no line: everything waits where it is.
    });
    if (!this.#shown) await this.#render();
  }

  async #renderList(key: CryptoKey) {
    const copies = await Promise.all(
      (await this.#store.copies()).map(async (copy) => ({ ...copy, ...(await contentOf(key, copy)) })),
    );
    const visits = await this.#store.visits();
    const list = bagList(
      { words: this.#words, copies, visits, ...this.#news },
      {
        look: (id) => this.#look(id),
        drop: (visit) => void this.#store.removeVisit(visit).then(() => this.#render()),
      },
    );
    this.replaceChildren(...list);
  }

  async #renderSheet(key: CryptoKey, id: string) {
    const copy = (await this.#store.copies()).find((each) => each.id === id);
    if (!copy) return this.#look(undefined);
    const { html } = await contentOf(key, copy);
    const sheet = new DOMParser().parseFromString(html, 'text/html').body;
    this.replaceChildren(
      button(this.#words.back, () => this.#look(undefined)),
      ...sheet.children,
    );
    scrollTo(0, 0);
  }

  #look(id: string | undefined) {
    this.#shown = id;
    void this.#render();
  }

  async #write(event: Event) {
    const form = event.target as HTMLFormElement;
    const id = this.#shown;
    if (!id || new URL(form.action).pathname !== fieldPaths.acts(id)) return;
    event.preventDefault();
    const visit = visitIn(new FormData(form));
    if (!visit) return form.prepend(note('info', this.#words.nothing));
    await keepVisit(this.#store, this.#key!, id, visit);
    this.#look(undefined);
    await this.#meetServer();
  }

  async #showPaper(event: Event) {
    const paper = (event.target as Element).closest<HTMLAnchorElement>('a[data-field-paper]');
    if (!paper || !this.#key) return;
    event.preventDefault();
    const kept = await this.#store.paper(new URL(paper.href).pathname);
    if (kept) open(await paperUrl(this.#key, kept), '_blank', 'noopener');
  }
}

customElements.define('field-bag', FieldBagElement);
