import { fieldKinds } from './form-source.ts';

const text = {
  anyOf: [
    { type: 'string', minLength: 1, maxLength: 4000 },
    {
      type: 'object',
      required: ['vi'],
      properties: { vi: { type: 'string', minLength: 1 }, en: { type: 'string' } },
      additionalProperties: false,
    },
  ],
};
const scalar = { type: ['string', 'number', 'boolean'] };
const oneOrMore = (items: object) => ({ anyOf: [items, { type: 'array', items, minItems: 1 }] });
const condition = {
  anyOf: [
    { type: 'string', minLength: 1, maxLength: 2000 },
    { type: 'object', minProperties: 1, additionalProperties: oneOrMore(scalar) },
  ],
};
const name = { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,49}$' };
const count = { type: 'integer', minimum: 0 };
const limit = { type: ['number', 'string'] };

/** The shape of `form.yaml`; which keys go with which kind is checked by `compileForm`. */
export const sourceSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['id', 'version', 'title', 'stages'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[a-z0-9]+([.-][a-z0-9]+)*$' },
    version: { type: 'integer', minimum: 1 },
    title: text,
    intro: text,
    stages: { type: 'array', minItems: 1, maxItems: 30, items: { $ref: '#/$defs/stage' } },
    rules: { type: 'array', items: { $ref: '#/$defs/rule' } },
    coSigner: {
      type: 'object',
      required: ['label'],
      additionalProperties: false,
      properties: { label: text, when: condition },
    },
    schema: { type: 'object' },
  },
  $defs: {
    stage: {
      type: 'object',
      required: ['id', 'title', 'fields'],
      additionalProperties: false,
      properties: {
        id: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
        title: text,
        intro: text,
        when: condition,
        respondent: text,
        fields: { $ref: '#/$defs/fields' },
      },
    },
    fields: { type: 'array', minItems: 1, maxItems: 200, items: { $ref: '#/$defs/field' } },
    field: {
      type: 'object',
      required: ['kind', 'label'],
      properties: {
        name,
        kind: { enum: fieldKinds },
        label: text,
        hint: text,
        help: text,
        message: text,
        unit: text,
        rowLabel: text,
        required: { anyOf: [{ type: 'boolean' }, condition] },
        when: condition,
        personal: { type: 'boolean' },
        prefill: oneOrMore({ type: 'string', pattern: '^[A-Za-z0-9]+(\\.[A-Za-z0-9]+)+$' }),
        prefillLocked: { type: 'boolean' },
        was: oneOrMore({ type: 'string', pattern: '^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$' }),
        default: scalar,
        autocomplete: { type: 'string' },
        widget: { enum: ['radio', 'select'] },
        minLength: count,
        maxLength: { type: 'integer', minimum: 1, maximum: 20_000 },
        pattern: { type: 'string' },
        min: limit,
        max: limit,
        decimals: { type: 'integer', minimum: 0, maximum: 6 },
        partial: { type: 'boolean' },
        options: { type: ['object', 'array'] },
        optionsFrom: name,
        accept: { type: 'array', items: { type: 'string' } },
        maxFiles: { type: 'integer', minimum: 1, maximum: 50 },
        component: { type: ['string', 'number'] },
        minRows: count,
        maxRows: { type: 'integer', minimum: 1, maximum: 200 },
        fields: { $ref: '#/$defs/fields' },
        value: { type: ['string', 'number'] },
      },
    },
    rule: {
      type: 'object',
      required: ['id', 'check', 'field', 'message'],
      additionalProperties: false,
      properties: {
        id: { type: 'string' },
        when: condition,
        check: condition,
        field: { type: 'string' },
        message: text,
        at: { type: 'array', items: { enum: ['submit', 'decide'] } },
      },
    },
  },
};
