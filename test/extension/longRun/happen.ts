/** Lets one thing happen. What it needs and is not there makes it nothing, so that any list of happenings can be run. */
import { hourMs, minuteMs } from '../harness';
import { move, put } from './changeFiles';
import type { Happening } from './happenings';
import { places } from './happenings';
import { lockPathOf } from './noticeRules';
import { envFileAt, stagedAt } from './texts';
import { loginPath } from './truth';
import { otherWindowsLock, type World } from './world';

export async function happen(world: World, happening: Happening): Promise<void> {
  const { editor, clock, actions } = world;
  const focus = (focused = true): void => {
    editor.focused = focused;
    editor.events.windowState.fire({ focused });
  };
  switch (happening.do) {
    case 'pass':
      return world.pass(happening.minutes * minuteMs);
    case 'sleep':
    case 'setClock':
      // What has just gone is believed to be there for a moment, and not over a night.
      await world.settle();
      clock.moveWall('hours' in happening ? happening.hours * hourMs : happening.minutes * minuteMs);
      focus();
      return;
    case 'write': {
      put(world, happening.path, envFileAt(clock.now, happening.content), happening.seen);
      return;
    }
    case 'cut': {
      const text = editor.files.get(happening.path);
      if (typeof text === 'string')
        put(world, happening.path, text.slice(0, Math.floor(text.length * happening.share)), happening.seen);
      return;
    }
    case 'put': {
      put(world, happening.path, happening.text, happening.seen);
      return;
    }
    case 'undo':
      put(world, happening.path, world.before.get(happening.path), happening.seen);
      return;
    case 'move': {
      move(world, happening.from, happening.to);
      return;
    }
    case 'removeFolder': {
      move(world, happening.path, undefined);
      return;
    }
    case 'command': {
      command(world, happening.action);
      return;
    }
    case 'endRun':
      return endRun(world, happening);
    case 'break':
      editor.failures.add(happening.step);
      world.hasRemovalFailed ||= happening.step === 'rm unfinished';
      return;
    case 'repair':
      editor.failures.clear();
      return;
    case 'show':
      editor.activeFile = happening.path;
      {
        editor.events.activeEditor.fire(undefined);
        return;
      }
    case 'pin':
      return pin(world, happening.name);
    case 'folders':
      editor.folders = [...happening.paths];
      {
        editor.events.foldersChanged.fire(undefined);
        return;
      }
    case 'set': {
      const { key, value } = happening;
      editor.settings.set(key.replace('aiGatewayAuth.', ''), value);
      const affectsConfiguration = (section: string): boolean =>
        `${key}.`.startsWith(`${section}.`) || `${section}.`.startsWith(`${key}.`);
      editor.events.configurationChanged.fire({ affectsConfiguration });
      return;
    }
    case 'trust':
      if (editor.trusted) return;
      editor.trusted = true;
      {
        editor.events.trustGranted.fire(undefined);
        return;
      }
    case 'focus': {
      focus(happening.focused);
      return;
    }
    case 'restart':
      await world.closeWindow();
      editor.trusted = happening.trusted;
      return world.openWindow();
    case 'answer': {
      const index = world.waiting.length - 1 - happening.back;
      const [answered] = index < 0 ? [] : world.waiting.splice(index, 1);
      if (answered === undefined) return;
      actions.ask(answered.places);
      answered.shown.answer(answered.shown.buttons[happening.button]);
      return;
    }
    case 'git':
      editor.git = happening.state;
      return;
    case 'holdGit': {
      const held = editor.heldGit ?? [];
      editor.heldGit = happening.held ? held : undefined;
      if (!happening.held) for (const answer of held) answer();
      return;
    }
    case 'cli':
      if (happening.installed) editor.executables.add('vercel');
      else editor.executables.delete('vercel');
      return;
    case 'login':
      put(world, loginPath, happening.loggedIn ? '{"token":"of-the-cli"}' : undefined, false);
      return;
    case 'otherWindow':
      if (happening.locks) editor.locks.set(lockPathOf(happening.place), otherWindowsLock);
      else
        for (const place of places)
          if (editor.locks.get(lockPathOf(place)) === otherWindowsLock) editor.locks.delete(lockPathOf(place));
      {
        focus();
        return;
      }
  }
}

function command({ editor, actions, shown }: World, action: string): void {
  if (action === 'refresh') actions.ask(shown.recent);
  void Promise.resolve(editor.commands.get(`aiGatewayAuth.${action}`)?.());
}

/** The one that was started first of those that still run. */
async function endRun(world: World, { how, staged }: Extract<Happening, { do: 'endRun' }>): Promise<void> {
  const { editor, actions, clock } = world;
  const [record] = actions.live;
  if (record === undefined) return;
  const { run } = record;
  run.say('Error: something, perhaps\n');
  const file = run.command.find((part) => part.startsWith('/storage/'));
  const text = stagedAt(clock.now, staged);
  if (file !== undefined && text !== undefined) world.asPerson(() => void editor.files.set(file, text));
  if (how === 'closed') {
    actions.close(record);
    run.end(undefined);
    return;
  }
  const expected = actions.end(record, text);
  run.end(how);
  if (expected === undefined || editor.failures.size > 0) return;
  await world.settle();
  const written = editor.files.get(expected.path);
  if (typeof written !== 'string' || !written.includes(expected.value))
    world.faults.push(`${expected.path} did not get the token that came for it`);
}

async function pin(world: World, name: string | undefined): Promise<void> {
  const { editor, shown, truth } = world;
  command(world, 'chooseProject');
  await world.settle();
  const pick = editor.picks.pop();
  const label = name ?? 'Follow the Active Editor';
  if (pick?.entries.some((entry) => entry.label === label) !== true) return pick?.choose(undefined);
  shown.pinned = name === undefined ? undefined : places.find((place) => truth.nameOf(place) === name);
  pick.choose(label);
}
