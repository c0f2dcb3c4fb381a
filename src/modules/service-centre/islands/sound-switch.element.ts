import { allowSound } from './announce.ts';

/** `<sound-switch label="…">`: a button where the browser waits for a touch before it sounds; nothing where it does not. */
class SoundSwitch extends HTMLElement {
  async connectedCallback() {
    if (!('AudioContext' in globalThis) || new AudioContext().state === 'running') return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ds-button';
    button.dataset['variant'] = 'secondary';
    button.textContent = this.getAttribute('label') ?? '';
    button.addEventListener('click', async () => {
      if (await allowSound()) this.replaceChildren();
    });
    this.replaceChildren(button);
  }
}

customElements.define('sound-switch', SoundSwitch);
