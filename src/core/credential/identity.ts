/** Tells one value from another without keeping any of it. */

/** FNV-1a over the UTF-16 units, once forward and once backward: 64 bits, from which nothing of a secret can be read. */
export function identityOf(value: string): string {
  let [forward, backward] = [offsetBasis, offsetBasis];
  for (let at = 0; at < value.length; at += 1) {
    forward = Math.imul(forward ^ value.charCodeAt(at), prime);
    backward = Math.imul(backward ^ value.charCodeAt(value.length - 1 - at), prime);
  }
  return [forward, backward].map((half) => (half >>> 0).toString(36)).join(' ');
}

const [offsetBasis, prime] = [0x811c9dc5, 0x01000193];
