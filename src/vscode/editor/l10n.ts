/** The language in which the editor shows this extension. */
import vscode = require('vscode');
import type { L10n } from '../../core/words/l10n';

const time = { hour: 'numeric', minute: '2-digit' } as const;

export const l10n: L10n = {
  t: (english, args = {}) => vscode.l10n.t(english, args),
  // With the time zone, since a remote machine may have its own.
  moment: formatter({ weekday: 'short', month: 'short', day: 'numeric', ...time, timeZoneName: 'short' }),
  clockTime: formatter(time),
};

/** Made when first used: it takes longer than all the rest of the activation. */
function formatter(options: Intl.DateTimeFormatOptions): (moment: number) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (moment) => {
    format ??= new Intl.DateTimeFormat(languageOfWords(), options);
    return format.format(moment);
  };
}

/** English where there is no translation: a moment stands among words. */
function languageOfWords(): string {
  const { language } = vscode.env;
  return vscode.l10n.bundle !== undefined || language.startsWith('en') ? language : 'en';
}
