/** Line drawings on a 24 × 24 grid; each is a path, drawn with the colour of the text around it. */
const paths = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  inbox: 'M4 13.5 6.5 5h11l2.5 8.5V19H4v-5.5Zm0 0h4.5l1.5 2.5h4l1.5-2.5H20',
  file: 'M6 3.5h8l4 4v13H6v-17Zm8 0v4h4',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 3.5V12l3 2',
  pause: 'M9 6v12M15 6v12',
  alert: 'M12 4 3 19.5h18L12 4Zm0 6v4.5m0 2.3v.2',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 7v5m0-8.2v.2',
  right: 'm9 5.5 6.5 6.5L9 18.5',
  left: 'M15 5.5 8.5 12l6.5 6.5',
  up: 'm5.5 15 6.5-6.5 6.5 6.5',
  down: 'm5.5 9 6.5 6.5L18.5 9',
  phone:
    'M6 4h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5 5l1.5-2 4.5 1.5V18a2 2 0 0 1-2 2C10.5 20 4 13.5 4 6a2 2 0 0 1 2-2Z',
  mail: 'M3.5 6h17v12.5h-17V6Zm0 .5L12 13l8.5-6.5',
  home: 'm4 11 8-7 8 7v9h-5.5v-5.5h-5V20H4v-9Z',
  folder: 'M3.5 6h6l2 2.5h9v11h-17V6Z',
  pen: 'M5 19l1-4L16.5 4.5l3 3L9 18l-4 1Zm9.5-12.5 3 3',
  chart: 'M4 20h16M7 16.5v-5M12 16.5V6M17 16.5V9.5',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c.6-3 3.2-4.5 6.5-4.5s5.9 1.5 6.5 4.5M16 5.5a3.3 3.3 0 0 1 0 6.2M18 15.3c2 .6 3.2 2 3.5 4.2',
  settings:
    'M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  chat: 'M4 5h16v11.5h-8L7.5 20v-3.5H4V5Z',
  calendar: 'M4 6h16v14H4V6Zm0 4.5h16M8 3.5V8m8-4.5V8',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5h4',
} as const;

export type IconName = keyof typeof paths;

export const iconNames = Object.keys(paths) as IconName[];

/** A small drawing beside words. It says nothing by itself: screen readers skip it, so the words must stand alone. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class="mu-icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
