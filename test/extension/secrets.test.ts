/** Twenty secrets, looked for in everything that a person, a log or a file could show of them. */
import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { token } from '../vercel/token';
import { Desk } from './desk';
import type { Editor } from './editor';
import { saying, until, withGateway } from './gateway';
import { envPath, folder, hourMs, minuteMs, scenario, startAt, vercelOnPath, type Session } from './harness';

const expiresAt = startAt - hourMs;
const claims = {
  user_id: 'user_Pl4nted',
  email: 'pl4nted@example.com',
  plan: 'Pl4ntedPlan',
  name: 'Ann Pl4nted',
  picture: 'Pl4nted.png',
};
const expired = token({ issuedAt: expiresAt - 12 * hourMs, expiresAt, claims });
const fresh = token({ issuedAt: startAt, expiresAt: startAt + 12 * hourMs, claims });
const key = 'vck_Pl4ntedKey0123456789';

const created = 'vck_Pl4ntedCreated0123456789';

const others = {
  DATABASE_URL: 'postgres://ann:Pl4ntedPassword@host/db',
  SECRET: 'Pl4ntedSecret',
  MULTI: 'Pl4nted first line\nPl4nted second line',
  PASSWORD: "Pl4nted'quote",
  HOME_OF: '/home/pl4nted/.config',
};

/** A key that is commented out, and one under a name that is nearly right; in another file one that is hidden. */
const [commented, misnamed, hidden] = ['vck_Pl4ntedComment01', 'Bearer vck_Pl4ntedBearer', 'vck_Pl4ntedHidden012'];

const secrets: readonly string[] = [
  ...[...expired.split('.'), ...fresh.split('.').slice(1)],
  ...[key, created, commented, misnamed.slice('Bearer '.length), hidden],
  ...Object.values(claims),
  ...['Pl4ntedPassword', others.SECRET, 'Pl4nted first line', 'Pl4nted second line', "Pl4nted'quote", others.HOME_OF],
  'Pl4ntedUpstream',
];

const quoted = (value: string): string => (value.includes("'") ? `"${value}"` : `'${value}'`);
const rest = Object.entries(others).map(([name, value]) => `${name}=${quoted(value)}\n`);
const env = `VERCEL_OIDC_TOKEN="${expired}"\n# AI_GATEWAY_API_KEY=${commented}\nAI_GATEWAY_KEY="${misnamed}"\n${rest.join('')}`;

/** By the CLI, which tells it to the extension alone; its list tells how it ends. */
async function createKey(at: Session): Promise<void> {
  await at.run('createApiKey');
  at.editor.runs.at(-1)?.say('64.0.2\n', 'stdout');
  await at.end(0);
  at.editor.inputs.at(-1)?.enter('demo');
  await at.settle();
  for (const label of ['No limit of its own', 'No end']) {
    at.editor.picks.at(-1)?.choose(label);
    await at.settle();
  }
  await at.answer(at.message, 'Create');
  at.editor.runs.at(-1)?.say(`${created}\n`, 'stdout');
  at.editor.runs.at(-1)?.say('> Success! API key demo (ak_1) created\n');
  await at.end(0);
  at.editor.runs.at(-1)?.say(`{"apiKeys":[{"id":"ak_1","partialKey":"${created.slice(-4)}"}]}`, 'stdout');
  await at.end(0);
}

/** Sends back what it got, as a proxy may. */
const echoing: RequestListener = (request, response) => {
  const sent = request.headers.authorization;
  saying(401, JSON.stringify({ error: { type: sent, message: sent }, balance: sent }))(request, response);
};

function everythingSaid(editor: Editor): string {
  const {
    log,
    messages,
    items,
    executed,
    runs,
    terminals,
    typed,
    picks,
    inputs,
    opened,
    contexts,
    claims: told,
    locks,
    memory,
    globalMemory,
    progress,
  } = editor;
  const { diagnostics, statuses } = editor.providers;
  return JSON.stringify([
    ...[
      log,
      messages,
      items,
      executed,
      typed,
      picks,
      inputs,
      opened,
      [...contexts],
      [...told],
      [...locks],
      [...memory],
      [...globalMemory],
      progress,
    ],
    terminals.map(({ name, text }) => [name, text]),
    runs.map(({ name, command, env: given }) => [name, command, given]),
    [...diagnostics.values()].map((found) => [...found]),
    statuses,
    [...editor.files].filter(([path]) => path.startsWith('/storage')),
  ]);
}

scenario(
  'none of twenty secrets is found in what was shown, logged or stored',
  {
    env,
    prepare: (editor) => {
      vercelOnPath(editor);
      editor.git = 'open';
      editor.files.set(`${folder}/.env`, `AI_GATEWAY_API_KEY=${hidden}\n`);
      editor.files.set(`${folder}/.env.example`, env);
    },
  },
  async (at) => {
    assert.ok(new Set(secrets).size >= 20);
    const desk = new Desk(at);
    const said: unknown[] = [];
    const look = async (path: string): Promise<void> => {
      const shown = await desk.open(path);
      said.push(
        shown.seen.replace(/^(DATABASE_URL|SECRET|MULTI|PASSWORD|HOME_OF)=[\s\S]*/m, ''),
        await desk.lenses(shown),
      );
      for (const [, name = ''] of env.matchAll(/^(?:# )?(\w+)=/gm))
        if (shown.document.getText().includes(name)) said.push(await desk.hover(shown, name));
      for (const { message, code } of desk.diagnostics(shown))
        said.push(message, await desk.fixes(shown, code?.value ?? ''));
      said.push(everythingSaid(at.editor));
    };
    await look(envPath);
    await look(`${folder}/.env`);
    await look(`${folder}/.env.example`);
    // A refresh that fails, one that is refused for what came, and one that succeeds.
    for (const end of [
      async () => at.end(1),
      async () => at.end(0, 'nothing'),
      async () => at.end(0, `VERCEL_OIDC_TOKEN="${fresh}"\n`),
    ]) {
      await at.run('refresh');
      if (at.message?.modal === true) await at.answer(at.message, 'Write Anyway');
      await end();
      said.push(everythingSaid(at.editor));
    }
    await at.run('pull');
    at.editor.picks.at(-1)?.choose('development');
    await at.settle();
    await at.end(0, `SECRET="Pl4ntedUpstream"\nMULTI="x"\n`);
    said.push(everythingSaid(at.editor));
    await at.answer(at.message, undefined);
    await at.run('setApiKey');
    at.editor.inputs.at(-1)?.enter(key);
    await at.settle();
    await at.answer(at.message, 'Write Anyway');
    await at.run('useOidc');
    await at.run('useApiKey');
    await createKey(at);
    await withGateway(at, echoing, async () => {
      const before = at.editor.messages.length;
      await at.run('checkCredential');
      await until(at, () => at.editor.messages.length > before);
    });
    await at.run('copyDiagnostics');
    said.push(at.editor.clipboard);
    await at.run('menu');
    await at.tick(12 * 60 * minuteMs);
    said.push(everythingSaid(at.editor));
    const all = JSON.stringify(said);
    assert.ok(all.length > 10_000, 'little was said');
    for (const secret of secrets) {
      const at20 = all.indexOf(JSON.stringify(secret).slice(1, -1));
      assert.ok(at20 === -1, `a secret was told: ${all.slice(Math.max(0, at20 - 100), at20)}`);
    }
    assert.ok(!/pl4nted/i.test(all), 'a part of one was told');
    const written = JSON.stringify([...at.editor.files].filter(([path]) => path.startsWith(`${folder}/.env`)));
    for (const each of [key, created]) assert.ok(written.includes(each), 'a key was not written');
  },
);
