import assert from 'node:assert/strict';
import test from 'node:test';
import { renderPart } from '#platform/html/index.ts';
import { type Column, DataTable } from './data-table.tsx';

interface Card {
  readonly id: string;
  readonly holder: string;
}
const columns: readonly Column<Card>[] = [
  { key: 'holder', header: 'Holder', namesRow: true, cell: (card) => card.holder },
  {
    key: 'id',
    header: 'Number',
    isNumber: true,
    cell: (card) => card.id,
    sort: { href: '?sort=-id', direction: 'ascending' },
  },
];
const table = (rows: readonly Card[]) =>
  renderPart(
    <DataTable
      caption="Cards"
      columns={columns}
      rows={rows}
      rowKey={(card) => card.id}
      empty="No cards yet"
    />,
  );

test('a row is named by its header cell and the whole table by its caption', () => {
  const html = table([{ id: '7', holder: 'Lan' }]);
  assert.match(html, /<th scope="row"[^>]*><div>Lan<\/div><\/th>/);
  const [, captionId] = /aria-labelledby="([^"]+)"/.exec(html) ?? [];
  assert.match(html, new RegExp(`<caption id="${captionId}"[^>]*>Cards</caption>`));
});

test('the sorted column says its direction and links to the other', () => {
  assert.match(
    table([{ id: '7', holder: 'Lan' }]),
    /aria-sort="ascending"><a class="mu-sort" href="\?sort=-id">/,
  );
});

test('without rows there is a sentence instead of a table', () => {
  const html = table([]);
  assert.match(html, /No cards yet/);
  assert.doesNotMatch(html, /<table/);
});

test('what people typed is shown as text', () => {
  assert.match(table([{ id: '7', holder: '<b>Lan</b>' }]), /&lt;b>Lan&lt;\/b>/);
});
