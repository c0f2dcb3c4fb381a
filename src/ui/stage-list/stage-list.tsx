import { usePage } from '#platform/html/index.ts';
import { safeHref } from '../safe-href/safe-href.ts';
import { words } from '../words/words.ts';

export interface Stage {
  readonly label: string;
  readonly state: 'done' | 'current' | 'upcoming';
  /** Where a finished stage may be seen again. */
  readonly href?: string | undefined;
  /** Names the stage for a page that shows and hides stages by itself. */
  readonly id?: string | undefined;
  /** Not on the way of the answers so far. */
  readonly isHidden?: boolean | undefined;
}

/** The stages of a long form or of a matter's way; on a phone only the current one is spelled out. */
export function StageList({ label, stages }: { readonly label: string; readonly stages: readonly Stage[] }) {
  const { locale } = usePage();
  const current = stages.find((stage) => stage.state === 'current');
  const shown = stages.filter(({ isHidden }) => !isHidden);
  return (
    <nav class="mu-stages" aria-label={label}>
      {current && (
        <p class="mu-stage-of" aria-hidden="true">
          {words(locale, 'stageOf', { number: shown.indexOf(current) + 1, count: shown.length })}:{' '}
          <strong>{current.label}</strong>
        </p>
      )}
      <ol>
        {stages.map((stage) => (
          <li
            key={stage.label}
            data-state={stage.state}
            data-stage={stage.id}
            hidden={stage.isHidden}
            aria-current={stage.state === 'current' ? 'step' : undefined}
          >
            {stage.href ? <a href={safeHref(stage.href)}>{stage.label}</a> : <span>{stage.label}</span>}
            {stage.state === 'done' && <span class="ds-sr-only"> ({words(locale, 'stageDone')})</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
