/** What an env file says of itself in its editor. */
import assert from 'node:assert/strict';
import { Desk } from './desk';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, vercelOnPath } from './harness';

const key = 'AI_GATEWAY_API_KEY=vck_0123456789abcdef\n';

scenario('nothing is loaded before an env file is open', { env: oidc(4 * hourMs) }, async (at) => {
  assert.deepEqual(at.editor.providers.lenses, []);
  await new Desk(at).open(`${folder}/README.md`, '# Read me');
  assert.deepEqual(at.editor.providers.lenses, []);
});

scenario(
  'a lens counts down with the item, and is drawn anew only when it says something else',
  { env: oidc(4 * hourMs) },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    assert.deepEqual(await desk.lenses(shown), ['0: OIDC token · web (development) · expires in 3h 59m | Refresh']);
    await at.tick(minuteMs);
    assert.equal(at.text, '$(key) OIDC 3h 58m');
    assert.deepEqual(await desk.lenses(shown), ['0: OIDC token · web (development) · expires in 3h 58m | Refresh']);
    await at.set('codeLens', false);
    assert.deepEqual(await desk.lenses(shown), []);
  },
);

scenario(
  'the text in the editor counts there, and what is on disk in the bar',
  { env: oidc(4 * hourMs) },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    await desk.edit(shown, `# mine\n${oidc(-2 * hourMs)}`);
    assert.deepEqual(await desk.lenses(shown), [
      '1: OIDC token · web (development) · expired 2 hours ago | Refresh',
    ]);
    assert.equal(at.text, '$(key) OIDC 3h 59m');
    assert.deepEqual(desk.problems(shown), ['error expired "eyJhbGciOiJ']);
    await desk.close(shown);
    assert.deepEqual(desk.problems(shown), []);
  },
);

scenario(
  'one that another file decides leads there, and says what hides it',
  {
    env: oidc(4 * hourMs),
    prepare: ({ files }) => files.set(`${folder}/.env.development.local`, `A=1\n${oidc(2 * hourMs)}`),
  },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    assert.deepEqual(await desk.lenses(shown), ['0: OIDC token · unused: .env.development.local decides | Open']);
    assert.deepEqual(desk.problems(shown), ['warning unusedFresher VERCEL_OIDC_']);
    await desk.click(shown, 'Open');
    assert.match(at.editor.executed.at(-1) ?? '', /^vscode\.open file:.*\/\.env\.development\.local /);
    assert.deepEqual(await desk.fixes(shown, 'unusedFresher'), ['Open .env.development.local, line 2']);
    at.editor.files.delete(`${folder}/.env.development.local`);
    await at.tell('fileDeleted', `${folder}/.env.development.local`);
    await at.tick(1000);
    assert.deepEqual(desk.problems(shown), []);
  },
);

scenario('an expired token is refreshed from its lens', { env: oidc(-hourMs), prepare: vercelOnPath }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  await desk.click(shown, 'Refresh');
  assert.equal(at.editor.runs.length, 1);
  assert.deepEqual(await desk.lenses(shown), ['0: OIDC token · web (development) · expired 1 hour ago | Cancel']);
  await at.end(1);
});

scenario('an API key is told with its file, and no part of it', { env: key + oidc(4 * hourMs) }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  assert.deepEqual(await desk.lenses(shown), [
    '0: API key · in effect',
    '1: OIDC token · web (development) · expires in 3h 59m · unused: the API key is in effect | Refresh',
  ]);
  const hover = await desk.hover(shown, 'AI_GATEWAY');
  assert.match(hover, /^\*\*API key in effect\*\*/);
  assert.ok(hover.includes('line 1 decides for AI\\_GATEWAY\\_API\\_KEY'), hover);
  assert.ok(!hover.includes('0123'), 'a part of the key');
});

scenario('a hover shows the claims, and neither the signature nor the token', { env: oidc(3 * hourMs) }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  const hover = await desk.hover(shown, 'VERCEL_OIDC');
  assert.match(hover, /25 % of its life is left/);
  for (const claim of ['project', 'owner', 'environment', 'iat', 'exp'])
    assert.ok(hover.includes(`| \`${claim}\` |`), claim);
  const [, token = ''] = /"(.*)"/.exec(oidc(3 * hourMs)) ?? [];
  for (const part of token.split('.')) assert.ok(!hover.includes(part), 'a part of the token');
});

scenario('values are hidden until a person puts the caret into the line', { env: `A=1\n${key}` }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  const hidden = 'A=1\nAI_GATEWAY_API_KEY=•\n';
  assert.equal(shown.seen, hidden);
  await desk.select(shown, 1);
  assert.equal(shown.seen, hidden, 'a program has put it there');
  await desk.select(shown, 1, 2);
  assert.equal(shown.seen, `A=1\n${key}`);
  await desk.select(shown, 0, 1);
  assert.equal(shown.seen, hidden);
  await desk.select(shown, 1, 1);
  await at.show(`${folder}/other.ts`);
  assert.equal(shown.seen, hidden, 'another editor is active');
  await at.run('toggleValues');
  assert.equal(shown.seen, `A=1\n${key}`);
  assert.equal(at.editor.settings.get('hideValues'), false);
  await at.run('toggleValues');
  assert.equal(shown.seen, hidden);
});

scenario('problems are mended by one edit', { env: oidc(4 * hourMs), linked: false }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath, `AI_GATEWAY_API_KEY="Bearer vck_0123456789abcdef" # mine\nB=2\n`);
  assert.deepEqual(desk.problems(shown), ['error bearer "Bearer vck_']);
  assert.deepEqual(await desk.fixes(shown, 'bearer'), ['Correct the Value', 'Set API Key…']);
  await desk.fix(shown, 'bearer', 'Correct the Value');
  assert.equal(shown.document.getText(), `AI_GATEWAY_API_KEY="vck_0123456789abcdef" # mine\nB=2\n`);
  assert.deepEqual(desk.problems(shown), []);
  await desk.edit(shown, `AI_GATEWAY_KEY=vck_0123456789abcdef\n`);
  assert.deepEqual(desk.problems(shown), ['warning misnamed AI_GATEWAY_K']);
  await desk.fix(shown, 'misnamed', 'Rename to AI_GATEWAY_API_KEY');
  assert.equal(shown.document.getText(), key);
  await desk.edit(shown, `# first\nAI_GATEWAY_API_KEY=vck_old1234 # x\nA=1\n${key}`);
  assert.deepEqual(desk.problems(shown), ['warning twice AI_GATEWAY_A']);
  await desk.fix(shown, 'twice', 'Remove the Lines without Effect');
  assert.equal(shown.document.getText(), `# first\nA=1\n${key}`);
  assert.deepEqual(desk.problems(shown), []);
  await at.set('diagnostics', false);
  await desk.edit(shown, 'AI_GATEWAY_KEY=vck_0123456789abcdef\n');
  assert.deepEqual(desk.problems(shown), []);
});
