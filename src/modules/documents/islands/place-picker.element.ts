/** Of a page at 72 dots an inch. */
const millimetresOf = (dots: number) => Math.round((dots * 25.4) / 72);

/**
 * `<place-picker>` around a picture of a page and pairs of fields `…-x`, `…-y`: a press on the picture fills the pair that
 * was last gone to, or the first that is empty. Without a script the millimetres are typed.
 */
class PlacePicker extends HTMLElement {
  #last: HTMLInputElement | undefined;

  connectedCallback() {
    this.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLInputElement) this.#last = target;
    });
    this.querySelector('img')?.addEventListener('click', (event) => this.#pick(event));
  }

  #pick({ currentTarget, offsetX, offsetY }: MouseEvent) {
    const picture = currentTarget as HTMLImageElement;
    const scale = picture.naturalWidth / picture.clientWidth;
    const fields = [...this.querySelectorAll<HTMLInputElement>('input')];
    const field = this.#last ?? fields.find(({ value }) => value === '') ?? fields[0]!;
    const [across, down] = ['x', 'y'].map((axis) =>
      fields.find(({ name }) => name === field.name.replace(/[xy]$/, axis)),
    );
    across!.value = String(millimetresOf(offsetX * scale));
    down!.value = String(millimetresOf(offsetY * scale));
    this.#last = undefined;
  }
}

customElements.define('place-picker', PlacePicker);
