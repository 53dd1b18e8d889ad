/** JSON from outside, as values of unknown shape. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** `undefined` where the text is not JSON, or not an object. */
export function objectIn(json: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function asObject(value: unknown): JsonObject | undefined {
  // The cast only says that nothing is known of the object's values.
  return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
}

/** A text that is not empty. */
export function textAt(object: JsonObject | undefined, key: string): string | undefined {
  const value = object?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
