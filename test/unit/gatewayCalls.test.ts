import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstGatewayCallIn } from '../../src/core/explain/gatewayCalls';
import { cpuMsOf } from './cpuTime';

const from = (names: string): string => `import { ${names} } from 'ai';\n`;

/** The code, and the called name with what stands before it on its line; `undefined` for none. */
const table: readonly (readonly [about: string, code: string, found: string | undefined])[] = [
  ['a plain string', `${from('generateText')}await generateText({ model: 'openai/gpt-5', prompt });`, 'generateText'],
  ['another property first', `${from('streamText')}streamText({ prompt: f({ a: 1 }), model: "x/y" })`, 'streamText'],
  ['a quoted property', `${from('embed')}embed({ 'model': 'x/y', value })`, 'embed'],
  ['a template without an expression', `${from('generateText')}generateText({ model: \`x/y\` })`, 'generateText'],
  ['a template with an expression', `${from('generateText')}generateText({ model: \`x/\${y}\` })`, undefined],
  ['a variable', `${from('generateText')}generateText({ model, prompt })`, undefined],
  ['a provider', `${from('generateText')}generateText({ model: openai('gpt-5') })`, undefined],
  ['a sum of strings', `${from('generateText')}generateText({ model: 'x/' + y })`, undefined],
  ['a nested model', `${from('generateText')}generateText({ tools: { model: 'x/y' } })`, undefined],
  ['under another name', `import { generateText as ask } from "ai"\nask({ model: 'x/y' })`, 'ask'],
  [
    'over several lines',
    `import {\n  a,\n  streamText,\n} from 'ai'\r\nstreamText({\r\n  model: 'x/y',\r\n})`,
    'streamText',
  ],
  ['a whole package', `import * as ai from 'ai';\nai.generateText({ model: 'x/y' })`, 'generateText'],
  ['with type arguments', `${from('generateObject')}generateObject<Shape>({ model: 'x/y' })`, 'generateObject'],
  ['an agent', `${from('ToolLoopAgent')}new ToolLoopAgent({ model: 'x/y' })`, 'ToolLoopAgent'],
  ['required', `const { generateText: go } = require('ai');\ngo({ model: 'x/y' })`, 'go'],
  ['imported when needed', `const { streamText } = await import('ai');\nstreamText({ model: 'x/y' })`, 'streamText'],
  ['required as a whole', `const ai = require("ai")\nai.embed({ model: 'x/y' })`, 'embed'],
  [
    'of another package',
    `import { generateText } from './mine';\nimport x from 'ai';\ngenerateText({ model: 'x/y' })`,
    undefined,
  ],
  ['a type alone', `import type { generateText } from 'ai';\ngenerateText({ model: 'x/y' })`, undefined],
  [
    'in a comment',
    `${from('generateText')}// generateText({ model: 'x/y' })\n/* generateText({ model: 'x/y' }) */`,
    undefined,
  ],
  ['in a string', `${from('generateText')}const a = "generateText({ model: 'x/y' })";`, undefined],
  ['an import in a comment', `// import { generateText } from 'ai'\ngenerateText({ model: 'x/y' })`, undefined],
  [
    'comments and braces between',
    `${from('generateText')}generateText({ /* } */ a: '}', b: /[}/]/g, // '\n model: 'x/y' })`,
    'generateText',
  ],
  ['text of JSX', `${from('generateText')}const a = <p>Don't</p>;\ngenerateText({ model: 'x/y' })`, 'generateText'],
  ['a method of that name', `${from('generateText')}mine.generateText({ model: 'x/y' })`, undefined],
  ['the gateway', `import { gateway } from '@ai-sdk/gateway';\nf({ model: gateway('x/y') })`, 'gateway'],
  ['the gateway of ai', `${from('gateway, generateText')}generateText({ model: gateway("x/y") })`, 'gateway'],
  ['a method of the gateway', `${from('gateway')}gateway.languageModel('x/y')`, 'languageModel'],
  ['another method of the gateway', `${from('gateway')}gateway.getCredits()`, undefined],
  ['a gateway of its own', `${from('createGateway')}const g = createGateway({ baseURL });\ng('x/y')`, 'g'],
  ['a gateway with a key', `${from('createGateway')}const g = createGateway({ apiKey: key });\ng('x/y')`, undefined],
  ['the first one', `${from('gateway, embed')}embed({ model });\nembed({ model: 'a/b' });\ngateway('x/y')`, 'embed'],
  ['blanks around', `import * as ai from 'ai';\nai\n  . generateText ({ model: 'x/y' })`, 'generateText'],
  [
    'type arguments behind a blank',
    `${from('generateObject')}generateObject <Shape>({ model: 'x/y' })`,
    'generateObject',
  ],
  ['the gateway of a whole package', `import * as ai from 'ai';\nai.gateway('x/y')`, 'gateway'],
  ['another function of ai', `${from('tool')}tool('x/y')`, undefined],
  ['a method of something else', `${from('gateway')}mine.languageModel('x/y')`, undefined],
  ['a string for another method of the gateway', `${from('gateway')}gateway.getAvailable('x/y')`, undefined],
  ['the gateway without a string', `${from('gateway')}gateway(model)`, undefined],
  ['a choice that names a model', `${from('generateText')}generateText({ a: b ? model : 'x/y' })`, undefined],
  ['another property, as long', `${from('generateText')}generateText({ tools: 'x/y' })`, undefined],
  ['the model of another call', `${from('generateText')}generateText({ prompt });\nf({ model: 'x/y' })`, undefined],
  ['a gateway without blanks', `${from('createGateway')}var gate=createGateway({});gate('x/y')`, 'gate'],
  ['a gateway behind more blanks', `${from('createGateway')}let  gate = createGateway({});\ngate('x/y')`, 'gate'],
  [
    'what is no gateway, beside one',
    `${from('createGateway')}const f = g;\nconst gate = createGateway({});\nf('x/y')`,
    undefined,
  ],
  ['a gateway without a name', `${from('createGateway')}export default createGateway({});`, undefined],
  [
    'a gateway at the top of a long file',
    `${from('createGateway')}const g = createGateway({});\n${'f();\n'.repeat(99)}g('x/y')`,
    'g',
  ],
  ['nothing', '', undefined],
];

test('calls through the gateway are found by imports and text', () => {
  for (const [about, code, expected] of table) {
    const found = firstGatewayCallIn(code);
    assert.equal(found?.name, expected, about);
    if (found !== undefined) assert.equal(code.slice(found.start, found.end), found.name, about);
  }
});

test('a file that people would not write is not looked at', () => {
  const call = `${from('gateway')}gateway('x/y');\n//`;
  const ofLength = (length: number): string => call + '-'.repeat(length - call.length);
  assert.equal(firstGatewayCallIn(ofLength(2 ** 18))?.name, 'gateway');
  assert.equal(firstGatewayCallIn(ofLength(2 ** 18 + 1)), undefined);
});

test('arguments that go on for longer than people write are not followed', () => {
  const behind = (length: number, rest: string): string =>
    `${from('embed, gateway')}embed({ value: '${'x'.repeat(length)}'${rest}`;
  const inside = `, model: 'x/y' })`;
  const later = ` });\ngateway('x/y')`;
  assert.equal(firstGatewayCallIn(behind(190_000, inside))?.name, 'embed');
  assert.equal(firstGatewayCallIn(behind(210_000, inside)), undefined);
  assert.equal(firstGatewayCallIn(behind(190_000, later))?.name, 'gateway');
  assert.equal(firstGatewayCallIn(behind(210_000, later)), undefined);
});

test('whatever a file holds, the place is that of the name', () => {
  const part = fc.constantFrom(
    ...[
      'import ',
      '{ generateText } ',
      'from ',
      "'ai'",
      'generateText',
      '(',
      '{',
      'model',
      ':',
      "'x/y'",
      '}',
      ')',
      '\n',
    ],
    ...['`', '${', '/', '//', '/*', '*/', '"', '\\', 'gateway', '.', ',', '=', 'const ', 'require'],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const text = from('generateText, gateway') + parts.join('');
      const found = firstGatewayCallIn(text);
      if (found !== undefined) assert.equal(text.slice(found.start, found.end), found.name);
    }),
    { numRuns: 3000 },
  );
});

test('whatever a file holds, it is looked at in a time that grows with it', () => {
  const head = from('generateText, gateway');
  const parts = [
    'generateText(',
    'generateText({',
    '{',
    '"',
    '`',
    '/*',
    '/',
    'import ',
    "'ai' ",
    'gateway(\n',
    'a.',
    'a ',
    '${`',
    '\\',
  ];
  for (const part of parts) {
    const text = head + part.repeat((2 ** 18 - head.length) / part.length);
    const tookMs = cpuMsOf(() => firstGatewayCallIn(text));
    assert.ok(tookMs < 2_000, `${part} took ${tookMs} ms`);
  }
});
