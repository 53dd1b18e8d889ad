/** A terminal with the person's own shell. */
import { editor, type ShownTerminal } from './editor';

export class Shell implements ShownTerminal {
  readonly isOwn = false;
  readonly run = undefined;
  readonly text = '';
  shown = false;

  constructor(readonly name: string) {
    editor().terminals.push(this);
  }
  show(): void {
    this.shown = true;
  }
  close(): void {
    const { terminals } = editor();
    terminals.splice(terminals.indexOf(this), 1);
  }
  type(keys: string): void {
    editor().typed.push(keys);
  }
  /** As in the editor, it is run unless told otherwise. */
  sendText(text: string, isRun = true): void {
    this.type(isRun ? `${text}\n` : text);
  }
}
