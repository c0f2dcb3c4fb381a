import assert from 'node:assert/strict';
import test from 'node:test';
import { renderPart } from '#platform/html/index.ts';
import { FileList } from './file-list.tsx';

const files = [{ id: 'f1', name: 'photo.jpg', sizeBytes: 1500, error: 'Too dark' }];

test('removing a file is a submit that names it, and does not ask the rest of the form to be complete', () => {
  const html = renderPart(<FileList label="Files" files={files} removeName="remove" />);
  assert.match(html, /<button[^>]* name="remove" value="f1" formnovalidate/);
  assert.match(html, /Xóa<span class="ds-sr-only"> photo\.jpg/);
  assert.match(html, /Too dark/);
});

test('a list for reading has no buttons', () => {
  assert.doesNotMatch(renderPart(<FileList label="Files" files={files} />), /<button/);
});
