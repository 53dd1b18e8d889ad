import { load } from 'js-yaml';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import manifest from '../../package.json';
import { oldestEditor } from '../host/editor/editors';
import { workflowFiles } from './workflows';

const files = workflowFiles();
const jobs = files.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([key, job]) => ({ about: `${name}: ${key}`, job })),
);
const steps = jobs.flatMap(({ about, job }) => job.steps.map((step) => ({ about, step })));

/** What a job may write; all others only read the repository's content. */
const writers: Readonly<Record<string, readonly string[]>> = {
  'release.yml: attest': ['attestations', 'id-token'],
  'release.yml: marketplace': ['id-token'],
  'release.yml: openvsx': ['id-token'],
};

test('there are workflows for tests and for a release', () => {
  assert.deepEqual(files.map(({ name }) => name).sort(), ['release.yml', 'test.yml']);
});

for (const { name, text, workflow } of files) {
  test(`${name} begins without any permission, and with no event that lends a stranger's change ours`, () => {
    assert.deepEqual(workflow.permissions, {});
    assert.deepEqual(
      Object.keys(workflow.on).filter((event) => !['push', 'pull_request'].includes(event)),
      [],
    );
  });

  test(`${name} pins each action by a commit, and says which version that is`, () => {
    const used = text.split('\n').filter((line) => /\buses:/.test(line));
    assert.ok(used.length > 0);
    for (const line of used) assert.match(line, /^ +(- )?uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
}

test('an action is pinned to the same commit everywhere', () => {
  const pins = new Map(steps.flatMap(({ step }) => (step.uses === undefined ? [] : [pinOf(step.uses)])));
  for (const { step } of steps) {
    if (step.uses === undefined) continue;
    const [action, commit] = pinOf(step.uses);
    assert.equal(commit, pins.get(action), action);
  }
});

test('each job has an end, and no more permission than it needs', () => {
  for (const { about, job } of jobs) {
    assert.ok((job['timeout-minutes'] ?? 0) > 0, about);
    assert.ok(job.permissions, about);
    const written = Object.entries(job.permissions).filter(([, access]) => access === 'write');
    assert.deepEqual(written.map(([scope]) => scope).sort(), writers[about] ?? [], about);
    for (const [scope, access] of Object.entries(job.permissions))
      if (access === 'read') assert.equal(scope, 'contents', about);
  }
});

test('a job that may write runs nothing of the project and no script of a package', () => {
  for (const { about, step } of steps) {
    if (!(about in writers) || step.run === undefined) continue;
    assert.doesNotMatch(step.run, /\bnpm (start|test|run|install|i)\b|\bnpx\b|\bnode \b/, about);
    if (step.run.includes('npm ci')) assert.match(step.run, /--ignore-scripts/, about);
  }
});

test('no token stays behind in a checkout', () => {
  for (const { about, step } of steps)
    if (step.uses?.startsWith('actions/checkout@')) assert.equal(step.with?.['persist-credentials'], false, about);
});

test('nothing is put into a command that somebody else could have written', () => {
  for (const { about, step } of steps) assert.doesNotMatch(step.run ?? '', /\$\{\{/, about);
});

test('secrets go to the two commands that publish, each its own, in an environment that asks', () => {
  for (const { about, job } of jobs) {
    const secrets = JSON.stringify(job).match(/secrets\.\w+|secrets\[/g) ?? [];
    const own = { 'release.yml: marketplace': 'VSCE_PAT', 'release.yml: openvsx': 'OVSX_PAT' }[about];
    assert.deepEqual(secrets, own === undefined ? [] : [`secrets.${own}`], about);
    assert.equal(job.environment, own === undefined ? undefined : 'marketplaces', about);
  }
});

test('workflows run commands that package.json has, on the three systems', () => {
  const commands = steps.flatMap(({ step }) => [...(step.run ?? '').matchAll(/\bnpm (?:run )?([\w:]+)/g)]);
  const names = commands.map(([, name = '']) => name).filter((name) => name !== 'ci');
  for (const name of ['test', 'test:unit', 'test:desktop', 'release']) assert.ok(names.includes(name), name);
  const oldest = `npm run test:host -- --vscode ${oldestEditor}`;
  assert.ok(
    steps.some(({ step }) => step.run === oldest),
    oldest,
  );
  for (const name of names) assert.ok(name in manifest.scripts, name);
  const systems = new Set(jobs.flatMap(({ job }) => job.strategy?.matrix['os'] ?? []));
  for (const system of ['ubuntu', 'macos', 'windows'])
    assert.ok(
      [...systems].some((name) => name.startsWith(system)),
      system,
    );
});

test('updates come in groups, some days after they were published, for each place that pins', () => {
  const { updates } = load(readFileSync('.github/dependabot.yml', 'utf8')) as {
    readonly updates: readonly {
      readonly 'package-ecosystem': string;
      readonly directory?: string;
      readonly directories?: readonly string[];
      readonly cooldown?: { readonly 'default-days': number };
      readonly groups?: object;
    }[];
  };
  assert.deepEqual(updates.map((update) => update['package-ecosystem']).sort(), ['github-actions', 'npm']);
  for (const update of updates) {
    assert.ok((update.cooldown?.['default-days'] ?? 0) >= 7);
    assert.ok(Object.keys(update.groups ?? {}).length > 0);
    for (const directory of update.directories ?? []) assert.ok(existsSync(join('.', directory, 'package.json')));
  }
});

test('whoever opens an issue is asked for "Copy Diagnostics", and led away with a hole', () => {
  const folder = join('.github', 'ISSUE_TEMPLATE');
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (name === 'config.yml') assert.match(text, /\/security\/advisories\/new/);
    else assert.match(text, /"AI Gateway: Copy Diagnostics"/, name);
    const addresses = text.match(/https:\/\/\S+/g) ?? [];
    for (const address of addresses) assert.ok(address.startsWith(manifest.repository.url.replace(/\.git$/, '/')));
  }
});

function pinOf(uses: string): [action: string, commit: string] {
  const [action = '', commit = ''] = uses.split('@');
  return [action, commit];
}
