/** Runs the parts of `npm test`, or those named as arguments, and ends with a line that counts the tests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureBrowser } from './host/editor/browser';
import { editorExecutable } from './host/editor/desktopless';
import { oldestEditor } from './host/editor/editors';
import { runInside } from './host/window';
import { installVercel, vercelVersions } from './vercel/install';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const root = process.cwd();

/** In the order in which a fault is told soonest. */
const parts: Readonly<Record<string, () => Promise<Count>>> = {
  lint: () => tool('eslint', ['--max-warnings', '0', '.']),
  types: () => tool('tsc', []),
  unit: () => plain('unit'),
  extension: () => plain('extension'),
  setup,
  vercel: () => plain('vercel'),
  gateway: () => plain('gateway'),
  inside: async () => inside(await editorExecutable(root)),
  oldest,
  screen: () => plain('host/screen'),
};

/** On request only: downloads desktop VS Code and needs a display. */
const onRequest: typeof parts = {
  desktop: () => inside(undefined),
  desktopScreen: () => {
    process.env['AI_GATEWAY_AUTH_DESKTOP'] = '1';
    return plain('host/screen', 'refresh');
  },
};

async function main(names: readonly string[]): Promise<void> {
  const counts: Count[] = [];
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    const part = parts[name] ?? onRequest[name];
    if (part === undefined) throw new Error(`No part is named ${name}.`);
    const startedAt = performance.now();
    console.log(`\n== ${name}`);
    const count = await part();
    counts.push(count);
    console.log(`== ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds(startedAt)} s`);
  }
  const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

/** A tool of the project's own packages counts as one test. */
function tool(name: string, args: readonly string[]): Promise<Count> {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', name), args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return Promise.resolve(status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** The tests of a folder, in plain Node, a process a file. Windows are opened one at a time: two would slow each other. */
function plain(folder: string, only = ''): Promise<Count> {
  const directory = join(root, 'dist', 'test', folder);
  const files = readdirSync(directory)
    .filter((name) => name.startsWith(only) && name.endsWith('.test.js'))
    .map((name) => join(directory, name));
  if (files.length === 0) throw new Error(`${directory} has no tests.`);
  const concurrency = folder.startsWith('host') ? 1 : true;
  const stream = run({ files, concurrency });
  let passed = 0;
  let failed = 0;
  stream.on('test:pass', ({ details }) => (passed += details.type === 'suite' ? 0 : 1));
  stream.on('test:fail', ({ details }) => (failed += details.type === 'suite' ? 0 : 1));
  return new Promise((resolve, reject) => {
    const report = stream.pipe(new spec());
    report.pipe(process.stdout, { end: false });
    report.once('error', reject);
    report.once('end', () => {
      resolve({ passed, failed: passed + failed === 0 ? 1 : failed });
    });
  });
}

/** What later parts need is installed here, where it is not counted as their time. */
async function setup(): Promise<Count> {
  await editorExecutable(root);
  await editorExecutable(root, oldestEditor);
  await ensureBrowser();
  for (const version of vercelVersions) await installVercel(root, version);
  return { passed: 0, failed: 0 };
}

/** The suite inside the editor; `undefined` is the desktop editor that test-electron downloads. */
async function inside(executable: string | undefined): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'aga-inside-'));
  const results = join(folder, 'results.json');
  const env = { AI_GATEWAY_AUTH_RESULTS: results };
  try {
    await runInside({ executable, folder, env }, join(root, 'dist', 'test', 'host', 'inside', 'run.js'));
    // The suite wrote it, in this shape.
    const count = JSON.parse(readFileSync(results, 'utf8')) as Count;
    return count.passed > 0 ? count : { passed: 0, failed: 1 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In the oldest supported editor: the suite inside it, and the chosen few on its screen. */
async function oldest(): Promise<Count> {
  const within = await inside(await editorExecutable(root, oldestEditor));
  const shown = await plain('host/oldest');
  return { passed: within.passed + shown.passed, failed: within.failed + shown.failed };
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(0);
}

void main(process.argv.slice(2));
