/** What the real git says of an env file. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ignoring, type GitState } from '../../src/core/project/gitGuard';
import type * as vscode from 'vscode';
import { GitGuard } from '../../src/vscode/project/gitGuard';
import type { ProjectFolder } from '../../src/vscode/project/projectFolder';
import { readGitState } from '../../src/vscode/project/gitState';

const file = '.env.local';

interface Row {
  readonly about: string;
  readonly state: GitState;
  /** `git` runs it in the folder, which has the env file. */
  readonly prepare: (folder: string, git: (...args: string[]) => void) => void;
}

const rows: readonly Row[] = [
  { about: 'no repository', state: 'noRepository', prepare: () => undefined },
  {
    about: 'a repository that ignores nothing',
    state: 'open',
    prepare: (_, git) => {
      git('init');
    },
  },
  {
    about: 'a pattern',
    state: 'ignored',
    prepare: (folder, git) => {
      git('init');
      writeFileSync(join(folder, '.gitignore'), '.env*.local\n');
    },
  },
  {
    about: 'a line of its own',
    state: 'ignored',
    prepare: (folder, git) => {
      git('init');
      writeFileSync(join(folder, '.gitignore'), ignoring(file, '!*\n'));
    },
  },
  {
    about: 'a file that was added before it was ignored',
    state: 'tracked',
    prepare: (folder, git) => {
      git('init');
      git('add', file);
      writeFileSync(join(folder, '.gitignore'), `${file}\n`);
    },
  },
  {
    about: 'a file that another one has the name of as a pattern',
    state: 'open',
    prepare: (folder, git) => {
      git('init');
      writeFileSync(join(folder, '.envXlocal'), '');
      git('add', '.envXlocal');
    },
  },
  {
    about: 'a repository that git finds broken',
    state: 'unknown',
    prepare: (folder) => {
      mkdirSync(join(folder, '.git'));
    },
  },
];

for (const { about, state, prepare } of rows) {
  for (const name of ['app', `Ann's "demo" $app`]) {
    test(`git, of ${about}, in ${name}: ${state}`, async () => {
      const above = realpathSync(mkdtempSync(join(tmpdir(), 'aga-git-')));
      const folder = join(above, name);
      try {
        mkdirSync(folder);
        writeFileSync(join(folder, file), 'A=1\n');
        prepare(folder, (...args) => {
          execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
        });
        assert.equal(await readGitState(folder, file), state);
      } finally {
        rmSync(above, { recursive: true, force: true });
      }
    });
  }
}

test("git, of another owner's repository: unknown", { skip: process.getuid?.() !== 0 }, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'aga-git-')));
  try {
    execFileSync('git', ['init'], { cwd: folder, stdio: 'ignore' });
    for (const path of ['', '.git']) chownSync(join(folder, path), 12345, 12345);
    assert.equal(await readGitState(folder, file), 'unknown');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('git, of a link: what it leads to is what counts', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'aga-git-')));
  try {
    const folder = join(root, 'apps', 'web');
    mkdirSync(folder, { recursive: true });
    execFileSync('git', ['init'], { cwd: root, stdio: 'ignore' });
    writeFileSync(join(root, '.gitignore'), '.env.local\n');
    writeFileSync(join(root, '.env.shared'), 'A=1\n');
    symlinkSync('../../.env.shared', join(folder, file));
    const uriOf = (path: string) => ({ fsPath: join(folder, path), toString: () => join(folder, path) });
    // The casts hold since the guard asks for nothing else.
    const project = { uri: { fsPath: folder }, uriOf } as unknown as ProjectFolder;
    const guard = new GitGuard({ get: () => undefined } as unknown as vscode.Memento);
    const shown = join('..', '..', '.env.shared');
    assert.deepEqual(await guard.findRisk(project, file), { state: 'open', file: shown });
    execFileSync('git', ['add', '.env.shared'], { cwd: root, stdio: 'ignore' });
    assert.deepEqual(await guard.findRisk(project, file), { state: 'tracked', file: shown });
    writeFileSync(join(root, '.gitignore'), '.env*\n');
    execFileSync('git', ['rm', '--cached', '-f', '.env.shared'], { cwd: root, stdio: 'ignore' });
    assert.equal(await guard.findRisk(project, file), undefined);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
