/** Each file of `core` is imported by a test: whoever changes it finds in one search what it is held by. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

function filesBelow(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return paths
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
    .map((path) => `${folder}/${path}`);
}

/** Paths of the project, without what a package brings. */
function importsOf(path: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'));
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => `${posix.join(posix.dirname(path), fileName)}.ts`);
}

/** There is nothing to run in it. */
function isOfTypesAlone(path: string): boolean {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, removeComments: true },
  });
  return outputText.trim() === 'export {};';
}

test('each file of core is imported by a test, but for those of types alone', () => {
  const named = new Set(filesBelow('test').flatMap(importsOf));
  const core = filesBelow('src/core');
  assert.ok(core.length > 50);
  assert.deepEqual(
    core.filter((path) => !named.has(path) && !isOfTypesAlone(path)),
    [],
  );
});
