/** What a person decides on acts on that project, whatever is shown by then. */
import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { folder, hourMs, minuteMs, oidc, scenario, vercelOnPath, type Session } from './harness';

const names = ['web', 'docs'] as const;
type Name = (typeof names)[number];

const root = (app: Name): string => `${folder}/apps/${app}`;
const envPath = (app: Name): string => `${root(app)}/.env.local`;
const page = (app: Name): string => `${root(app)}/src/page.tsx`;

/** Two linked apps: the token of `web` expires in 20 minutes, that of `docs` lasts. */
const apps = {
  linked: false,
  prepare: (editor: Editor): void => {
    vercelOnPath(editor);
    for (const name of names) {
      const link = { projectId: 'prj_test', orgId: 'team_test', projectName: name };
      editor.files.set(`${root(name)}/.vercel/project.json`, JSON.stringify(link));
      editor.files.set(envPath(name), oidc(name === 'web' ? 20 * minuteMs : 5 * hourMs));
      editor.files.set(page(name), '');
    }
    editor.activeFile = page('web');
  },
};

const automatic = {
  ...apps,
  prepare: (editor: Editor): void => {
    apps.prepare(editor);
    editor.settings.set('autoRefresh', true);
  },
};

function cwds({ editor }: Session): string[] {
  return editor.runs.map(({ cwd }) => cwd);
}

/** With web's notice on the screen, and `docs` shown. */
async function withNoticeOfWeb(at: Session): Promise<void> {
  await at.tick(6 * minuteMs);
  assert.match(at.message?.text ?? '', /expires in/);
  await at.show(page('docs'));
  assert.match(at.text ?? '', /OIDC 4h/);
}

scenario('"Refresh Now" on a notice refreshes the project of the notice', apps, async (at) => {
  await withNoticeOfWeb(at);
  await at.answer(at.message, 'Refresh Now');
  assert.deepEqual(cwds(at), [root('web')]);
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.editor.files.get(envPath('web')), oidc(12 * hourMs));
  assert.equal(at.editor.files.get(envPath('docs')), oidc(5 * hourMs));
});

scenario('"Open Env File" on a notice opens the file of its project', apps, async (at) => {
  await withNoticeOfWeb(at);
  await at.answer(at.message, 'Snooze');
  await at.show(page('web'));
  await at.write(envPath('web'), oidc(-minuteMs));
  const { message } = at;
  await at.show(page('docs'));
  await at.answer(message, 'Open Env File');
  assert.deepEqual(
    at.editor.opened.map(({ uri }) => uri),
    [`file:${envPath('web')}`],
  );
});

scenario('a retry runs in the project that failed', apps, async (at) => {
  await at.run('refresh');
  await at.show(page('docs'));
  await at.end(1);
  await at.answer(at.message, 'Refresh Now');
  assert.deepEqual(cwds(at), [root('web'), root('web')]);
  await at.end(0, oidc(12 * hourMs));
});

scenario('"Cancel" on the message of a long run ends that run', apps, async (at) => {
  await at.run('refresh');
  await at.tick(2 * minuteMs);
  const { message } = at;
  assert.match(message?.text ?? '', /two minutes/);
  await at.show(page('docs'));
  await at.run('refresh');
  assert.deepEqual(cwds(at), [root('web'), root('docs')]);
  await at.answer(message, 'Cancel');
  await at.show(page('web'));
  assert.doesNotMatch(at.text ?? '', /sync~spin/, 'the run of web has ended');
  await at.show(page('docs'));
  assert.match(at.text ?? '', /sync~spin/, 'the one of docs goes on');
  await at.end(0, oidc(12 * hourMs));
});

scenario('"Cancel" in the menu ends the run of the project that is shown', apps, async (at) => {
  await at.run('refresh');
  await at.show(page('docs'));
  await at.run('refresh');
  await at.run('cancel');
  assert.doesNotMatch(at.text ?? '', /sync~spin/);
  await at.show(page('web'));
  assert.match(at.text ?? '', /sync~spin/);
  await at.run('cancel');
  assert.doesNotMatch(at.text ?? '', /sync~spin/);
});

scenario('each project that comes due gets its own automatic refresh', automatic, async (at) => {
  await at.write(envPath('web'), oidc(10 * minuteMs));
  await at.write(envPath('docs'), oidc(9 * minuteMs));
  await at.show(page('docs'));
  assert.deepEqual(cwds(at), [root('web'), root('docs')]);
  for (const run of at.editor.runs) run.end(1);
  await at.settle();
  assert.deepEqual(
    new Set(at.editor.messages.map(({ text }) => /env\.local of (\w+)/.exec(text)?.[1])),
    new Set(['web', undefined]),
    'the one that is not shown is named',
  );
});

scenario(
  'a command during the start acts on the pinned project',
  {
    ...apps,
    prepare: (editor) => {
      apps.prepare(editor);
      editor.activeFile = undefined;
      editor.files.set(`${folder}/.env.local`, oidc(3 * hourMs));
      editor.memory.set('pinnedProject', `file:${root('docs')}`);
    },
    meanwhile: (at) => void at.run('refresh'),
  },
  async (at) => {
    assert.deepEqual(cwds(at), [root('docs')]);
    await at.end(0, oidc(12 * hourMs));
  },
);

scenario(
  'trust takes effect at once',
  {
    ...automatic,
    prepare: (editor) => {
      automatic.prepare(editor);
      editor.files.set(envPath('web'), oidc(-minuteMs));
      editor.trusted = false;
    },
  },
  async (at) => {
    assert.deepEqual(cwds(at), []);
    await at.grantTrust();
    assert.deepEqual(cwds(at), [root('web')]);
    await at.end(0, oidc(12 * hourMs));
  },
);
