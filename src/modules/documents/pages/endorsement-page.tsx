import { PageTitle } from '#ui/index.ts';
import { type Document, nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { EndorsementForm, type EndorsementFormProps } from './endorsement-form.tsx';
import { Frame } from './frame.tsx';
import { Marks, titleOf } from './marks.tsx';
import { Suggested, type SuggestedProps } from './suggested.tsx';

/** Giving a document out: laid before a leader, decided by one, or handed further down. */
export const EndorsementPage = ({
  document,
  suggested,
  ...form
}: EndorsementFormProps & { readonly document: Document; readonly suggested: SuggestedProps }) => (
  <Frame
    title={form.title}
    direction={document.direction}
    trail={[{ label: nameOf(document), href: documentPaths.document(document.id) }, { label: form.title }]}
    posted={form.posted}
  >
    <PageTitle
      eyebrow={[document.code, document.senderName].filter(Boolean).join(' · ')}
      title={titleOf(document)}
      lead={<Marks {...document} />}
    />
    <Suggested {...suggested} />
    <EndorsementForm {...form} />
  </Frame>
);
