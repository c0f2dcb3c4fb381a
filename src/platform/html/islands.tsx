import { usePage } from './page-setting.ts';

/**
 * Says, inside a component, that its browser element is needed: `useIsland('date-field')` for `date-field.element.ts`.
 * The page then loads it, once, however many fields use it.
 */
export function useIsland(name: string): void {
  usePage().islands.add(name);
}

/** The scripts of the islands used so far. Stands last in `<body>`: pages render from top to bottom. */
export function IslandScripts() {
  const { islands, assetUrl } = usePage();
  return (
    <>
      {[...islands].map((name) => (
        <script key={name} type="module" src={assetUrl(`${name}.js`)} />
      ))}
    </>
  );
}
