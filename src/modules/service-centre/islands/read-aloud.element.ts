import { speak } from './announce.ts';

/** `<read-aloud label="…">`: a button that reads the page's headings, texts and buttons in their order, and stops when pressed again. */
class ReadAloud extends HTMLElement {
  connectedCallback() {
    if (!('speechSynthesis' in globalThis)) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'kiosk-tool';
    button.textContent = this.getAttribute('label') ?? '';
    button.addEventListener('click', () => this.#read());
    this.replaceChildren(button);
  }

  #read() {
    const isSpeaking = speechSynthesis.speaking;
    speechSynthesis.cancel();
    if (isSpeaking) return;
    const main = document.querySelector('main')!;
    const spoken = main.querySelectorAll<HTMLElement>('h1, h2, p, label, a, button, dt, dd, li');
    for (const each of spoken) {
      // A part of what is read as a whole is not read twice.
      if (each.parentElement?.closest('a, button, label, p, h1, h2')) continue;
      speak(each.textContent.trim(), document.documentElement.lang);
    }
  }
}

customElements.define('read-aloud', ReadAloud);
