import { LabelledBox } from '#ui/index.ts';

/** The box that takes what a scanner has made: one PDF, or pictures in order. */
export const ScanBox = ({ issue }: { readonly issue?: string | undefined }) => (
  <LabelledBox
    id="files"
    label="Tệp quét"
    hint="Một tệp PDF nhiều trang, hoặc nhiều ảnh JPEG, PNG theo thứ tự. Màu, từ 200 dpi."
    issue={issue}
  >
    {(box) => <input type="file" multiple accept="application/pdf,image/jpeg,image/png" {...box} />}
  </LabelledBox>
);
