/** Adds a button that prints the page; without a script there is the browser's own menu, and the PDF beside it. */
class PrintButton extends HTMLElement {
  connectedCallback() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ds-button';
    button.textContent = this.getAttribute('label') ?? '';
    button.addEventListener('click', () => print());
    this.replaceChildren(button);
  }
}

customElements.define('print-button', PrintButton);
