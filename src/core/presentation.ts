/** All that a person sees of a project at a moment, and until when. */
import type { EpochMs, Timed } from './clock';
import { noticeOf, type Notice } from './notice';
import type { Project } from './project';
import type { Settings } from './settings';
import { statusAt, type Status } from './status';
import { statusViewOf, type StatusView } from './statusView';
import { tooltipAt, type FormatMoment } from './tooltip';

export interface Presentation {
  readonly status: Status;
  readonly view: StatusView;
  readonly tooltip: string;
  readonly notice: Notice | undefined;
}

export function presentationAt(
  now: EpochMs,
  project: Project,
  settings: Settings,
  format: FormatMoment,
): Timed<Presentation> {
  const status = statusAt(now, project.envFile, settings.warnBeforeMinutes);
  const view = statusViewOf(status.value);
  const tooltip = tooltipAt(now, status.value, project.link !== undefined, format);
  return {
    value: {
      status: status.value,
      view: view.value,
      tooltip: tooltip.value,
      notice: noticeOf(status.value, settings.notifications),
    },
    trueForMs: Math.min(status.trueForMs, view.trueForMs, tooltip.trueForMs),
  };
}
