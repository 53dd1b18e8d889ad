/** What stands in the place of a file, on the real disk: it is told, and never waited for. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mock, test } from 'node:test';
import type * as vscode from 'vscode';
import { readUpTo } from '../../src/vscode/files/bounded';
import { readContent } from '../../src/vscode/files/content';
import { readText } from '../../src/vscode/files/writer';
import { cliSurroundings } from '../../src/vscode/cli/surroundings';
import { readCliVersion } from '../../src/vscode/cli/version';
import { token } from '../vercel/token';
import { hourMs } from './harness';
import { startOn } from './realDisk';
import { Uri } from './recorder';
import { until } from '../host/until';

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aga-strange-'));
  try {
    await use(folder);
  } finally {
    mock.restoreAll();
    rmSync(folder, { recursive: true });
  }
}

const limit = 1024 * 1024;

// The cast holds since this alone is used.
const log = { warn: () => undefined } as unknown as vscode.LogOutputChannel;
// The recorder's addresses have what of an address is used.
const uriAt = (path: string): vscode.Uri => Uri.file(path) as unknown as vscode.Uri;

const strange: Readonly<Record<string, (path: string) => void>> = {
  'a folder': (path) => {
    mkdirSync(path);
  },
  'a pipe': (path) => {
    assert.equal(spawnSync('mkfifo', [path]).status, 0);
  },
  'a link to a pipe': (path) => {
    assert.equal(spawnSync('mkfifo', [`${path}.pipe`]).status, 0);
    symlinkSync(`${path}.pipe`, path);
  },
  'an endless device': (path) => {
    symlinkSync('/dev/zero', path);
  },
  'an empty device': (path) => {
    symlinkSync('/dev/null', path);
  },
  'a link that leads nowhere': (path) => {
    symlinkSync('nowhere', path);
  },
  'a circle of links': (path) => {
    symlinkSync('other', path);
    symlinkSync(path, join(dirname(path), 'other'));
  },
};

/** By the real clock, so that nobody is told anything, which would still be noted after the end. */
const valid = `VERCEL_OIDC_TOKEN=${token({ issuedAt: Date.now(), expiresAt: Date.now() + 12 * hourMs })}\n`;

const skip = process.platform === 'win32' ? 'no pipes and devices there' : false;

for (const [what, make] of Object.entries(strange)) {
  test(`${what} in the place of an env file, a link or a manifest is told at once`, { skip }, () =>
    inFolder(async (folder) => {
      for (const [name, others] of [
        ['.env.local', {}],
        ['.vercel/project.json', { '.env.local': valid }],
        ['package.json', { '.env.local': valid }],
        ['.env', { '.env.local': valid }],
      ] as const) {
        const app = join(folder, name.replace(/\W/g, ''));
        mkdirSync(join(app, '.vercel'), { recursive: true });
        for (const [other, text] of Object.entries(others)) writeFileSync(join(app, other), text);
        make(join(app, name));
        const { editor, dispose } = startOn(app, join(folder, 'storage'));
        const text = await until(
          'a status',
          () => editor.shown?.text,
          (shown) => shown !== undefined,
        );
        const isAbsent = what === 'a link that leads nowhere';
        if (name === '.env.local') assert.match(text ?? '', isAbsent ? /No credential/ : /Cannot read \.env\.local/);
        dispose();
      }
    }),
  );

  test(
    `${what} in the place of a file that a pull keeps, or of the package of the CLI, is not waited for`,
    { skip },
    () =>
      inFolder(async (folder) => {
        make(join(folder, '.env'));
        assert.equal(await readText(join(folder, '.env')).catch(() => ''), '');
        mkdirSync(join(folder, 'vercel'));
        make(join(folder, 'vercel', 'package.json'));
        assert.equal(await readCliVersion(join(folder, '.bin', 'vercel')), undefined);
      }),
  );
}

test('a pipe that comes in the place of a file just then is not waited for', { skip }, () =>
  inFolder(async (folder) => {
    const path = join(folder, '.env.local');
    writeFileSync(path, 'A=1\n');
    const { stat } = fsPromises;
    mock.method(fsPromises, 'stat', async (...args: Parameters<typeof stat>) => {
      const found = await stat(...args);
      rmSync(path);
      spawnSync('mkfifo', [path]);
      return found;
    });
    assert.deepEqual(await readContent(uriAt(path), log), { kind: 'text', text: '' });
  }),
);

test('a file that grows while it is read is read no further than 1 MiB', () =>
  inFolder(async (folder) => {
    const path = join(folder, '.env.local');
    writeFileSync(path, 'A=1\n');
    const { open } = fsPromises;
    let reads = 0;
    mock.method(fsPromises, 'open', async (...args: Parameters<typeof open>) => {
      const file = await open(...args);
      const read = file.read.bind(file) as (...args: unknown[]) => Promise<{ bytesRead: number }>;
      mock.method(file, 'read', (...given: unknown[]) => {
        reads += 1;
        appendFileSync(path, 'x'.repeat(100_000));
        return read(...given);
      });
      return file;
    });
    assert.deepEqual(await readContent(uriAt(path), log), { kind: 'unreadable', problem: 'tooLarge' });
    assert.ok(reads < 20, `read ${reads} times`);
  }));

test('1 MiB is read whole, and a byte more is not', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'file');
    writeFileSync(path, 'x'.repeat(limit));
    assert.equal((await readUpTo(limit, path))?.length, limit);
    writeFileSync(path, 'x'.repeat(limit + 1));
    assert.equal(await readUpTo(limit, path), undefined);
    closeSync(openSync(path, 'w'));
    assert.equal((await readUpTo(limit, path))?.length, 0);
  }));

test('a file that comes in small pieces is read whole', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'file');
    const text = 'x'.repeat(1000);
    writeFileSync(path, text);
    const { open } = fsPromises;
    mock.method(fsPromises, 'open', async (...args: Parameters<typeof open>) => {
      const file = await open(...args);
      const read = file.read.bind(file) as (...args: unknown[]) => Promise<{ bytesRead: number }>;
      mock.method(file, 'read', (buffer: Buffer, offset: number) => read(buffer, offset, 300));
      return file;
    });
    assert.equal((await readUpTo(limit, path))?.toString(), text);
  }));

test('of a lock file the beginning alone is read, and of what is none nothing', () =>
  inFolder(async (folder) => {
    const surroundings = cliSurroundings(folder, []);
    writeFileSync(join(folder, 'yarn.lock'), `__metadata:\n${'x'.repeat(limit)}`);
    const text = await surroundings.readStart('yarn.lock');
    assert.ok(text?.startsWith('__metadata:\n') === true && text.length < limit / 10, `${text?.length} characters`);
    assert.equal(await surroundings.readStart('.'), undefined);
    assert.equal(await surroundings.readStart('none'), undefined);
  }));
