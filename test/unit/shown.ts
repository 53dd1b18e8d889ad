/** What is seen of a project, with the settings as they are before anybody changes one. */
import type { Project } from '../../src/core/project/project';
import { presentationAt, type Presentation } from '../../src/core/status/presentation';
import { tooltipAt } from '../../src/core/status/tooltip';
import { english } from './english';
import { settings } from './settings';

/** `trueForMs` is for how long the item and its hover stay true. */
export function shownAt(
  now: number,
  project: Project,
): { value: Presentation & { tooltip: string }; trueForMs: number } {
  const { value, trueForMs } = presentationAt(english, now, project, { settings, pulling: false, name: undefined });
  const tooltip = tooltipAt(english, now, project, value);
  return {
    value: { ...value, tooltip: tooltip.value },
    trueForMs: Math.min(trueForMs, tooltip.trueForMs),
  };
}
