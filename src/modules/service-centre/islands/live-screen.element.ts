import { announce } from './announce.ts';

/**
 * `<live-screen id="…" every="2000">`: asks for the page it stands in again and puts the new content in place of the old, when it
 * is another. A call in it (`data-call`, `data-say`) that was not there before is announced. Without a script the page
 * comes again by itself.
 */
class LiveScreen extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;
  #shown = '';
  readonly #heard = new Set<string>();

  connectedCallback() {
    this.#shown = this.innerHTML;
    for (const { key } of this.#calls()) this.#heard.add(key);
    this.#timer = setInterval(() => void this.#renew(), Number(this.getAttribute('every') ?? 2_000));
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #renew() {
    const answer = await fetch(location.href, { cache: 'no-cache' }).catch(() => undefined);
    // A line that is away or a server that starts again: the screen keeps what it has.
    if (!answer || answer.status >= 500) return;
    // Revoked, or the page is another now: the browser shows which.
    if (!answer.ok || answer.redirected) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.getElementById(this.id);
    if (!next) return location.reload();
    if (next.innerHTML === this.#shown) return;
    this.#shown = next.innerHTML;
    this.innerHTML = this.#shown;
    for (const { key, say } of this.#calls()) {
      if (this.#heard.has(key)) continue;
      this.#heard.add(key);
      announce(say, document.documentElement.lang);
    }
  }

  #calls() {
    return [...this.querySelectorAll<HTMLElement>('[data-call]')].map(({ dataset }) => ({
      key: dataset['call']!,
      say: dataset['say'] ?? '',
    }));
  }
}

customElements.define('live-screen', LiveScreen);
