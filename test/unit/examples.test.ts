/** What the examples are worth outside: the types of the SDK, and the programs that read and run them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { exampleText } from '../../src/core/gateway/examples';
import { builtInModels } from '../../src/core/gateway/models';

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

test('a model of the built-in list is one that the SDK knows', () => {
  const types = readFileSync('node_modules/gateway-4/dist/index.d.ts', 'utf8');
  for (const { id } of builtInModels) assert.ok(types.includes(`'${id}'`), id);
});
