/** `npm run bench`: prints what the extension costs and how that was measured. Fails when a limit is exceeded. */
import { statSync } from 'node:fs';
import { ensureBrowser } from '../host/editor/browser';
import { measureActivation } from './activation';
import { inMs } from './figures';
import { measureGrowth } from './growth';
import { reportsOf } from './growthReport';
import { measureHangs } from './hangs';
import { measureLatency } from './latency';
import { print, type Report } from './report';
import { measureTyping } from './typing';

const limits = { bundleBytes: 64_000, activationMs: 10, latencyMs: 25, typingRatio: 1.1, hidingMs: 100 };

const measurements: Readonly<Record<string, () => Promise<readonly Report[]>>> = {
  bundle,
  hangs: () => Promise.resolve(measureHangs()),
  activation,
  latency,
  typing,
  growth: async () => reportsOf(await measureGrowth()),
};

/** All of them, or those that are named. */
async function main(names: readonly string[]): Promise<void> {
  await ensureBrowser();
  for (const name of names.length > 0 ? names : Object.keys(measurements)) {
    const measure = measurements[name];
    if (measure === undefined) throw new Error(`No measurement is named ${name}.`);
    for (const report of await measure()) print(report);
  }
}

function bundle(): Promise<Report[]> {
  const bytesOf = (name: string): number => statSync(`dist/${name}.js`).size;
  const size = bytesOf('extension') + bytesOf('start');
  const how = [
    'dist/extension.js and dist/start.js, minified, which are loaded at the start.',
    ...Object.entries(loadedLater).map(([name, when]) => `dist/${name}.js, ${when}: ${bytesOf(name)} bytes.`),
  ];
  return Promise.resolve([{ what: 'Bundle', figures: `${size} bytes`, value: size, limit: limits.bundleBytes, how }]);
}

const loadedLater = {
  details: 'which is loaded once the first text is shown',
  'commands+details+explain': 'which is loaded with it',
  'commands+explain+loaders': 'which is loaded where a project uses Vite, or a value refers to another',
  commands: 'which is loaded when the first command runs',
  explain: 'which is loaded when the first env file is open',
  'commands+explain': 'which is loaded with either of the two',
};

async function activation(): Promise<Report[]> {
  const { ours, empty, difference } = await measureActivation();
  const how = [
    'Median over that of an empty extension in the same host, each activated once a launch, in turn the first.',
    'It ends before the files are read, which happens in a later turn and is not counted.',
    `Ours: ${inMs(ours)}. Empty: ${inMs(empty)}.`,
  ];
  return [{ what: 'Activation', figures: inMs(difference), value: difference.median, limit: limits.activationMs, how }];
}

async function typing(): Promise<Report[]> {
  const { ours, empty, hiding, lens } = await measureTyping();
  const ratio = ours.median / empty.median;
  const how = [
    'Median from a key to the frame in which it is painted, in an env file of 1 MiB, over that with an empty extension.',
    `Ours: ${inMs(ours)}. Empty: ${inMs(empty)}.`,
  ];
  const howHidden = [
    'p95, from the first frame with a key that was put in to the first one without, in that file.',
    `Its lens: ${inMs(lens)}. The editor asks for lenses 250 ms after an edit at the soonest.`,
  ];
  return [
    { what: 'Typing', figures: `${ratio.toFixed(2)} times`, value: ratio, limit: limits.typingRatio, how },
    { what: 'Hiding', figures: inMs(hiding), value: hiding.p95, limit: limits.hidingMs, how: howHidden },
  ];
}

async function latency(): Promise<Report[]> {
  const onScreen = await measureLatency();
  const how = [
    'p95, from the event in the extension host to the changed text in the page, on the wall clock that both share.',
    'The bench has a watcher of its own, which hears of a change in the same turn as that of the extension.',
  ];
  const what = 'File event to new text';
  return [{ what, figures: inMs(onScreen), value: onScreen.p95, limit: limits.latencyMs, how }];
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
