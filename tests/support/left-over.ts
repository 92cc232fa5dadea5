import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, manifestSchema } from '../../schemas/manifest.ts';
import { topics } from '../../schemas/topics.ts';
import { dataPaths } from '../../services/console/embedded-ports.ts';
import { readWarehouse } from './final-state.ts';

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** Every manifest of a data folder. */
export const readManifests = (dataDir: string): Manifest[] =>
  filesBelow(join(dataPaths(dataDir).objects, 'manifests'))
    .filter((file) => file.endsWith('.json') && !file.includes('/.tmp-'))
    .map((file) => manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));

/**
 * Loads that waited while features were held back are answered by one event for all of them: whoever took up an interrupted run
 * published it later, and the consumer has a manifest of that.
 */
const isStoodFor = (
  consumer: string,
  event: { type: string; time: string },
  manifests: readonly Manifest[],
): boolean =>
  event.type === topics['data.loaded'].event.type &&
  manifests.some(
    ({ stage, event: answered, started_at }) =>
      stage === consumer && answered.type === event.type && started_at >= event.time,
  );

/** Published events that no consumer has a manifest of, and manifests whose outbox was never published. */
function unheardEvents(manifests: readonly Manifest[]): string[] {
  const heard = new Set(manifests.map(({ stage, event }) => `${stage} ${event.id}`));
  const problems: string[] = [];
  for (const manifest of manifests) {
    if (manifest.status !== 'failed' && manifest.published_at === null)
      problems.push(`${manifest.stage} never published the outbox of ${manifest.event.id}`);
    for (const { topic, event } of manifest.outbox) {
      for (const consumer of topics[topic].consumers) {
        if (!heard.has(`${consumer} ${event.id}`) && !isStoodFor(consumer, event, manifests))
          problems.push(`${consumer} never heard the ${topic} ${event.id} of ${manifest.stage}`);
      }
    }
  }
  return problems;
}

/** Every run whose last collection of a game was graded F has a dead letter of that game and run. */
async function missingLetters(dataDir: string, collectionsMax: number): Promise<string[]> {
  const rows = await readWarehouse(
    dataDir,
    `select q.run_id, q.game_pk from operational.quality_reports q
     left join operational.dead_letter_queue d
       on d.run_id = q.run_id and d.game_pk = q.game_pk and d.code = 'QUALITY_GATE_FAILED'
     where q.grade = 'F' and q.attempt = ${collectionsMax} and d.game_pk is null`,
  );
  return rows.map(
    (row) => `no dead letter of game ${String(row['game_pk'])} in run ${String(row['run_id'])}`,
  );
}

/** What must not be left of a finished data folder: messages, given-up messages, unheard events, manifests without their row. */
export async function findLeftOvers(dataDir: string, options: { collectionsMax: number }): Promise<string[]> {
  const messages = filesBelow(dataPaths(dataDir).bus).filter((file) => !file.includes('/.tmp-'));
  const manifests = readManifests(dataDir);
  const recorded = await readWarehouse(dataDir, 'select stage, event_id from operational.run_manifests');
  const rows = new Set(recorded.map((row) => `${String(row['stage'])} ${String(row['event_id'])}`));
  return [
    ...messages.map((file) => `a message is left: ${file}`),
    ...unheardEvents(manifests),
    ...manifests
      .filter(({ stage, event }) => !rows.has(`${stage} ${event.id}`))
      .map(({ stage, event }) => `the manifest of ${stage} ${event.id} is not recorded`),
    ...(await missingLetters(dataDir, options.collectionsMax)),
  ];
}
