/** `<auto-submit><form>…</form></auto-submit>`: a choice made in a list sends the form; typing waits for Enter. */
class AutoSubmit extends HTMLElement {
  connectedCallback() {
    this.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement) event.target.form?.requestSubmit();
    });
  }
}

customElements.define('auto-submit', AutoSubmit);
