import { loadEnvConfig, resetEnv, updateInitialEnv } from '@next/env';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadEnv } from 'vite';
import { envLoaders } from '../../src/core/env/loaders';
import { type Resolved } from '../../src/core/env/loader';

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
