/**
 * Runs the parts of `npm test`, or those named as arguments, and ends with a line that counts the tests. With `--vscode` and a
 * version, what runs in an editor runs in that one.
 */
import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { coverageFolder, reportCoverage } from './coverage';
import { ensureBrowser } from './host/editor/browser';
import { editorExecutable } from './host/editor/desktopless';
import { editorVersionOf, oldestEditor } from './host/editor/editors';
import { editorUnderTest, runInside } from './host/window';
import { installVercel, vercelVersions } from './vercel/install';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const root = process.cwd();

const parts: Readonly<Record<string, () => Promise<Count>>> = {
  lint: () => tool('eslint', ['--max-warnings', '0', '.']),
  types: () => tool('tsc', []),
  unit: () => covered('unit'),
  extension: () => covered('extension'),
  coverage: () => Promise.resolve(reportCoverage(root) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  vercel: () => plain('vercel'),
  gateway: () => plain('gateway'),
  setup,
  inside: async () => inside(await editorUnderTest()),
  oldest,
  screen: () => plain('host/screen'),
};

/**
 * Two at a time: what needs no window, in the order in which a fault is told soonest, and the windows. Whichever is done takes
 * the next window.
 */
const lanes = [
  { names: ['setup', 'inside', 'oldest'], priority: constants.priority.PRIORITY_NORMAL },
  // Behind the windows, which are watched by the clock.
  {
    names: ['lint', 'types', 'unit', 'extension', 'coverage', 'vercel', 'gateway'],
    priority: constants.priority.PRIORITY_BELOW_NORMAL,
  },
];

/** On request only: the desktop is downloaded and needs a display, the kills take long. */
const onRequest: typeof parts = {
  kills: () => plain('host/kills'),
  desktop: () => inside(undefined),
  desktopScreen: () => {
    process.env['AI_GATEWAY_AUTH_DESKTOP'] = '1';
    return plain('host/screen', 'refresh');
  },
};

async function main(args: readonly string[]): Promise<void> {
  const options = { vscode: { type: 'string' } } as const;
  const { positionals: names, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.vscode !== undefined) process.env['AI_GATEWAY_AUTH_EDITOR'] = editorVersionOf(values.vscode);
  const count = sum(names.length > 0 ? await inTurn(names, runPart) : await allParts());
  // Once more where people look first, and where a service that cuts a long log keeps it.
  for (const output of saidOfFailed) process.stdout.write(output);
  if (process.send === undefined) console.log(`\n${count.passed} passed, ${count.failed} failed`);
  else process.send(count);
  process.exitCode = count.failed > 0 ? 1 : 0;
}

async function allParts(): Promise<Count[]> {
  const windows = testFilesIn('host/screen')
    .map((file) => `screen/${basename(file, '.test.js')}`)
    .sort((one, other) => Number(watched.has(other)) - Number(watched.has(one)));
  const counts = lanes.map(async ({ names, priority }) => [
    ...(await inTurn(names, (name) => apart(name, priority))),
    ...(await whileThereIsOne(windows)),
  ]);
  return (await Promise.all(counts)).flat();
}

/** Those that hold the editor to a limit on the clock come first, while the other lane has no window. */
const watched: ReadonlySet<string> = new Set(['screen/rapidWrites']);

async function whileThereIsOne(windows: string[]): Promise<Count[]> {
  const counts: Count[] = [];
  for (let name = windows.shift(); name !== undefined; name = windows.shift()) {
    counts.push(await apart(name, constants.priority.PRIORITY_NORMAL));
  }
  return counts;
}

async function inTurn(names: readonly string[], work: (name: string) => Promise<Count>): Promise<Count[]> {
  const counts: Count[] = [];
  for (const name of names) counts.push(await work(name));
  return counts;
}

async function runPart(name: string): Promise<Count> {
  const [, file] = /^screen\/(.+)$/.exec(name) ?? [];
  const part = file === undefined ? (parts[name] ?? onRequest[name]) : () => plain('host/screen', `${file}.`);
  if (part === undefined) throw new Error(`No part is named ${name}.`);
  const startedAt = performance.now();
  console.log(`\n== ${name}`);
  const count = await part();
  console.log(`== ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds(startedAt)} s`);
  return count;
}

/** What the parts said of which a test failed. */
const saidOfFailed: Buffer[] = [];

/** Runs a part in a process of its own, and prints what it said as one block once it has ended. */
function apart(name: string, priority: number): Promise<Count> {
  // Set-up takes long and is told as it goes on.
  const child = fork(__filename, [name], { silent: name !== 'setup' });
  if (child.pid !== undefined) setPriority(child.pid, priority);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => output.push(data));
  let count: Count = { passed: 0, failed: 1 };
  // `main` of that process sent it.
  child.once('message', (message) => (count = message as Count));
  return new Promise((resolve) => {
    child.once('close', () => {
      const said = Buffer.concat(output);
      process.stdout.write(said);
      if (count.failed > 0) saidOfFailed.push(said);
      resolve(count);
    });
  });
}

function sum(counts: readonly Count[]): Count {
  const total = (key: keyof Count): number => counts.reduce((all, count) => all + count[key], 0);
  return { passed: total('passed'), failed: total('failed') };
}

/** A tool of the project's own packages counts as one test. */
function tool(name: string, args: readonly string[]): Promise<Count> {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', name), args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return Promise.resolve(status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

function testFilesIn(folder: string, only = ''): string[] {
  const directory = join(root, 'dist', 'test', folder);
  const files = readdirSync(directory).filter((name) => name.startsWith(only) && name.endsWith('.test.js'));
  if (files.length === 0) throw new Error(`${directory} has no tests.`);
  return files.map((name) => join(directory, name));
}

/** The tests of a folder, in plain Node, a process a file. */
function plain(folder: string, only?: string): Promise<Count> {
  const files = testFilesIn(folder, only);
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

/** As {@link plain}; leaves what of the source was run. */
function covered(folder: 'unit' | 'extension'): Promise<Count> {
  const directory = coverageFolder(root);
  // The unit ring is the first of the two.
  if (folder === 'unit') rmSync(directory, { recursive: true, force: true });
  process.env['NODE_V8_COVERAGE'] = directory;
  return plain(folder).finally(() => delete process.env['NODE_V8_COVERAGE']);
}

/** What other parts need is installed here, where it is not counted as their time. */
async function setup(): Promise<Count> {
  // First, for `vercel` may begin before the rest is there.
  for (const version of vercelVersions) await installVercel(root, version);
  await ensureBrowser();
  await editorExecutable(root);
  await editorExecutable(root, oldestEditor);
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
  const counts = [await inside(await editorExecutable(root, oldestEditor)), await plain('host/oldest')];
  process.env['AI_GATEWAY_AUTH_EDITOR'] = oldestEditor;
  counts.push(await plain('host/screen', 'together'));
  delete process.env['AI_GATEWAY_AUTH_EDITOR'];
  return sum(counts);
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(0);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
