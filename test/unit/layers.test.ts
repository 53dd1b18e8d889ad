import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { test } from 'node:test';

/** What each file of `src` imports, by esbuild's metafile: a path, or a package's name. */
async function importsOfSrc(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { metafile } = await build({
    entryPoints: ['src/**/*.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    write: false,
    outdir: 'dist',
    metafile: true,
  });
  const inputs = Object.entries(metafile.inputs).map(
    ([path, { imports }]) => [path, imports.map((imported) => imported.path)] as const,
  );
  return new Map(inputs);
}

const rules: readonly (readonly [layer: string, allowed: RegExp])[] = [
  ['src/core/', /^(src\/core\/.*|dotenv|jose)$/],
  ['src/vscode/', /^(src\/core\/.*|src\/vscode\/.*|vscode|node:.*)$/],
  ['src/commands.ts', /^(src\/core\/.*|src\/vscode\/.*|vscode)$/],
  ['src/extension.ts', /^(src\/core\/.*|src\/vscode\/.*|src\/commands\.ts|vscode)$/],
];

test('each layer imports only what it may', async () => {
  const imports = await importsOfSrc();
  const files = rules.map(([layer]) => [...imports.keys()].filter((path) => path.startsWith(layer)).length);
  assert.ok(
    files.every((count) => count > 0),
    'a layer without files',
  );
  for (const [path, imported] of imports) {
    const [, allowed] = rules.find(([layer]) => path.startsWith(layer)) ?? [];
    assert.ok(allowed, `${path} belongs to no layer`);
    for (const name of imported) assert.match(name, allowed, `${path} imports ${name}`);
  }
});
