/** Draws the happenings of 30 days from a seed. */
import { app, breakable, docs, other, places, site, web, type Happening, type Step } from './happenings';
import { Random } from './random';
import { link, manifestWith, repoListing, stagedKinds, tokenAt, type EnvContent } from './texts';

const runHours = 30 * 24;

/** The same for the same seed. */
export function drawSteps(seed: number): Step[] {
  const random = new Random(seed);
  const steps: Step[] = drawBeginning(random).map((happening) => ({ happening, turns: undefined }));
  for (let hours = 0; hours < runHours;) {
    for (let left = random.between(2, 5); left > 0; left -= 1) {
      // Hurried ones come in the middle of what the one before has set off.
      const turns = random.chance(0.3) ? random.between(0, 12) : undefined;
      steps.push({ happening: draw(random), turns });
    }
    const night = { do: 'sleep', hours: random.pick([14, 16, 20, 40, 64]) } as const;
    hours += night.hours + 4;
    steps.push({ happening: random.chance(0.9) ? night : restart(random), turns: undefined });
  }
  return steps;
}

type Draw = (random: Random) => Happening;

const envNames = ['.env.local', '.env.local', '.env.local', '.env.development.local', '.env'] as const;
const seen = (random: Random): boolean => random.chance(0.85);
const envPath = (random: Random): string => `${random.pick(places)}/${random.pick(envNames)}`;

/** Near the moments at which something is told. */
function content(random: Random): EnvContent {
  const kinds = ['key', 'both', 'empty', 'noise', 'noValue', 'commented', 'cut', 'large', 'locked'] as const;
  return {
    kind: random.chance(0.6) ? 'token' : random.pick(kinds),
    leftMinutes: random.pick([-60, -1, 1, 14, 16, 20, 45, 200, 720, 720]) + random.next(),
    style: random.pick(['plain', 'quoted', 'commentedLines', 'crlf', 'between']),
  };
}

/** What most people have: a CLI, a few projects that are linked, and tokens in them. */
function drawBeginning(random: Random): Happening[] {
  const all: Happening[] = [
    { do: 'cli', installed: true },
    { do: 'git', state: 'ignored' },
    { do: 'folders', paths: [app, other] },
    {
      do: 'put',
      path: `${app}/.vercel/repo.json`,
      text: repoListing({ 'apps/web': 'web', 'apps/docs': 'docs' }),
      seen: true,
    },
    { do: 'put', path: `${app}/.vercel/project.json`, text: link, seen: true },
    { do: 'put', path: `${other}/.vercel/project.json`, text: link, seen: true },
    { do: 'put', path: `${web}/.vercel/project.json`, text: link, seen: true },
    { do: 'set', key: 'aiGatewayAuth.autoRefresh', value: random.chance(0.5) },
    ...[app, web, docs, other].map((place) => {
      return { do: 'write', path: `${place}/.env.local`, content: content(random), seen: true } as const;
    }),
    drawShow(random),
  ];
  return all.filter(() => random.chance(0.7));
}

const rows: readonly [readonly [number, Draw], ...(readonly [number, Draw])[]] = [
  [28, (random) => ({ do: 'pass', minutes: random.pick([0.01, 1, 3, 10, 30, 60]) })],
  [2, (random) => ({ do: 'setClock', minutes: random.pick([-1440, -60, -1, 1, 60, 1440]) })],
  [18, (random) => ({ do: 'write', path: envPath(random), content: content(random), seen: seen(random) })],
  [3, (random) => ({ do: 'cut', path: envPath(random), share: random.next(), seen: seen(random) })],
  [5, (random) => ({ do: 'put', path: envPath(random), text: undefined, seen: seen(random) })],
  [3, (random) => ({ do: 'undo', path: envPath(random), seen: seen(random) })],
  [5, drawLink],
  [3, drawListing],
  [3, drawManifest],
  [4, drawMove],
  [1, (random) => ({ do: 'removeFolder', path: random.pick([web, docs, site, other]) })],
  [12, () => ({ do: 'command', action: 'refresh' })],
  [2, () => ({ do: 'command', action: 'cancel' })],
  [1, () => ({ do: 'command', action: 'showTerminal' })],
  [12, drawEnd],
  [4, (random) => ({ do: 'break', step: random.pick(breakable) })],
  [4, () => ({ do: 'repair' })],
  [12, drawShow],
  [3, (random) => ({ do: 'pin', name: random.pick([undefined, 'app', 'web', 'docs', 'site', 'other']) })],
  [3, (random) => ({ do: 'folders', paths: random.pick([[app], [app, other], [other, app], [other], []]) })],
  [6, drawSetting],
  [2, () => ({ do: 'trust' })],
  [6, (random) => ({ do: 'focus', focused: random.chance(0.7) })],
  [1, restart],
  [16, (random) => ({ do: 'answer', back: random.pick([0, 0, 0, 1, 2]), button: random.pick([0, 0, 0, -1, 1, 2]) })],
  [3, (random) => ({ do: 'git', state: random.pick(['ignored', 'open', 'tracked', 'unknown', undefined]) })],
  [2, (random) => ({ do: 'holdGit', held: random.chance(0.4) })],
  [2, (random) => ({ do: 'cli', installed: random.chance(0.7) })],
  [1, (random) => ({ do: 'login', loggedIn: random.chance(0.5) })],
  [2, (random) => ({ do: 'otherWindow', place: random.pick(places), locks: random.chance(0.4) })],
];

function draw(random: Random): Happening {
  return random.pickByWeight(rows)(random);
}

function restart(random: Random): Happening {
  return { do: 'restart', trusted: random.chance(0.8) };
}

function drawLink(random: Random): Happening {
  const path = `${random.pick(places)}/.vercel/project.json`;
  return { do: 'put', path, text: random.chance(0.75) ? link : undefined, seen: seen(random) };
}

function drawListing(random: Random): Happening {
  const listing = random.pick([
    repoListing({ 'apps/web': 'web', 'apps/docs': 'docs' }),
    repoListing({ 'apps/docs': 'docs' }),
    repoListing({ 'apps/site': 'site', '.': 'app' }),
    undefined,
  ]);
  return { do: 'put', path: `${app}/.vercel/repo.json`, text: listing, seen: seen(random) };
}

function drawManifest(random: Random): Happening {
  const text = random.pick([manifestWith(['next', 'ai']), manifestWith(['vite']), manifestWith(['ai']), undefined]);
  return { do: 'put', path: `${random.pick(places)}/package.json`, text, seen: seen(random) };
}

function drawMove(random: Random): Happening {
  const [one, another] = random.pick([
    [web, site],
    [`${web}/.env.local`, `${web}/.env`],
    [`${app}/.env.local`, `${app}/.env.old`],
    [`${docs}/.vercel`, `${docs}/.vercel-old`],
  ]);
  return random.chance(0.5) ? { do: 'move', from: one, to: another } : { do: 'move', from: another, to: one };
}

function drawEnd(random: Random): Happening {
  const staged = random.chance(0.5) ? 'fresh' : random.pick(stagedKinds);
  return { do: 'endRun', how: random.pick([0, 0, 0, 1, 'SIGKILL', 'closed']), staged };
}

function drawShow(random: Random): Happening {
  const place = random.pick(places);
  return {
    do: 'show',
    path: random.pick([
      `${place}/src/page.tsx`,
      `${place}/src/page.tsx`,
      `${place}/.env.local`,
      '/elsewhere/a.ts',
      undefined,
    ]),
  };
}

function drawSetting(random: Random): Happening {
  const [key, values] = random.pick<readonly [string, readonly [unknown, ...unknown[]]]>([
    ['aiGatewayAuth.warnBeforeMinutes', [15, 15, 0, 60]],
    ['aiGatewayAuth.notifications', ['all', 'all', 'expired', 'off']],
    ['aiGatewayAuth.autoRefresh', [true, false]],
    ['aiGatewayAuth.statusBar.format', ['countdown', 'clock', 'icon']],
    ['aiGatewayAuth.envFiles', [[], [], ['.env'], ['.env.local', '.env', '../x']]],
    ['terminal.integrated.env.linux', [{}, {}, { AI_GATEWAY_API_KEY: 'vck_of_the_shell_0123456789' }]],
    ['terminal.integrated.env.linux', [{}, { VERCEL_OIDC_TOKEN: tokenAt(0, random.between(-60, 60)) }]],
  ]);
  return { do: 'set', key, value: random.pick(values) };
}
