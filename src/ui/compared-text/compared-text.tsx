/** A piece of a text that stayed, came or went. */
export interface ComparedPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Two texts as one, paragraph by paragraph: what came is underlined, what went is struck out. */
export const ComparedText = ({ lines }: { readonly lines: readonly (readonly ComparedPiece[])[] }) => (
  <div class="mu-compared">
    {lines.map((pieces, line) => (
      <p key={line}>
        {pieces.map(({ kind, text }, piece) => {
          const key = `${piece} ${kind}`;
          if (kind === 'added') return <ins key={key}>{text}</ins>;
          return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
        })}
      </p>
    ))}
  </div>
);
