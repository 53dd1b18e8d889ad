/** Makes the output of a program fit for a terminal that only shows it. */

const escape = '\u001B';

/** Control sequences (ECMA-48): of texts to their end, of a few characters, and single control characters. */
const controls = new RegExp(
  [
    String.raw`${escape}[\]PX^_][^]*?(?:\u0007|${escape}\\|$)`,
    String.raw`${escape}\[[0-?]*[ -/]*(?:[@-~]|$)`,
    String.raw`${escape}[ -/]*(?:[0-~]|$)`,
    String.raw`[\u0000-\u0008\u000A-\u001F\u007F-\u009F]`,
  ].join('|'),
  'g',
);

const colour = new RegExp(String.raw`^${escape}\[[\d;:]*m$`);

/** Of one line: colours stay; what could move the cursor, set the title or fill the clipboard goes. */
export function harmless(line: string): string {
  const shown = line.replace(controls, (control) => (colour.test(control) ? control : ''));
  return shown.includes(escape) ? `${shown}${escape}[0m` : shown;
}

export function bold(text: string): string {
  return `${escape}[1m${text}${escape}[0m`;
}

/** In characters; a line that is longer is cut there. */
const longestLine = 10_000;

/** Puts what comes in pieces together to lines. */
export class Lines {
  #rest = '';

  constructor(private readonly onLine: (line: string) => void) {}

  add(piece: string): void {
    const lines = (this.#rest + piece).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.onLine(line);
    if (this.#rest.length > longestLine) this.end();
  }

  /** Nothing more comes. */
  end(): void {
    if (this.#rest !== '') this.onLine(this.#rest);
    this.#rest = '';
  }
}
