import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCli, type CliSurroundings } from '../../src/core/cli/cli';

interface Machine {
  readonly configured?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly onPath?: readonly string[];
  readonly windows?: boolean;
}

function search({ configured = [], files = {}, onPath = [], windows = false }: Machine): Promise<unknown> {
  const at: CliSurroundings = {
    windows,
    configured,
    depth: 2,
    isFile: (path) => Promise.resolve(path in files),
    readStart: (path) => Promise.resolve(files[path]),
    isExecutable: (name) => Promise.resolve(onPath.includes(name)),
  };
  return findCli(at);
}

const local = { 'node_modules/.bin/vercel': '', 'node_modules/.bin/vercel.cmd': '' };
const found = (executable: string, ...first: string[]) => ({ kind: 'found', cli: { executable, arguments: first } });
const downloadable = (executable: string, ...first: string[]) => ({
  kind: 'downloadable',
  cli: { executable, arguments: first },
});
const managers = ['pnpm', 'yarn', 'bunx', 'npx'];

const cases: readonly (readonly [about: string, machine: Machine, expected: unknown])[] = [
  [
    'the setting comes first',
    { configured: ['/opt/v', '--cwd'], files: local, onPath: ['/opt/v', 'vercel'] },
    found('/opt/v', '--cwd'),
  ],
  [
    'a setting that names nothing is told, not passed over',
    { configured: ['/opt/v'], files: local, onPath: ['vercel'] },
    { kind: 'missing', configured: '/opt/v' },
  ],
  ['then the project', { files: local, onPath: ['vercel'] }, found('./node_modules/.bin/vercel')],
  [
    'then the folders above it',
    { files: { '../../node_modules/.bin/vercel': '' }, onPath: ['vercel'] },
    found('../../node_modules/.bin/vercel'),
  ],
  [
    'no further than the root',
    { files: { '../../../node_modules/.bin/vercel': '' }, onPath: ['vercel'] },
    found('vercel'),
  ],
  ['then the PATH', { onPath: ['vercel', ...managers] }, found('vercel')],
  [
    'on Windows the .cmd, with its own slashes',
    { files: local, windows: true },
    found('.\\node_modules\\.bin\\vercel.cmd'),
  ],
  [
    'on Windows the .exe of Bun',
    { files: { 'node_modules/.bin/vercel': '', 'node_modules/.bin/vercel.exe': '' }, windows: true },
    found('.\\node_modules\\.bin\\vercel.exe'),
  ],
  ['on Windows the .exe of Volta', { onPath: ['vercel.exe', 'npx.cmd'], windows: true }, found('vercel.exe')],
  ['on Windows the .cmd of the PATH', { onPath: ['vercel.cmd'], windows: true }, found('vercel.cmd')],
  ['pnpm', { files: { 'pnpm-lock.yaml': '' }, onPath: managers }, downloadable('pnpm', 'dlx', 'vercel')],
  ['Yarn', { files: { 'yarn.lock': '__metadata:' }, onPath: managers }, downloadable('yarn', 'dlx', 'vercel')],
  [
    'Yarn 1, which has no dlx',
    { files: { 'yarn.lock': '# yarn lockfile v1' }, onPath: managers },
    downloadable('npx', '--yes', 'vercel'),
  ],
  ['Bun', { files: { 'bun.lock': '' }, onPath: managers }, downloadable('bunx', 'vercel')],
  ['older Bun', { files: { 'bun.lockb': '' }, onPath: managers }, downloadable('bunx', 'vercel')],
  ['npm', { files: { 'package-lock.json': '' }, onPath: managers }, downloadable('npx', '--yes', 'vercel')],
  [
    'a lock file above',
    { files: { '../pnpm-lock.yaml': '' }, onPath: managers },
    downloadable('pnpm', 'dlx', 'vercel'),
  ],
  ['npx where there is no lock file', { onPath: managers }, downloadable('npx', '--yes', 'vercel')],
  [
    'npx where the lock file’s manager is missing',
    { files: { 'bun.lock': '' }, onPath: ['npx'] },
    downloadable('npx', '--yes', 'vercel'),
  ],
  [
    'bunx on Windows',
    { files: { 'bun.lock': '' }, onPath: ['bunx.exe'], windows: true },
    downloadable('bunx.exe', 'vercel'),
  ],
  ['npx on Windows', { onPath: ['npx.cmd'], windows: true }, downloadable('npx.cmd', '--yes', 'vercel')],
  ['nothing at all', {}, { kind: 'missing', configured: undefined }],
];
for (const [about, machine, expected] of cases) {
  test(`the CLI: ${about}`, async () => {
    assert.deepEqual(await search(machine), expected);
  });
}
