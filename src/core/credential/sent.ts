/** What a request carries of a value. */

/** Without the white space at its end, which no header keeps ("normalize" of the Fetch standard, §2.2.2). */
export function asSent(value: string): string {
  let end = value.length;
  while (end > 0 && '\t\n\r '.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}

/**
 * Whether any client can send it: visible ASCII characters, and blanks between them. Others are obsolete in a header, or none at
 * all (RFC 9110 §5.5), and no credential has them.
 */
export function isSendable(sent: string): boolean {
  return /^[\x20-\x7e]*$/.test(sent);
}
