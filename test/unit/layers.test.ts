import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

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
  ['src/vscode/', /^(src\/core\/.*|src\/vscode\/.*|vscode|node:.*|https?|cross-spawn)$/],
  // What stands in the place of others in a browser.
  ['src/web/', /^(src\/core\/.*|src\/vscode\/gateway\/request\.ts|vscode)$/],
  // It runs outside of the editor.
  ['src/runner.ts', /^(src\/vscode\/editor\/runnerOrder\.ts|node:.*|cross-spawn)$/],
  ['src/explain.ts', /^(src\/core\/.*|src\/vscode\/.*|vscode)$/],
  ['src/glance.ts', /^(src\/core\/.*|src\/vscode\/.*|vscode)$/],
  ['src/details.ts', /^(src\/core\/.*|src\/vscode\/.*|src\/commands\.ts|vscode)$/],
  ['src/onDemand.ts', /^(src\/core\/.*|src\/vscode\/.*|src\/(commands|details|explain|glance)\.ts|vscode)$/],
  // Types alone, for other extensions.
  ['src/api.d.ts', /^$/],
  ['src/workflow.ts', /^(src\/vscode\/editor\/settings\.ts|vscode)$/],
  ['src/commands.ts', /^(src\/core\/.*|src\/vscode\/.*|vscode)$/],
  ['src/extension.ts', /^(src\/core\/.*|src\/vscode\/.*|src\/(onDemand|workflow)\.ts|vscode)$/],
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

/** Each room with the rooms that it may import from, beside what those may. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'core/words': [],
  'core/env': ['core/words'],
  'core/credential': ['core/env'],
  'core/project': ['core/credential'],
  'core/status': ['core/project'],
  'core/cli': ['core/project'],
  'core/pull': ['core/cli'],
  'core/apiKey': ['core/cli'],
  'core/explain': ['core/status'],
  'core/gateway': ['core/status'],
  'core/workflow': ['core/pull', 'core/status'],
  'vscode/files': ['core/credential'],
  'vscode/editor': ['core/words', 'vscode/files'],
  'vscode/project': ['core/project', 'vscode/editor'],
  'vscode/status': ['core/status', 'vscode/project'],
  'vscode/cli': ['core/cli', 'vscode/project'],
  'vscode/pull': ['core/pull', 'vscode/cli', 'vscode/status'],
  'vscode/apiKey': ['core/apiKey', 'vscode/cli'],
  'vscode/explain': ['core/explain', 'vscode/status'],
  'vscode/gateway': ['core/gateway', 'vscode/project'],
  'vscode/workflow': ['core/workflow', 'vscode/pull', 'api'],
};

function reachableFrom(room: string): string[] {
  return [room, ...(rooms[room] ?? []).flatMap(reachableFrom)];
}

/** `core/env` of `src/core/env/text.ts`. */
function roomOf(path: string): string {
  return path.split('/').slice(1, 3).join('/');
}

test('arrows between rooms go in one direction, those of types as well', async () => {
  // esbuild knows the files, and nothing of imports that are types alone.
  const files = [...(await importsOfSrc()).keys()].filter((path) => /^src\/(core|vscode)\//.test(path));
  const found = new Set(files.map(roomOf));
  assert.deepEqual([...found].sort(), Object.keys(rooms).sort());
  for (const path of files) {
    const allowed = reachableFrom(roomOf(path));
    for (const { fileName } of ts.preProcessFile(readFileSync(path, 'utf8')).importedFiles) {
      if (!fileName.startsWith('.')) continue;
      const imported = roomOf(posix.join(posix.dirname(path), fileName));
      assert.ok(allowed.includes(imported), `${path} imports from ${imported}`);
    }
  }
});
