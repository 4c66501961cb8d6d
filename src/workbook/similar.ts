/** Length of the longest text that both contain with letters left out, as a share of the longer one: 0 to 1. */
export function similarity(left: string, right: string): number {
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 1;
  let above = new Uint16Array(right.length + 1);
  for (let i = 1; i <= left.length; i++) {
    const row = new Uint16Array(right.length + 1);
    for (let j = 1; j <= right.length; j++) {
      row[j] =
        left[i - 1] === right[j - 1] ? (above[j - 1] ?? 0) + 1 : Math.max(above[j] ?? 0, row[j - 1] ?? 0);
    }
    above = row;
  }
  return (above[right.length] ?? 0) / longest;
}
