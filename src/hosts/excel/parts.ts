/** The filled rectangle of a sheet, or what is still to be read of it; 0-based. */
export interface Block {
  /** Which sheet. */
  readonly sheet: number;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

export const cellsIn = ({ rows, columns }: Pick<Block, "rows" | "columns">): number => rows * columns;

/**
 * Takes from the front as many rows as `most` cells allow, one at least, across sheets; the last sheet may be cut
 * between two rows.
 */
export function takePart(blocks: readonly Block[], most: number): { part: Block[]; rest: Block[] } {
  const part: Block[] = [];
  let room = most;
  for (const [at, block] of blocks.entries()) {
    const fitting = Math.max(part.length === 0 ? 1 : 0, Math.floor(room / block.columns));
    if (fitting < block.rows) {
      if (fitting > 0) part.push({ ...block, rows: fitting });
      const behind = { ...block, top: block.top + fitting, rows: block.rows - fitting };
      return { part, rest: [behind, ...blocks.slice(at + 1)] };
    }
    part.push(block);
    room -= cellsIn(block);
  }
  return { part, rest: [] };
}
