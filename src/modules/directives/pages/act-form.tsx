import type { ComponentChildren } from 'preact';
import { Alert, Button, Disclosure } from '#ui/index.ts';
import type { DirectiveView } from '../directive-view.ts';
import { actNames } from '../messages.vi.ts';
import { type DirectiveAct, paths } from '../paths.ts';
import { nothingTyped, type Typed } from './field.tsx';

/** An act that was tried and is to be mended. */
export interface TriedAct extends Typed {
  readonly act: DirectiveAct;
}

export interface ActProps {
  readonly view: DirectiveView;
  readonly tried: TriedAct | undefined;
}

/** What was typed into this act's form, if it is the one that was tried. */
export const typedFor = (act: DirectiveAct, tried: TriedAct | undefined): Typed =>
  tried?.act === act ? tried : nothingTyped;

export interface ActFormProps extends ActProps {
  readonly act: DirectiveAct;
  /** The leader's position to use, when it is done as a secretary. */
  readonly as?: string | null;
  readonly inNameOf?: string | null;
  readonly hasFiles?: boolean;
  readonly isDanger?: boolean;
  /** The act of the step stands open, with the page's one primary button; the others are folded. */
  readonly isMain?: boolean;
  readonly buttons?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The form of one act; posted from the directive as the page showed it. */
export function ActForm(props: ActFormProps) {
  const { act, tried, isMain = false } = props;
  const form = <Form {...props} />;
  if (isMain) {
    return (
      <section>
        <h3>{actNames[act].title}</h3>
        {form}
      </section>
    );
  }
  return (
    <Disclosure summary={actNames[act].title} isOpen={tried?.act === act}>
      {form}
    </Disclosure>
  );
}

function Form({ act, view, as, inNameOf, hasFiles, isDanger, isMain, buttons, children }: ActFormProps) {
  const { directive, officerNames } = view;
  return (
    <form
      class="mu-stack"
      method="post"
      action={paths.act(directive.id, act)}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="seenVersion" value={directive.version} />
      {as && <input type="hidden" name="as" value={as} />}
      {inNameOf && (
        <Alert tone="info">
          <p>
            Bạn làm việc này thay mặt {officerNames.get(inNameOf) ?? 'lãnh đạo'}; tên của cả hai được ghi lại.
          </p>
        </Alert>
      )}
      {children}
      <div class="mu-row">
        <Button variant={isMain ? 'primary' : 'secondary'} color={isDanger ? 'danger' : undefined}>
          {actNames[act].button}
        </Button>
        {buttons}
      </div>
    </form>
  );
}
