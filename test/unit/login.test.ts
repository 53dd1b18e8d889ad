import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLogin, loginFolders } from '../../src/core/project/login';

const files: readonly (readonly [text: string, login: boolean])[] = [
  ['{"token":"x"}', true],
  ['\uFEFF{"token":"x"}', true],
  ['{"refreshToken":"x"}', false],
  ['{}', false],
  ['{"token":""}', false],
  ['{"token":1}', false],
  ['{"token":', false],
  ['', false],
];
for (const [text, login] of files) {
  test(`${JSON.stringify(text)} is ${login ? 'a' : 'no'} login`, () => {
    assert.equal(isLogin(text), login);
  });
}

test('the login is looked for where the CLI and the SDK keep it', () => {
  const at = (platform: string, env: Record<string, string>) => loginFolders({ platform, home: '/home/me', env });
  assert.deepEqual(at('linux', {}), ['/home/me/.local/share/com.vercel.cli']);
  assert.deepEqual(at('linux', { XDG_DATA_HOME: '/data' }), ['/data/com.vercel.cli']);
  assert.deepEqual(at('darwin', { XDG_DATA_HOME: '' }), ['/home/me/Library/Application Support/com.vercel.cli']);
  assert.deepEqual(at('win32', { APPDATA: '' }), [
    '/home/me/AppData/Roaming/com.vercel.cli/Data',
    '/home/me/AppData/Roaming/xdg.data/com.vercel.cli',
  ]);
  assert.deepEqual(at('win32', { APPDATA: 'C:/R', LOCALAPPDATA: 'C:/L' }), [
    'C:/R/com.vercel.cli/Data',
    'C:/R/xdg.data/com.vercel.cli',
    'C:/L/com.vercel.cli',
  ]);
});
