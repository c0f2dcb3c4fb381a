/** Wraps flow elements in a BPMN file, one to a line from line 3 on: for tests and examples. */
export const sketch = (...elements: readonly string[]): string =>
  [
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:muong="urn:muong:bpmn:1" id="d" targetNamespace="urn:t">',
    '<process id="p" isExecutable="true">',
    ...elements,
    '</process></definitions>',
  ].join('\n');

/** `flow('a', 'b', 'c')` joins a to b and b to c. */
export const flow = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map(
      (to, place) => `<sequenceFlow id="${ids[place]}_${to}" sourceRef="${ids[place]}" targetRef="${to}"/>`,
    )
    .join('');
