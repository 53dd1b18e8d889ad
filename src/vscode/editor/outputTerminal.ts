/** A terminal that shows the output of a program which runs without one, from its beginning, whenever it is asked for. */
import vscode = require('vscode');
import { createTerminal } from './terminals';

/** In characters: of more than twice as much output, so much of the end is kept. */
const longestText = 100_000;

interface Options {
  readonly name: string;
  /** The person closed it, or pressed Ctrl+C, before the end. */
  onStop(): void;
}

interface OpenTerminal {
  readonly terminal: vscode.Terminal;
  readonly written: vscode.EventEmitter<string>;
  readonly closed: vscode.EventEmitter<void>;
  /** The editor takes text. */
  open: boolean;
}

const interrupt = '\u0003';

export class OutputTerminal implements vscode.Disposable {
  #text = '';
  #ended = false;
  #shown: OpenTerminal | undefined;

  constructor(private readonly options: Options) {}

  /** Nothing comes of what is written after the end. */
  write(line: string): void {
    if (this.#ended) return;
    const text = `${line}\r\n`;
    this.#text += text;
    // Not each time, which would copy it for each line.
    if (this.#text.length > 2 * longestText) this.#text = endOf(this.#text);
    if (this.#shown?.open === true) this.#shown.written.fire(text);
  }

  /** Nothing more is written; from now on any key closes it. */
  end(): void {
    this.#ended = true;
  }

  /** Puts it among the terminals, and leaves the panel and what it shows as they are. */
  list(): void {
    this.#shown ??= this.#create();
  }

  /** Brings it to the front, and leaves the focus where it is. */
  show(): void {
    this.list();
    this.#shown?.terminal.show(true);
  }

  dispose(): void {
    this.#ended = true;
    this.#shown?.terminal.dispose();
  }

  #create(): OpenTerminal {
    const written = new vscode.EventEmitter<string>();
    const closed = new vscode.EventEmitter<void>();
    const pty: vscode.Pseudoterminal = {
      onDidWrite: written.event,
      onDidClose: closed.event,
      open: () => {
        shown.open = true;
        written.fire(this.#text);
      },
      close: () => {
        written.dispose();
        closed.dispose();
        this.#shown = undefined;
        if (!this.#ended) this.options.onStop();
      },
      handleInput: (keys) => {
        if (this.#ended) closed.fire();
        else if (keys === interrupt) this.options.onStop();
      },
    };
    const shown: OpenTerminal = {
      ...{ terminal: createTerminal({ name: this.options.name, pty }), written, closed },
      open: false,
    };
    return shown;
  }
}

/** Its last whole lines. */
function endOf(text: string): string {
  const end = text.slice(-longestText);
  return end.slice(end.indexOf('\n') + 1);
}
