/** Moments in the words of the editor's language, with the time zone since a remote machine may have its own. */
import vscode = require('vscode');
import type { Formats } from '../core/presentation';

export function momentFormats(): Formats {
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  return {
    moment: formatter({ weekday: 'short', month: 'short', day: 'numeric', ...time, timeZoneName: 'short' }),
    clockTime: formatter(time),
  };
}

/** Made when first used: it takes longer than all the rest of the activation. */
function formatter(options: Intl.DateTimeFormatOptions): (moment: number) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (moment) => {
    format ??= new Intl.DateTimeFormat(vscode.env.language, options);
    return format.format(moment);
  };
}
