/** The settings as they are without a change, as `package.json` has them. */
import type { Settings } from '../../src/core/words/settings';

export const settings: Settings = {
  warnBeforeMinutes: 15,
  notifications: 'all',
  autoRefresh: false,
  'statusBar.format': 'countdown',
  envFiles: { files: [], refused: [] },
  cli: [],
};
