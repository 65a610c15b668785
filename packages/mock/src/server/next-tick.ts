let over: Promise<void> | undefined;

/**
 * Resolves when this turn of the event loop is over, for all who ask in it one after the other. Answers written in a
 * row wake their reader once; with work between them each wakes it anew, which takes the system longer than an answer.
 */
export const endOfTurn = (): Promise<void> => {
  over ??= new Promise((resolve) => {
    setImmediate(() => {
      over = undefined;
      resolve();
    });
  });
  return over;
};
