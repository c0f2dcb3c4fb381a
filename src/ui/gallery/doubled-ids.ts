/**
 * What to evaluate in a page for its ids that stand twice: a label, a hint or a link then leads to the first alone, and
 * a box is left without its name. axe does not see it.
 */
export const doubledIds = `[...document.querySelectorAll('[id]')].map(({ id }) => id)
  .filter((id, index, all) => all.indexOf(id) !== index).map((id) => 'doubled id: ' + id)`;
