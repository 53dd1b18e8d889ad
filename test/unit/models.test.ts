import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelDetail, modelsIn, type Model } from '../../src/core/gateway/models';
import { cpuMsOfFastest } from './cpuTime';
import { english } from './english';

test('models are read from what the gateway lists, with what they cost', () => {
  const rows = [
    { id: 'openai/gpt-5', name: 'GPT-5', context_window: 400_000, pricing: { input: '0.00000125', output: '0.00001' } },
    { id: 'meta/llama', type: 'language', context_window: 8192 },
    { id: 'openai/text-embedding', type: 'embedding' },
    { id: "x/y'; rm -rf /" },
    { id: 'no-slash' },
    { id: 'google/gemini', name: '[x](command:y) $(zap)', context_window: 1_048_576, pricing: { input: 'x' } },
    { id: 7 },
    null,
    'text',
  ];
  const models = modelsIn(JSON.stringify({ object: 'list', data: rows })) ?? [];
  assert.deepEqual(
    models.map((each) => `${each.id} ${each.name}: ${modelDetail(english, each)}`),
    [
      'openai/gpt-5 GPT-5: 400K context · $1.25 in, $10.00 out per million tokens',
      'meta/llama : 8.2K context',
      'google/gemini [x] (command:y) $ (zap): 1M context',
    ],
  );
  for (const rubbish of [
    '',
    '{}',
    '[]',
    '<html>',
    '{"data":{}}',
    '{"data":[]}',
    '{"data":[{"__proto__":{"id":"a/b"}}]}',
  ]) {
    assert.equal(modelsIn(rubbish), undefined, rubbish);
  }
});

test('10,000 models are read in a moment', () => {
  const data = Array.from({ length: 10_000 }, (_, at) => ({ id: `a/model-${at}`, name: 'x'.repeat(200) }));
  const body = JSON.stringify({ data });
  assert.ok(cpuMsOfFastest(() => modelsIn(body)) < 50);
});

function modelFrom(row: string): Model | undefined {
  return modelsIn(`{"data":[${row}]}`)?.[0];
}

test('a model is offered by an id that means nothing to a shell, where it writes text', () => {
  const [longCreator, longName] = ['a'.repeat(60), 'b'.repeat(100)];
  const rows: readonly (readonly [row: Readonly<Record<string, unknown>>, offered: boolean])[] = [
    [{ id: 'my-lab.x_1/Model-2.5_b:free' }, true],
    [{ id: `${longCreator}/${longName}` }, true],
    [{ id: `${longCreator}a/b` }, false],
    [{ id: `a/${longName}b` }, false],
    [{ id: 'a/b/c' }, false],
    [{ id: 'a:b/c' }, false],
    [{ id: '/b' }, false],
    [{ id: 'a/' }, false],
    [{ id: ' a/b' }, false],
    [{ id: 'a/b\n' }, false],
    [{ id: '' }, false],
    [{}, false],
    [{ id: 'a/b', type: 'language' }, true],
    [{ id: 'a/b', type: '' }, true],
    [{ id: 'a/b', type: 7 }, true],
    [{ id: 'a/b', type: 'image' }, false],
  ];
  for (const [row, offered] of rows)
    assert.equal(modelFrom(JSON.stringify(row))?.id, offered ? row['id'] : undefined, JSON.stringify(row));
});

const bare: Model = { id: 'a/b', name: '', context: undefined, price: undefined };

test('a context or a price that none can be is not known', () => {
  const rows: readonly (readonly [properties: string, known: Partial<Model>])[] = [
    ['"context_window":1', { context: 1 }],
    ['"context_window":999999999999', { context: 999_999_999_999 }],
    ['"context_window":1000000000000', {}],
    ['"context_window":0', {}],
    ['"context_window":-5', {}],
    ['"context_window":"8192"', {}],
    ['"pricing":{"input":"0","output":"0.5"}', { price: { input: 0, output: 0.5 } }],
    ['"pricing":{"input":"999999","output":"1e-6"}', { price: { input: 999_999, output: 1e-6 } }],
    ['"pricing":{"input":"1000000","output":"1"}', {}],
    ['"pricing":{"input":"1","output":"Infinity"}', {}],
    ['"pricing":{"input":"-1","output":"1"}', {}],
    ['"pricing":{"input":"1","output":"x"}', {}],
    ['"pricing":{"input":"1"}', {}],
    ['"pricing":{"output":"1"}', {}],
    ['"pricing":{"input":1,"output":1}', {}],
    ['"pricing":"text"', {}],
    ['"pricing":null', {}],
    ['"name":7', {}],
    ['"name":" My\\nmodel "', { name: 'My model' }],
  ];
  for (const [properties, known] of rows)
    assert.deepEqual(modelFrom(`{"id":"a/b",${properties}}`), { ...bare, ...known }, properties);
});

test('of a list without an end, the first 2000 rows are looked at', () => {
  const ids = Array.from({ length: 2001 }, (_, at) => `a/model-${at}`);
  const models = modelsIn(JSON.stringify({ data: ids.map((id) => ({ id })) }));
  assert.deepEqual(
    models?.map(({ id }) => id),
    ids.slice(0, 2000),
  );
});

test('a context is told as models are advertised', () => {
  const rows: Readonly<Record<number, string>> = {
    1: '1',
    999: '999',
    1000: '1K',
    1500: '1.5K',
    8192: '8.2K',
    9999: '10K',
    10_000: '10K',
    131_072: '131K',
    999_499: '999K',
    999_500: '1M',
    1_000_000: '1M',
    1_048_576: '1M',
    1_500_000: '1.5M',
    10_000_000: '10M',
    123_456_789: '123M',
  };
  for (const [context, size] of Object.entries(rows))
    assert.equal(modelDetail(english, { ...bare, context: Number(context) }), `${size} context`);
});

test('what is not known of a model is left out', () => {
  assert.equal(modelDetail(english, bare), '');
  const price = { input: 0, output: 0.000_000_4 };
  assert.equal(modelDetail(english, { ...bare, price }), '$0.00 in, $0.40 out per million tokens');
});
