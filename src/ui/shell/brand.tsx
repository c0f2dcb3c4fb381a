import type { ShellProps } from './shell-props.ts';

const Star = () => (
  <svg class="mu-star" viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="19" fill="none" stroke="currentColor" stroke-width="1.5" />
    <path
      fill="currentColor"
      d="m20 7 2.92 8.98h9.44l-7.64 5.55 2.92 8.98L20 24.96l-7.64 5.55 2.92-8.98-7.64-5.55h9.44z"
    />
  </svg>
);

type BrandProps = Pick<ShellProps, 'siteName' | 'siteLine' | 'homeHref' | 'emblem'>;

/** The emblem and the name of the house, leading home. */
export const Brand = ({ siteName, siteLine, homeHref, emblem }: BrandProps) => (
  <a class="mu-brand" href={homeHref}>
    {emblem ?? <Star />}
    <span>
      {siteLine && <small>{siteLine}</small>}
      <strong>{siteName}</strong>
    </span>
  </a>
);
