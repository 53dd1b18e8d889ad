/**
 * `npm run bench`: prints what the extension costs and how that was measured; fails when a limit is exceeded. Takes the names
 * of measurements, and `--peer` with the folder of another built extension, any number of times.
 */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../host/editor/browser';
import { inMs, type Figures } from './figures';
import { measureGrowth, measureTexts } from './growth';
import { reportsOf, textReportsOf } from './growthReport';
import { measureHangs } from './hangs';
import { measureLatency } from './latency';
import { print, type Report } from './report';
import { measureIdle, measureStart } from './sideBySide';
import { measureTyping } from './typing';

/** What is measured beside the floor, an empty extension, is told as a ratio or a difference. */
const limits = {
  ...{ bundleBytes: 30_000, activationRatio: 1.5, heapBytes: 300_000, idleRatio: 1.1 },
  ...{ latencyMs: 25, wholeRatio: 1.1, wholeRatioAtP95: 1.25, typingRatio: 1.1, hidingMs: 100 },
};

const measurements: Readonly<Record<string, (peers: readonly string[]) => Promise<readonly Report[]>>> = {
  bundle,
  hangs: () => Promise.resolve(measureHangs()),
  activation,
  idle,
  latency,
  typing,
  growth: async () => reportsOf(await measureGrowth()),
  texts: async () => textReportsOf(await measureTexts()),
};

/** All of them, or those that are named. */
async function main(args: readonly string[]): Promise<void> {
  const options = { peer: { type: 'string', multiple: true } } as const;
  const { positionals: names, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  await ensureBrowser();
  for (const name of names.length > 0 ? names : Object.keys(measurements)) {
    const measure = measurements[name];
    if (measure === undefined) throw new Error(`No measurement is named ${name}.`);
    for (const report of await measure(values.peer ?? [])) print(report);
  }
}

function bundle(): Promise<Report[]> {
  const bytesOf = (name: string): number => statSync(`dist/${name}.js`).size;
  const size = bytesOf('extension');
  const how = [
    'dist/extension.js, minified, which is loaded at the start.',
    ...Object.entries(loadedLater).map(([name, when]) => `dist/${name}.js, ${when}: ${bytesOf(name)} bytes.`),
  ];
  return Promise.resolve([{ what: 'Bundle', figures: `${size} bytes`, value: size, limit: limits.bundleBytes, how }]);
}

const loadedLater = {
  reading: 'which is loaded where an env file has a text, or a variable stands in the environment',
  glance: 'which is loaded where a project concerns the AI Gateway, before the first text',
  linkTargets: 'which is loaded once the files are read',
  details: 'which is loaded once the first text is shown',
  loaders: 'which is loaded where a project uses Vite, or a value refers to another',
  commands: 'which is loaded when the first command runs',
  explain: 'which is loaded when the first env file is open',
  'commands+explain': 'which is loaded with either of the two',
};

async function activation(peers: readonly string[]): Promise<Report[]> {
  const [floor, ours, ...others] = await measureStart(peers);
  if (floor === undefined || ours === undefined) throw new Error('Nothing was measured.');
  const all = [floor, ours, ...others];
  const ratio = ours.activation.median / floor.activation.median;
  const moreBytes = ours.heap.median - floor.heap.median;
  const how = [
    'Median over that of an empty extension in the same host; each is activated once a launch, each time another one first.',
    'It ends before the files are read, which happens in a later turn and is not counted: growth tells the time to the text.',
    ...all.map(({ subject, activation: took }) => `${subject.name}: ${inMs(took)}.`),
  ];
  const howMuch = [
    'Median of what a second later is in use without garbage, over that of an empty extension.',
    ...all.map(({ subject, heap }) => `${subject.name}: ${inKilobytes(heap)}.`),
  ];
  return [
    { what: 'Activation', figures: `${ratio.toFixed(2)} times`, value: ratio, limit: limits.activationRatio, how },
    { what: 'Heap', figures: `${moreBytes} bytes`, value: moreBytes, limit: limits.heapBytes, how: howMuch },
  ];
}

function inKilobytes({ count, min, median, max }: Figures): string {
  const [a, b, c] = [min, median, max].map((bytes) => (bytes / 1000).toFixed(0));
  return `min ${a}, median ${b}, max ${c} kB of ${count}`;
}

async function idle(peers: readonly string[]): Promise<Report[]> {
  const [floor, ours, ...others] = await measureIdle(peers);
  if (floor === undefined || ours === undefined) throw new Error('Nothing was measured.');
  const ratio = ours.cpu.median / floor.cpu.median;
  const how = [
    'Processor time of the extension host in a minute without events, half a minute after the activation, over that with an empty extension.',
    ...[floor, ours, ...others].map(({ subject, cpu }) => `${subject.name}: ${inMs(cpu)}.`),
  ];
  return [{ what: 'At rest', figures: `${ratio.toFixed(2)} times`, value: ratio, limit: limits.idleRatio, how }];
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
  const { heard, onScreen, whole } = await measureLatency();
  const how = [
    'p95, from the event in the extension host to the changed text in the page, on the wall clock that both share.',
    'The bench has a watcher of its own, which hears of a change in the same turn as that of the extension.',
  ];
  const ratio = whole.median / heard.median;
  const ratioAtP95 = whole.p95 / heard.p95;
  const howWhole = [
    'From the write to the text on the screen, over that to the event of a bare watcher.',
    `To the event: ${inMs(heard)}. To the text: ${inMs(whole)}.`,
  ];
  const times = (value: number): string => `${value.toFixed(2)} times`;
  return [
    { what: 'File event to new text', figures: inMs(onScreen), value: onScreen.p95, limit: limits.latencyMs, how },
    { what: 'Write to new text, median', figures: times(ratio), value: ratio, limit: limits.wholeRatio, how: howWhole },
    {
      ...{ what: 'Write to new text, p95', figures: times(ratioAtP95), value: ratioAtP95 },
      ...{ limit: limits.wholeRatioAtP95, how: [] },
    },
  ];
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
