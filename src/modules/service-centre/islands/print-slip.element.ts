/** `<print-slip>`: prints its page once, and not again when the person comes back to it. */
class PrintSlip extends HTMLElement {
  connectedCallback() {
    const key = `printed ${location.pathname}`;
    if (sessionStorage.getItem(key)) return;
    sessionStorage.setItem(key, 'yes');
    print();
  }
}

customElements.define('print-slip', PrintSlip);
