import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { folder, hourMs, minuteMs, oidc, scenario, vercelOnPath } from './harness';

const linkOf = (name: string): string => `{"projectId":"prj_test","orgId":"team_test","projectName":"${name}"}`;

/** Two apps, each with its own link and token, and a package that is no project. */
function apps({ files }: Editor): void {
  for (const [name, hours] of [
    ['web', 3],
    ['docs', 5],
  ] as const) {
    files.set(`${folder}/apps/${name}/.vercel/project.json`, linkOf(name));
    files.set(`${folder}/apps/${name}/.env.local`, oidc(hours * hourMs));
    files.set(`${folder}/apps/${name}/src/page.tsx`, '');
  }
  files.set(`${folder}/packages/ui/index.ts`, '');
}

const monorepo = { linked: false, prepare: apps };
const page = (app: string): string => `${folder}/apps/${app}/src/page.tsx`;

scenario('the item follows the active editor to the nearest project above its file', monorepo, async (at) => {
  assert.equal(at.text, undefined);
  await at.show(page('web'));
  assert.equal(at.text, '$(key) OIDC 3h 0m');
  await at.show(page('docs'));
  assert.equal(at.text, '$(key) OIDC 5h 0m');
  await at.show(`${folder}/packages/ui/index.ts`);
  assert.equal(at.text, '$(key) OIDC 5h 0m', 'the last one stays');
  await at.show(undefined);
  assert.equal(at.text, '$(key) OIDC 5h 0m');
  assert.equal(at.editor.watchers, 1, 'one for the workspace folder');
  await at.write(`${folder}/apps/docs/.env.local`, oidc(7 * hourMs));
  assert.equal(at.text, '$(key) OIDC 7h 0m');
  await at.write(`${folder}/apps/web/.env.local`, oidc(9 * hourMs));
  assert.equal(at.text, '$(key) OIDC 7h 0m', 'the other one is not shown');
});

const rows = (...names: string[]): string =>
  JSON.stringify({
    orgId: 'team_test',
    projects: names.map((name) => ({ id: 'prj_test', name, directory: `apps/${name}` })),
  });

const listed = {
  linked: false,
  prepare: (editor: Editor): void => {
    apps(editor);
    vercelOnPath(editor);
    for (const name of ['web', 'docs']) editor.files.delete(`${folder}/apps/${name}/.vercel/project.json`);
    editor.files.set(`${folder}/.vercel/repo.json`, rows('web', 'docs'));
  },
};

scenario('a monorepo shows its first project until one is active, and names it', listed, async (at) => {
  assert.equal(at.text, '$(key) OIDC 3h 0m · web');
  await at.show(page('docs'));
  assert.equal(at.text, '$(key) OIDC 5h 0m · docs');
  assert.equal(
    at.editor.shown?.accessibilityInformation?.label,
    'AI Gateway: OIDC token expires in 5 hours, project docs',
  );
  await at.run('refresh');
  assert.equal(at.editor.runs[0]?.cwd, `${folder}/apps/docs`);
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.editor.files.get(`${folder}/apps/docs/.env.local`), oidc(12 * hourMs));
  assert.equal(at.text, '$(key) OIDC 12h 0m · docs');
});

scenario('nothing is shown of a folder that gives way to a project that it lists', listed, async (at) => {
  await at.show(undefined);
  const statuses = at.editor.log.filter((line) => /credential|OIDC/i.test(line));
  assert.equal(statuses.length, 1, statuses.join('\n'));
  assert.match(statuses[0] ?? '', /expires in 3 hours, project web/);
});

scenario('a link that is made or removed in repo.json is followed', listed, async (at) => {
  const offersRefresh = (): boolean => at.editor.shown?.tooltip?.value.includes('aiGatewayAuth.refresh') === true;
  assert.ok(offersRefresh());
  await at.write(`${folder}/.vercel/repo.json`, rows('docs'));
  assert.ok(!offersRefresh());
});

scenario(
  'the menu leads to a list of all projects with their own status, and one can be pinned',
  listed,
  async (at) => {
    await at.run('menu');
    const entry = at.editor.picks[0]?.entries.at(-1);
    assert.deepEqual([entry?.label, entry?.description], ['$(pinned) Choose Project…', 'web']);
    at.editor.picks[0]?.choose('$(pinned) Choose Project…');
    await at.settle();
    assert.deepEqual(
      at.editor.picks[1]?.entries.map(({ label, description }) => [label, description]),
      [
        ['Follow the Active Editor', 'now'],
        ['web', 'OIDC token expires in 3 hours'],
        ['docs', 'OIDC token expires in 5 hours'],
      ],
    );
    at.editor.picks[1].choose('docs');
    await at.settle();
    assert.equal(at.text, '$(key) OIDC 5h 0m · docs');
    await at.show(page('web'));
    assert.equal(at.text, '$(key) OIDC 5h 0m · docs', 'it is pinned');
    await at.run('chooseProject');
    at.editor.picks[2]?.choose('Follow the Active Editor');
    await at.settle();
    assert.equal(at.text, '$(key) OIDC 3h 0m · web');
  },
);

scenario(
  'a notification names its project where there are several',
  {
    ...listed,
    prepare: (editor) => {
      listed.prepare(editor);
      editor.files.set(`${folder}/apps/web/.env.local`, oidc(-hourMs));
    },
  },
  (at) => {
    assert.equal(
      at.message?.text,
      'The OIDC token of web in .env.local has expired. Requests that send it are refused.',
    );
    return Promise.resolve();
  },
);

scenario(
  'with several folders the item follows the editor, and names the folder',
  {
    env: oidc(hourMs),
    prepare: (editor) => {
      editor.folders = [folder, '/other'];
      editor.files.set('/other/.env.local', oidc(4 * hourMs));
    },
  },
  async (at) => {
    assert.equal(at.text, '$(key) OIDC 1h 0m · app');
    await at.show('/other/index.ts');
    assert.equal(at.text, '$(key) OIDC 4h 0m · other');
    at.editor.folders = [folder];
    at.editor.events.foldersChanged.fire(undefined);
    await at.settle();
    await at.show(`${folder}/index.ts`);
    assert.equal(at.text, '$(key) OIDC 1h 0m');
  },
);

/** A thousand, each with a token. */
const thousand = {
  linked: false,
  prepare: ({ files }: Editor): void => {
    const names = Array.from({ length: 1000 }, (_, index) => `p${index}`);
    for (const name of names) files.set(`${folder}/apps/${name}/.env.local`, oidc(2 * hourMs));
    files.set(`${folder}/.vercel/repo.json`, rows(...names));
  },
};

scenario('a thousand projects cost what one costs until they are listed', thousand, async (at) => {
  assert.equal(at.text, '$(key) OIDC 2h 0m · p0');
  assert.ok(at.editor.reads < 30, `${at.editor.reads} reads`);
  assert.equal(at.editor.watchers, 1);
  const { reads } = at.editor;
  await at.write(`${folder}/apps/p0/.env.local`, oidc(3 * hourMs));
  assert.equal(at.text, '$(key) OIDC 3h 0m · p0');
  assert.equal(at.editor.reads - reads, 1);
});

scenario('a change of the root reads no file of the project that is shown', thousand, async (at) => {
  for (const [file, text] of [
    ['.env', 'A=1\n'],
    ['package.json', '{}'],
  ] as const) {
    const { reads } = at.editor;
    await at.write(`${folder}/${file}`, text);
    assert.equal(at.editor.reads - reads, 1, file);
  }
});

scenario('of a thousand projects the first one is found without an address for each', thousand, (at) => {
  assert.ok(at.editor.addresses < 100, `${at.editor.addresses} addresses`);
  return Promise.resolve();
});

scenario('a pinned project is found without an address for each', thousand, async (at) => {
  await at.run('chooseProject');
  at.editor.picks[0]?.choose('p999');
  await at.settle();
  const { addresses } = at.editor;
  await at.show(`${folder}/apps/p2/page.tsx`);
  assert.equal(at.text, '$(key) OIDC 2h 0m · p999');
  assert.ok(at.editor.addresses - addresses < 100, `${at.editor.addresses - addresses} addresses`);
});

scenario('two projects are refreshed side by side, and each is told by its name', listed, async (at) => {
  await at.run('refresh');
  assert.equal(at.text, '$(sync~spin) OIDC 3h 0m · web');
  await at.show(page('docs'));
  assert.equal(at.text, '$(key) OIDC 5h 0m · docs', 'the other one is at rest');
  await at.run('refresh');
  assert.equal(at.editor.runs.length, 2);
  assert.equal(at.text, '$(sync~spin) OIDC 5h 0m · docs');
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.message?.text, 'OIDC token of docs refreshed. It lasts 12 hours.');
  await at.show(page('web'));
  assert.equal(at.text, '$(sync~spin) OIDC 3h 0m · web');
  await at.run('cancel');
  assert.equal(at.editor.messages.length, 1, 'who cancels need not be told');
  assert.equal(at.text, '$(key) OIDC 3h 0m · web');
});

scenario('two projects are linked side by side', listed, async (at) => {
  at.editor.files.delete(`${folder}/.vercel/repo.json`);
  await at.show(page('web'));
  await at.run('link');
  await at.show(page('docs'));
  await at.run('link');
  assert.deepEqual(
    at.editor.runs.map(({ cwd }) => cwd),
    [`${folder}/apps/web`, `${folder}/apps/docs`],
  );
  await at.run('link');
  assert.equal(at.editor.runs.length, 2, 'the same folder once');
  for (const run of at.editor.runs) run.end(undefined);
});

scenario('with a thousand projects no more than one timer is ever pending', thousand, async (at) => {
  assert.deepEqual(at.timers.now(), { pending: 1, most: 1 });
  await at.write(`${folder}/apps/p0/.env.local`, oidc(3 * hourMs));
  await at.show(`${folder}/apps/p999/page.tsx`);
  for (let minutes = 0; minutes < 10; minutes += 1) await at.tick(minuteMs);
  assert.equal(at.text, '$(key) OIDC 1h 50m · p999');
  assert.deepEqual(at.timers.now(), { pending: 1, most: 1 });
});

scenario('a refresh is told right after another project has come to be shown', listed, async (at) => {
  await at.run('refresh');
  await at.show(page('docs'));
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.message?.text, 'OIDC token of web refreshed. It lasts 12 hours.');
  assert.equal(at.editor.files.get(`${folder}/apps/web/.env.local`), oidc(12 * hourMs));
  assert.equal(at.text, '$(key) OIDC 5h 0m · docs');
});

const patterns = ['[slug]', '{a,b}', 'a*b', 'q?', 'c,d', '[!no]'];

/** Lets the files rest for as long as it takes to choose another project. */
const restMs = 200;

scenario('the shown project is followed when its folder is renamed, and when it comes back', monorepo, async (at) => {
  await at.show(page('docs'));
  await at.show(page('web'));
  await at.show(undefined);
  assert.equal(at.text, '$(key) OIDC 3h 0m');
  await at.move(`${folder}/apps/web`, `${folder}/apps/site`);
  assert.equal(at.text, '$(key) OIDC 3h 0m', 'the files may be back in a moment');
  await at.tick(restMs);
  assert.equal(at.text, undefined);
  await at.move(`${folder}/apps/site`, `${folder}/apps/web`);
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 2h 59m');
  await at.show(page('docs'));
  await at.move(`${folder}/apps`, `${folder}/packages`);
  await at.tick(restMs);
  assert.equal(at.text, undefined, 'a folder above is gone');
  await at.move(`${folder}/packages`, `${folder}/apps`);
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 4h 59m');
  assert.equal(at.editor.watchers, 1);
});

scenario('another listed project is shown while the folder of the one that was active is gone', listed, async (at) => {
  await at.show(page('docs'));
  assert.equal(at.text, '$(key) OIDC 5h 0m · docs');
  await at.move(`${folder}/apps/docs`, undefined);
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 2h 59m · web');
  await at.move(`${folder}/apps/web`, undefined);
  await at.tick(restMs);
  assert.equal(at.text, '$(circle-slash) No credential · app', 'the link of the workspace folder is all there is');
  await at.show(undefined);
  at.editor.files.set(`${folder}/apps/docs/.env.local`, oidc(9 * hourMs));
  await at.tell('fileCreated', `${folder}/apps`);
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 8h 59m · docs', 'one event for the topmost folder');
});

scenario('a project that is made below, where the editor is or repo.json says, is shown', monorepo, async (at) => {
  await at.show(`${folder}/packages/ui/index.ts`);
  assert.equal(at.text, undefined);
  await at.write(`${folder}/packages/ui/.env.local`, oidc(7 * hourMs));
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 6h 59m');
  await at.write(`${folder}/packages/ui/.vercel/project.json`, linkOf('ui'));
  assert.match(at.editor.shown?.tooltip?.value ?? '', /aiGatewayAuth\.refresh/);
  await at.move(`${folder}/packages/ui/.vercel`, undefined);
  await at.tick(restMs);
  assert.doesNotMatch(at.editor.shown?.tooltip?.value ?? '', /aiGatewayAuth\.refresh/);
  await at.write(`${folder}/packages/ui/.env.local`, undefined);
  await at.tick(restMs);
  assert.equal(at.text, undefined, 'it is no project any more');
  await at.write(`${folder}/.vercel/repo.json`, rows('gone', 'docs'));
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 4h 59m · docs');
});

scenario('a project that is no more than a link goes with its .vercel folder', monorepo, async (at) => {
  await at.write(`${folder}/.env.local`, oidc(hourMs));
  await at.write(`${folder}/apps/docs/.env.local`, undefined);
  await at.show(page('docs'));
  await at.tick(restMs);
  assert.equal(at.text, '$(circle-slash) No credential · docs');
  await at.move(`${folder}/apps/docs/.vercel`, undefined);
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 59m');
});

scenario('repo.json that lists other projects shows the first of those', listed, async (at) => {
  await at.write(`${folder}/apps/web/.env.local`, undefined);
  await at.tick(restMs);
  assert.equal(at.text, undefined, 'listed, and nothing there');
  await at.write(`${folder}/.vercel/repo.json`, rows('docs'));
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 4h 59m');
});

scenario('a pinned project that is gone leaves the choice to the editor until it comes back', listed, async (at) => {
  await at.run('chooseProject');
  at.editor.picks[0]?.choose('docs');
  await at.settle();
  await at.show(page('web'));
  assert.equal(at.text, '$(key) OIDC 5h 0m · docs');
  await at.move(`${folder}/apps/docs`, `${folder}/apps/texts`);
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 2h 59m · web');
  await at.move(`${folder}/apps/texts`, `${folder}/apps/docs`);
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 4h 59m · docs');
});

scenario(
  'a project that was pinned before is shown from the start, though nothing lists it',
  {
    ...monorepo,
    prepare: (editor) => {
      apps(editor);
      editor.memory.set('pinnedProject', `file:${folder}/apps/docs`);
    },
  },
  (at) => {
    assert.equal(at.text, '$(key) OIDC 5h 0m');
    return Promise.resolve();
  },
);

scenario(
  'a folder whose name is a pattern is followed by its name',
  {
    linked: false,
    prepare: ({ files }) => {
      for (const name of patterns) files.set(`${folder}/${name}/.env.local`, oidc(3 * hourMs));
    },
  },
  async (at) => {
    for (const name of patterns) {
      await at.show(`${folder}/${name}/page.tsx`);
      await at.write(`${folder}/${name}/.env.local`, oidc(7 * hourMs));
      assert.match(at.text ?? '', /OIDC (7h 0m|6h 59m)/, name);
      await at.move(`${folder}/${name}`, undefined);
      await at.tick(restMs);
      assert.doesNotMatch(at.text ?? '', /OIDC (7h 0m|6h 59m)/, name);
    }
  },
);

scenario('a workspace folder that is added beside the shown project does not hide it', monorepo, async (at) => {
  await at.show(page('web'));
  const texts: unknown[] = [];
  at.editor.folders = [folder, '/other'];
  at.editor.events.foldersChanged.fire(undefined);
  texts.push(at.text);
  await at.settle();
  texts.push(at.text);
  assert.deepEqual(texts, ['$(key) OIDC 3h 0m', '$(key) OIDC 3h 0m']);
  at.editor.folders = ['/other'];
  at.editor.events.foldersChanged.fire(undefined);
  await at.settle();
  assert.equal(at.text, undefined);
});

scenario('a workspace folder that is removed on disk and comes back is followed', { env: oidc(hourMs) }, async (at) => {
  await at.move(folder, undefined);
  await at.tick(restMs);
  assert.equal(at.text, undefined);
  at.editor.files.set(`${folder}/.env.local`, oidc(2 * hourMs));
  await at.tell('fileCreated', folder);
  assert.equal(at.text, '$(key) OIDC 1h 59m');
});

const webToCome = {
  ...listed,
  prepare: (editor: Editor): void => {
    listed.prepare(editor);
    for (const path of editor.files.keys()) if (path.includes('/apps/web/')) editor.files.delete(path);
  },
};

scenario('what is shown stays though another one comes that is listed before it', webToCome, async (at) => {
  await at.write(`${folder}/apps/site/.env.local`, oidc(9 * hourMs));
  await at.show(page('site'));
  assert.equal(at.text, '$(key) OIDC 9h 0m · site');
  await at.move(`${folder}/apps/site`, undefined);
  await at.tick(restMs);
  assert.equal(at.text, '$(key) OIDC 4h 59m · docs');
  await at.write(`${folder}/apps/web/.env.local`, oidc(3 * hourMs));
  await at.tick(restMs);
  await at.show(`${folder}/notes.md`);
  assert.equal(at.text, '$(key) OIDC 4h 59m · docs');
});

scenario('the list reads a Vite project as Vite does', listed, async (at) => {
  at.editor.files.set(`${folder}/apps/docs/package.json`, '{"devDependencies":{"vite":"8"}}');
  at.editor.files.set(`${folder}/apps/docs/.env.local`, 'AI_GATEWAY_API_KEY: vck_abc');
  await at.run('chooseProject');
  const [, , docs] = at.editor.picks[0]?.entries ?? [];
  assert.deepEqual([docs?.label, docs?.description], ['docs', 'No credential in .env.local']);
});
