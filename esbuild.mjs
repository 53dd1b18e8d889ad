/**
 * Builds the extension into `dist/*.js` and, with `--tests`, the tests into `dist/test/`: `extension.js` and the one part that it
 * begins with, a part for each `import()`, what these share, and `runner.js`, the process of terminals that ask.
 * `--production` minifies the extension and leaves its source map out; `--watch` builds again on change.
 */
import { build, context, transform } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const production = process.argv.includes('--production');
const withTests = process.argv.includes('--tests');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' };

const shipped = { ...shared, outdir: 'dist', minify: production, sourcemap: !production, legalComments: 'none' };

/** What `import()` loads begins with the extension itself, so that all that this begins with ends up in one part. */
const later = {
  name: 'later',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    const inSource = (/** @type {string} */ path) => JSON.stringify(resolve(path));
    made.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: resolve(resolveDir, `${path}.ts`), namespace: 'later' } : undefined,
    );
    made.onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
      contents: `import ${inSource('src/extension.ts')};\nexport * from ${inSource(path)};`,
      resolveDir: 'src',
    }));
  },
};

/** esbuild splits ES modules alone, and the oldest supported editor loads none: the parts become CommonJS once they are split. */
const commonJs = {
  name: 'commonJs',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    made.onEnd(async ({ outputFiles = [], metafile }) => {
      const names = namesOf(metafile?.outputs ?? {});
      for (const { path, text } of outputFiles) {
        const { code } = await transform(named(text, names), {
          ...{ format: 'cjs', platform: 'node', target: shared.target, minify: production },
          sourcemap: production ? false : 'inline',
          // `require` instead: Node.js imports no file without its extension, and the editor knows `require`.
          supported: { 'dynamic-import': false },
        });
        writeFileSync(named(path, names), code);
      }
    });
  },
};

/**
 * By the name with a hash that esbuild gives: `start.js` is what `extension.js` begins with, `shared.js` what those share that
 * are loaded later.
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
function namesOf(outputs) {
  const start = outputs['dist/extension.js']?.imports.find(({ kind }) => kind === 'import-statement')?.path;
  const hashed = Object.keys(outputs).filter((path) => path !== 'dist/extension.js');
  const names = new Map(hashed.map((path) => [basename(path), nameOf(path === start ? 'start.js' : basename(path))]));
  if (new Set(names.values()).size < names.size) throw new Error('Two parts of the extension have one name.');
  return names;
}

/** @param {string} hashed */
function nameOf(hashed) {
  return hashed.replace(/-[0-9A-Z]{8}\.js$/, '.js').replace(/^chunk\.js$/, 'shared.js');
}

/**
 * @param {string} text
 * @param {Map<string, string>} names
 */
function named(text, names) {
  return [...names].reduce((changed, [hashed, name]) => changed.replaceAll(hashed, name), text);
}

/** @type {import('esbuild').BuildOptions} */
export const extension = {
  ...shipped,
  entryPoints: ['src/extension.ts'],
  format: 'esm',
  splitting: true,
  external: ['vscode'],
  plugins: [later, commonJs],
  metafile: true,
  write: false,
  sourcemap: production ? false : 'inline',
};

/** @type {import('esbuild').BuildOptions} */
const runner = { ...shipped, entryPoints: ['src/runner.ts'] };

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
const builds = [extension, runner, ...(withTests ? testBuilds : [])];

// The parts of an earlier build may have had other names.
for (const name of existsSync('dist') ? readdirSync('dist') : []) {
  if (withTests || name.includes('.js')) rmSync(join('dist', name), { recursive: true });
}
mkdirSync('dist', { recursive: true });
if (watch) {
  await Promise.all(builds.map(async (options) => (await context(options)).watch()));
  console.log('Watching.');
} else {
  await Promise.all(builds.map((options) => build(options)));
}
