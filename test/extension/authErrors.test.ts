import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { folder, hourMs, oidc, scenario, type Session } from './harness';
import { Uri } from './recorder';

const error = 'GatewayAuthenticationError: Unauthenticated request to AI Gateway.';

async function links(at: Session, line: string, terminal: object = { creationOptions: {} }) {
  const { terminalLinks } = at.editor.providers;
  const found = terminalLinks.map(async (provider) =>
    (await provider.provideTerminalLinks({ line, terminal })).map((link) => ({
      ...link,
      open: () => {
        provider.handleTerminalLink(link);
      },
    })),
  );
  return (await Promise.all(found)).flat();
}

/** As a debug adapter sends it. */
function debugging(at: Session, session: object = {}): (output: unknown, event?: string) => Promise<void> {
  const of = { configuration: {}, workspaceFolder: undefined, ...session };
  const [created] = at.editor.providers.trackers.map(({ factory }) => factory.createDebugAdapterTracker(of));
  return async (output, event = 'output') => {
    (await created)?.onDidSendMessage({ type: 'event', event, body: { category: 'stderr', output } });
    await at.settle();
  };
}

scenario('an error in a terminal leads to the remedy', { env: oidc(-hourMs) }, async (at) => {
  assert.deepEqual(await links(at, 'GET / 200'), []);
  const found = await links(at, `  ${error}`);
  assert.deepEqual(
    found.map(({ startIndex, length, tooltip }) => [error.slice(startIndex - 2, startIndex - 2 + length), tooltip]),
    [
      ['GatewayAuthenticationError', 'See what is wrong with the credential'],
      ['Unauthenticated request to AI Gateway', 'See what is wrong with the credential'],
    ],
  );
  found[0]?.open();
  await at.settle();
  const [menu] = at.editor.picks;
  assert.equal(menu?.title, 'AI Gateway: OIDC token expired');
  assert.equal(menu.entries[0]?.label, '$(sync) Refresh OIDC Token');
  menu.choose(undefined);
});

/** A project whose token has expired, below one whose token has not. */
function withDocs({ files }: Editor): void {
  files.set(`${folder}/apps/docs/.env.local`, oidc(-hourMs));
  files.set(`${folder}/apps/docs/.vercel/project.json`, '{"projectId":"prj_d","orgId":"team_d","projectName":"docs"}');
}

scenario(
  'the project is that in which the terminal works',
  {
    env: oidc(hourMs),
    prepare: withDocs,
  },
  async (at) => {
    for (const terminal of [
      { creationOptions: { cwd: `${folder}/apps/docs` } },
      { creationOptions: {}, shellIntegration: { cwd: Uri.file(`${folder}/apps/docs`) } },
    ]) {
      (await links(at, error, terminal))[0]?.open();
      await at.settle();
      assert.match(at.editor.picks.at(-1)?.title ?? '', /OIDC token expired/);
      at.editor.picks.at(-1)?.choose(undefined);
      await at.settle();
    }
  },
);

scenario('an error in the debug console is told once a session', { env: oidc(-hourMs) }, async (at) => {
  const before = at.editor.messages.length;
  const print = debugging(at);
  for (const other of ['Unauthenticated', '', 7, undefined, { output: error }]) await print(other);
  await print(error, 'stopped');
  assert.equal(at.editor.messages.length, before);
  await print(error);
  await print(error);
  assert.equal(at.editor.messages.length, before + 1);
  assert.match(at.message?.text ?? '', /^The AI Gateway refused a request.*OIDC token expired/);
  assert.deepEqual(at.message?.buttons, ['Refresh Now', 'Show Actions']);
  await debugging(at)(error);
  assert.equal(at.editor.messages.length, before + 2);
});

scenario('where nothing concerns the AI Gateway nothing is told', { linked: false }, async (at) => {
  await debugging(at)(error);
  assert.deepEqual(at.editor.messages, []);
});

scenario(
  'at the root of a monorepo that is no project itself, the project is the one that is shown',
  {
    linked: false,
    prepare: ({ files }) => {
      const projects = ['web', 'docs'].map((name) => ({ id: 'prj_1', name, directory: `apps/${name}` }));
      files.set(`${folder}/.vercel/repo.json`, JSON.stringify({ orgId: 'team_test', projects }));
      files.set(`${folder}/apps/web/.env.local`, oidc(-hourMs));
    },
  },
  async (at) => {
    (await links(at, error, { creationOptions: { cwd: folder } }))[0]?.open();
    await at.settle();
    const [menu] = at.editor.picks;
    assert.equal(menu?.title, 'AI Gateway: OIDC token expired, project web');
    menu.choose(undefined);
    await debugging(at, { workspaceFolder: { uri: Uri.file(folder) } })(error);
    assert.match(at.message?.text ?? '', /The status here: OIDC token expired, project web\./);
  },
);

scenario(
  'the project is that in which the program is debugged',
  { env: oidc(hourMs), prepare: withDocs },
  async (at) => {
    for (const session of [
      { configuration: { cwd: `${folder}/apps/docs` } },
      { workspaceFolder: { uri: Uri.file(`${folder}/apps/docs`) } },
    ]) {
      await debugging(at, session)(error);
      assert.match(at.message?.text ?? '', /The status here: OIDC token expired, project docs\./);
    }
    await debugging(at, { configuration: { cwd: '/elsewhere' } })(error);
    assert.match(at.message?.text ?? '', /The status here: OIDC token expires in 1 hour/);
  },
);
