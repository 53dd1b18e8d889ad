/**
 * Builds the extension into `dist/extension.js`, `dist/commands.js`, `dist/explain.js` and `dist/runner.js` and, with `--tests`, the tests into `dist/test/`.
 * `--production` minifies the extension and leaves its source map out; `--watch` builds again on change.
 */
import { build, context } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const production = process.argv.includes('--production');
const withTests = process.argv.includes('--tests');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' };

/** @type {import('esbuild').BuildOptions} */
export const extension = {
  ...shared,
  // The second is loaded when the first command runs, the third when a file is open that there is something to say of,
  // and the last is the process of terminals that ask.
  entryPoints: ['src/extension.ts', 'src/commands.ts', 'src/explain.ts', 'src/runner.ts'],
  outdir: 'dist',
  external: ['vscode', './commands', './explain'],
  // `require` instead: Node.js imports no file without its extension, and the editor knows `require`.
  supported: { 'dynamic-import': false },
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
};

const testFiles = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
  .map((path) => join('test', path));

/** @type {import('esbuild').BuildOptions} */
const tests = { ...shared, outbase: 'test', outdir: 'dist/test', packages: 'external', sourcemap: 'inline' };

const recorded = join('test', 'extension');
const testBuilds = [
  { ...tests, entryPoints: testFiles.filter((path) => !path.startsWith(recorded)) },
  {
    ...tests,
    entryPoints: testFiles.filter((path) => path.startsWith(recorded)),
    // The extension ring runs the real `activate` in plain Node against a recorder of the editor.
    alias: { vscode: './test/extension/recorder.ts' },
    logOverride: { 'import-is-undefined': 'error' },
  },
];
const builds = [extension, ...(withTests ? testBuilds : [])];

for (const path of withTests
  ? ['dist']
  : ['extension', 'commands', 'explain', 'runner'].map((name) => `dist/${name}.js.map`)) {
  rmSync(path, { recursive: true, force: true });
}
if (watch) {
  await Promise.all(builds.map(async (options) => (await context(options)).watch()));
  console.log('Watching.');
} else {
  await Promise.all(builds.map((options) => build(options)));
}
