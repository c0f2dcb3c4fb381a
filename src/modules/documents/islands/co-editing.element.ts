/**
 * `<co-editing every="2000">` around the paragraphs of a draft that several write: others' changes come in by themselves,
 * a paragraph opens and is kept in place, and what was typed is kept when one goes on to something else. It asks for the
 * same pages and posts the same forms as without a script.
 */
class CoEditing extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One request at a time: an answer never overtakes a later one. */
  #busy: Promise<unknown> = Promise.resolve();
  readonly #news = document.createElement('p');

  connectedCallback() {
    this.#news.className = 'mu-quiet';
    this.#news.setAttribute('role', 'status');
    this.prepend(this.#news);
    this.addEventListener('click', (event) => this.#open(event));
    this.addEventListener('submit', (event) => this.#submit(event));
    this.addEventListener('focusout', (event) => this.#leave(event));
    document.addEventListener('submit', this.#beforeOthers, { capture: true });
    this.dataset['ready'] = '';
    this.#wait();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener('submit', this.#beforeOthers, { capture: true });
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector('form:has(textarea)');
  }

  /** Written and not kept, by one who may write. */
  get #isUnkept(): boolean {
    const text = this.#form?.querySelector('textarea');
    return Boolean(text && text.value !== text.defaultValue && this.#form!.querySelector('[value="write"]'));
  }

  /** Another form of the page, such as the one that closes the draft, waits until what was written is kept. */
  readonly #beforeOthers = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (this.contains(form) || !this.#isUnkept) return;
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event;
    void this.#do(() => this.#post(this.#form!, null)).then(() => {
      if (!this.#isUnkept) form.requestSubmit(submitter);
    });
  };

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.#do(() => this.#ask(this.#here())).finally(() => this.#wait()),
      Number(this.getAttribute('every') ?? 2_000),
    );
  }

  /** The page as it is now; that one has a paragraph open is told to the others by asking so. */
  #here(): string {
    const address = new URL(location.href);
    const open = this.#form?.closest<HTMLElement>('[data-block]')?.dataset['block'];
    if (open) address.searchParams.set('doan', open);
    else address.searchParams.delete('doan');
    return address.href;
  }

  #do(act: () => Promise<void>): Promise<void> {
    const done = this.#busy.then(act).catch(() => {
      if (this.#isUnkept) this.#say('Chưa lưu được vì mất kết nối. Lời đang viết vẫn ở đây.');
    });
    this.#busy = done;
    return done;
  }

  #open(event: Event) {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-part="open"], form a');
    if (!link) return;
    event.preventDefault();
    const kept = this.#isUnkept && link.dataset['part'] === 'open';
    void this.#do(async () => {
      if (kept) await this.#post(this.#form!, null);
      this.#shut(this.#form);
      await this.#ask(link.href);
      this.#form?.querySelector('textarea')?.focus();
    });
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.#do(() => this.#post(form, event.submitter));
  }

  /** Going elsewhere on the page keeps what was written; nobody need remember to save. */
  #leave(event: FocusEvent) {
    const form = this.#form;
    const next = event.relatedTarget as Element | null;
    if (!form?.contains(event.target as Node) || !next || form.contains(next)) return;
    // What opens or submits something else keeps it on its own.
    if (next.closest('a[data-part="open"], button')) return;
    if (this.#isUnkept) void this.#do(() => this.#post(form, null));
  }

  /** Its paragraph is to be drawn anew, whatever state it comes in. */
  #shut(form: HTMLFormElement | null) {
    const paragraph = form?.closest<HTMLElement>('[data-block]');
    if (paragraph) paragraph.dataset['state'] = '';
    form?.remove();
  }

  async #post(form: HTMLFormElement, submitter: HTMLElement | null) {
    const data = new URLSearchParams([...new FormData(form, submitter)] as [string, string][]);
    const answer = await fetch(form.action, { method: 'post', body: data, keepalive: true });
    if (answer.ok && form.querySelector('textarea')) this.#shut(form);
    await this.#show(answer);
  }

  async #ask(address: string) {
    const answer = await fetch(address, { cache: 'no-cache' });
    await this.#show(answer);
  }

  async #show(answer: Response) {
    if (answer.status >= 500) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('co-editing [data-part="paragraphs"]');
    // The round was closed, or one is asked to sign in again: the browser shows what is there now.
    if (!next)
      return this.#form
        ? this.#say('Việc soạn chung đã chốt hoặc phiên đã hết. Chép lại lời đang viết rồi tải lại trang.')
        : location.reload();
    this.#renew(next);
    const people = page.querySelector('[data-part="people"]');
    if (people) document.querySelector('[data-part="people"]')?.replaceWith(people);
    const told = page.querySelector('.ds-alert[role="status"]');
    if (told?.textContent?.trim()) this.#say(told.textContent.replace(/^[^:]*: /, '').trim());
  }

  /** Paragraphs that are as they were stay untouched, and so does the one that is being written. */
  #renew(next: Element) {
    const now = this.querySelector('[data-part="paragraphs"]')!;
    const own = this.#form?.closest<HTMLElement>('[data-block]');
    const known = new Map([...now.children].map((each) => [(each as HTMLElement).dataset['block'], each]));
    const shown = [...next.children].map((come) => {
      const { block, state } = (come as HTMLElement).dataset;
      const here = known.get(block) as HTMLElement | undefined;
      if (here && here === own) {
        if (this.#revisionOf(here) !== this.#revisionOf(come as HTMLElement))
          this.#say('Đoạn bạn đang viết vừa được sửa, lưu sẽ hợp hai bên.');
        return here;
      }
      const isSame =
        here?.dataset['state'] === state &&
        !come.querySelector('textarea') &&
        !here?.querySelector('textarea');
      return isSame ? here! : come;
    });
    if (own && !shown.includes(own)) shown.push(own);
    if (shown.some((each, at) => each !== now.children[at]) || shown.length !== now.children.length) {
      // The one that is being written is not moved: it would lose the cursor.
      const before = own ? shown.slice(0, shown.indexOf(own)) : shown;
      const after = own ? shown.slice(shown.indexOf(own) + 1) : [];
      for (const each of [...now.children]) if (each !== own && !shown.includes(each)) each.remove();
      if (own) own.before(...before);
      else now.replaceChildren(...before);
      own?.after(...after);
    }
  }

  #revisionOf({ dataset }: HTMLElement) {
    return dataset['state']?.split(' ')[0];
  }

  #say(words: string) {
    this.#news.textContent = words;
  }
}

customElements.define('co-editing', CoEditing);
