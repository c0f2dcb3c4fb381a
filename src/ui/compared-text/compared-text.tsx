/** A piece of a text that stayed, came or went. */
export interface ComparedPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Who put it there or took it out; told where it is known. */
  readonly by?: string | undefined;
}

/** Two texts as one, paragraph by paragraph: what came is underlined, what went is struck out, each with its author. */
export const ComparedText = ({ lines }: { readonly lines: readonly (readonly ComparedPiece[])[] }) => (
  <div class="mu-compared">
    {lines.map((pieces, line) => (
      <p key={line}>
        {pieces.map((piece, at) => (
          <Piece key={`${at} ${piece.kind}`} piece={piece} next={pieces[at + 1]} />
        ))}
      </p>
    ))}
  </div>
);

function Piece({ piece, next }: { readonly piece: ComparedPiece; readonly next: ComparedPiece | undefined }) {
  const { kind, text, by } = piece;
  if (kind === 'same') return <span>{text}</span>;
  // What one person took out and put in its place bears the name once.
  const isTold = by !== undefined && !(next?.kind === 'added' && next.by === by);
  return (
    <>
      {kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>}
      {isTold && <small class="mu-compared-by">{by} </small>}
    </>
  );
}
