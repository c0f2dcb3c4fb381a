import { type BoxOption, type PostedBoxProps, SelectBox } from '#ui/index.ts';

/** One of a list; where there is but one, it stands chosen. */
export const Choose = (props: PostedBoxProps & { readonly options: readonly BoxOption[] }) => (
  <SelectBox none={props.options.length === 1 ? undefined : 'Chọn…'} {...props} />
);
