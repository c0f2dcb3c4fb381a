import { Card } from '#ui/index.ts';
import type { ComparedPapers } from '../compare-papers.ts';

/** Two papers page by page, with a frame around each place where they differ. */
export function ComparedPictures({
  compared,
  page,
  hrefOf,
  titles: [before, after],
}: {
  readonly compared: Exclude<ComparedPapers, undefined>;
  readonly page: number;
  readonly hrefOf: (page: number) => string;
  readonly titles: readonly [string, string];
}) {
  if (compared === 'unreadable') {
    return (
      <Card title="So sánh hình">
        <p>Một trong hai tệp không vẽ được, nên chỉ so sánh được chữ.</p>
      </Card>
    );
  }
  return (
    <Card title="So sánh hình">
      <nav aria-label="Các trang">
        <ol class="mu-row">
          {compared.differences.map((count, index) => (
            <li key={index}>
              <a href={hrefOf(index + 1)} aria-current={index + 1 === page ? 'page' : undefined}>
                Trang {index + 1}: {count === 0 ? 'giống' : `${count} chỗ khác`}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {compared.isCut && <p class="mu-quiet">Chỉ so sánh {compared.differences.length} trang đầu.</p>}
      <div class="mu-pictures">
        <Picture title={`${before}, trang ${page}`} png={compared.before} />
        <Picture title={`${after}, trang ${page}`} png={compared.after} />
      </div>
    </Card>
  );
}

const Picture = ({ title, png }: { readonly title: string; readonly png: Uint8Array | null }) => (
  <figure>
    <figcaption class="mu-quiet">{title}</figcaption>
    {png ? (
      <img
        src={`data:image/png;base64,${Buffer.from(png).toString('base64')}`}
        alt={`${title}, chỗ khác được khung`}
      />
    ) : (
      <p>Bản này không có trang ấy.</p>
    )}
  </figure>
);
