import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, vercelOnPath, type Session } from './harness';
import { Uri } from './recorder';
import { configuredTask, RunningTask, type Task } from './tasks';

const type = 'vercel-env-pull';
const root = { uri: Uri.file(folder), name: 'app', index: 0 };
const lasting = { env: oidc(3 * hourMs), prepare: vercelOnPath };
const expiring = { env: oidc(10 * minuteMs), prepare: vercelOnPath };

async function provided({ editor }: Session): Promise<Task[]> {
  return (await editor.taskProviders[0]?.provideTasks()) ?? [];
}

async function started(at: Session, task?: Task): Promise<RunningTask> {
  const running = new RunningTask();
  await running.start(task ?? (await configuredTask({ type }, root)));
  await at.settle();
  return running;
}

scenario('a task is offered for the project, in its folder, and looks for no problems', lasting, async (at) => {
  const [task, ...others] = await provided(at);
  assert.ok(task);
  assert.equal(others.length, 0);
  assert.deepEqual(task.definition, { type });
  assert.equal((task.scope as typeof root).uri.path, folder);
  assert.equal(`${task.source}: ${task.name}`, 'vercel-env-pull: Refresh OIDC Token');
  assert.deepEqual(task.problemMatchers, []);
});

scenario('while the token lasts, the task ends at once with a sentence', lasting, async (at) => {
  const task = await started(at);
  assert.equal(task.code, 0);
  assert.match(task.text, /The OIDC token is fresh already: it expires in 3 hours\./);
  assert.equal(at.editor.runs.length, 0);
});

const key = { ...expiring, env: `AI_GATEWAY_API_KEY=mine\n${oidc(-hourMs)}` };
scenario('while an API key is in effect, the task ends at once with a sentence', key, async (at) => {
  const task = await started(at);
  assert.equal(task.code, 0);
  assert.match(task.text, /The API key is in effect, so that no OIDC token is needed/);
  assert.equal(at.editor.runs.length, 0);
});

scenario('a token that expires soon is refreshed, each step said in the terminal of the task', expiring, async (at) => {
  const task = await started(at);
  assert.equal(task.code, undefined);
  at.editor.runs.at(-1)?.say('Downloading\n');
  await at.end(0, oidc(12 * hourMs));
  assert.equal(task.code, 0);
  const lines = task.text.split('\r\n').map((line) => line.replace(/\u001B\[\dm/g, ''));
  assert.deepEqual(lines, [
    'vercel env pull for app: the token of .env.local',
    'Downloading',
    '.env.local has a new token. A refresh changes nothing else in it.',
    'OIDC token refreshed. It lasts 12 hours.',
    '',
  ]);
  assert.equal(at.editor.files.get(envPath), oidc(12 * hourMs));
  assert.deepEqual(at.editor.messages.slice(1), [], 'more than the notice of the token is told');
});

scenario('the minutes of the setting decide whether the token lasts', lasting, async (at) => {
  await at.set('warnBeforeMinutes', 240);
  await started(at);
  assert.equal(at.editor.runs.length, 1);
  await at.end(0, oidc(12 * hourMs));
});

scenario('a failure ends the task with 1 and the sentence of the notification', expiring, async (at) => {
  const task = await started(at);
  await at.end(1);
  assert.equal(task.code, 1);
  assert.match(task.text, /The refresh failed: the Vercel CLI ended with exit code 1, and \.env\.local is as it was\./);
});

const refusals: readonly (readonly [about: string, change: (editor: Editor) => void, said: RegExp])[] = [
  ['in Restricted Mode', (editor) => (editor.trusted = false), /This workspace is in Restricted Mode/],
  [
    'without a CLI',
    ({ executables }) => {
      executables.clear();
    },
    /The Vercel CLI was not found/,
  ],
  [
    'where git could commit the token',
    (editor) => (editor.git = 'open'),
    /Git does not ignore \.env\.local.* Run "Refresh OIDC Token", which asks\./,
  ],
  [
    'while another window refreshes',
    ({ locks }) => locks.set(`/storage/locks/${Buffer.from(folder).toString('hex')}.lock`, String(process.pid)),
    /Another window is refreshing this project/,
  ],
];
for (const [about, change, said] of refusals) {
  scenario(`${about} the task asks nothing, and fails with a sentence`, expiring, async (at) => {
    change(at.editor);
    const before = at.editor.messages.length;
    const task = await started(at);
    assert.equal(task.code, 1);
    assert.match(task.text, said);
    assert.equal(at.editor.runs.length, 0);
    assert.equal(at.editor.messages.length, before);
    at.editor.locks.clear();
  });
}

const ends: readonly (readonly [how: string, end: (task: RunningTask) => void])[] = [
  [
    'whose terminal is closed',
    (task) => {
      task.close();
    },
  ],
  [
    'in which Ctrl+C is pressed',
    (task) => {
      task.type('\u0003');
    },
  ],
];
for (const [how, end] of ends) {
  scenario(`a task ${how} cancels the pull that it began`, expiring, async (at) => {
    const task = await started(at);
    end(task);
    await at.settle();
    assert.equal(at.editor.killed.length, 1);
    assert.equal(at.editor.files.get(envPath), expiring.env);
  });

  scenario(`a task ${how} leaves the refresh that was under way`, expiring, async (at) => {
    await at.run('refresh');
    const task = await started(at);
    assert.match(task.text, /A refresh of this project is under way already/);
    assert.equal(at.editor.runs.length, 1);
    end(task);
    await at.settle();
    assert.equal(at.editor.killed.length, 0);
    await at.end(0, oidc(12 * hourMs));
    assert.match(at.message?.text ?? '', /^OIDC token refreshed/);
  });
}

const several = {
  ...expiring,
  prepare: (editor: Editor): void => {
    vercelOnPath(editor);
    for (const name of ['web', 'docs']) {
      editor.files.set(`${folder}/apps/${name}/.env.local`, oidc(name === 'web' ? 5 * hourMs : -hourMs));
      editor.files.set(`${folder}/apps/${name}/.vercel/project.json`, '{"projectId":"prj_1","orgId":"team_test"}');
    }
    editor.files.set('/work space/other/.env.local', oidc(-hourMs));
    editor.files.set('/work space/other/.vercel/project.json', '{"projectId":"prj_1","orgId":"team_test"}');
    const rows = ['web', 'docs'].map((name) => ({ id: 'prj_1', name, directory: `apps/${name}` }));
    editor.files.set(`${folder}/.vercel/repo.json`, JSON.stringify({ orgId: 'team_test', projects: rows }));
  },
};
scenario('each of several projects has a task of its own definition', several, async (at) => {
  const tasks = await provided(at);
  assert.deepEqual(
    tasks.map(({ definition, name }) => [definition.folder, name]),
    [
      ['.', 'Refresh OIDC Token (app)'],
      ['apps/web', 'Refresh OIDC Token (web)'],
      ['apps/docs', 'Refresh OIDC Token (docs)'],
    ],
  );
});

scenario('a task refreshes the project that it names', several, async (at) => {
  const web = await started(at, await configuredTask({ type, folder: 'apps/web' }, root));
  assert.equal(web.code, 0);
  assert.match(web.text, /expires in 5 hours/);
  const slashed = await started(at, await configuredTask({ type, folder: 'apps\\web' }, root));
  assert.match(slashed.text, /expires in 5 hours/);
  const docs = await started(at, await configuredTask({ type, folder: './apps/docs/' }, root));
  assert.equal(at.editor.runs.at(-1)?.cwd, `${folder}/apps/docs`);
  await at.end(0, oidc(12 * hourMs));
  assert.equal(docs.code, 0);
  assert.equal(at.editor.files.get(`${folder}/apps/docs/.env.local`), oidc(12 * hourMs));
  for (const missing of ['apps/none', '../other', '/etc', '.apps/docs', '../../other', '..\\..\\other']) {
    const task = await started(at, await configuredTask({ type, folder: missing }, root));
    assert.equal(task.code, 1);
    assert.ok(task.text.includes(`This workspace has no project at "${missing}".`));
  }
});
