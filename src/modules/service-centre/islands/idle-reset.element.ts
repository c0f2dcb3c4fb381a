const warnSeconds = 15;

/**
 * `<idle-reset after="45" href="/kiosk" …>`: when nobody has touched the kiosk for that many seconds, it asks whether someone is
 * still there, and after fifteen more goes back to the start, so that nobody finds what another looked up.
 */
class IdleReset extends HTMLElement {
  #last = Date.now();
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #touched = () => {
    this.#last = Date.now();
    this.#hide();
  };

  connectedCallback() {
    for (const act of ['pointerdown', 'keydown', 'input', 'scroll'])
      addEventListener(act, this.#touched, { passive: true });
    this.#timer = setInterval(() => this.#look(), 1_000);
    // Back leads into what the last person saw: a page kept in memory is asked for anew.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#leave());
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #look() {
    const idle = Math.floor((Date.now() - this.#last) / 1_000);
    const after = Number(this.getAttribute('after') ?? 45);
    if (idle >= after + warnSeconds) this.#leave();
    else if (idle >= after) this.#ask(after + warnSeconds - idle);
  }

  #ask(seconds: number) {
    const text = (this.getAttribute('leaves') ?? '').replace('{seconds}', String(seconds));
    const dialog = this.querySelector('dialog') ?? this.#draw();
    dialog.querySelector('p')!.textContent = text;
    if (!dialog.open) dialog.showModal();
  }

  #draw(): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    dialog.className = 'kiosk-idle';
    const title = document.createElement('h2');
    title.id = 'idle-title';
    title.textContent = this.getAttribute('question');
    dialog.setAttribute('aria-labelledby', title.id);
    const stay = document.createElement('button');
    stay.type = 'button';
    stay.className = 'ds-button';
    stay.textContent = this.getAttribute('stay');
    stay.addEventListener('click', this.#touched);
    dialog.append(title, document.createElement('p'), stay);
    this.append(dialog);
    return dialog;
  }

  #hide() {
    this.querySelector('dialog')?.close();
  }

  #leave() {
    clearInterval(this.#timer);
    location.replace(this.getAttribute('href') ?? '/');
  }
}

customElements.define('idle-reset', IdleReset);
