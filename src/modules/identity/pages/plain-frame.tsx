import { usePage } from '#platform/html/index.ts';
import { PublicShell } from '#ui/index.ts';
import { paths } from '../paths.ts';
import type { Frame, FrameProps } from '../services.ts';

/** A frame of the module's own, for where no house gives one: its tests and its screenshots. */
export const plainFrame =
  (siteName: string): Frame =>
  ({ title, hasErrors, children }) => (
    <PlainFrame siteName={siteName} title={title} hasErrors={hasErrors}>
      {children}
    </PlainFrame>
  );

function PlainFrame(props: Omit<FrameProps, 'kind'> & { readonly siteName: string }) {
  const { actor, path } = usePage();
  const here = (locale: string) => `${path.split('?')[0]}?lang=${locale}`;
  return (
    <PublicShell
      siteName={props.siteName}
      homeHref="/"
      nav={[]}
      title={props.title}
      hasErrors={props.hasErrors}
      languages={[
        { locale: 'vi', href: here('vi') },
        { locale: 'en', href: here('en') },
      ]}
      session={
        actor.id
          ? { name: actor.name, links: [], signOutAction: paths.signOut }
          : { signInHref: paths.signIn() }
      }
      footer={<p>{props.siteName}</p>}
    >
      {props.children}
    </PublicShell>
  );
}
