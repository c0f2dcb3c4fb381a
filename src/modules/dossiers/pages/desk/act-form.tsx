import type { ComponentChildren } from 'preact';
import { Button, Disclosure, ErrorSummary } from '#ui/index.ts';
import { actNames } from '../../desk-messages.vi.ts';
import { type DeskAct, deskPaths } from '../../desk-paths.ts';
import type { Dossier } from '../../model.ts';
import { nothingTyped, type TypedAct } from './act-field.tsx';

/** The act that was just tried and did not succeed: shown open, with what was typed and why. */
export interface TriedAct extends TypedAct {
  readonly act: DeskAct;
}

export interface ActFormProps {
  readonly act: DeskAct;
  readonly dossier: Dossier;
  readonly tried: TriedAct | undefined;
  /** The step's own act stands open; others are folded away. */
  readonly isMain: boolean;
  /** Folded, yet open from the start. */
  readonly isOpen?: boolean | undefined;
  readonly title?: string | undefined;
  readonly button?: string | undefined;
  readonly color?: 'accent' | 'danger' | undefined;
  readonly hasFiles?: boolean | undefined;
  /** The fields, which are told what was typed. */
  readonly children: (typed: TypedAct) => ComponentChildren;
}

/** One act: its fields, the version of the dossier that this page shows, and one button. */
export function ActForm({
  act,
  dossier,
  tried,
  isMain,
  isOpen,
  color,
  hasFiles,
  children,
  ...names
}: ActFormProps) {
  const typed = tried?.act === act ? tried : nothingTyped;
  const { title, button } = { ...actNames[act], ...withoutGaps(names) };
  const form = (
    <form
      class="mu-stack"
      method="post"
      action={deskPaths.act(dossier.id, act)}
      encType={hasFiles ? 'multipart/form-data' : undefined}
      noValidate
    >
      <ErrorSummary errors={typed.issues} />
      <input type="hidden" name="seenVersion" value={dossier.version} />
      {children(typed)}
      <div class="mu-row">
        <Button variant={isMain ? 'primary' : 'secondary'} color={color}>
          {button}
        </Button>
      </div>
    </form>
  );
  if (isMain) {
    return (
      <section class="mu-stack">
        <h3>{title}</h3>
        {form}
      </section>
    );
  }
  return (
    <Disclosure summary={title} isOpen={isOpen || typed !== nothingTyped}>
      {form}
    </Disclosure>
  );
}

const withoutGaps = (names: {
  /** Folded, yet open from the start. */
  readonly isOpen?: boolean | undefined;
  readonly title?: string | undefined;
  readonly button?: string | undefined;
}) => ({
  ...(names.title && { title: names.title }),
  ...(names.button && { button: names.button }),
});
