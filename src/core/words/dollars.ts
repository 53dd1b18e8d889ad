/** Amounts in US dollars, for people. */
import { nameFrom } from './name';

/** `$12.30`; the gateway writes amounts as decimal numbers, of as many digits as there are. */
export function dollars(amount: string | number): string {
  const value = Number(amount);
  if (amount === '' || !Number.isFinite(value)) return nameFrom(String(amount), 20) ?? '';
  return `${value < 0 ? '−' : ''}$${Math.abs(value).toFixed(2)}`;
}
