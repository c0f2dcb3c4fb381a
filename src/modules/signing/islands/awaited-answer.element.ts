/**
 * `<awaited-answer state="waiting">`: asks every few seconds whether the page it stands in has come to another state, and
 * only then loads it again: whoever reads it is not interrupted. Without a script the page comes again by itself.
 */
class AwaitedAnswer extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback() {
    this.#timer = setInterval(() => void this.#ask(), 2_000);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #ask() {
    const answer = await fetch(location.href, { redirect: 'manual' }).catch(() => undefined);
    if (!answer) return;
    if (answer.type === 'opaqueredirect') return location.reload();
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const state = page.querySelector('awaited-answer')?.getAttribute('state');
    if (state !== this.getAttribute('state')) location.reload();
  }
}

customElements.define('awaited-answer', AwaitedAnswer);
