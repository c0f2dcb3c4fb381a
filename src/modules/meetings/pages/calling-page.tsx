import { type Document, documentLink } from '#modules/documents/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { Alert, Button, Card, ErrorSummary, LabelledBox, PageTitle } from '#ui/index.ts';
import type { FoundMeeting } from '../meeting-in.ts';
import { meetingPaths } from '../paths.ts';
import { TextField, Times, type Typed } from './fields.tsx';

export interface CallingPageProps {
  readonly document: Document;
  /** What its words say of when and where. */
  readonly found: FoundMeeting;
  readonly people: readonly { readonly officerId: string; readonly fullName: string }[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly typed: Typed;
}

/** An invitation on its way into the calendar: what its words say is filled in, a person confirms it. */
export function CallingPage({ document, found, people, units, typed }: CallingPageProps) {
  const invited = typed.values.getAll('officers');
  return (
    <DeskFrame
      title="Đưa vào lịch họp"
      hasErrors={typed.issues.size > 0}
      breadcrumbs={[{ label: 'Lịch họp', href: meetingPaths.list() }, { label: 'Đưa vào lịch' }]}
    >
      <div class="mu-stack">
        <ErrorSummary errors={typed.issues} />
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
              <TextField name="title" label="Nội dung" value={document.subject ?? ''} typed={typed} />
              <Times
                typed={typed}
                on={found.on?.toString()}
                from={found.at?.toString({ smallestUnit: 'minute' })}
                until={found.at?.add({ hours: 2 }).toString({ smallestUnit: 'minute' })}
                place={found.place}
              />
              <LabelledBox id="unit" label="Lịch của">
                {(box) => (
                  <select class="ds-input" {...box}>
                    {units.map(({ id, name }) => (
                      <option key={id} value={id} selected={typed.values.get('unit') === id}>
                        {name}
                      </option>
                    ))}
                  </select>
                )}
              </LabelledBox>
            </Card>
            <Card title="Người dự">
              <fieldset class="ds-fieldset" id="officers">
                <legend class="ds-label">Cán bộ</legend>
                {people.map(({ officerId, fullName }) => (
                  <label key={officerId} class="mu-row">
                    <input
                      class="ds-input"
                      type="checkbox"
                      name="officers"
                      value={officerId}
                      checked={invited.includes(officerId)}
                    />
                    {fullName}
                  </label>
                ))}
              </fieldset>
              <LabelledBox
                id="addresses"
                label="Người ngoài cơ quan"
                hint="Mỗi dòng một địa chỉ thư."
                issue={typed.issues.get('addresses')}
              >
                {(box) => (
                  <textarea class="ds-input" rows={3} {...box}>
                    {`\n${typed.values.get('addresses') ?? ''}`}
                  </textarea>
                )}
              </LabelledBox>
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
