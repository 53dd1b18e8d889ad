/** What the real CLI's commands for API keys print and leave, as the extension calls them and reads their answers. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { creationIn, factsOf, keyRowsIn, type Creation } from '../../src/core/apiKey/cliKeys';
import { createArguments, knowsKeys, listArguments, removeArguments, type NewKey } from '../../src/core/apiKey/newKey';
import { versionIn } from '../../src/core/cli/output';
import { orgId } from './api';
import { logOut } from './home';
import { installVercel, vercelVersions } from './install';
import { inLinkedFolder, vercel, type LinkedFolder } from './linkedFolder';

const root = process.cwd();
const dayMs = 86_400_000;

/** Its name would be read as an option, ended by a careless shell, or taken for the CLI's own words. */
const asked: NewKey = {
  name: `-x "q" 'y' $z (fake_id) created`,
  limit: { dollars: 20, period: 'monthly' },
  life: '90d',
};

async function create(linked: LinkedFolder, bin: string, key: NewKey, team = orgId): Promise<Creation> {
  const { code, ...texts } = await vercel(linked, bin, ...createArguments(key, team));
  return creationIn({ end: { kind: 'exited', code }, ...texts });
}

test('the key comes alone on the standard output, and is what was asked for', async () => {
  const bin = await installVercel(root);
  await inLinkedFolder(async (linked) => {
    for (const options of [[], ['--non-interactive']]) {
      const args = createArguments(asked, orgId).filter((word) => word !== '--non-interactive');
      const { code, output, errors } = await vercel(linked, bin, ...args, ...options);
      const key = linked.api.keys.at(-1);
      assert.deepEqual([code, output], [0, `${key?.key ?? ''}\n`]);
      assert.doesNotMatch(errors, /vck_/);
      const creation = creationIn({ end: { kind: 'exited', code }, output, errors });
      assert.deepEqual(creation, { kind: 'created', key: key?.key, id: key?.id });
      assert.equal(key?.name, asked.name);
      assert.deepEqual(key.quota, { currentSpend: 0, limitAmount: 20, refreshPeriod: 'monthly' });
      assert.ok(Math.abs((key.expiresAt ?? 0) - Date.now() - 90 * dayMs) < 60_000);
    }
  });
});

test('without a limit and an end there is neither', async () => {
  const bin = await installVercel(root);
  await inLinkedFolder(async (linked) => {
    await create(linked, bin, { name: 'demo', limit: undefined, life: 'none' });
    await create(linked, bin, { name: 'demo', limit: { dollars: 5, period: undefined }, life: '1y' });
    const [none, forGood] = linked.api.keys;
    assert.deepEqual([none?.quota, none?.expiresAt], [undefined, undefined]);
    assert.deepEqual(forGood?.quota, { currentSpend: 0, limitAmount: 5 });
  });
});

test('a key whose answer is lost may be there, even several times', async () => {
  const bin = await installVercel(root);
  await inLinkedFolder(async (linked) => {
    linked.api.answerLost = true;
    assert.deepEqual(await create(linked, bin, asked), { kind: 'unknown', id: undefined });
    assert.ok(linked.api.keys.length > 1);
  });
});

describe('a creation that fails', () => {
  const rows: readonly (readonly [string, (linked: LinkedFolder) => unknown, Creation, string?])[] = [
    [
      'logged out',
      ({ home }) => {
        logOut(home);
      },
      failed('loggedOut', 'No existing credentials found. Please run `vercel login` or pass "--token"'),
    ],
    ['in a team that is not there', () => undefined, failed('noTeam', 'The specified scope does not exist'), 'team_x'],
    [
      'refused',
      ({ api }) => (api.keyFailure = { status: 403, message: 'Not you.' }),
      failed('refused', 'Not you. (403)'),
    ],
    ['not paid for', ({ api }) => (api.keyFailure = { status: 402, message: 'Pay.' }), failed('other', 'Pay. (402)')],
    [
      'by a fault of the server',
      ({ api }) => (api.keyFailure = { status: 500, message: 'Oops.' }),
      { kind: 'unknown', id: undefined },
    ],
    [
      'without a network',
      ({ api }) => api.close(),
      failed('offline', 'Not able to load user because of unexpected error: fetch failed'),
    ],
  ];
  for (const [what, cause, expected, team] of rows) {
    test(what, async () => {
      const bin = await installVercel(root);
      await inLinkedFolder(async (linked) => {
        await cause(linked);
        assert.deepEqual(await create(linked, bin, asked, team), expected);
        assert.deepEqual(linked.api.keys, []);
        linked.api.unknown.length = 0; // It asks for a team that is not there.
      });
    });
  }
});

function failed(reason: Extract<Creation, { kind: 'failed' }>['reason'], words: string): Creation {
  return { kind: 'failed', reason, words };
}

test('the list tells the end, the limit and the ending of each key, and a key is removed by its id', async () => {
  const bin = await installVercel(root);
  await inLinkedFolder(async (linked) => {
    const created = await create(linked, bin, asked);
    await create(linked, bin, { ...asked, name: 'another' });
    assert.ok(created.kind === 'created' && created.id !== undefined);
    const { output, errors } = await vercel(linked, bin, ...listArguments(orgId));
    assert.equal(errors, '');
    const rows = keyRowsIn(output, 7) ?? [];
    const [key] = linked.api.keys;
    const facts = { at: 7, expiresAt: key?.expiresAt, spent: 0, limit: 20, period: 'monthly' };
    assert.deepEqual(rows[0], { id: created.id, ending: created.key.slice(-4), facts });
    // Both end alike.
    assert.equal(factsOf(created.key, rows), undefined);
    assert.deepEqual(factsOf(created.key, rows.slice(0, 1)), facts);
    assert.equal((await vercel(linked, bin, ...removeArguments(created.id, orgId))).code, 0);
    assert.deepEqual(
      linked.api.keys.map(({ name }) => name),
      ['another'],
    );
    const again = await vercel(linked, bin, ...removeArguments(created.id, orgId));
    assert.equal(again.code, 1);
    assert.match(again.errors, /Error: API key "ak_test0" not found\./);
  });
});

for (const version of vercelVersions) {
  test(`vercel ${version} says its version, by which it is known whether it knows all that`, async () => {
    const bin = await installVercel(root, version);
    await inLinkedFolder(async (linked) => {
      const { output, errors } = await vercel(linked, bin, '--version');
      assert.equal(versionIn(output), version);
      assert.equal(versionIn(errors), version);
      const help = await vercel(linked, bin, 'ai-gateway', 'api-keys', 'create', '--help');
      const knows = ['--limit', '--expiration'].every((option) => (help.output + help.errors).includes(option));
      assert.equal(knowsKeys(version), knows);
    });
  });
}
