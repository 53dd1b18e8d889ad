import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeHintOf, lacksCredential } from '../../src/core/explain/codeHint';
import { codeTextOf, filler } from '../../src/core/explain/codeText';
import { importedIn } from '../../src/core/explain/importedNames';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';

const texts: readonly (readonly [text: string, code: string])[] = [
  ['a // b\nc', 'a     \nc'],
  ['a /* b\n */ c', 'a          c'],
  ["f('x')", `f('${filler}')`],
  ["f('it\\'s')", `f('${filler.repeat(5)}')`],
  ['a = /[/"]/', `a = /${filler.repeat(4)}/`],
  ['a / b / c', 'a / b / c'],
  ["'a' / b / c", `'${filler}' / b / c`],
  ["it's so\nf(1)", `it'${filler.repeat(3)}o\nf(1)`],
  ['/* open', '       '],
];

for (const [text, expected] of texts) {
  test(`of ${JSON.stringify(text)} the code is left, each character in its place`, () => {
    const { code } = codeTextOf(text);
    assert.equal(code.length, text.length);
    assert.equal(code, expected);
  });
}

test('strings are told with their quotes; a template with an expression is none', () => {
  assert.deepEqual(
    [...codeTextOf("f('x', `y`, `${z}`)").strings],
    [
      [2, 5],
      [7, 10],
    ],
  );
});

const imports: readonly (readonly [text: string, names: Record<string, string>, namespaces: string[]])[] = [
  ["import { streamText } from 'ai'", { streamText: 'streamText' }, []],
  ["import { streamText as ask, type Tool } from 'ai'", { ask: 'streamText' }, []],
  ["import * as ai from 'ai'", {}, ['ai']],
  ["import gateway from '@ai-sdk/gateway'", {}, ['gateway']],
  ["const { generateText: make } = require('ai')", { make: 'generateText' }, []],
  ["const ai = await import('ai')", {}, ['ai']],
  ["import type { Tool } from 'ai'", {}, []],
  ["import { streamText } from './ai'", {}, []],
  ["// import { streamText } from 'ai'", {}, []],
];

for (const [text, names, namespaces] of imports) {
  test(`${text} brings ${[...Object.keys(names), ...namespaces].join(', ') || 'nothing'}`, () => {
    const imported = importedIn(text, codeTextOf(text));
    assert.deepEqual(Object.fromEntries(imported.names), names);
    assert.deepEqual([...imported.namespaces], namespaces);
  });
}

const call = "import { streamText } from 'ai';\nstreamText({ model: 'openai/gpt-5' });\n";

const layouts: readonly (readonly [about: string, layout: Layout, actions: readonly string[] | undefined])[] = [
  ['a linked folder without a credential', { files: linked }, ['refresh', 'setApiKey']],
  ['a folder without a link', {}, ['link', 'setApiKey']],
  ['a virtual folder', { files: linked, onDisk: false }, ['setApiKey']],
  ['a folder with a key', { files: { '.env.local': 'AI_GATEWAY_API_KEY=vck_x' } }, undefined],
  [
    'a folder with a file that cannot be read',
    { files: { '.env.local': { kind: 'unreadable', problem: 'failed' } } },
    undefined,
  ],
];

for (const [about, layout, actions] of layouts) {
  test(`in ${about} a call through the gateway ${actions === undefined ? 'says nothing' : 'leads to a remedy'}`, () => {
    const project = projectFrom(layout);
    assert.equal(lacksCredential(project), actions !== undefined);
    const hint = codeHintOf(english, call, project);
    assert.deepEqual(hint?.actions, actions);
    if (hint !== undefined) assert.equal(call.slice(hint.start, hint.end), 'streamText');
    assert.equal(codeHintOf(english, 'f()', project), undefined);
  });
}
