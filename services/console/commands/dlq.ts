import { HanksTankError } from '../../../shared/domain/errors.ts';
import { type Letter, readLetters } from '../dead-letters.ts';
import { attachChain } from '../embedded-chain.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { openSource } from '../open-source.ts';
import { type DlqOptions, parseDlqOptions } from '../options.ts';
import { formatTable } from '../print-run.ts';
import { markLetter, replayLetter, resendOn } from '../replay-letter.ts';
import { resumeInterrupted, type Terminal } from './nightly.ts';

const usage =
  'usage: dlq list [--status open|resolved|replayed|discarded] | dlq show ID | dlq replay ID|all | dlq discard ID|all [--note TEXT]';

const actions: readonly string[] = ['list', 'show', 'replay', 'discard'];

/** `dlq`: look at dead letters, do them again, or put them away. */
export async function dlq(args: readonly string[], terminal: Terminal): Promise<number> {
  const { options, positionals } = parseDlqOptions(args);
  const [action, id, ...rest] = positionals;
  if (action === undefined || !actions.includes(action) || rest.length > 0)
    throw new HanksTankError('CONFIG_INVALID', usage);
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: 'info' });
  try {
    switch (action) {
      case 'list':
        printList(await readLetters(ports.warehouse, { status: options.status ?? null }), options, terminal);
        return 0;
      case 'show':
        terminal.out(JSON.stringify(await findOne(ports, id), null, 2));
        return 0;
      case 'replay':
        return await replay(ports, await findMany(ports, id), options, terminal);
      case 'discard':
        return await discard(ports, await findMany(ports, id), options, terminal);
      default:
        throw new HanksTankError('CONFIG_INVALID', usage);
    }
  } finally {
    await ports.warehouse.close();
  }
}

async function findOne(ports: EmbeddedPorts, id: string | undefined): Promise<Letter> {
  if (id === undefined) throw new HanksTankError('CONFIG_INVALID', usage);
  const [letter] = await readLetters(ports.warehouse, { id });
  if (letter === undefined) throw new HanksTankError('DEAD_LETTER_NOT_FOUND', `no dead letter ${id}`);
  return letter;
}

const findMany = async (ports: EmbeddedPorts, id: string | undefined): Promise<Letter[]> =>
  id === 'all' ? readLetters(ports.warehouse, { status: 'open' }) : [await findOne(ports, id)];

function printList(letters: readonly Letter[], options: DlqOptions, { out }: Terminal): void {
  if (options.json) {
    out(JSON.stringify(letters.map(({ payload: _, ...letter }) => letter)));
    return;
  }
  if (letters.length === 0) {
    out('no dead letters');
    return;
  }
  const rows = letters.map((letter) => [
    letter.dead_letter_id,
    letter.resolved_by === null ? letter.status : `resolved by ${letter.resolved_by}`,
    letter.stage,
    letter.game_date ?? '',
    letter.game_pk ?? '',
    letter.code,
    letter.message.slice(0, 90),
  ]);
  for (const line of formatTable(['id', 'status', 'stage', 'date', 'game', 'code', 'message'], rows))
    out(line);
}

/** Puts the original messages back on their topics and lets the chain work it off. */
async function replay(
  ports: EmbeddedPorts,
  letters: readonly Letter[],
  options: DlqOptions,
  terminal: Terminal,
): Promise<number> {
  const { source, savant, close } = await openSource(options, ports.clock);
  try {
    attachChain(ports, source, terminal.environment, { savant });
    await resumeInterrupted(ports, terminal.progress);
    const openBefore = new Set(await readOpenIds(ports));
    const resend = resendOn(ports.bus);
    for (const letter of letters) {
      await replayLetter(ports, letter, options.note ?? null, resend);
    }
    await ports.bus.drain();
    // A message that fails again is the same letter; a game that does is the letter of another collection.
    for (const { dead_letter_id: id } of letters) openBefore.delete(id);
    const failedAgain = (await readOpenIds(ports)).filter((id) => !openBefore.has(id));
    terminal.out(`replayed ${letters.length}, of these failed again ${failedAgain.length}`);
    for (const { status, dead_letter_id: id } of letters) {
      if (status === 'replayed')
        terminal.out(`${id} had been replayed before: what was done then was not done again`);
    }
    return failedAgain.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

const readOpenIds = async (ports: EmbeddedPorts): Promise<string[]> =>
  (await readLetters(ports.warehouse, { status: 'open' })).map(({ dead_letter_id: id }) => id);

async function discard(
  ports: EmbeddedPorts,
  letters: readonly Letter[],
  options: DlqOptions,
  { out }: Terminal,
): Promise<number> {
  for (const letter of letters) await markLetter(ports, letter, 'discarded', options.note ?? null);
  out(`discarded ${letters.length}; their payloads stay in the table`);
  return 0;
}
