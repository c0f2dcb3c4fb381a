const name = { type: 'string', minLength: 1, maxLength: 300 };
const feel = { type: 'string', minLength: 1, maxLength: 2000 };
const word = { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,59}$' };
const variableName = { type: 'string', pattern: '^[\\p{L}_][\\p{L}\\p{N}_ ]{0,59}$' };
const share = { type: 'number', minimum: 0, maximum: 1 };

/** The shape of a step list as JSON Schema 2020-12; what its words refer to is checked by `checkStepList`. */
export const stepListSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['id', 'name', 'steps'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9-]{0,79}$' },
    name,
    variables: {
      type: 'object',
      maxProperties: 200,
      propertyNames: variableName,
      additionalProperties: { enum: ['text', 'number', 'boolean', 'date', 'list', 'record'] },
    },
    steps: { $ref: '#/$defs/steps' },
    called: { type: 'array', minItems: 1, maxItems: 20, items: { $ref: '#' } },
  },
  $defs: {
    steps: { type: 'array', minItems: 1, maxItems: 100, items: { $ref: '#/$defs/step' } },
    step: {
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      properties: {
        id: word,
        name,
        position: name,
        place: name,
        question: feel,
        notBy: { type: 'array', items: word, minItems: 1, maxItems: 20, uniqueItems: true },
        share,
        when: feel,
        outcomes: {
          anyOf: [
            { type: 'array', items: word, minItems: 1, maxItems: 20, uniqueItems: true },
            {
              type: 'object',
              propertyNames: word,
              additionalProperties: word,
              minProperties: 1,
              maxProperties: 20,
            },
          ],
        },
        returnTo: word,
        form: name,
        action: name,
        consult: {
          type: 'object',
          required: ['each', 'as'],
          additionalProperties: false,
          properties: {
            each: feel,
            as: variableName,
            inTurn: { type: 'boolean' },
            until: feel,
            among: { type: 'array', items: name, minItems: 1, maxItems: 100, uniqueItems: true },
          },
        },
        timers: { type: 'array', minItems: 1, maxItems: 10, items: { $ref: '#/$defs/timer' } },
        parallel: {
          type: 'array',
          minItems: 2,
          maxItems: 12,
          items: {
            if: { required: ['steps'] },
            // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
            then: {
              type: 'object',
              required: ['steps'],
              additionalProperties: false,
              properties: { steps: { $ref: '#/$defs/steps' } },
            },
            else: { $ref: '#/$defs/step' },
          },
        },
        call: name,
        service: name,
        await: name,
        decide: {
          type: 'object',
          required: ['value', 'into'],
          additionalProperties: false,
          properties: { value: feel, into: variableName },
        },
      },
    },
    timer: {
      type: 'object',
      required: ['goTo'],
      additionalProperties: false,
      properties: {
        after: name,
        at: name,
        share: { type: 'number', exclusiveMinimum: 0, maximum: 10 },
        clock: { enum: ['working', 'calendar'] },
        goTo: word,
      },
    },
  },
};
