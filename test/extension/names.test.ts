import assert from 'node:assert/strict';
import { folder, hourMs, oidc, scenario, type Session } from './harness';

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
