import assert from 'node:assert/strict';
import test from 'node:test';
import { renderPart } from '#platform/html/index.ts';
import { StageList } from './stage-list.tsx';

const stages = [
  { label: 'Reader', state: 'done', href: '/card/1' },
  { label: 'Photo', state: 'current' },
  { label: 'Send', state: 'upcoming', href: undefined },
] as const;

test('exactly the current stage is marked as the step, and done ones say so and lead back', () => {
  const html = renderPart(<StageList label="Stages" stages={stages} />);
  assert.equal(html.match(/aria-current="step"/g)?.length, 1);
  assert.match(html, /aria-current="step"><span>Photo/);
  assert.match(html, /<a href="\/card\/1">Reader<\/a><span class="ds-sr-only"> \(đã xong\)/);
});

test('on a phone the place among the stages is said in one line', () => {
  assert.match(renderPart(<StageList label="Stages" stages={stages} />), /Bước 2 trên 3: <strong>Photo/);
});

test('when all is done no stage is current', () => {
  const html = renderPart(
    <StageList label="Stages" stages={stages.map((stage) => ({ ...stage, state: 'done' }))} />,
  );
  assert.doesNotMatch(html, /aria-current|mu-stage-of/);
});
