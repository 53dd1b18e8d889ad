/** What each folder that is read as a project needs. */
import type * as vscode from 'vscode';
import type { Clock } from '../../core/words/clock';
import type { Knowledge } from './knowledge';

export interface FolderOptions {
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  readonly knowledge: Knowledge;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
}
