/** Words for the growth from one project to a thousand, and from ten lines to 1 MiB, against their limits. */
import { inMs } from './figures';
import type { Growth } from './growth';
import type { Report } from './report';

const limits = { startMs: 50, changeFactor: 1.2, heapBytesAProject: 20_000, timers: 1, changeMs: 50 };

export function reportsOf(growth: readonly Growth[]): Report[] {
  const [one] = growth;
  const most = growth.at(-1);
  if (one === undefined || most === undefined) throw new Error('Nothing was measured.');
  const over = `${most.scene.name} projects over ${one.scene.name}`;
  const each = linesOf(growth);
  const startMs = (of: Growth): number => of.firstText.median - one.firstText.median;
  const factor = (of: Growth): number => of.changeInHost.median / one.changeInHost.median;
  const heap = (of: Growth): number =>
    (of.heap.median - one.heap.median) / Math.max(of.scene.projects - one.scene.projects, 1);
  return [
    {
      what: `Start, ${over}`,
      figures: `${startMs(most).toFixed(1)} ms more`,
      value: startMs(most),
      limit: limits.startMs,
      how: [
        `From the call of activate to the item's first text, in the extension host: medians of ${one.firstText.count} launches a size.`,
        'Before that the files are read; activate itself ends earlier, which is told beside it.',
        ...each((of) => `${inMs(of.firstText)} (${signed(startMs(of))} ms); activate ${inMs(of.activation)}`),
      ],
    },
    {
      what: `Change of one env file, ${over}`,
      figures: `${factor(most).toFixed(2)} times the cost`,
      value: factor(most),
      limit: limits.changeFactor,
      how: [
        "From the event in the extension host to the item's new text there: medians of all changes of a size.",
        'A window a size in turn, in several rounds, so that what else the machine does meets all sizes alike.',
        'That is judged, as all that the extension does lies in it. On the screen the frames of the page come on top.',
        ...each((of) => `${inMs(of.changeInHost)} (${factor(of).toFixed(2)} times); screen ${inMs(of.changeOnScreen)}`),
      ],
    },
    {
      what: `Memory, ${over}`,
      figures: `${heap(most).toFixed(0)} bytes a project more`,
      value: heap(most),
      limit: limits.heapBytesAProject,
      how: [
        'The heap that the extension host has in use after garbage collection, less that before the activation; medians.',
        ...each((of) => `${(of.heap.median / 1000).toFixed(1)} kB (${heap(of).toFixed(0)} bytes a project more)`),
      ],
    },
    {
      what: 'Pending timers, any number of projects',
      figures: String(Math.max(...growth.map(({ timers }) => timers.pending))),
      value: Math.max(...growth.map(({ timers }) => timers.pending)),
      limit: limits.timers,
      how: [
        'Those that the extension has set, a second after the first text; the most of all launches.',
        ...each(({ timers }) => `${timers.pending} at rest, ${timers.most} at any moment since the activation`),
      ],
    },
  ];
}

/** Of env files of more and more lines. */
export function textReportsOf(growth: readonly Growth[]): Report[] {
  const most = growth.at(-1);
  if (most === undefined) throw new Error('Nothing was measured.');
  const each = linesOf(growth);
  return [
    {
      what: `Change of an env file of ${most.scene.name}`,
      figures: `${most.changeInHost.median.toFixed(1)} ms`,
      value: most.changeInHost.median,
      limit: limits.changeMs,
      how: [
        "From the event in the extension host to the item's new text there: medians of all changes of a size.",
        ...each((of) => `${inMs(of.changeInHost)}; screen ${inMs(of.changeOnScreen)}`),
        'From the call of activate to the first text, and the heap in use then, less that before:',
        ...each((of) => `${inMs(of.firstText)}; ${(of.heap.median / 1000).toFixed(0)} kB`),
      ],
    },
  ];
}

/** One for each size, which it begins with. */
const linesOf =
  (growth: readonly Growth[]) =>
  (line: (of: Growth) => string): string[] =>
    growth.map((of) => `${of.scene.name}: ${line(of)}`);

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(1)}`;
}
