/** Fee rules: values in, a reckoning in words out. No database, no clock. */
export { type AssessedLine, assessFee, type FeeAssessment, type Relief } from './assess-fee.ts';
export { type CompiledFee, compileFeeRule, type FeeFacts, FeeRuleFault } from './compile-fee-rule.ts';
export { explainChange, explainFee, kindName, reliefInWords, said } from './explain-fee.ts';
export type { DueAt, FeeRuleFile, FeeVersion, Words } from './fee-rule.ts';
export { type FeeCategory, type ReadFeeRule, readFeeCategories, readFeeRules } from './read-fee-rules.ts';
