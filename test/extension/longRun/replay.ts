/** Runs a list of happenings, and finds the first thing that is not as it has to be. */
import { mock } from 'node:test';
import type { Presentation } from '../../../src/core/status/presentation';
import { commandOf } from '../../../src/core/words/actions';
import { programs } from '../disk';
import { happen } from './happen';
import type { Step } from './happenings';
import { World } from './world';

/** What went wrong, and after which of the steps. */
export interface Fault {
  readonly text: string;
  readonly at: number;
}

export async function replay(steps: readonly Step[], startAt: number): Promise<Fault | undefined> {
  const world = new World(startAt);
  const { env } = process;
  process.env = { PATH: programs, XDG_DATA_HOME: '/data' };
  try {
    await world.openWindow();
    for (const [at, step] of steps.entries()) {
      const text = await faultAfter(world, step);
      if (text !== undefined) return { text, at };
    }
    await world.closeWindow();
    const [text] = world.faults;
    return text === undefined ? undefined : { text, at: steps.length };
  } finally {
    process.env = env;
    world.clock.remove();
    mock.restoreAll();
  }
}

async function faultAfter(world: World, { happening, turns }: Step): Promise<string | undefined> {
  await happen(world, happening);
  await world.shown.advance(turns === undefined);
  world.notices.look();
  world.actions.look();
  if (turns === undefined) {
    await world.settle();
    await world.shown.advance(true);
    check(world);
  } else await world.turn(turns);
  return world.faults[0] ?? brokenLine(world);
}

/** All rests. */
function check(world: World): void {
  const { shown, truth, notices, actions } = world;
  let expected = 'no choice';
  const isSeen = (possible: { place: string; name: string | undefined } | undefined): boolean => {
    const presentation = possible && truth.presentationOf(possible.place, possible.name);
    if (possible === undefined || presentation === undefined) {
      expected = 'nothing';
      return expected === seen(world);
    }
    expected = drawn(presentation, truth.tooltipOf(possible.place, presentation));
    if (expected !== seen(world)) return false;
    notices.rested(possible.place, presentation);
    return true;
  };
  if (!shown.narrow(isSeen)) world.faults.push(`shown is\n  ${seen(world)}\nbut true is\n  ${expected}`);
  actions.rested(world.waits);
}

const severities = {
  none: undefined,
  warning: 'statusBarItem.warningBackground',
  error: 'statusBarItem.errorBackground',
};

function drawn({ view, contexts }: Presentation, tooltip: string): string {
  const { status, pulling, linked } = contexts;
  return JSON.stringify([
    view.text,
    severities[view.severity],
    `AI Gateway: ${view.spoken}`,
    { status, pulling, linked },
    tooltip,
  ]);
}

function seen({ editor }: World): string {
  const { shown } = editor;
  if (shown === undefined) return 'nothing';
  const context = (name: string): unknown => editor.contexts.get(commandOf('menu').replace('menu', name));
  const contexts = { status: context('status'), pulling: context('pulling'), linked: context('linked') };
  const { text, backgroundColor, accessibilityInformation, tooltip } = shown;
  return JSON.stringify([text, backgroundColor?.id, accessibilityInformation?.label, contexts, tooltip?.value]);
}

/** What only a broken program writes into its log. */
function brokenLine({ editor }: World): string | undefined {
  return editor.log.splice(0).find((line) => /TypeError|RangeError|AssertionError|recorder does not know/.test(line));
}
