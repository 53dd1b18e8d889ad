import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { saying, until, withGateway } from './gateway';
import { envPath, scenario, secondMs, type Session } from './harness';

const models = saying(
  200,
  JSON.stringify({
    data: [
      { id: 'x/one', name: 'One', context_window: 128_000, pricing: { input: '0.000001', output: '0.000002' } },
      { id: 'x/two', type: 'image' },
    ],
  }),
);

/** Chooses the kind; the models are asked for then. */
async function begin(at: Session, kind = 'Script for Node.js'): Promise<void> {
  await at.run('insertExample');
  at.editor.picks.at(-1)?.choose(kind);
  await at.settle();
}

async function choose(at: Session, model: string | undefined): Promise<void> {
  at.editor.picks.at(-1)?.choose(model);
  await at.settle();
}

const labels = (at: Session): readonly string[] | undefined =>
  at.editor.picks.at(-1)?.entries.map(({ label }) => label);

scenario('an example is inserted unsaved, with a model of the gateway', {}, async (at) => {
  await withGateway(at, models, async (arrivals) => {
    await begin(at);
    await until(at, () => at.editor.picks.length === 2);
    assert.deepEqual(at.editor.picks[1]?.entries, [
      {
        ...{ label: 'x/one', description: 'One', id: 'x/one' },
        detail: '128K context · $1.00 in, $2.00 out per million tokens',
      },
    ]);
    await choose(at, 'x/one');
    const [{ language, content } = { language: '', content: '' }] = at.editor.untitled;
    assert.equal(language, 'javascript');
    assert.match(content, /model: gateway\('x\/one'\)/);
    assert.match(content, /createGateway\(\{ baseURL: 'http:\/\/127\.0\.0\.1:\d+\/v4\/ai' \}\)/);
    assert.deepEqual(at.editor.opened, [{ uri: 'untitled:Untitled-1', line: 0 }]);
    assert.deepEqual(
      [...at.editor.files.keys()].filter((path) => path === envPath),
      [],
    );
    assert.deepEqual(
      arrivals.map(({ method, url, headers }) => [method, url, headers['authorization']]),
      [['GET', '/v1/models', undefined]],
    );
  });
});

for (const [what, answer] of [
  ['rubbish', saying(200, '<html>')],
  ['10 MB', saying(200, `{"data":[${'{"id":"a/b"},'.repeat(800_000)}{}]}`)],
  ['no models', saying(200, '{"data":[]}')],
  ['a fault', saying(500, '{"data":[{"id":"a/b"}]}')],
  ['a redirect', saying(302, '')],
  ['a closed connection', (request) => void request.socket.destroy()],
] as readonly (readonly [string, RequestListener])[]) {
  scenario(`where the gateway answers with ${what} there is a list all the same, and it says so`, {}, async (at) => {
    await withGateway(at, answer, async (arrivals) => {
      await begin(at, 'curl');
      await until(at, () => at.editor.picks.length === 2);
      assert.equal(labels(at)?.[0], 'A built-in list: the gateway could not be asked');
      assert.equal(labels(at)?.[1], 'openai/gpt-5-mini');
      assert.equal(arrivals.length, 1);
      await choose(at, 'openai/gpt-5-mini');
      assert.equal(at.editor.untitled[0]?.language, 'shellscript');
    });
  });
}

scenario('a gateway that says nothing is waited for for 10 seconds', {}, async (at) => {
  let asked = false;
  await withGateway(
    at,
    () => {
      asked = true;
    },
    async () => {
      await begin(at);
      await until(at, () => asked);
      await at.tick(10 * secondMs - 1);
      assert.equal(at.editor.picks.length, 1);
      await at.tick(1);
      await until(at, () => at.editor.picks.length === 2);
      assert.match(labels(at)?.[0] ?? '', /^A built-in list/);
      await choose(at, undefined);
      assert.deepEqual(at.editor.untitled, []);
    },
  );
});

scenario('an address that is none asks nobody, and a question dismissed ends it', {}, async (at) => {
  await at.set('gatewayUrl', 'http://gateway.example');
  await begin(at);
  assert.match(labels(at)?.[0] ?? '', /^A built-in list/);
  await choose(at, 'openai/gpt-5.4');
  assert.match(at.editor.untitled[0]?.content ?? '', /model: 'openai\/gpt-5\.4'/);
  await at.run('insertExample');
  await choose(at, undefined);
  assert.equal(at.editor.picks.length, 3);
});
