/** A workspace in which everything was written by an attacker, taken through every command. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actions, type Action } from '../../src/core/words/actions';
import { token } from '../vercel/token';
import type { Editor } from './editor';
import { saying, withGateway } from './gateway';
import { hourMs, scenario, startAt, type Session } from './harness';

/** Quotes, a line end, and what a shell or a program would take for something else. */
const folder = `/work space/$(touch x)\n--yes ../a "b" 'c' \\ & rm -rf ~;%PATH%`;
const hostile = '--help\n$(touch x) `id` ../.. [x](command:y) $(error) "\'; rm -rf ~';
const value = token({ issuedAt: startAt - 13 * hourMs, expiresAt: startAt - hourMs, project: hostile, owner: hostile });
const fresh = token({ issuedAt: startAt, expiresAt: startAt + 12 * hourMs, project: hostile });
const key = 'vck_0123456789abcdefghijkl';
const pulled = `VERCEL_OIDC_TOKEN="${fresh}"\nNEW="${key}"\n`;

/** As what a writer leaves that was killed. */
const planted = `${folder}/.env.unfinished-1-aaaaaaaa.local/before-.env.local`;

function prepare(editor: Editor): void {
  editor.folders = [folder];
  const link = { projectId: hostile, orgId: hostile, projectName: hostile };
  const directories = ['..', '/etc', '../../up', 'a/../../b', hostile, '.'];
  const projects = directories.map((directory) => ({ id: hostile, name: hostile, directory }));
  const files = {
    '.env.local': `VERCEL_OIDC_TOKEN=${value}\n# AI_GATEWAY_API_KEY=${key}\nA='${hostile.replace(/'/g, '')}'\n`,
    '.vercel/project.json': JSON.stringify(link),
    '.vercel/repo.json': JSON.stringify({ orgId: hostile, remoteName: hostile, projects }),
    'package.json': JSON.stringify({ name: hostile, packageManager: hostile, dependencies: { ai: hostile } }),
    'pnpm-lock.yaml': hostile,
  };
  for (const [path, text] of Object.entries(files)) editor.files.set(`${folder}/${path}`, text);
  editor.files.set('/work space/outside.env', `AI_GATEWAY_API_KEY=${key}\n`);
  editor.executables.add(`${folder}/node_modules/.bin/vercel`);
  const settings = {
    envFiles: ['../outside.env', '/etc/passwd', 'a/../../b', '$(touch x).env', '.env.local', '--help', 'x\ny'],
    'terminal.integrated.env.linux': { NODE_OPTIONS: '--require ./evil.js' },
    autoRefresh: true,
    'statusBar.format': hostile,
    warnBeforeMinutes: hostile,
    notifications: hostile,
  };
  for (const [name, setting] of Object.entries(settings)) editor.settings.set(name, setting);
  editor.git = 'open';
}

/** The CLI of the project, from its folder. */
const programs = [`${folder}/node_modules/.bin/vercel`, './node_modules/.bin/vercel'];

/** As somebody who agrees to everything, until nothing is asked any more. */
async function agree(at: Session, action: Action): Promise<void> {
  const { editor } = at;
  const asked = () => [editor.messages.length, editor.picks.length, editor.inputs.length, editor.runs.length] as const;
  let before = asked();
  let ended = editor.runs.length;
  await at.run(action);
  for (let round = 0; round < 8; round += 1) {
    const [messages, picks, inputs, runs] = asked();
    if (picks > before[1]) editor.picks.at(-1)?.choose(editor.picks.at(-1)?.entries[0]?.label);
    if (inputs > before[2]) editor.inputs.at(-1)?.enter(key);
    const { message } = at;
    if (messages > before[0] && message !== undefined) message.answer(yes(message.buttons));
    before = [messages, picks, inputs, runs];
    await at.settle();
    if (editor.runs.length > ended) await at.end(0, pulled);
    ended = editor.runs.length;
    await at.settle();
  }
}

const yes = (buttons: readonly string[]): string | undefined =>
  ['Write Anyway', 'Apply', 'Create', 'Download and Run'].find((button) => buttons.includes(button));

/** Every command there is. The keys of the table are the actions, which is their type. */
async function everything(at: Session): Promise<void> {
  await withGateway(
    at,
    saying(200, JSON.stringify({ data: [{ id: hostile, name: hostile }], balance: hostile })),
    async () => {
      // The setting of the workspace asks for one where that is trusted.
      if (at.editor.runs.length > 0) await at.end(0, pulled);
      for (const action of actions) await agree(at, action);
    },
  );
}

/** Its own storage, a folder for a socket, the file that was asked for, and what stands beside it while it is written. */
function isOwn(path: string): boolean {
  if (`${path}/`.startsWith('/storage/') || path.startsWith(join(tmpdir(), 'aga-'))) return true;
  const name = path.slice(folder.length + 1);
  return (
    path.startsWith(`${folder}/`) &&
    /^(\.env\.local|\.gitignore|\.env\.unfinished-\d+-[\w-]+\.local(\/[\w.-]+)?)$/.test(name)
  );
}

scenario(
  'before trust, no command runs a program or touches a file of the workspace',
  {
    linked: false,
    prepare: (editor) => {
      prepare(editor);
      editor.settings.set('cli', ['./evil', '--first']);
      editor.files.set(planted, 'A=evil');
      editor.trusted = false;
    },
  },
  async (at) => {
    const before = new Map(at.editor.files);
    await everything(at);
    const { runs, gitRuns, touched, files, killed, typed } = at.editor;
    assert.deepEqual([runs, gitRuns, killed, typed], [[], [], [], []]);
    assert.deepEqual(
      touched.filter((path) => !path.startsWith('/storage/')),
      [],
    );
    assert.deepEqual(
      [...files].filter(([path]) => path.startsWith('/work space')),
      [...before],
    );
    files.delete(planted);
  },
);

scenario(
  'after it, each program is the CLI with fixed words, in the folder, and each file its own',
  { linked: false, prepare },
  async (at) => {
    await everything(at);
    const { runs, gitRuns, touched, files } = at.editor;
    assert.ok(runs.length > 3 && gitRuns.length > 0 && touched.length > 10, 'little was done');
    for (const { command, cwd, env } of runs) {
      const [program, ...args] = command;
      assert.equal(cwd, folder);
      assert.ok(programs.includes(program ?? ''), program);
      for (const word of args)
        assert.match(word, /^([a-z-]+|\/storage\/staging-\d+-\d+\/env|--[a-z-]+(=[\w-]+)?|vck_\w+)$/);
      assert.ok(!Object.values(env).includes(hostile));
    }
    // What follows "--" is a file's name to git, whatever it looks like.
    for (const args of gitRuns) assert.equal(args.indexOf('--'), args.length - 2, args.join(' '));
    assert.deepEqual(
      touched.filter((path) => !isOwn(path)),
      [],
    );
    assert.equal(files.get('/work space/outside.env'), `AI_GATEWAY_API_KEY=${key}\n`);
  },
);
