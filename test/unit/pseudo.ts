/** A language in which every translated sentence stands in brackets, so that others can be told from it. */
import type { L10n } from '../../src/core/words/l10n';
import { filled } from './english';

export function bracketed(sentence: string, args?: Readonly<Record<string, unknown>>): string {
  return `⟦${filled(sentence, args)}⟧`;
}

export const pseudo: L10n = {
  t: bracketed,
  moment: () => bracketed('a moment'),
  clockTime: () => bracketed('a time'),
};

/** What of a text did not go through the translation; icons, and the addresses of Markdown links, are no words. */
export function untranslatedIn(text: string): string {
  let rest = text.replace(/\$\([\w~-]+\)/g, '').replace(/\]\(command:[\w.]+\)/g, ']');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  return rest.replace(/[\s·,|:*[\]()\\-]+/g, ' ').trim();
}
