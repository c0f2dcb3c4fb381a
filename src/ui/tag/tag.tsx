import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icon/icon.tsx';

export type TagTone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger';

export interface TagProps {
  readonly tone?: TagTone | undefined;
  readonly icon?: IconName | undefined;
  readonly children: ComponentChildren;
}

/** A state in a word or two. The word carries the meaning; the colour only helps to find it. */
export const Tag = ({ tone = 'neutral', icon, children }: TagProps) => (
  <span class="ds-tag mu-tag" data-color={tone}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);
