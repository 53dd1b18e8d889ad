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
  ['f(`${a}`); // b', `f(\`${filler.repeat(4)}\`);     `],
  ["f('xy", `f('${filler}y`],
  ['a = /[/"]/', `a = /${filler.repeat(4)}/`],
  ['a = /b"/', `a = /${filler.repeat(2)}/`],
  ['a = /\\/"/', `a = /${filler.repeat(3)}/`],
  ['a =\t/"/', `a =\t/${filler}/`],
  ['/"/.test(a)', `/${filler}/.test(a)`],
  ['a / b / c', 'a / b / c'],
  ['a = /b/ / c / d', `a = /${filler}/ / c / d`],
  ["'a' / b / c", `'${filler}' / b / c`],
  ['a = /b\nc/', 'a = /b\nc/'],
  ["it's so\nf(1)", `it'${filler.repeat(3)}o\nf(1)`],
  ["it's so\rf(1)", `it'${filler.repeat(3)}o\rf(1)`],
  ['/* open', '       '],
];

for (const [text, expected] of texts) {
  test(`of ${JSON.stringify(text)} the code is left, each character in its place`, () => {
    const { code } = codeTextOf(text);
    assert.equal(code.length, text.length);
    assert.equal(code, expected);
  });
}

/** The text, and its strings with their quotes. */
const strings: readonly (readonly [about: string, text: string, found: readonly string[]])[] = [
  ['in any quotes', 'f(\'x\', "y", `z`)', ["'x'", '"y"', '`z`']],
  ['a template with an expression is none', "f(`${a}`, 'b')", ["'b'"]],
  ['a template with a dollar that is escaped', 'f(`\\${a}`)', ['`\\${a}`']],
  ['a dollar in other quotes', "f('${a}', b)", ["'${a}'"]],
  ['a template over two lines', 'f(`a\nb`)', ['`a\nb`']],
  ['what ends with its line is none', "it's so\nf('a')", ["'a'"]],
  ['what does not end is none', "f('a', 'b", ["'a'"]],
];

for (const [about, text, found] of strings) {
  test(`strings are told with their quotes: ${about}`, () => {
    assert.deepEqual(
      [...codeTextOf(text).strings].map(([start, end]) => text.slice(start, end)),
      found,
    );
  });
}

const imports: readonly (readonly [text: string, names: Record<string, string>, namespaces: string[]])[] = [
  ["import { streamText } from 'ai'", { streamText: 'streamText' }, []],
  ["import{streamText}from'ai'", { streamText: 'streamText' }, []],
  ["import { streamText as ask, type Tool } from 'ai'", { ask: 'streamText' }, []],
  ["import all, { streamText } from 'ai'", { streamText: 'streamText' }, []],
  ["import * as ai from 'ai'", {}, ['ai']],
  ["import *as  ai from 'ai'", {}, ['ai']],
  ["import gateway from '@ai-sdk/gateway'", {}, ['gateway']],
  ["const { generateText: make } = require('ai')", { make: 'generateText' }, []],
  ["const {generateText:make}=require( 'ai' )", { make: 'generateText' }, []],
  ["const a = 1, b = 2; const { embed } = require ('ai')", { embed: 'embed' }, []],
  ["const ai=require('ai')", {}, ['ai']],
  ["const ai = await import('ai')", {}, ['ai']],
  ["let ai = await  import('ai')", {}, ['ai']],
  ["ai = require('ai')", {}, []],
  ["import type { Tool } from 'ai'", {}, []],
  ["import  type { Tool } from 'ai'", {}, []],
  ["import { streamText } from './ai'", {}, []],
  ["import { streamText } from './mine'; f('ai')", {}, []],
  ["const mine = require('./mine'); f('ai')", {}, []],
  ["// import { streamText } from 'ai'", {}, []],
];

for (const [text, names, namespaces] of imports) {
  test(`${text} brings ${[...Object.keys(names), ...namespaces].join(', ') || 'nothing'}`, () => {
    const imported = importedIn(text, codeTextOf(text));
    assert.deepEqual(Object.fromEntries(imported.names), names);
    assert.deepEqual([...imported.namespaces], namespaces);
  });
}

test('imports are found at the top of a long file, and no more of them than people write', () => {
  const long = `import { embed } from 'ai';\n${'f();\n'.repeat(1000)}`;
  assert.deepEqual([...importedIn(long, codeTextOf(long)).names.keys()], ['embed']);
  const many = Array.from({ length: 60 }, (_, index) => `import { a${index + 1} } from 'ai';`).join('\n');
  const names = [...importedIn(many, codeTextOf(many)).names.keys()];
  assert.deepEqual([names.length, names.at(-1)], [50, 'a50']);
});

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
    if (hint !== undefined) {
      assert.equal(call.slice(hint.start, hint.end), 'streamText');
      assert.equal(hint.text, '"streamText" goes through the AI Gateway, and this project has no credential for it.');
    }
    assert.equal(codeHintOf(english, 'f()', project), undefined);
  });
}
