/** Moments in the words of the editor's language, with the time zone since a remote machine may have its own. */
import vscode = require('vscode');
import type { FormatMoment } from '../core/tooltip';

export function momentFormatter(): FormatMoment {
  let format: Intl.DateTimeFormat | undefined;
  return (moment) => {
    // Made when first used: it takes longer than all the rest of the activation.
    format ??= new Intl.DateTimeFormat(vscode.env.language, {
      ...{ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
      timeZoneName: 'short',
    });
    return format.format(moment);
  };
}
