import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import type * as vscode from 'vscode';
import { rescueAtStart } from '../../src/vscode/files/rescue';
import { editFile } from '../../src/vscode/files/writer';

const ended = spawnSync(process.execPath, ['--version']).pid;

async function inFolder(use: (folder: string, path: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aga-rescue-'));
  try {
    await use(folder, join(folder, '.env.local'));
  } finally {
    mock.restoreAll();
    rmSync(folder, { recursive: true });
  }
}

/** The lines that the start writes into the log. */
async function start(path: string): Promise<string[]> {
  const lines: string[] = [];
  // The cast holds since this alone is used.
  const log = { warn: (line: string) => lines.push(line) } as unknown as vscode.LogOutputChannel;
  await rescueAtStart([path], Date.now(), log);
  return lines;
}

function leave(folder: string, pid: number | undefined, files: Readonly<Record<string, string>>): string {
  const unfinished = join(folder, `.env.unfinished-${pid}-a1.local`);
  mkdirSync(unfinished, { mode: 0o700 });
  for (const [name, text] of Object.entries({ '.gitignore': '*\n', ...files }))
    writeFileSync(join(unfinished, name), text);
  return unfinished;
}

function git(folder: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

function valueIn(path: string): string {
  const [, before, value = ''] = /^(# x{5000}\n)VERCEL_OIDC_TOKEN=(\w+)\nB=1\n$/.exec(readFileSync(path, 'utf8')) ?? [];
  return before === undefined ? 'half written' : value;
}

const short = 'short';
const long = 'long'.repeat(3000);

for (const [how, old, value] of [
  ['is replaced', short, long],
  ['is a hard link and grows', short, long],
  ['is a hard link and shrinks', long, short],
  ['is mounted', short, long],
] as const) {
  test(`a writer that is killed at any of its steps leaves nothing to git, and a whole file: one that ${how}`, () =>
    inFolder(async (folder, path) => {
      git(folder, 'init', '-q');
      const states = new Set<string>();
      for (let step = 1; ; step += 1) {
        for (const entry of readdirSync(folder)) if (entry !== '.git') rmSync(join(folder, entry), { recursive: true });
        writeFileSync(path, `# ${'x'.repeat(5000)}\nVERCEL_OIDC_TOKEN=${old}\nB=1\n`);
        if (how.includes('hard link')) linkSync(path, join(folder, 'other'));
        const args = [join(__dirname, 'killedWriter.js'), path, String(step), value, how === 'is mounted' ? path : ''];
        const { stdout, signal } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        const untracked = git(folder, 'status', '--porcelain', '-uall').split('\n');
        // Empty at this moment, and without anything of the file's.
        const foreign = untracked.filter((line) => !/^(\?\? (\.env\.local|other))?$/.test(line));
        assert.deepEqual(foreign, [], `git sees it before step ${step}, ${stdout}`);
        states.add(valueIn(path));
        assert.deepEqual(await start(path), []);
        assert.ok([old, value].includes(valueIn(path)), `half written before step ${step}, ${stdout}`);
        assert.deepEqual(
          readdirSync(folder).filter((entry) => entry.includes('unfinished')),
          [],
        );
        if (stdout === 'done') {
          assert.equal(valueIn(path), value);
          break;
        }
        assert.equal(signal, 'SIGKILL');
      }
      const expected = how === 'is replaced' ? [old, value] : [old, 'half written', value];
      assert.deepEqual([...states].sort(), [...expected].sort());
    }));
}

test('what is half written is brought back by the next write, too, in the folder of a link', () =>
  inFolder(async (folder, path) => {
    const shared = join(folder, 'shared');
    mkdirSync(shared);
    const [before, after] = ['VERCEL_OIDC_TOKEN=aaaa\n', 'VERCEL_OIDC_TOKEN=bbbb\n'];
    writeFileSync(join(shared, 'env'), 'VERCEL_OIDC_TOKEN=bbaa\n');
    symlinkSync('shared/env', path);
    leave(shared, ended, { after, 'before-env': before });
    await editFile(path, (text) => {
      assert.equal(text, before);
      return 'C=1\n';
    });
    assert.equal(readFileSync(path, 'utf8'), 'C=1\n');
    assert.deepEqual(readdirSync(shared), ['env']);
    leave(shared, ended, { after });
    assert.deepEqual(await start(path), []);
    assert.deepEqual(readdirSync(shared), ['env']);
  }));

test('a file that a person has changed since then stays, and so does what it held', () =>
  inFolder(async (folder, path) => {
    writeFileSync(path, 'A=mine\n');
    leave(folder, ended, { after: 'A=2\n', 'before-.env.local': 'A=1\n' });
    const lines = await start(path);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /unfinished.* keeps what \.env\.local held before a write that did not end\.$/);
    assert.equal(readFileSync(path, 'utf8'), 'A=mine\n');
    await editFile(path, () => 'A=3\n');
    const [kept = ''] = readdirSync(folder).filter((entry) => entry.includes('unfinished'));
    assert.equal(readFileSync(join(folder, kept, 'before-.env.local'), 'utf8'), 'A=1\n');
  }));

test('a file that another process writes to is left to it', () =>
  inFolder(async (folder, path) => {
    writeFileSync(path, 'A=mixed\n');
    const unfinished = leave(folder, process.ppid, { after: 'A=2\n', 'before-.env.local': 'A=1\n' });
    await assert.rejects(
      editFile(path, () => 'A=3\n'),
      { refusal: 'changing' },
    );
    assert.deepEqual(await start(path), []);
    assert.ok(existsSync(unfinished));
    await editFile(join(folder, '.env'), () => 'A=3\n');
  }));

test('a write that fails half way is undone, and where that fails too, the next one brings the file back', () =>
  inFolder(async (folder, path) => {
    const { open } = fsPromises;
    let failures = 0;
    let writes = 0;
    mock.method(fsPromises, 'open', async (...args: Parameters<typeof open>) => {
      const file = await open(...args);
      const write = file.write.bind(file) as (...args: unknown[]) => Promise<{ bytesWritten: number }>;
      mock.method(file, 'write', async (bytes: Buffer, at: number, length: number, position: number) => {
        writes += 1;
        if (writes > failures) return write(bytes, at, length, position);
        await write(bytes, at, 3, position);
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      });
      return file;
    });
    writeFileSync(path, 'A=1\nB=2\n');
    linkSync(path, join(folder, 'other'));
    failures = 1;
    await assert.rejects(
      editFile(path, () => 'C=3\n'),
      { code: 'ENOSPC' },
    );
    assert.equal(readFileSync(path, 'utf8'), 'A=1\nB=2\n');
    assert.deepEqual(readdirSync(folder).sort(), ['.env.local', 'other']);
    [failures, writes] = [2, 0];
    await assert.rejects(
      editFile(path, () => 'C=3\n'),
      /Half written; \.env\.unfinished-\S+ keeps what it held\./,
    );
    [failures, writes] = [0, 0];
    await editFile(path, (text) => `${text}D=4\n`);
    assert.equal(readFileSync(path, 'utf8'), 'A=1\nB=2\nD=4\n');
    assert.deepEqual(readdirSync(folder).sort(), ['.env.local', 'other']);
  }));

test('what a repository brings under such a name is left alone, and leads nowhere', () =>
  inFolder(async (folder, path) => {
    const at = (name: string): string => join(folder, name);
    writeFileSync(path, 'A=1\n');
    mkdirSync(at('Documents'));
    writeFileSync(at('Documents/thesis.txt'), 'years of work');
    symlinkSync(at('Documents'), at(`.env.unfinished-${ended}-link.local`));
    const known = '# known to everybody\nalias ls="ls --color"\n';
    writeFileSync(at('.bashrc'), known);
    symlinkSync(at('.bashrc'), at('x'));
    for (const name of ['x', '.bashrc']) {
      const payload = { [`before-${name}`]: '#evil\n'.padEnd(known.length, '#'), after: `!${known.slice(1)}` };
      leave(folder, ended, payload);
      await start(path);
      rmSync(at(readdirSync(folder).find((entry) => /^\.env\.unfinished-(?!.*link)/.test(entry)) ?? ''), {
        recursive: true,
      });
    }
    leave(folder, ended, { 'before-.env.local': 'B=2\n', after: 'A=2\n' });
    // As a checkout makes it.
    chmodSync(at(`.env.unfinished-${ended}-a1.local`), 0o755);
    await start(path);
    assert.deepEqual(readdirSync(at('Documents')), ['thesis.txt']);
    assert.equal(readFileSync(at('.bashrc'), 'utf8'), known);
    assert.equal(readFileSync(path, 'utf8'), 'A=1\n');
  }));

test('what another program saves while a file is written in place is not undone', () =>
  inFolder(async (folder, path) => {
    writeFileSync(path, 'A=1\n');
    linkSync(path, join(folder, 'hard'));
    const theirs = 'A=1\nMINE=typed by a person\n';
    const { open } = fsPromises;
    mock.method(fsPromises, 'open', async (...args: Parameters<typeof open>) => {
      const file = await open(...args);
      if (args[0] === path) {
        const sync = file.sync.bind(file);
        mock.method(file, 'sync', async () => {
          await sync();
          writeFileSync(path, theirs);
        });
      }
      return file;
    });
    await assert.rejects(
      editFile(path, (text) => `${text}T=2\n`),
      /changing/,
    );
    assert.equal(readFileSync(path, 'utf8'), theirs);
  }));
