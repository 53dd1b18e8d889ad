import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envFilesSettingOf } from '../../src/core/words/settings';

const followed: readonly (readonly [path: string, file: string])[] = [
  ['.env', '.env'],
  ['./.env.local', '.env.local'],
  ['apps/web/.env', 'apps/web/.env'],
  ['apps\\web\\.env', 'apps/web/.env'],
  ['apps//web/./.env', 'apps/web/.env'],
  ['apps/../.env', '.env'],
  ['config/dev:1.env', 'config/dev:1.env'],
  ['cost$.env', 'cost$.env'],
  ['x'.repeat(255), 'x'.repeat(255)],
];
for (const [path, file] of followed) {
  test(`the setting's ${path.slice(0, 20)} is the file ${file.slice(0, 20)} in the folder`, () => {
    assert.deepEqual(envFilesSettingOf([path]), { files: [file], refused: [] });
  });
}

const refused = [
  ...['', '.', './', 'apps/..', '..', '../.env', 'apps/../../.env'],
  ...['/etc/env', '\\\\host\\env', 'C:\\env', 'c:env'],
  ...['*.env', '.env?', '{a,b}.env', '[a].env', 'a\nb', '\u202Eenv', '$(error)'],
  'x'.repeat(256),
];
for (const path of refused) {
  test(`the setting's ${JSON.stringify(path.slice(0, 20))} is no file in the folder`, () => {
    assert.deepEqual(envFilesSettingOf([path]), { files: [], refused: [path] });
  });
}

test('each file counts once, in its order', () => {
  assert.deepEqual(envFilesSettingOf(['.env', '/x', 'a/.env', './.env', '../y']), {
    files: ['.env', 'a/.env'],
    refused: ['/x', '../y'],
  });
  assert.deepEqual(envFilesSettingOf([]), { files: [], refused: [] });
});
