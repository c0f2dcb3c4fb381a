/** `<camera-tile every="10000">` around a picture: takes the next one, and stops when the viewing has ended. */
class CameraTile extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback() {
    const picture = this.querySelector('img');
    if (!picture) return;
    const address = picture.src;
    picture.addEventListener('error', () => clearInterval(this.#timer));
    this.#timer = setInterval(
      () => {
        picture.src = `${address}?${Date.now()}`;
      },
      Number(this.getAttribute('every') ?? 10_000),
    );
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }
}

customElements.define('camera-tile', CameraTile);
