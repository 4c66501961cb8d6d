import { isOfOneObject } from "./errors.js";
import type { Session } from "./session.js";

/**
 * Asks for something of every item in one sync. Excel stops at the first object that it cannot answer for, so on such
 * an error the items are halved until the ones that fail stand alone. Returns those; asking twice must do no harm.
 */
export async function askEach<T>(
  session: Session,
  items: readonly T[],
  ask: (item: T) => void,
): Promise<{ readonly item: T; readonly error: unknown }[]> {
  if (items.length === 0) return [];
  try {
    for (const item of items) ask(item);
    await session.sync();
    return [];
  } catch (error) {
    if (!isOfOneObject(error)) throw error;
    const [first] = items;
    if (items.length === 1 && first !== undefined) return [{ item: first, error }];
    const half = Math.ceil(items.length / 2);
    const front = await askEach(session, items.slice(0, half), ask);
    return [...front, ...(await askEach(session, items.slice(half), ask))];
  }
}
