/**
 * Of things that are impossible together, few that are impossible by themselves: without any one of them nothing
 * impossible is known. Asks about the logarithm of their number for each that is kept.
 */
export function irreducible(
  all: readonly number[],
  isImpossible: (some: readonly number[]) => boolean,
): number[] {
  const kept: number[] = [];
  let candidates = all;
  while (candidates.length > 0 && !isImpossible(kept)) {
    let [low, high] = [0, candidates.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isImpossible([...kept, ...candidates.slice(0, middle)])) high = middle;
      else low = middle;
    }
    const last = candidates[high - 1];
    if (last !== undefined) kept.push(last);
    candidates = candidates.slice(0, high - 1);
  }
  return kept.sort((a, b) => a - b);
}
