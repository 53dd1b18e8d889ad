import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import manifest from '../../package.json';
import { exampleKinds, exampleText } from '../../src/core/gateway/examples';
import { addressText, gatewayAddressOf, usualGateway } from '../../src/core/gateway/address';
import { builtInModels, modelDetail, modelsIn } from '../../src/core/gateway/models';
import { cpuMsOfFastest } from './cpuTime';
import { english } from './english';
import { expectedSnippets } from './snippets';

const model = 'openai/gpt-5-mini';
const gateway = 'http://127.0.0.1:8080';

test('the examples for TypeScript and Node.js are right by the types of the SDK', () => {
  const folder = mkdtempSync('.example-');
  try {
    const files = [undefined, gateway].flatMap((at) => [
      { name: at === undefined ? 'route.ts' : 'route-at.ts', text: exampleText('route', { model, gateway: at }) },
      { name: at === undefined ? 'node.mts' : 'node-at.mts', text: exampleText('node', { model, gateway: at }) },
    ]);
    const paths = files.map(({ name, text }) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const program = ts.createProgram(paths, {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: ['node'],
    });
    const found = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    assert.deepEqual(found, []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const [kind, command] of [
  ['curl', ['sh', '-n']],
  ['python', ['python3', '-c', 'import ast, sys; ast.parse(sys.stdin.read())']],
] as const) {
  test(`the example for ${kind} is right by its own program`, (t) => {
    const [program, ...args] = command;
    for (const at of [undefined, gateway]) {
      const { error, status, stderr } = spawnSync(program, args, { input: exampleText(kind, { model, gateway: at }) });
      if (error !== undefined) {
        t.skip(`${program} is not here`);
        return;
      }
      assert.equal(status, 0, stderr.toString());
    }
  });
}

test('the example for curl finds the credential in the file, and shows it to nobody', (t) => {
  const folder = mkdtempSync('.example-');
  try {
    writeFileSync(join(folder, 'curl'), '#!/bin/sh\ncat; echo "$@"\n', { mode: 0o755 });
    writeFileSync(join(folder, 'example.sh'), exampleText('curl', { model, gateway: undefined }));
    const run = (file: string, env: Readonly<Record<string, string>> = {}): string => {
      writeFileSync(join(folder, '.env.local'), file);
      const path = `${process.cwd()}/${folder}:${process.env['PATH'] ?? ''}`;
      return spawnSync('sh', ['example.sh'], { cwd: folder, env: { PATH: path, ...env }, encoding: 'utf8' }).stdout;
    };
    if (run('') === '') {
      t.skip('there is no sh here');
      return;
    }
    assert.match(run('A=1\nAI_GATEWAY_API_KEY="vck_a"\r\n'), /^Authorization: Bearer vck_a\nhttps:.*--header @-/);
    assert.match(run("VERCEL_OIDC_TOKEN='e.y.J'\n"), /^Authorization: Bearer e\.y\.J\n/);
    assert.match(run('AI_GATEWAY_API_KEY=vck_a\nVERCEL_OIDC_TOKEN=x\n'), /^Authorization: Bearer vck_a\n/);
    assert.match(run('AI_GATEWAY_API_KEY=vck_a\n', { AI_GATEWAY_API_KEY: 'vck_b' }), /^Authorization: Bearer vck_b\n/);
    assert.equal(run('AI_GATEWAY_API_KEY=vck_a\n').split('vck_a').length, 2, 'an argument shows it');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the snippets are the examples', () => {
  const names = readdirSync('src/snippets').map((name) => name.replace('.json', ''));
  assert.deepEqual(names.sort(), Object.keys(expectedSnippets).sort());
  for (const [name, expected] of Object.entries(expectedSnippets)) {
    assert.deepEqual(JSON.parse(readFileSync(`src/snippets/${name}.json`, 'utf8')), expected);
  }
  const paths = new Set(manifest.contributes.snippets.map(({ path }) => path));
  assert.deepEqual([...paths].sort(), names.map((name) => `./src/snippets/${name}.json`).sort());
});

test('a model of the built-in list is one that the SDK knows', () => {
  const types = readFileSync('node_modules/gateway-4/dist/index.d.ts', 'utf8');
  for (const { id } of builtInModels) assert.ok(types.includes(`'${id}'`), id);
});

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

test('the address of a gateway cannot end the text that it stands in', () => {
  const address = gatewayAddressOf("https://gateway.example/a'b$(x)`y;z&w|v/?q=\\#h");
  assert.ok(address);
  const text = addressText(address);
  assert.equal(text, 'https://gateway.example/a%27b%24%28x%29%60y%3bz%26w%7cv');
  for (const kind of exampleKinds) {
    assert.ok(exampleText(kind, { model, gateway: text }).includes(text));
    assert.ok(!exampleText(kind, { model, gateway: text }).includes(usualGateway));
  }
});
