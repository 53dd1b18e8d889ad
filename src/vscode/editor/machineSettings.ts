/** The settings that no workspace can change, checked. */
import type { MachineSettings } from '../../core/words/settings';
import { readerIn } from './settings';

export function readMachineSettings(): MachineSettings {
  return { gatewayUrl: readerIn(undefined)('gatewayUrl', isText) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
