/** What the real git says of an env file. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ignoring, type GitState } from '../../src/core/project/gitGuard';
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
