/** What may happen in a long run: plain values, so that a list of them can be printed, shortened and run again. */
import type { EnvContent, StagedKind } from './texts';

/** Paths of the places where a project may be: two workspace folders, and folders below the first. */
export const app = '/work space/app';
export const web = `${app}/apps/web`;
export const docs = `${app}/apps/docs`;
/** Where `web` is moved to. */
export const site = `${app}/apps/site`;
export const other = '/other';
export const places = [app, web, docs, site, other] as const;
export type PlacePath = (typeof places)[number];

/** Steps that the disk or the system can fail at, as the recorder names them. */
export const breakable = [
  ...['mkdtemp', 'write', 'rename', 'chmod', 'access', 'lock', 'spawn', 'kill', 'claim'],
  ...['rm staging', 'rm unfinished'],
] as const;

export type Happening =
  | { readonly do: 'pass'; readonly minutes: number }
  /** The computer sleeps; the window has the focus when it wakes. */
  | { readonly do: 'sleep'; readonly hours: number }
  /** As above, of the wall clock that somebody or the network has set. */
  | { readonly do: 'setClock'; readonly minutes: number }
  /** `seen` is whether the editor hears of it; else the window gets the focus next. */
  | { readonly do: 'write'; readonly path: string; readonly content: EnvContent; readonly seen: boolean }
  | { readonly do: 'cut'; readonly path: string; readonly share: number; readonly seen: boolean }
  /** `undefined` removes it. */
  | { readonly do: 'put'; readonly path: string; readonly text: string | undefined; readonly seen: boolean }
  /** The file holds again what it held before. */
  | { readonly do: 'undo'; readonly path: string; readonly seen: boolean }
  /** A file or a folder. */
  | { readonly do: 'move'; readonly from: string; readonly to: string }
  | { readonly do: 'removeFolder'; readonly path: string }
  | { readonly do: 'command'; readonly action: 'refresh' | 'cancel' | 'showTerminal' }
  /** The CLI says something, and ends: `how` is an exit code, a signal, or that its terminal is closed. */
  | { readonly do: 'endRun'; readonly how: number | 'SIGKILL' | 'closed'; readonly staged: StagedKind }
  | { readonly do: 'break'; readonly step: (typeof breakable)[number] }
  | { readonly do: 'repair' }
  | { readonly do: 'show'; readonly path: string | undefined }
  /** A project by its name; `undefined` follows the editor. */
  | { readonly do: 'pin'; readonly name: string | undefined }
  | { readonly do: 'folders'; readonly paths: readonly string[] }
  | { readonly do: 'set'; readonly key: string; readonly value: unknown }
  | { readonly do: 'trust' }
  | { readonly do: 'focus'; readonly focused: boolean }
  | { readonly do: 'restart'; readonly trusted: boolean }
  /** Of the messages that wait, the one `back` before the last gets its button of that number, if it has one. */
  | { readonly do: 'answer'; readonly back: number; readonly button: number }
  | { readonly do: 'git'; readonly state: 'ignored' | 'open' | 'tracked' | 'unknown' | undefined }
  | { readonly do: 'holdGit'; readonly held: boolean }
  | { readonly do: 'cli'; readonly installed: boolean }
  | { readonly do: 'login'; readonly loggedIn: boolean }
  /** Another window works in the place, or has ended that. */
  | { readonly do: 'otherWindow'; readonly place: PlacePath; readonly locks: boolean };

export interface Step {
  readonly happening: Happening;
  /** How many turns of Node.js's loop pass until the next one, in the middle of things; `undefined` until all rests. */
  readonly turns: number | undefined;
}
