import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import type { Editor } from './editor';
import { saying, until, withGateway } from './gateway';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, secondMs, type Session } from './harness';

const key = 'AI_GATEWAY_API_KEY=vck_S3cretS3cretS3cret\n';

const credits = saying(200, '{"balance":"95.5","total_used":"4.5"}');

async function check(at: Session): Promise<void> {
  const before = at.editor.messages.length;
  await at.run('checkCredential');
  await until(at, () => at.editor.messages.length > before);
}

scenario('a check sends the key in effect as the SDK does, and tells what came', { env: key }, async (at) => {
  await withGateway(at, credits, async (arrivals) => {
    await check(at);
    assert.equal(arrivals.length, 1);
    const [{ method, url, headers } = { method: '', url: '', headers: {} }] = arrivals;
    assert.deepEqual([method, url], ['GET', '/v1/credits']);
    assert.equal(headers['authorization'], 'Bearer vck_S3cretS3cretS3cret');
    assert.equal(headers['ai-gateway-auth-method'], 'api-key');
    assert.equal(headers['ai-gateway-protocol-version'], '0.0.1');
    assert.equal(at.message?.severity, 'info');
    assert.equal(
      at.message.text,
      'The API key in .env.local: The AI Gateway accepts it. Balance: $95.50, used so far: $4.50.',
    );
    assert.deepEqual(at.editor.progress, ['window: Checking the credential…']);
    await at.tick(2 * minuteMs);
    assert.match(at.editor.shown?.tooltip?.value ?? '', /Checked 2 minutes ago/);
  });
});

scenario(
  'a check sends a token where that is in effect, with references resolved',
  { env: `A=${oidc(hourMs).split('"')[1] ?? ''}\nVERCEL_OIDC_TOKEN=$A\n` },
  async (at) => {
    await withGateway(at, saying(401, '{"error":{"type":"authentication_error"}}'), async (arrivals) => {
      await check(at);
      assert.equal(arrivals[0]?.headers['authorization'], `Bearer ${oidc(hourMs).split('"')[1] ?? ''}`);
      assert.equal(arrivals[0].headers['ai-gateway-auth-method'], 'oidc');
      assert.equal(at.message?.text, 'The OIDC token in .env.local: The AI Gateway refuses it as not valid.');
      assert.deepEqual(at.message.buttons, ['Refresh Now']);
      assert.match(at.text ?? '', /^\$\(warning\)/);
    });
  },
);

scenario('what was answered goes when the credential does, and stays over a restart', { env: key }, async (at) => {
  await withGateway(at, saying(401, '{}'), async () => {
    await check(at);
    assert.equal(at.text, '$(warning) API key');
    assert.doesNotMatch(JSON.stringify([...at.editor.globalMemory]), /vck_|S3cret/);
    at.dispose();
    await at.activate();
    assert.equal(at.text, '$(warning) API key');
    await at.write(envPath, 'AI_GATEWAY_API_KEY=vck_another\n');
    await at.tick(secondMs);
    assert.equal(at.text, '$(key) API key');
    assert.doesNotMatch(at.editor.shown?.tooltip?.value ?? '', /Checked/);
  });
});

for (const [what, answer, expected] of [
  ['a redirect', saying(302, ''), /does not speak as the AI Gateway does \(HTTP status 302\)/],
  ['rubbish', saying(200, '<html>'), /does not speak as the AI Gateway does \(HTTP status 200\)/],
  ['10 MB', saying(200, `{"balance":"${'9'.repeat(10_000_000)}"}`), /does not speak as the AI Gateway does/],
  ['too many requests', saying(429, '{}'), /too many requests/],
  ['a closed connection', (request) => void request.socket.destroy(), /could not be reached/],
] as readonly (readonly [string, RequestListener, RegExp])[]) {
  scenario(`a gateway that answers with ${what} is told so`, { env: key }, async (at) => {
    await withGateway(at, answer, async (arrivals) => {
      await check(at);
      assert.match(at.message?.text ?? '', expected);
      assert.equal(at.message?.severity, 'warning');
      assert.equal(arrivals.length, 1);
    });
  });
}

scenario('a gateway that sends the credential back has it shown and kept nowhere', { env: key }, async (at) => {
  const echo: RequestListener = (request, response) => {
    const text = request.headers.authorization;
    saying(200, JSON.stringify({ balance: text, total_used: text }))(request, response);
  };
  await withGateway(at, echo, async () => {
    await check(at);
    assert.match(at.message?.text ?? '', /does not speak as the AI Gateway does/);
    assert.doesNotMatch(JSON.stringify([at.editor.messages, [...at.editor.globalMemory]]), /vck_/);
  });
});

scenario('a gateway that says nothing, or drips, is waited for for 10 seconds', { env: key }, async (at) => {
  for (const drips of [false, true]) {
    let asked = false;
    const answer: RequestListener = (_request, response) => {
      if (drips) response.write('{"balance":');
      asked = true;
    };
    await withGateway(at, answer, async () => {
      await at.run('checkCredential');
      await until(at, () => asked);
      await at.tick(10 * secondMs - 1);
      assert.equal(at.editor.messages.length, drips ? 1 : 0);
      await at.tick(1);
      assert.match(at.message?.text ?? '', /did not answer within 10 seconds/);
    });
  }
});

scenario('a second click while a check is under way asks nothing more', { env: key }, async (at) => {
  const held: (() => void)[] = [];
  const holding: RequestListener = (request, response) => {
    held.push(() => {
      credits(request, response);
    });
  };
  await withGateway(at, holding, async (arrivals) => {
    await at.run('checkCredential');
    await until(at, () => held.length > 0);
    await at.run('checkCredential');
    for (const go of held) go();
    await until(at, () => at.editor.messages.length > 0);
    assert.equal(arrivals.length, 1);
    assert.equal(at.editor.messages.length, 1);
  });
});

const several = {
  env: key,
  prepare: ({ files }: Editor): void => {
    files.set(`${folder}/docs/.env.local`, oidc(hourMs));
    files.set(`${folder}/docs/page.ts`, '');
    const projects = [
      { id: 'prj_test', name: 'web', directory: '.' },
      { id: 'prj_d', name: 'docs', directory: 'docs' },
    ];
    files.set(`${folder}/.vercel/repo.json`, JSON.stringify({ orgId: 'team_test', projects }));
  },
};
scenario('each of two projects that are checked at once is told with its name', several, async (at) => {
  await withGateway(at, saying(401, '{}'), async (arrivals) => {
    await at.run('checkCredential');
    await at.show(`${folder}/docs/page.ts`);
    await at.run('checkCredential');
    await until(at, () => at.editor.messages.length === 2);
    assert.equal(arrivals.length, 2);
    assert.deepEqual(at.editor.messages.map(({ text }) => text).sort(), [
      'The API key in .env.local of app: The AI Gateway refuses it as not valid.',
      'The OIDC token in .env.local of docs: The AI Gateway refuses it as not valid.',
    ]);
  });
});

for (const [what, other] of [
  ['another key', 'AI_GATEWAY_API_KEY=vck_another\n'],
  ['no credential', ''],
] as const) {
  scenario(`an answer that comes when ${what} is in effect is not told of that`, { env: key }, async (at) => {
    const held: (() => void)[] = [];
    const holding: RequestListener = (request, response) => {
      held.push(() => {
        saying(401, '{}')(request, response);
      });
    };
    await withGateway(at, holding, async () => {
      await at.run('checkCredential');
      await until(at, () => held.length > 0);
      await at.write(envPath, other);
      await at.tick(secondMs);
      held[0]?.();
      await until(at, () => at.editor.messages.length > 0);
      assert.match(at.message?.text ?? '', /^The credential in effect has changed while it was checked/);
      assert.deepEqual(at.message?.buttons, ['Check Credential']);
      assert.doesNotMatch(at.editor.shown?.tooltip?.value ?? '', /Checked/);
    });
  });
}

scenario('a credential is sent nowhere but to https or this computer', { env: key }, async (at) => {
  await at.set('gatewayUrl', 'http://gateway.example');
  await check(at);
  assert.match(at.message?.text ?? '', /^The setting "aiGatewayAuth\.gatewayUrl" is no https address/);
});

scenario('without a credential there is nothing to check', { env: 'A=1\n' }, async (at) => {
  await check(at);
  assert.equal(at.message?.text, 'There is no credential to check yet.');
});

scenario('a value that no request can carry is not sent', { env: 'AI_GATEWAY_API_KEY="vck_a\nb"\n' }, async (at) => {
  await withGateway(at, credits, async (arrivals) => {
    await check(at);
    assert.match(at.message?.text ?? '', /characters that no request can carry/);
    assert.equal(arrivals.length, 0);
  });
});
