import type { ComponentChildren } from 'preact';
import { Button, Disclosure, nothingPosted, type Posted } from '#ui/index.ts';
import { actNames } from '../../desk-messages.vi.ts';
import { type DeskAct, deskPaths } from '../../desk-paths.ts';
import type { Dossier } from '../../model.ts';

export interface ActFormProps {
  readonly act: DeskAct;
  readonly dossier: Dossier;
  /** The act that was just tried and did not succeed stands open, with what was typed and why. */
  readonly posted: Posted;
  /** The step's own act stands open; others are folded away. */
  readonly isMain: boolean;
  /** Folded, yet open from the start. */
  readonly isOpen?: boolean | undefined;
  readonly title?: string | undefined;
  readonly button?: string | undefined;
  readonly color?: 'accent' | 'danger' | undefined;
  readonly hasFiles?: boolean | undefined;
  /** The boxes, which are told what was typed. */
  readonly children: (posted: Posted) => ComponentChildren;
}

/** One act: its fields, the version of the dossier that this page shows, and one button. */
export function ActForm({
  act,
  dossier,
  posted,
  isMain,
  isOpen,
  color,
  hasFiles,
  children,
  ...names
}: ActFormProps) {
  const isTried = posted.form === act;
  const { title, button } = { ...actNames[act], ...withoutGaps(names) };
  const form = (
    <form
      class="mu-stack"
      method="post"
      action={deskPaths.act(dossier.id, act)}
      encType={hasFiles ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="seenVersion" value={dossier.version} />
      {children(isTried ? posted : nothingPosted)}
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
    <Disclosure summary={title} isOpen={isOpen || isTried}>
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
