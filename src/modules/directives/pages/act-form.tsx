import type { ComponentChildren } from 'preact';
import { Alert, Button, Disclosure, type Posted } from '#ui/index.ts';
import type { DirectiveView } from '../directive-view.ts';
import { actNames } from '../messages.vi.ts';
import { type DirectiveAct, paths } from '../paths.ts';

export interface ActProps {
  readonly view: DirectiveView;
  /** To the form of one of the acts. */
  readonly posted: Posted;
}

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
  const { act, posted, isMain = false } = props;
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
    <Disclosure summary={actNames[act].title} isOpen={posted.form === act}>
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
