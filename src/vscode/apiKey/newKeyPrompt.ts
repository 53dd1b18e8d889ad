/** Asks what a new API key is to be. */
import vscode = require('vscode');
import {
  createTitle,
  lifeChoices,
  lifePrompt,
  limitChoices,
  limitProblem,
  limitPrompt,
  namePrompt,
  nameProblem,
  otherLimitPrompt,
  periodChoices,
  periodPrompt,
  type Choice,
} from '../../core/apiKey/createWords';
import { limitIn, type NewKey } from '../../core/apiKey/newKey';
import { l10n } from '../editor/l10n';

/** `undefined` when a question was dismissed. `proposal` is a name. */
export async function askForNewKey(proposal: string): Promise<NewKey | undefined> {
  const name = await type(namePrompt(l10n), proposal, (typed) => nameProblem(l10n, typed));
  if (name === undefined) return undefined;
  const limit = await askForLimit();
  if (limit === undefined) return undefined;
  const life = await pick(lifePrompt(l10n), lifeChoices(l10n));
  return life && { name: name.trim(), limit: limit === 'none' ? undefined : limit, life };
}

async function askForLimit(): Promise<NewKey['limit'] | 'none'> {
  const choice = await pick(limitPrompt(l10n), limitChoices(l10n));
  if (choice === undefined || choice === 'none') return choice;
  const dollars = choice === 'other' ? await typeLimit() : choice;
  if (dollars === undefined) return undefined;
  const period = await pick(periodPrompt(l10n), periodChoices(l10n));
  return period && { dollars, period: period === 'none' ? undefined : period };
}

async function typeLimit(): Promise<number | undefined> {
  const problem = (typed: string): string | undefined =>
    limitIn(typed) === undefined ? limitProblem(l10n) : undefined;
  const typed = await type(otherLimitPrompt(l10n), '', problem);
  return typed === undefined ? undefined : limitIn(typed);
}

async function type(
  prompt: string,
  value: string,
  problem: (typed: string) => string | undefined,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ...{ title: createTitle(l10n), prompt, value, ignoreFocusOut: true, validateInput: problem },
  });
}

async function pick<T>(placeHolder: string, choices: Choice<T>[]): Promise<T | undefined> {
  const options = { title: createTitle(l10n), placeHolder, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(choices, options))?.value;
}
