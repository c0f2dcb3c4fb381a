import assert from 'node:assert/strict';
import test from 'node:test';
import { renderPart } from '#platform/html/index.ts';
import { noSetting } from '#platform/html/page-setting.ts';
import { Alert } from './alert.tsx';
import { Flashes } from './flashes.tsx';

test('an alert says its tone in words, and only news interrupts a screen reader', () => {
  const standing = renderPart(<Alert tone="warning">Closed on Monday</Alert>);
  assert.match(standing, /Lưu ý: /);
  assert.doesNotMatch(standing, /role=/);
  assert.match(renderPart(<Alert tone="danger" isNews />), /role="alert"/);
  assert.match(renderPart(<Alert tone="success" isNews />), /role="status"/);
});

test('messages of the last act are shown once each, and nothing when there are none', () => {
  const flashes = [{ tone: 'success', text: 'Card made' }] as const;
  assert.match(renderPart(<Flashes />, { ...noSetting(), flashes }), /role="status".*Card made/);
  assert.equal(renderPart(<Flashes />), '');
});
