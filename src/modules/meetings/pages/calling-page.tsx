import { type Document, documentLink } from '#modules/documents/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Alert,
  type BoxOption,
  Button,
  Card,
  ChoiceBoxes,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  SelectBox,
  TextBox,
  WordsBox,
} from '#ui/index.ts';
import type { FoundMeeting } from '../meeting-in.ts';
import { meetingPaths } from '../paths.ts';
import { Times } from './times.tsx';

export interface CallingPageProps {
  readonly document: Document;
  /** What its words say of when and where. */
  readonly found: FoundMeeting;
  readonly people: readonly { readonly officerId: string; readonly fullName: string }[];
  readonly units: readonly BoxOption[];
  readonly posted: Posted;
}

/** An invitation on its way into the calendar: what its words say is filled in, a person confirms it. */
export function CallingPage({ document, found, people, units, posted }: CallingPageProps) {
  return (
    <DeskFrame
      title="Đưa vào lịch họp"
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: 'Lịch họp', href: meetingPaths.list() }, { label: 'Đưa vào lịch' }]}
    >
      <div class="mu-stack">
        <PostedProblem posted={posted} />
        <PageTitle
          eyebrow={[document.typeName, document.code].filter(Boolean).join(' ')}
          title="Đưa vào lịch họp"
          lead={<a href={documentLink(document.id)}>{document.subject}</a>}
        />
        {found.on && (
          <Alert tone="info">Ngày, giờ, địa điểm đọc từ văn bản: xem lại trước khi đưa vào lịch.</Alert>
        )}
        <form class="mu-stack" method="post" action={meetingPaths.calling()} noValidate>
          <input type="hidden" name="document" value={document.id} />
          <div class="mu-columns">
            <Card title="Cuộc họp">
              <TextBox name="title" label="Nội dung" value={document.subject} posted={posted} />
              <Times
                posted={posted}
                on={found.on?.toString()}
                from={found.at?.toString({ smallestUnit: 'minute' })}
                until={found.at?.add({ hours: 2 }).toString({ smallestUnit: 'minute' })}
                place={found.place}
              />
              <SelectBox name="unit" label="Lịch của" options={units} posted={posted} />
            </Card>
            <Card title="Người dự">
              <ChoiceBoxes
                type="checkbox"
                name="officers"
                label="Cán bộ"
                options={people.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
                posted={posted}
              />
              <WordsBox
                name="addresses"
                label="Người ngoài cơ quan"
                hint="Mỗi dòng một địa chỉ thư."
                posted={posted}
              />
            </Card>
          </div>
          <div>
            <Button variant="primary">Đưa vào lịch và mời</Button>
          </div>
        </form>
      </div>
    </DeskFrame>
  );
}
