const MOST_REMEMBERED = 40_000;

/**
 * Remembers the answers of a pure function of one text. A workbook repeats a few hundred labels thousands of times,
 * and the next workbook has much the same; what is remembered is dropped when there is too much of it.
 */
export function remember<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined || known.has(text)) return answer as T;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const fresh = work(text);
    known.set(text, fresh);
    return fresh;
  };
}
