import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addCli, linkProject, logIn, logOut } from '../../vercel/home';
import { installVercel } from '../../vercel/install';
import { editorUnderTest, withWindow } from '../window';
import { othersBitsOf, stagedIn } from '../staging';
import { until } from '../until';
import { envFileText, hourMs, makeWorkspace, type Workspace } from '../workspace';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

/** Where nothing listens: the port of tcpmux, which is reserved (RFC 1078). */
const nowhere = 'http://127.0.0.1:1';

interface Failure {
  readonly about: string;
  /** What is told, with what happened and what to do. */
  readonly toast: RegExp;
  readonly button?: string;
  cause(workspace: Workspace, screen: Screen): void | Promise<void>;
  /** What the terminal then shows, which nobody had to open. */
  readonly terminal?: string;
  /** While the CLI waits for the API's answer, which then comes. */
  readonly meanwhile?: (screen: Screen, workspace: Workspace) => Promise<void>;
  undo?(workspace: Workspace): void | Promise<void>;
  /** How the file begins afterwards; it is as it was unless told otherwise. */
  readonly written?: string;
}

const original = `# mine\r\n${envFileText(hourMs + 30_000)}`;
const anotherFile = '# another one\nOTHER=1\n';

function apiFails(status: number): Pick<Failure, 'cause' | 'undo'> {
  return {
    cause: ({ api }) => void (api.failure = status),
    undo: ({ api }) => void (api.failure = undefined),
  };
}

/** The test takes a few minutes. */
const beforeTheRefresh = /^OIDC (1h 0m|5\dm)$/;

const nothing = (): void => undefined;

const failures: readonly Failure[] = [
  {
    about: 'a folder that is not linked',
    toast: /This folder is not linked to a Vercel project yet.*Link it first/,
    button: 'Link Project',
    cause: ({ folder }) => {
      renameSync(join(folder, '.vercel'), join(folder, '.unlinked'));
    },
    undo: ({ folder }) => {
      rmSync(join(folder, '.unlinked'), { recursive: true });
      linkProject(folder);
    },
  },
  {
    about: 'a link that leads nowhere',
    toast: /The link of this folder leads to no project that you can see\. .*\.env\.local is as it was/,
    button: 'Link Project',
    cause: ({ folder }) => {
      linkProject(folder, 'prj_gone');
    },
    undo: ({ folder }) => {
      linkProject(folder);
    },
  },
  {
    about: 'no login',
    toast: /exit code 1, and \.env\.local is as it was.*if you are not logged in, log in and try again/,
    button: 'Log In to Vercel',
    terminal: 'Error: ',
    cause: ({ home }) => {
      logOut(home);
    },
    undo: ({ home, api }) => void logIn(home, api),
  },
  {
    about: 'a refusal (403)',
    toast: /exit code 1, and \.env\.local is as it was/,
    button: 'Refresh Now',
    ...apiFails(403),
  },
  { about: 'a fault of the server (500)', toast: /exit code 1, and \.env\.local is as it was/, ...apiFails(500) },
  {
    about: 'no network',
    toast: /exit code 1, and \.env\.local is as it was/,
    button: 'Refresh Now',
    cause: ({ home }) => void logIn(home, { url: nowhere }),
    undo: ({ home, api }) => void logIn(home, api),
  },
  {
    about: 'OIDC that is off',
    toast: /No token came, and \.env\.local is as it was.*"Secure Backend Access with OIDC Federation"/,
    cause: ({ api }) => {
      const { variables } = api;
      api.variables = () => {
        api.variables = variables;
        return { AI_MODEL: 'x' };
      };
    },
  },
  {
    about: 'a CLI that is killed',
    toast: /something else ended the Vercel CLI \(SIGKILL\), and \.env\.local is as it was/,
    cause: nothing,
    meanwhile: async () => {
      await Promise.resolve();
      process.kill(pidOfCli(), 'SIGKILL');
    },
  },
  {
    about: 'a terminal that is closed',
    toast: /The refresh was stopped before it was done, and \.env\.local is as it was/,
    cause: nothing,
    meanwhile: async (screen) => {
      await screen.runCommand('Terminal: Focus Terminal');
      await screen.runCommand('Terminal: Kill the Active Terminal Instance');
    },
  },
  {
    about: 'a file that is replaced meanwhile',
    toast: /OIDC token refreshed/,
    cause: nothing,
    meanwhile: async (screen, { envFile }) => {
      writeFileSync(`${envFile}.new`, anotherFile + envFileText(11 * hourMs + 30_000));
      renameSync(`${envFile}.new`, envFile);
      await screen.sees('OIDC 11h 0m');
    },
    written: anotherFile,
  },
  {
    about: 'a CLI that is missing',
    toast: /"aiGatewayAuth\.cli" names "\/nowhere\/vercel", which does not exist/,
    button: 'Open Settings',
    cause: async ({ folder }, screen) => {
      mkdirSync(join(folder, '.vscode'));
      // The earlier warning shows that the editor has read the settings.
      const settings = {
        ...{ 'aiGatewayAuth.cli': ['/nowhere/vercel'], 'aiGatewayAuth.notifications': 'off' },
        'aiGatewayAuth.warnBeforeMinutes': 120,
      };
      writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
      await screen.seesBackground('warning');
    },
  },
];

test('every failure of a refresh leaves the file as it was, and says what happened and what to do', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(root);
  addCli(workspace.folder, await installVercel(root));
  writeFileSync(workspace.envFile, original);
  try {
    const { folder, env } = workspace;
    await withWindow({ executable, folder, env, settings: settingsFor('light') }, async (page, userData) => {
      const screen = new Screen(page, 'light');
      await screen.sees(beforeTheRefresh);
      for (const failure of failures) await check(failure, screen, workspace, userData);
      await cancelIsQuiet(screen, workspace, userData);
    });
    assert.ok(!existsSync(join(folder, '.gitignore')));
  } finally {
    await workspace.dispose();
  }
});

async function check(failure: Failure, screen: Screen, workspace: Workspace, userData: string): Promise<void> {
  writeFileSync(workspace.envFile, original);
  await screen.sees(beforeTheRefresh);
  await failure.cause(workspace, screen);
  const holding = failure.meanwhile === undefined ? undefined : hold(workspace);
  await screen.runCommand('AI Gateway: Refresh OIDC Token');
  if (failure.meanwhile !== undefined) {
    await holding?.asked();
    await failure.meanwhile(screen, workspace);
    holding?.release();
  }
  const toast = screen.toast(failure.toast);
  await toast.waitFor();
  if (failure.button !== undefined) await toast.getByRole('button', { name: failure.button }).waitFor();
  if (failure.terminal !== undefined) await screen.terminalText(failure.terminal);
  await screen.picture(`failure-${failure.about.replace(/\W+/g, '-')}`);
  const text = readFileSync(workspace.envFile, 'utf8');
  if (failure.written === undefined) assert.equal(text, original, failure.about);
  else assert.ok(text.startsWith(failure.written), failure.about);
  assert.deepEqual(stagedIn(userData), [], failure.about);
  await screen.dismiss(toast);
  await failure.undo?.(workspace);
}

/** Holds the API's answers back; `asked` settles when a pull waits for one. */
function hold({ api }: Workspace): { asked(): Promise<unknown>; release(): void } {
  let release = nothing;
  api.held = new Promise((resolve) => (release = resolve));
  const before = api.pulls;
  return {
    asked: () =>
      until(
        'the pull',
        () => api.pulls,
        (pulls) => pulls > before,
      ),
    release: () => {
      api.held = undefined;
      release();
    },
  };
}

async function cancelIsQuiet(screen: Screen, workspace: Workspace, userData: string): Promise<void> {
  rmSync(join(workspace.folder, '.vscode'), { recursive: true });
  writeFileSync(workspace.envFile, original);
  await screen.sees(beforeTheRefresh);
  // Shows that the editor has read that the settings are gone.
  await screen.seesBackground('none');
  const holding = hold(workspace);
  await screen.runCommand('AI Gateway: Refresh OIDC Token');
  await holding.asked();
  assert.equal(await screen.item.locator('.codicon-sync.codicon-modifier-spin').count(), 1, 'it does not spin');
  const staged = stagedIn(userData);
  assert.equal(staged.length, 1);
  for (const path of staged) assert.equal(othersBitsOf(path), 0, 'others could read it');
  await screen.picture('pulling');
  const { entries } = await screen.openMenu();
  assert.equal(entries[0], 'Cancel Refresh or Pull');
  await screen.choose('Cancel Refresh or Pull');
  await until(
    'the end of the CLI',
    () => clis().length,
    (count) => count === 0,
  );
  await until(
    'the icon to stand still',
    () => screen.item.locator('.codicon-modifier-spin').count(),
    (count) => count === 0,
  );
  holding.release();
  assert.deepEqual(stagedIn(userData), []);
  assert.equal(await screen.toast(/refresh/i).count(), 0, 'it was told');
  assert.equal(readFileSync(workspace.envFile, 'utf8'), original);
}

/** The processes of the Vercel CLI that pull into a staging file now, without their shells. */
function clis(): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => /^\s*\d+ \S*node\b.*vercel.*staging-/.test(line));
  return lines.map((line) => Number.parseInt(line, 10));
}

function pidOfCli(): number {
  const [pid, ...others] = clis();
  assert.ok(pid !== undefined && others.length === 0, 'not one CLI runs');
  return pid;
}
