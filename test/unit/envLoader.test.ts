import { loadEnvConfig, resetEnv, updateInitialEnv } from '@next/env';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadEnv } from 'vite';
import { envLoaders } from '../../src/core/env/loaders';
import { expandedIn, type Expanded } from '../../src/core/env/expanded';
import type { Resolved } from '../../src/core/env/loader';

type Values = Readonly<Record<string, string>>;

const names = ['LAYOUT_A', 'LAYOUT_B', 'LAYOUT_C'] as const;

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'aga-loaders-'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

/** What a real loader makes of files and of the environment, for the names above. */
const real = {
  next: () => {
    // It remembers the environment of its first call.
    updateInitialEnv(Object.fromEntries(names.map((name) => [name, process.env[name]])));
    const { combinedEnv } = loadEnvConfig(folder, true, { info: () => undefined, error: () => undefined }, true);
    return picked(combinedEnv);
  },
  vite: () => picked(loadEnv('development', folder, '')),
} as const;

function picked(env: Readonly<Record<string, string | undefined>>): Values {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

function inEnvironment(shell: Values, files: Values, use: () => Values): Values {
  const paths = Object.entries(files).map(([file, text]) => {
    const path = join(folder, file);
    writeFileSync(path, text);
    return path;
  });
  resetEnv();
  for (const name of names) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, shell);
  try {
    return use();
  } finally {
    for (const path of paths) rmSync(path);
    for (const name of names) Reflect.deleteProperty(process.env, name);
  }
}

function ours(kind: keyof typeof envLoaders, shell: Values, files: Values): ReadonlyMap<string, Resolved> {
  const loader = envLoaders[kind];
  const texts = loader.files.flatMap((file) => {
    const text = files[file];
    return text === undefined ? [] : [{ file, text }];
  });
  return loader.load(texts, shell);
}

/** A value refers to later names alone: in a circle, `vite` itself does not come to an end. */
function lineOf(index: number): fc.Arbitrary<string> {
  const references = names.slice(index + 1).flatMap((name) => [`$${name}`, `\${${name}}`, `\${${name}:-z}`]);
  const part = fc.constantFrom('x', 'y ', '$', '\\$', '$LAYOUT_X', '${LAYOUT_X:-w}', '-', 'é', ...references);
  const value = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(''));
  return fc
    .tuple(value, fc.constantFrom('', "'", '"'))
    .map(([text, quote]) => `${names[index] ?? ''}=${quote}${text}${quote}`);
}
const line = fc.oneof(...names.map((_, index) => lineOf(index)));
const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
const files = fc.dictionary(fc.constantFrom(...envLoaders.next.files), text);
const shells = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('', 'shell', 'a$LAYOUT_X'));

for (const kind of ['next', 'vite'] as const) {
  test(`resolves files and references as ${kind} itself does`, () => {
    fc.assert(
      fc.property(files, shells, (written, shell) => {
        const theirs = inEnvironment(shell, written, real[kind]);
        const resolved = ours(kind, shell, written);
        assert.deepEqual(Object.fromEntries([...resolved].map(([name, { value: read }]) => [name, read])), theirs);
      }),
      { numRuns: 3_000 },
    );
  });
}

test('tells which file decided', () => {
  const written = {
    '.env.local': 'LAYOUT_A=local',
    '.env.development': 'LAYOUT_A=dev\nLAYOUT_B=',
    '.env': 'LAYOUT_B=x',
  };
  const decided = (kind: 'next' | 'vite', shell: Values = {}): unknown[] =>
    names.map((name) => ours(kind, shell, written).get(name)?.file);
  assert.deepEqual(decided('next'), ['.env.local', '.env.development', undefined]);
  assert.deepEqual(decided('vite'), ['.env.development', '.env.development', undefined]);
  assert.deepEqual(decided('next', { LAYOUT_A: '' }), [undefined, '.env.development', undefined]);
});

const given: readonly (readonly [about: string, shell: Values, text: string, byNext: Values, byVite: Values])[] = [
  [
    'a reference of the environment, behind which nothing is followed by Vite',
    { LAYOUT_A: 'a$LAYOUT_X' },
    'LAYOUT_A=y\nLAYOUT_B=$LAYOUT_A',
    { LAYOUT_A: 'a', LAYOUT_B: 'a' },
    { LAYOUT_A: 'a$LAYOUT_X', LAYOUT_B: 'a$LAYOUT_X' },
  ],
  [
    'the same in the environment and in a file',
    { LAYOUT_A: 'a$LAYOUT_X' },
    'LAYOUT_A=a$LAYOUT_X\nLAYOUT_B=$LAYOUT_A',
    { LAYOUT_A: 'a', LAYOUT_B: 'a' },
    { LAYOUT_A: 'a$LAYOUT_X', LAYOUT_B: 'a' },
  ],
  [
    'an empty value of the environment',
    { LAYOUT_A: '' },
    'LAYOUT_A=y\nLAYOUT_B=x$LAYOUT_A',
    { LAYOUT_A: '', LAYOUT_B: 'x' },
    { LAYOUT_A: '', LAYOUT_B: 'x' },
  ],
];
for (const [about, shell, text, byNext, byVite] of given) {
  test(`resolves ${about}`, () => {
    const written = { '.env': text };
    for (const [kind, values] of [
      ['next', byNext],
      ['vite', byVite],
    ] as const) {
      assert.deepEqual(inEnvironment(shell, written, real[kind]), values, kind);
      const resolved = ours(kind, shell, written);
      assert.deepEqual(Object.fromEntries([...resolved].map(([name, { value: read }]) => [name, read])), values, kind);
    }
  });
}

test('what was given up in one file is not looked for in the next', () => {
  const long = `LAYOUT_A=${'$LAYOUT_B'.repeat(10)}\nLAYOUT_B=${'x'.repeat(2 ** 19)}`;
  const resolved = ours('next', {}, { '.env.local': long, '.env': 'LAYOUT_A=x\nLAYOUT_C=y' });
  assert.deepEqual(resolved.get('LAYOUT_A'), { value: undefined, file: '.env.local' });
  assert.deepEqual(resolved.get('LAYOUT_C'), { value: 'y', file: '.env' });
});

const order = ['.env.local', '.env'];
const worths: readonly (readonly [about: string, found: Resolved | undefined, file: string, worth: Expanded])[] = [
  ['the loader takes nothing from there', undefined, '.env', undefined],
  ['its references are followed', { value: 'followed', file: '.env' }, '.env', { value: 'followed' }],
  ['its references grow too long', { value: undefined, file: '.env' }, '.env', 'tooLong'],
  ['a file before it decides', { value: 'other', file: '.env.local' }, '.env', { value: '$A' }],
  ['the environment decides', { value: 'other', file: undefined }, '.env', { value: '$A' }],
  ['the loader took it from a file behind', { value: 'other', file: '.env' }, '.env.local', undefined],
];
for (const [about, found, file, worth] of worths) {
  test(`a value with a reference is worth ${worth === undefined ? 'nothing' : JSON.stringify(worth)} where ${about}`, () => {
    const resolved = new Map(found === undefined ? [] : [['KEY', found]]);
    assert.deepEqual(expandedIn(file, order, resolved)('KEY', '$A'), worth);
  });
}
