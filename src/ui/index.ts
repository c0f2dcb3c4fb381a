export { Alert, type AlertProps, type AlertTone } from './alert/alert.tsx';
export { Flashes } from './alert/flashes.tsx';
export { Banner, type BannerProps } from './banner/banner.tsx';
export { type Breadcrumb, Breadcrumbs } from './breadcrumbs/breadcrumbs.tsx';
export { Button, ButtonLink, type ButtonProps } from './button/button.tsx';
export { Card, type CardProps } from './card/card.tsx';
export { type ComparedPiece, ComparedText } from './compared-text/compared-text.tsx';
export { type Column, DataTable, type DataTableProps } from './data-table/data-table.tsx';
export { DeadlineChip, type DeadlineChipProps } from './deadline-chip/deadline-chip.tsx';
export { Dialog, DialogLink, type DialogLinkProps, type DialogProps } from './dialog/dialog.tsx';
export { Disclosure, type DisclosureProps } from './disclosure/disclosure.tsx';
export { Document, type DocumentProps } from './document/document.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state/empty-state.tsx';
export { ErrorSummary } from './error-summary/error-summary.tsx';
export { type Figure, FigureList } from './figure-list/figure-list.tsx';
export { FileList, type FileListProps, type ListedFile } from './file-list/file-list.tsx';
export { FilterBar, type FilterBarProps } from './filter-bar/filter-bar.tsx';
export { FilterField, type FilterFieldProps, type FilterOption } from './filter-bar/filter-field.tsx';
export { formatDate, formatDateTime, formatLongDate, formatTime } from './format/format-date.ts';
export { formatFileSize } from './format/format-file-size.ts';
export { formatMoney, formatNumber, formatPercent } from './format/format-number.ts';
export { Icon, type IconName } from './icon/icon.tsx';
export {
  type BoxAttributes,
  BoxIssue,
  LabelledBox,
  type LabelledBoxProps,
} from './labelled-box/labelled-box.tsx';
export { LineChoices, type LineChoicesProps } from './line-choices/line-choices.tsx';
export { type LinkCard, LinkCardList, type LinkCardListProps } from './link-card-list/link-card-list.tsx';
export { PageTitle, type PageTitleProps } from './page-title/page-title.tsx';
export { Pagination, type PaginationProps } from './pagination/pagination.tsx';
export {
  type BoxOption,
  ChoiceBoxes,
  FileBox,
  PostedBox,
  type PostedBoxProps,
  SecretBox,
  SelectBox,
  TextBox,
  TickBox,
  WordsBox,
} from './posted-form/boxes.tsx';
export {
  isPosted,
  isRefused,
  nothingPosted,
  type Posted,
  PostedProblem,
  postedTo,
} from './posted-form/posted.tsx';
export { refusedInWords, refusedStatus } from './posted-form/refused-in-words.ts';
export { Progress, type ProgressProps } from './progress/progress.tsx';
export { PublicShell, type PublicShellProps } from './public-shell/public-shell.tsx';
export { QrCode, type QrCodeProps } from './qr-code/qr-code.tsx';
export { safeHref } from './safe-href/safe-href.ts';
export { SearchBox, type SearchBoxProps } from './search-box/search-box.tsx';
export type { NavItem, SearchForm, ShellProps, SignedIn } from './shell/shell-props.ts';
export { type Stage, StageList } from './stage-list/stage-list.tsx';
export { SummaryList, type SummaryRow } from './summary-list/summary-list.tsx';
export { TabLinks } from './tab-links/tab-links.tsx';
export { Tag, type TagProps, type TagTone } from './tag/tag.tsx';
export { Timeline, type TimelineItem } from './timeline/timeline.tsx';
export { ConsoleShell } from './work-shell/console-shell.tsx';
export { DeskShell } from './work-shell/desk-shell.tsx';
export type { NavSection, WorkShellProps } from './work-shell/work-shell.tsx';
