/** Messages as people see them, in one text: how grave it is, the words, and the buttons. */
import { buttonTitle, type Message } from '../../src/core/words/message';
import { english } from './english';

/** `warning: Nothing came. [Show Terminal] [Refresh Now]`; a question is modal, and its detail stands in lines of its own. */
export function said(message: Message | undefined): string | undefined {
  if (message === undefined) return undefined;
  const { severity, text, detail, buttons, modal } = message;
  const words = detail === undefined ? text : `${text}\n${detail}\n`;
  const offered = buttons.map((button) => `[${buttonTitle(english, button)}]`);
  return [`${severity}${modal === true ? ' question' : ''}: ${words}`, ...offered].join(' ');
}
