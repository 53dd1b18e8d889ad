import assert from 'node:assert/strict';
import { envPath, folder, hourMs, oidc, scenario, type Session } from './harness';

const token = oidc(hourMs);

async function type(at: Session, text: string | undefined): Promise<void> {
  await at.run('setApiKey');
  at.editor.inputs.at(-1)?.enter(text);
  await at.settle();
}

scenario(
  'a key is asked for in a password box, trimmed, and written without loss',
  { env: `# mine\n${token}` },
  async (at) => {
    await at.run('setApiKey');
    const [input] = at.editor.inputs;
    assert.ok(input?.password);
    assert.equal(input.validate(''), undefined);
    assert.equal(input.validate(' vck_abc123 '), undefined);
    assert.match(
      input.validate('sk-abc') ?? '',
      /^warning: Keys of the AI Gateway start with "vck_" and have letters, .* alone\. Press Enter/,
    );
    assert.match(input.validate('"vck_abc"') ?? '', /^warning: This has quotes around it/);
    assert.match(input.validate(`'"\`#x`) ?? '', /^error: This has characters that an env file cannot hold/);
    input.enter('  vck_abc123\n');
    await at.settle();
    assert.equal(at.editor.files.get(envPath), `# mine\n${token}AI_GATEWAY_API_KEY="vck_abc123"\n`);
    assert.equal(at.text, '$(key) API key');
    assert.equal(at.message?.text, 'AI_GATEWAY_API_KEY in .env.local is in effect.');
    assert.doesNotMatch(JSON.stringify([at.editor.log, at.editor.messages, at.editor.items]), /vck_/);
  },
);

scenario('nothing typed changes nothing', { env: token }, async (at) => {
  for (const text of [undefined, '', '  ']) await type(at, text);
  assert.equal(at.editor.files.get(envPath), token);
  assert.equal(at.editor.messages.length, 0);
});

for (const [answer, ignore, written] of [
  ['Add to .gitignore', 'node_modules\n.env.local\n', true],
  ['Write Anyway', 'node_modules', true],
  [undefined, 'node_modules', false],
] as const) {
  scenario(`a file that git does not ignore is asked about: ${answer ?? 'cancelled'}`, { env: token }, async (at) => {
    at.editor.git = 'open';
    at.editor.files.set(`${folder}/.gitignore`, 'node_modules');
    await type(at, 'vck_abc123');
    assert.ok(at.message?.modal);
    assert.match(at.message.text, /^Git does not ignore \.env\.local/);
    await at.answer(at.message, answer);
    assert.equal(at.editor.files.get(`${folder}/.gitignore`), ignore);
    assert.equal(at.editor.files.get(envPath) !== token, written);
  });
}

scenario('a file that git tracks is told, with the way out of it', { env: token }, async (at) => {
  at.editor.git = 'tracked';
  await type(at, 'vck_abc123');
  assert.match(at.message?.text ?? '', /^Git tracks \.env\.local.*git rm --cached/);
  assert.deepEqual(at.message?.buttons, ['Write Anyway']);
  await at.answer(at.message, undefined);
  assert.equal(at.editor.files.get(envPath), token);
});

scenario('where git gives no answer, the person is asked', { env: token }, async (at) => {
  at.editor.git = 'unknown';
  await type(at, 'vck_abc123');
  assert.match(at.message?.text ?? '', /^Git gives no answer whether it ignores \.env\.local/);
  assert.deepEqual(at.message?.buttons, ['Add to .gitignore', 'Write Anyway']);
  await at.answer(at.message, undefined);
  assert.equal(at.editor.files.get(envPath), token);
});

scenario('who wants a file written all the same is not asked again', { env: token }, async (at) => {
  at.editor.git = 'open';
  await type(at, 'vck_abc123');
  await at.answer(at.message, 'Write Anyway');
  await type(at, 'vck_abc456');
  assert.equal(at.editor.messages.filter(({ modal }) => modal).length, 1);
  assert.equal(at.editor.files.get(envPath), `${token}AI_GATEWAY_API_KEY="vck_abc456"\n`);
});

scenario('a file that git ignores is not asked about', { env: token }, async (at) => {
  at.editor.git = 'ignored';
  await type(at, 'vck_abc123');
  assert.equal(at.text, '$(key) API key');
});

scenario('a key that cannot be written is told, and the file is as it was', { env: token }, async (at) => {
  at.editor.failures.add('rename');
  await type(at, 'vck_abc123');
  assert.equal(at.message?.text, '.env.local could not be written and is as it was: the disk is full.');
  assert.equal(at.editor.files.get(envPath), token);
});

scenario('a .gitignore that cannot be written is told, and no key is written then', { env: token }, async (at) => {
  at.editor.git = 'open';
  at.editor.failures.add('rename');
  await type(at, 'vck_abc123');
  await at.answer(at.message, 'Add to .gitignore');
  assert.equal(at.message?.text, '.gitignore could not be written and is as it was: the disk is full.');
  assert.equal(at.editor.files.get(envPath), token);
  assert.equal(at.editor.files.get(`${folder}/.gitignore`), undefined);
});

const both = `AI_GATEWAY_API_KEY=vck_abc # mine\n${token}`;

scenario('the key is commented out and brought back, without a trace', { env: both }, async (at) => {
  assert.equal(at.editor.contexts.get('aiGatewayAuth.keyInFile'), true);
  await at.run('useOidc');
  assert.equal(at.editor.files.get(envPath), `# ${both}`);
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  assert.equal(at.message?.text, 'AI_GATEWAY_API_KEY is commented out, and VERCEL_OIDC_TOKEN in .env.local in effect.');
  assert.equal(at.editor.contexts.get('aiGatewayAuth.hasCommentedKey'), true);
  assert.equal(at.editor.contexts.get('aiGatewayAuth.keyInFile'), false);
  await at.run('useApiKey');
  assert.equal(at.editor.files.get(envPath), both);
  assert.equal(at.text, '$(key) API key');
  assert.equal(at.editor.contexts.get('aiGatewayAuth.hasCommentedKey'), false);
});

scenario('without a token the way to get one is offered', { env: 'AI_GATEWAY_API_KEY=vck_abc\n' }, async (at) => {
  await at.run('useOidc');
  assert.match(at.message?.text ?? '', /there is no OIDC token yet: a refresh gets one\.$/);
  assert.deepEqual(at.message?.buttons, ['Refresh Now']);
});

scenario('where there is nothing to switch, that is said', { env: token }, async (at) => {
  await at.run('useOidc');
  assert.match(at.message?.text ?? '', /nothing to switch off/);
  await at.run('useApiKey');
  assert.match(at.message?.text ?? '', /^No env file has an AI_GATEWAY_API_KEY that is commented out/);
  assert.equal(at.editor.files.get(envPath), token);
});

for (const [about, env, base] of [
  ['a remark', `# AI_GATEWAY_API_KEY=see the wiki\n${token}`, ''],
  ['a placeholder', `# AI_GATEWAY_API_KEY=vck_xxx\n${token}`, ''],
  ['a key behind an empty value', `AI_GATEWAY_API_KEY=\n${token}`, '# AI_GATEWAY_API_KEY=vck_a\n'],
] as const) {
  const prepare = ({ files }: Session['editor']): unknown => files.set(`${folder}/.env`, base);
  scenario(`${about} is not brought back as a key`, { env, prepare }, async (at) => {
    assert.notEqual(at.editor.contexts.get('aiGatewayAuth.hasCommentedKey'), true);
    await at.run('useApiKey');
    assert.match(at.message?.text ?? '', /^No env file has an AI_GATEWAY_API_KEY that is commented out/);
    assert.deepEqual([at.editor.files.get(envPath), at.editor.files.get(`${folder}/.env`)], [env, base]);
  });
}
