import type { Calendar } from '#engines/working-time/index.ts';
import { Tag } from '#ui/index.ts';
import { stateNames, stateTones } from '../messages.vi.ts';
import type { Directive } from '../model.ts';
import { paths } from '../paths.ts';
import { DeadlineMark } from './deadline-mark.tsx';

export interface DirectiveTreeProps {
  readonly nodes: readonly Directive[];
  /** Those the reader may open; of the others only the name is told. */
  readonly seen: ReadonlySet<string>;
  readonly currentId: string;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
}

/** The whole with its parts, parts below parts; where the reader is stands out. */
export function DirectiveTree(props: DirectiveTreeProps) {
  const root = props.nodes.find(({ parentId, id }) => parentId === null || id === props.nodes[0]?.id);
  return root ? (
    <ul class="mu-plain-list">
      <Node node={root} {...props} />
    </ul>
  ) : null;
}

function Node({ node, ...props }: DirectiveTreeProps & { readonly node: Directive }) {
  const parts = props.nodes.filter(({ parentId }) => parentId === node.id);
  const isCurrent = node.id === props.currentId;
  return (
    <li>
      <Name node={node} isCurrent={isCurrent} {...props} />
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <Node key={part.id} node={part} {...props} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Name({
  node,
  isCurrent,
  ...props
}: DirectiveTreeProps & { readonly node: Directive; readonly isCurrent: boolean }) {
  const { id, code, title, percent, state } = node;
  const name = `${code} · ${title}`;
  if (!props.seen.has(id)) return <p class="mu-quiet">Thuộc nhiệm vụ {name}</p>;
  return (
    <div>
      <p>
        {isCurrent ? <strong aria-current="page">{name}</strong> : <a href={paths.directive(id)}>{name}</a>}
      </p>
      <p class="mu-row">
        <span class="mu-quiet">{leadName(node, props.unitNames)}</span>
        <Tag tone={stateTones[state]}>{stateNames[state]}</Tag>
        <DeadlineMark directive={node} calendar={props.calendar} now={props.now} />
        <span class="mu-number">{percent}%</span>
      </p>
    </div>
  );
}

/** Who leads it, of this house or another. */
export const leadName = (
  { leadUnitId, leadOutsideName, leadOutsideCode }: Directive,
  unitNames: ReadonlyMap<string, string>,
): string => (leadUnitId ? (unitNames.get(leadUnitId) ?? '') : `${leadOutsideName} (${leadOutsideCode})`);
