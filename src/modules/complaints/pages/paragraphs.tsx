/** What somebody wrote, a paragraph for each line of theirs. */
export const Paragraphs = ({ text }: { readonly text: string }) => (
  <div class="mu-stack" data-gap="small">
    {text
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line, index) => (
        <p key={index}>{line}</p>
      ))}
  </div>
);
