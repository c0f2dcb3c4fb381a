import type { ComponentChildren } from 'preact';
import { usePage } from '#platform/html/index.ts';
import { ErrorContent, type ErrorView, KeptFormContent, type KeptFormView } from '#platform/http/index.ts';
import { DeskFrame, PublicFrame } from './frames.tsx';

/** The frame of whoever looks at it: officers at their desk, everyone else on the portal. */
function OwnFrame(props: { readonly title: string; readonly children: ComponentChildren }) {
  const { actor } = usePage();
  const Frame = actor.kind === 'officer' ? DeskFrame : PublicFrame;
  return <Frame {...props} />;
}

/** An error, in the house's own frame. */
export const ErrorPage = (view: ErrorView) => (
  <OwnFrame title={view.title}>
    <div class="mu-stack">
      <ErrorContent {...view} />
    </div>
  </OwnFrame>
);

/** The form that waited while someone signed in again. */
export const KeptFormPage = (view: KeptFormView) => (
  <OwnFrame title={view.locale === 'en' ? 'Your form' : 'Tờ khai của bạn'}>
    <div class="mu-stack">
      <KeptFormContent {...view} />
    </div>
  </OwnFrame>
);
