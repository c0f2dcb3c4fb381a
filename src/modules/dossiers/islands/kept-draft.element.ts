import { type BrowserStore, openStore } from '../offline/browser-store.ts';
import { type KeptDraft, type KeptPost, nextPlace, type Place } from '../offline/kept.ts';
import { forgetPages, keepPages } from '../offline/kept-pages.ts';
import { notesOf, quietLine } from '../offline/notes.ts';
import { refill } from '../offline/refill.ts';
import { newsChannel, sendQueue } from '../offline/send-queue.ts';
import type { ElementWords } from '../offline/words.ts';
import { citizenPaths } from '../paths.ts';

const keptFor = 14 * 24 * 60 * 60 * 1000;
/** A line may come back without the browser's noticing. */
const tryAgainMs = 20_000;

/**
 * `<kept-draft>` on the pages of a draft: keeps it in this browser when its owner says so, tells what waits to be sent, puts back
 * what was typed, and sends when there is a line again. Without a service worker it stays empty.
 */
class KeptDraftElement extends HTMLElement {
  #store!: BrowserStore;
  #words!: ElementWords;
  /** What the page tells already: it is not read out twice. */
  #seen = '';
  readonly #news = new BroadcastChannel(newsChannel);

  async connectedCallback() {
    if (!('serviceWorker' in navigator && 'caches' in window && 'locks' in navigator)) return;
    this.#words = JSON.parse(this.getAttribute('words')!);
    this.#store = await openStore();
    await this.#forgetOthers();
    await this.#arrive();
    this.#news.onmessage = () => void this.#render();
    addEventListener('online', () => void this.#send());
    setInterval(() => void this.#send(), tryAgainMs);
    this.#form?.addEventListener('formdata', ({ formData }) => this.#sayWhereNext(formData));
    this.dataset['ready'] = '';
    await this.#send();
  }

  disconnectedCallback() {
    this.#news.close();
  }

  /** Only what is this person's, and not for ever: the server tells a browser so as well, not every one listens. */
  async #forgetOthers() {
    const posts = await this.#store.posts();
    for (const { id, owner, keptAt } of await this.#store.drafts()) {
      const isOld = Date.now() - Date.parse(keptAt) > keptFor && !posts.some(({ draftId }) => draftId === id);
      if (owner !== this.getAttribute('owner') || isOld) await this.#forget(id);
    }
  }

  async #arrive() {
    const draft = await this.#store.draft(this.#id);
    const posts = await this.#posts();
    const shown = Number(this.#version?.value ?? 0);
    if (draft && shown > draft.version && !posts.some(({ state }) => state === 'waiting')) {
      await this.#store.changeDraft(this.#id, { version: shown });
    }
    await this.#putBack(posts);
    await this.#render();
    if (draft && !draft.receipt && posts.length === 0) this.#keepPages().catch(() => {});
  }

  async #putBack(posts: readonly KeptPost[]) {
    if (posts.length === 0 || !this.#form) return;
    const live = document.querySelector('live-form');
    if (live) await customElements.whenDefined('live-form');
    const here = posts.find(({ stage }) => stage === this.#stage);
    const texts = posts
      .filter((post) => post !== here && post.stage !== null)
      .map(({ stage, fields }) => [stage, fields.filter(([, value]) => typeof value === 'string')]);
    live?.setAttribute('data-earlier', JSON.stringify(texts));
    if (here) refill(this.#form, here.fields);
    else this.#form.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async #keep() {
    try {
      await this.#keepPages();
      await navigator.serviceWorker.register('/workers/kept-drafts.js', { scope: citizenPaths.drafts });
      await navigator.serviceWorker.ready;
    } catch {
      await forgetPages(this.#id);
      return this.#render(this.#words.keepFailed);
    }
    const version = Number(this.#version?.value ?? 0);
    const owner = this.getAttribute('owner')!;
    await this.#store.putDraft({ id: this.#id, owner, version, keptAt: new Date().toISOString() });
    await this.#render();
  }

  readonly #keepPages = () =>
    keepPages([citizenPaths.offline(this.#id), ...this.#places.map(({ href }) => href)]);

  async #forget(id: string) {
    await this.#store.forget(id);
    await forgetPages(id);
  }

  async #send() {
    if (!navigator.onLine || (await this.#store.posts()).length === 0) return;
    await this.#store.changeDraft(this.#id, { trouble: undefined });
    await sendQueue(this.#store).catch(() => {});
    await this.#render();
  }

  #sayWhereNext(formData: FormData) {
    if (!this.hasAttribute('data-kept')) return;
    const way = [...this.#way, { id: 'review', href: citizenPaths.review(this.#id) }];
    const next = nextPlace(String(formData.get('action') ?? ''), this.#stage, way);
    if (next) formData.set('keptNext', next);
  }

  async #render(problem?: string) {
    const draft = await this.#store.draft(this.#id);
    const posts = await this.#posts();
    this.toggleAttribute('data-kept', draft !== undefined);
    if (draft && this.#version && draft.version > Number(this.#version.value)) {
      this.#version.value = String(draft.version);
    }
    const seen = JSON.stringify([draft, posts, problem]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    const view = { draft, posts, places: this.#places, words: this.#words, problem };
    show(this, notesOf(view));
    const offer = document.querySelector<HTMLElement>('[data-keeping-offer]');
    if (offer)
      show(
        offer,
        quietLine(view, () => void (draft ? this.#stop() : this.#keep())),
      );
    await this.#toldOf(draft);
  }

  async #stop() {
    await this.#forget(this.#id);
    await this.#render();
  }

  /** What was shown need not be said again on the next page. */
  async #toldOf(draft: KeptDraft | undefined) {
    if (draft?.receipt) {
      document.querySelector('[data-until-sent]')?.setAttribute('hidden', '');
      await forgetPages(this.#id);
    }
    if (draft?.hasSent && navigator.onLine) await this.#store.changeDraft(this.#id, { hasSent: false });
  }

  readonly #posts = async () => (await this.#store.posts()).filter(({ draftId }) => draftId === this.#id);

  get #id(): string {
    return this.getAttribute('draft')!;
  }

  get #stage(): string {
    return this.getAttribute('stage') ?? '';
  }

  get #form(): HTMLFormElement | null {
    return document.querySelector<HTMLFormElement>('form.stage-form');
  }

  get #version(): HTMLInputElement | null {
    return this.#form?.querySelector<HTMLInputElement>('input[name="version"]') ?? null;
  }

  get #places(): readonly (Place & { readonly title: string })[] {
    return JSON.parse(this.getAttribute('places')!);
  }

  /** The places to which the answers lead, as the list of stages shows them now. */
  get #way(): readonly Place[] {
    const isHidden = (id: string) =>
      document.querySelector(`.mu-stages [data-stage="${CSS.escape(id)}"]`)?.hasAttribute('hidden') ?? false;
    return this.#places.filter(({ id }) => !isHidden(id));
  }
}

function show(place: HTMLElement, content: readonly HTMLElement[]) {
  place.replaceChildren(...content);
  place.hidden = content.length === 0;
}

customElements.define('kept-draft', KeptDraftElement);
