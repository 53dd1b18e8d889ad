/**
 * Builds the extension into `dist/*.js` and, with `--tests`, the tests into `dist/test/`: `extension.js` and the one part that it
 * begins with, a part for each `import()`, what these share, `runner.js`, the process of terminals that ask, and `web.js`.
 * `--production` minifies the extension and leaves its source map out; `--watch` builds again on change.
 */
import { build, context, transform } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join, resolve } from 'node:path';

const production = process.argv.includes('--production');
const withTests = process.argv.includes('--tests');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' };

const shipped = {
  ...shared,
  outdir: 'dist',
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
};

/** What is loaded soonest: the rest begins with these, so that all that they need ends up in one part each. */
const soonest = ['src/extension.ts', 'src/details.ts', 'src/core/env/loaders.ts'];

const later = {
  name: 'later',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    const inSource = (/** @type {string} */ path) => JSON.stringify(resolve(path));
    made.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: resolve(resolveDir, `${path}.ts`), namespace: 'later' } : undefined,
    );
    made.onLoad({ filter: /./, namespace: 'later' }, ({ path }) => {
      const isSoon = soonest.some((part) => resolve(part) === path);
      const before = isSoon ? soonest.slice(0, 1) : soonest;
      return {
        contents: `${before.map((part) => `import ${inSource(part)};`).join('\n')}\nexport * from ${inSource(path)};`,
        resolveDir: 'src',
      };
    });
  },
};

/** Each `require` of the editor's API is looked up anew by the editor: one serves all files. */
const vscodeOnce = {
  name: 'vscodeOnce',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    made.onResolve({ filter: /^vscode$/ }, ({ path, namespace }) =>
      namespace === 'once' ? { path, external: true } : { path, namespace: 'once' },
    );
    made.onLoad({ filter: /./, namespace: 'once' }, () => ({ contents: "module.exports = require('vscode');" }));
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
 * By the name with a hash that esbuild gives: `start.js` is what `extension.js` begins with, and what several parts share
 * that are loaded later has the names of these.
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
function namesOf(outputs) {
  const entry = 'dist/extension.js';
  const start = begins(outputs, entry)[0];
  const later = Object.keys(outputs).filter((path) => (outputs[path]?.entryPoint ?? entry) !== entry && path !== entry);
  const nameOf = (/** @type {string} */ path) => basename(path).replace(/-[0-9A-Z]{8}\.js$/, '');
  const sharers = (/** @type {string} */ path) => later.filter((part) => begins(outputs, part).includes(path));
  const shared = Object.keys(outputs).filter((path) => ![entry, start, ...later].includes(path));
  return new Map([
    ...(start === undefined ? [] : [[basename(start), 'start.js']]),
    ...later.map((path) => [basename(path), `${nameOf(path)}.js`]),
    ...shared.map((path) => [basename(path), `${sharers(path).map(nameOf).sort().join('+')}.js`]),
  ]);
}

/**
 * All that is loaded with that part.
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {string} part
 * @returns {string[]}
 */
function begins(outputs, part) {
  const direct = outputs[part]?.imports.flatMap(({ kind, path }) =>
    kind === 'import-statement' && path in outputs ? [path] : [],
  );
  return [...new Set(direct?.flatMap((path) => [path, ...begins(outputs, path)]))];
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
  plugins: [vscodeOnce, later, commonJs],
  metafile: true,
  write: false,
  sourcemap: production ? false : 'inline',
};

/** Modules for which there is another one in a browser, by their paths in `src`. */
const inBrowser = new Map(
  ['vscode/files/claims', 'vscode/gateway/request'].map((path) => [
    resolve('src', path),
    resolve('src/web', `${basename(path)}.ts`),
  ]),
);

/** There is no Node.js in a browser: what asks for its modules all the same fails with a sentence, once it uses them. */
const withoutNode = {
  name: 'withoutNode',
  /** @param {import('esbuild').PluginBuild} made */
  setup(made) {
    const isAbsent = (/** @type {string} */ path) => isBuiltin(path) || path === 'cross-spawn';
    made.onResolve({ filter: /^[\w:/-]+$/ }, ({ path }) =>
      isAbsent(path) ? { path, namespace: 'absent' } : undefined,
    );
    made.onLoad({ filter: /./, namespace: 'absent' }, ({ path }) => ({
      contents: `
        const absent = (name) => () => {
          const error = new Error(\`There is no ${path} in a browser: \${name}\`);
          ${path.endsWith('/promises') ? 'return Promise.reject(error)' : 'throw error'};
        };
        module.exports = Object.create(new Proxy({}, { get: (_, name) => absent(String(name)) }));`,
    }));
    made.onResolve({ filter: /\/(claims|request)$/ }, ({ path, resolveDir }) => {
      const found = inBrowser.get(resolve(resolveDir, path));
      return found === undefined ? undefined : { path: found };
    });
  },
};

/**
 * The extension in one file for editors in a browser, which load no second one.
 * @type {import('esbuild').BuildOptions}
 */
const web = {
  ...shipped,
  entryPoints: { web: 'src/extension.ts' },
  platform: 'browser',
  target: 'es2022',
  external: ['vscode'],
  inject: ['src/web/globals.ts'],
  plugins: [withoutNode],
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
const builds = [extension, runner, web, ...(withTests ? testBuilds : [])];

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
