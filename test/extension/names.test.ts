import assert from 'node:assert/strict';
import { token } from '../vercel/token';
import { folder, hourMs, oidc, scenario, startAt, vercelOnPath, type Session } from './harness';

const hostile = '[Renew](command:x) $(error)';
const rows = ['web', 'docs'].map((name) => ({ id: 'prj_test', name: `${name} ${hostile}`, directory: `apps/${name}` }));

function assertInert({ editor, text = '' }: Session): void {
  assert.match(text, /\$ \(error\)/, 'the name is shown');
  const picked = editor.picks.flatMap(({ title, entries }) => [
    title,
    ...entries.map((entry) => JSON.stringify(entry)),
  ]);
  for (const said of [text, ...editor.messages.map((message) => message.text), ...picked]) {
    assert.doesNotMatch(said, /\]\(|.\$\(error/);
  }
}

const setup = {
  linked: false,
  prepare: ({ files }: Session['editor']): void => {
    files.set(`${folder}/.vercel/repo.json`, JSON.stringify({ orgId: 'team_test', projects: rows }));
    for (const name of ['web', 'docs']) files.set(`${folder}/apps/${name}/.env.local`, oidc(-hourMs));
  },
};

scenario('the names that a repo.json gives are nothing but words, wherever they are shown', setup, async (at) => {
  assert.match(at.message?.text ?? '', /of web \[Renew\] \(command:x\)/);
  await at.answer(at.message, undefined);
  for (const action of ['menu', 'chooseProject']) {
    await at.run(action);
    at.editor.picks.at(-1)?.choose(undefined);
    await at.settle();
  }
  assertInert(at);
});

const everywhere = `[Renew](command:x)\n\u202E$(error) ${'x'.repeat(500)}`;

/** A monorepo in which all that has a name has that one. */
const allHostile = {
  linked: false,
  prepare(editor: Parameters<typeof vercelOnPath>[0]): void {
    vercelOnPath(editor);
    const rows = ['web', 'docs'].map((name) => ({ id: everywhere, name: everywhere, directory: `apps/${name}` }));
    editor.files.set(`${folder}/.vercel/repo.json`, JSON.stringify({ orgId: everywhere, projects: rows }));
    const link = { projectId: 'prj_test', orgId: everywhere, projectName: everywhere };
    editor.files.set(`${folder}/apps/docs/.vercel/project.json`, JSON.stringify(link));
    for (const name of ['web', 'docs']) {
      const claims = { owner_id: everywhere, project_id: `prj_${everywhere}` };
      const names = { project: everywhere, owner: everywhere, environment: everywhere };
      const value = token({ issuedAt: startAt - 13 * hourMs, expiresAt: startAt - hourMs, ...names, claims });
      editor.files.set(`${folder}/apps/${name}/.env.local`, `VERCEL_OIDC_TOKEN=${value}\n`);
    }
  },
};

scenario('no name and no id brings a link, an icon, a line or a direction of its own', allHostile, async (at) => {
  await at.run('chooseProject');
  await at.run('menu');
  at.editor.picks.at(-1)?.choose(undefined);
  for (const name of ['web', 'docs']) {
    await at.show(`${folder}/apps/${name}/page.tsx`);
    await at.run('refresh');
    await at.end(1);
  }
  const { picks, messages, items } = at.editor;
  const shown = [
    ...picks.flatMap(({ title, entries }) => [
      title,
      ...entries.flatMap(({ label, description }) => [label, description]),
    ]),
    ...messages.flatMap(({ text, buttons }) => [text, ...buttons]),
    ...items.flatMap(({ text, name, accessibilityInformation }) => [text, name, accessibilityInformation?.label]),
  ].map((text) => text ?? '');
  const tooltips = items.map(({ tooltip }) => tooltip?.value ?? '');
  assert.ok(
    shown.some((text) => text.includes('[Renew] (command:x)')),
    'the name is shown',
  );
  for (const text of [...shown, ...tooltips]) {
    assert.doesNotMatch(text, /\]\(command:x|\$\(error\) ?x|\u202E|x{61}/, text);
  }
  for (const text of shown) assert.doesNotMatch(text, /\n/, text);
});
