/**
 * What was made is taken away again where the making fails, as far as Excel lets it; the error is what is told then.
 */
export async function orTakeAway<T>(making: Promise<T>, takeAway: () => Promise<unknown>): Promise<T> {
  try {
    return await making;
  } catch (error) {
    await takeAway().catch(() => undefined);
    throw error;
  }
}
