/** `<dialog-opener for="id"><a href="…">`: the link opens the dialog of that id instead of leaving the page. */
class DialogOpener extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const dialog = document.getElementById(this.getAttribute('for') ?? '');
      const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!(dialog instanceof HTMLDialogElement) || opensElsewhere) return;
      event.preventDefault();
      dialog.showModal();
    });
  }
}

customElements.define('dialog-opener', DialogOpener);
