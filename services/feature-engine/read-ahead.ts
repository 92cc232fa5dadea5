/** What is read for each of some items, in order; while the caller works on one, the next is read. Throws what a read threw, in its turn. */
export async function* readAhead<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Promise<Value>,
): AsyncGenerator<readonly [item: Item, value: Value]> {
  const begin = (item: Item | undefined): Promise<Value> | null => {
    const reading = item === undefined ? null : read(item);
    reading?.catch(() => undefined); // Told when its turn comes.
    return reading;
  };
  let reading = begin(items[0]);
  try {
    for (const [index, item] of items.entries()) {
      if (reading === null) return;
      const value = await reading;
      reading = begin(items[index + 1]);
      yield [item, value];
    }
  } finally {
    await reading?.catch(() => undefined); // A caller that gives up leaves nothing running.
  }
}
