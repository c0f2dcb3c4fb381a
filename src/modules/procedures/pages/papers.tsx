import { usePage } from '#platform/html/index.ts';
import { Tag } from '#ui/index.ts';
import type { ProcedureComponent } from '../model.ts';
import { words } from '../words.ts';

/**
 * The papers of a procedure. One that a database replaces is shown as not needed, so that nobody fetches it in vain
 * (NĐ 224/2026/NĐ-CP Điều 18(4)).
 */
export function Papers({ components }: { readonly components: readonly ProcedureComponent[] }) {
  const { locale } = usePage();
  if (components.length === 0) return <p>{words(locale, 'noPapers')}</p>;
  return (
    <ul class="mu-stack" data-gap="small">
      {components.map((component, index) => (
        <li key={index}>
          <Paper component={component} />
        </li>
      ))}
    </ul>
  );
}

function Paper({ component }: { readonly component: ProcedureComponent }) {
  const { locale } = usePage();
  const { name, dataSource, formFile, obligation } = component;
  const counts = (['originals', 'copies'] as const)
    .filter((kind) => component[kind] > 0)
    .map((kind) => words(locale, kind, { count: component[kind] }));
  return (
    <>
      <p>
        <span lang="vi">{name}</span> {dataSource && <Tag tone="success">{words(locale, 'notNeeded')}</Tag>}
        {!dataSource && obligation === 'show' && <Tag tone="info">{words(locale, 'showOnly')}</Tag>}
      </p>
      {dataSource ? (
        <p class="mu-quiet">
          {words(locale, 'notNeededWhy', dataSource)}{' '}
          {words(locale, 'legalGround', { basis: dataSource.legalBasis })}
        </p>
      ) : (
        <p class="mu-quiet">
          {[
            ...(component.case ? [words(locale, 'inCase', { case: component.case })] : []),
            ...counts,
            ...(formFile ? [words(locale, 'formFile', { file: formFile })] : []),
          ].join(' · ')}
        </p>
      )}
    </>
  );
}
