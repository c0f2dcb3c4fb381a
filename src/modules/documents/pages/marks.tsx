import { Tag } from '#ui/index.ts';
import type { Document } from '../model.ts';
import { circulationWords, secrecyWords, stateWords, urgencyWords } from '../words.vi.ts';

export const StateTag = ({ state }: Pick<Document, 'state'>) => {
  const { text, tone } = stateWords[state];
  return <Tag tone={tone}>{text}</Tag>;
};

/** Degrees of urgency and secrecy, and how far a document may go. */
export const Marks = ({ urgency, secrecy, circulation, isLimited, isHandSigned }: Document) => (
  <>
    {urgency > 0 && <Tag tone="danger">{urgencyWords[urgency]}</Tag>}
    {secrecy && <Tag tone="danger">{secrecyWords[secrecy]}</Tag>}
    {circulation && <Tag tone="warning">{circulationWords[circulation]}</Tag>}
    {isHandSigned && <Tag tone="neutral">Ký tay, bản quét</Tag>}
    {isLimited && <Tag tone="warning">Hạn chế người biết</Tag>}
  </>
);

/** What a document is called in a list: its summary, or what may be said of it. */
export const titleOf = ({ subject, secrecy, typeName, code }: Document): string =>
  secrecy ? `Văn bản ${secrecyWords[secrecy].toLowerCase()}` : ((subject || typeName || code) ?? 'Văn bản');
