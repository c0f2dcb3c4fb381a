import { safeHref } from '../safe-href/safe-href.ts';
import type { TagTone } from '../tag/tag.tsx';

export interface Figure {
  readonly label: string;
  /** Already formatted: "1.234", "95,3%". */
  readonly value: string;
  /** What it is measured against, or how it moved: "tuần trước 1.180". */
  readonly note?: string | undefined;
  readonly tone?: TagTone | undefined;
  /** The list of what was counted. */
  readonly href?: string | undefined;
}

/** A few figures that matter, each leading to what it counts. */
export const FigureList = ({ figures }: { readonly figures: readonly Figure[] }) => (
  <dl class="mu-figures">
    {figures.map((figure) => (
      <div key={figure.label} data-color={figure.tone ?? 'neutral'}>
        <dt>{figure.href ? <a href={safeHref(figure.href)}>{figure.label}</a> : figure.label}</dt>
        <dd class="mu-figure">{figure.value}</dd>
        {figure.note && <dd class="mu-quiet">{figure.note}</dd>}
      </div>
    ))}
  </dl>
);
