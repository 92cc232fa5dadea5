import { readdir, readFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { topicNames } from '../../../schemas/topics.ts';
import { temporaryPrefix, writeFileAtomically } from './atomic-file.ts';
import { isMissing } from './storage-errors.ts';

const storedMessage = z.strictObject({
  topic: z.enum(topicNames),
  subscription: z.string(),
  orderingKey: z.string(),
  attempts: z.int().nonnegative(),
  payload: z.string(),
});

/** A message as its file has it. */
export type StoredMessage = z.infer<typeof storedMessage>;

/** A message that waits for its delivery, and where its file is. */
export interface QueuedMessage extends StoredMessage {
  file: string;
  notBeforeMs: number;
}

/** Writes the file of a message. */
export async function writeMessage({ file, notBeforeMs: _, ...stored }: QueuedMessage): Promise<void> {
  await writeFileAtomically(file, Buffer.from(JSON.stringify(stored)));
}

/** Keeps the payload of a message whose attempts are used up. */
export async function keepUndeliverable(
  folder: string,
  { file, subscription, payload }: QueuedMessage,
): Promise<void> {
  const name = `${subscription}.${basename(file)}`;
  await writeFileAtomically(join(folder, 'undeliverable', name), Buffer.from(payload));
}

/** A message with its number: messages are delivered in the order of their numbers. */
export const queuedMessage = (folder: string, sequence: number, message: StoredMessage): QueuedMessage => ({
  ...message,
  file: join(folder, message.subscription, `${String(sequence).padStart(17, '0')}.json`),
  notBeforeMs: 0,
});

/** What is left of a subscription, oldest first, with the numbers of the messages. A damaged file is put aside. */
export async function readMessages(
  folder: string,
  subscription: string,
): Promise<{ message: QueuedMessage; sequence: number }[]> {
  const messages: { message: QueuedMessage; sequence: number }[] = [];
  for (const name of await messageFiles(join(folder, subscription))) {
    const file = join(folder, subscription, name);
    const parsed = storedMessage.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!parsed.success) {
      await rename(file, `${file}.damaged`);
      continue;
    }
    const message = { ...parsed.data, file, notBeforeMs: 0 };
    messages.push({ message, sequence: Number(name.replace('.json', '')) });
  }
  return messages;
}

/** The oldest message that is due and not behind an earlier one of its key. */
export function nextDue(queue: readonly QueuedMessage[], nowMs: number): QueuedMessage | null {
  const blocked = new Set<string>();
  for (const message of queue) {
    if (blocked.has(message.orderingKey)) continue;
    if (message.notBeforeMs <= nowMs) return message;
    blocked.add(message.orderingKey);
  }
  return null;
}

async function messageFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => name.endsWith('.json') && !name.startsWith(temporaryPrefix))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
