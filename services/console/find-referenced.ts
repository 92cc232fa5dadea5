import { textsOf } from '../../shared/domain/retention.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';

/** Current pointers, snapshots and models: whatever they speak of must stay. */
const rootPrefixes = ['serving/', 'models/'];

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // A damaged document refers to nothing; `status` reports it.
  }
}

/**
 * Keys that something current speaks of, followed through JSON documents: pointers, snapshots, model files, and `messages` (JSON
 * texts, such as the payloads of open dead letters, whose replay needs the objects they name).
 */
export async function findReferencedKeys(
  objects: ObjectStore,
  keys: ReadonlySet<string>,
  messages: readonly string[],
): Promise<Set<string>> {
  const referenced = new Set<string>();
  const waiting: string[] = [];
  const follow = (text: string): void => {
    for (const word of textsOf(parseOrNull(text))) {
      if (!keys.has(word) || referenced.has(word)) continue;
      referenced.add(word);
      waiting.push(word);
    }
  };
  for (const message of messages) follow(message);
  waiting.push(...[...keys].filter((key) => rootPrefixes.some((prefix) => key.startsWith(prefix))));
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
    if (key.endsWith('.json')) follow((await objects.get(key)).toString());
  return referenced;
}
