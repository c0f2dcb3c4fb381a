import type { Form, Way } from '#engines/forms/index.ts';
import { answered, answerInWords, labelAt } from './form-words.ts';

/** The answers of a way: "Nhận thẻ: Qua bưu điện, Số sách: 2". */
export const WayWords = ({ form, way }: { readonly form: Form; readonly way: Way }) => (
  <>
    {Object.entries(way.given).map(([path, value], index) => (
      <span key={path}>
        {index > 0 && ', '}
        {answered(labelAt(form, path), '')}
        <strong>{answerInWords(form, path, value)}</strong>
      </span>
    ))}
  </>
);
