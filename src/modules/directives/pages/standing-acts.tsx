import { Button, formatDate, postedTo, SelectBox, WordsBox } from '#ui/index.ts';
import type { OwnStep } from '../directive-view.ts';
import { ActForm, type ActProps } from './act-form.tsx';

/** Work that comes back every month or quarter, such as a report. */
export const Repeat = (props: ActProps) => {
  const { recurrence } = props.view;
  return (
    <ActForm {...props} act="repeat">
      {recurrence && <p>Lần tới hạn ngày {formatDate(recurrence.nextDueOn, 'vi')}.</p>}
      <SelectBox
        {...postedTo('repeat', props.posted).box('every')}
        label="Giao lại"
        options={[
          { value: 'never', label: 'Không lặp lại' },
          { value: 'month', label: 'Hằng tháng' },
          { value: 'quarter', label: 'Hằng quý' },
        ]}
        value={recurrence?.every ?? 'never'}
      />
    </ActForm>
  );
};

/** Whether an order stands whose document holds no more. */
export const DecideSource = (props: ActProps & { readonly step: OwnStep }) => (
  <ActForm
    {...props}
    {...props.step}
    act="source"
    isMain
    buttons={
      <Button variant="secondary" name="withdraw" value="yes">
        Thu hồi nhiệm vụ
      </Button>
    }
  >
    <WordsBox
      {...postedTo('source', props.posted).box('reason')}
      label="Lý do"
      hint="Ghi văn bản thay thế, hoặc vì sao nhiệm vụ vẫn cần làm."
    />
  </ActForm>
);
