import type { ExplainedRisk } from './list-risks.ts';
import type { Likeness } from './risk.ts';

const left = [
  'còn hơn 3/4 thời gian',
  'còn từ 1/2 đến 3/4 thời gian',
  'còn từ 1/4 đến 1/2 thời gian',
  'còn dưới 1/4 thời gian',
];
const progress = ['chưa báo cáo tiến độ', 'tiến độ dưới 50%', 'tiến độ từ 50%', 'tiến độ từ 90%'];
const group: Readonly<Record<Likeness, string>> = {
  unitAndKind: 'cùng đơn vị, cùng loại',
  unit: 'cùng đơn vị',
  kind: 'cùng loại, ở mọi đơn vị',
  all: 'ở mọi đơn vị',
};

/** "7 trên 20 nhiệm vụ tương tự đã xong muộn": the figure that is shown, never a colour alone. */
export function riskInShort({ risk }: ExplainedRisk): string | undefined {
  return risk && `${risk.late}/${risk.total} việc tương tự đã muộn`;
}

/** The same with what is alike about them, and what it comes to. */
export function riskInFull({ risk, quarter, progress: band }: ExplainedRisk): string {
  const point = `${left[quarter]}, ${progress[band]}`;
  if (!risk) return `Chưa đủ nhiệm vụ đã kết thúc ở thời điểm như thế này (${point}) để ước lượng.`;
  const percent = Math.round(risk.share * 100);
  return `${risk.late} trên ${risk.total} nhiệm vụ tương tự (${group[risk.by]}; khi ${point}) đã kết thúc quá hạn; ước lượng khả năng muộn khoảng ${percent}%.`;
}
