import { readValidatorSettings } from '../../functions/validator/config.ts';
import { gameDate } from '../../schemas/events/event-parts.ts';
import { addDays, dateRange, easternDateOf } from '../../shared/domain/calendar.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { phaseOf } from '../../shared/domain/season-calendar/phases.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { parseEvent } from '../../shared/runtime/cloud-event.ts';
import { readSeasonCalendar } from '../../shared/runtime/read-season-calendar.ts';
import type { HarnessPorts } from '../../shared/runtime/stage-types.ts';
import { planBackfill } from './backfill-plan.ts';
import { cleanUp, readRetentionDays } from './clean-up.ts';
import { type Letter, readLetters } from './dead-letters.ts';
import { readDriftSettings } from './drift/config.ts';
import { measureDrift } from './drift/measure-drift.ts';
import { recordDrift } from './drift/record-drift.ts';
import { findDataAilments, findDerivedAilments, type HealWindow } from './find-ailments.ts';
import { planDates } from './plan-dates.ts';
import { recordManifests } from './record-manifests.ts';
import { repairData, repairFeatures, slatesToTrain } from './repair-ailments.ts';
import { holdsEvent, markLetter, type Resend, replayLetter } from './replay-letter.ts';
import { newRunId, requestCollection, requestSlate } from './run-chain.ts';
import { readManifestsOf } from './run-report.ts';

/** What the job works with. It publishes and goes: nobody waits for the chain in the cloud. */
export interface CloudJob {
  ports: HarnessPorts & { warehouse: Warehouse };
  environment: Readonly<Record<string, string | undefined>>;
  /** Whether Baseball Savant is asked beside the source. */
  expectsStatcast: boolean;
}

/** Days of manifests that a run brings into the warehouse: those of the run before, and of dates that were collected again. */
const manifestDays = 8;
const healLookBackDays = 30;

/** The manifests of the last days become rows, for the one screen that says what ran. */
async function recordRecentManifests({ ports }: CloudJob, today: string): Promise<void> {
  const dates = dateRange(addDays(today, -manifestDays), today);
  await recordManifests(ports, await readManifestsOf(ports.objects, dates));
}

/** Dates that one `backfill` asks for: each is 15 requests to the source and a rebuild of the features of the dates after it. */
const backfillDatesMax = 31;

/** Does its work with its arguments, and says in a sentence for the log what it did. */
export type CloudCommand = (job: CloudJob, args: readonly string[]) => Promise<string>;

/** The arguments, as many as are wanted. Throws CONFIG_INVALID with the usage. */
function exactly(count: number, args: readonly string[], usage: string): readonly string[] {
  if (args.length === count) return args;
  throw new HanksTankError('CONFIG_INVALID', `usage: ${usage}`);
}

/** Events go out again under their ids. A message that is no event cannot: throws EVENT_MALFORMED. */
const resendOver =
  ({ ports }: CloudJob): Resend =>
  (topic, payload) =>
    ports.bus.publish(topic, parseEvent(payload, topic));

/**
 * Asks for what is missing of the last week, last night among it, and for today's slate. The slate does not wait for the dates: what
 * is loaded after it makes its features stale, so that it is built and predicted again.
 */
const planNight: CloudCommand = async (job) => {
  const { ports, expectsStatcast } = job;
  const runId = newRunId(ports);
  const plan = await planDates({ expectsStatcast }, runId, ports);
  for (const planned of plan.dates) await requestCollection(ports, runId, planned);
  if (plan.dates.length > 0 && plan.asksForSlate !== false) await requestSlate(ports, runId, plan.slate);
  await recordRecentManifests(job, plan.slate);
  const dates = plan.dates.map(({ date, why }) => `${date} (${why ?? 'asked for'})`).join(', ');
  return `run ${runId}: ${plan.message ?? `asked for ${dates}`}`;
};

/**
 * Asks for today's slate, with which the trainer decides as it does every night (services/trainer/README.md): new days of games are learned, the
 * first training of a month tunes too. So a week in which no night got that far still ends with a training, and a model that is
 * up to date stays.
 */
const train: CloudCommand = async ({ ports }) => {
  const slate = easternDateOf(ports.clock.now());
  const calendar = await readSeasonCalendar(ports.warehouse, [slate]);
  if (phaseOf(slate, calendar) === 'off_season')
    return `${slate} lies in the off-season: nothing to train for`;
  const runId = newRunId(ports);
  await requestSlate(ports, runId, slate);
  return `run ${runId}: asked for the slate of ${slate}`;
};

/** Publishes what repairs the data; when nothing is wrong with it, what repairs features and model: they are built on it. */
const heal: CloudCommand = async (job) => {
  const { ports, environment, expectsStatcast } = job;
  const runId = newRunId(ports);
  const today = easternDateOf(ports.clock.now());
  const window: HealWindow = {
    date: addDays(today, -1),
    lookBackDays: healLookBackDays,
    expectsStatcast,
    collectionsMax: readValidatorSettings(environment).collectionsMax,
  };
  await recordRecentManifests(job, today);
  await recordDrift(ports, await measureDrift(ports, window.date, readDriftSettings(environment)), runId);

  const data = await findDataAilments(ports, window);
  const derived = await findDerivedAilments(ports, window);
  for (const { kind, subject, detail, repair } of [...data, ...derived])
    ports.log.warn({ ailment: kind, repair: repair?.kind ?? 'needs a person' }, `${subject}: ${detail}`);
  if (data.some(({ repair }) => repair !== null)) {
    const dates = await repairData(ports, data, runId, resendOver(job));
    return `run ${runId}: found ${data.length + derived.length}, repairing data${dates.length === 0 ? '' : ` of ${dates.join(', ')}`}`;
  }
  const stale = await repairFeatures(ports, derived, runId);
  const slates = slatesToTrain(derived);
  for (const slate of slates) await requestSlate(ports, runId, slate);
  return `run ${runId}: found ${data.length + derived.length}, rebuilding ${stale.length} dates, asking for ${slates.length} slates`;
};

/** Deletes what is older than its zone keeps and nothing speaks of. */
const cleanup: CloudCommand = async ({ ports, environment }) => {
  const { going, expired } = await cleanUp(ports, readRetentionDays(environment), { isDryRun: false });
  const rows = expired.reduce((sum, table) => sum + table.rows, 0);
  return `deleted ${going.length} objects and ${rows} rows`;
};

/** Asks for what is missing of the dates from one to another, oldest first. Run again, it goes on where the limit ended it. */
const backfill: CloudCommand = async ({ ports, expectsStatcast }, args) => {
  const usage = 'backfill FROM TO (dates, as 2024-04-01 2024-04-30)';
  const range = exactly(2, args, usage).map((text) => gameDate.safeParse(text));
  const [from, to] = range.flatMap(({ data }) => data ?? []);
  if (from === undefined || to === undefined || to < from)
    throw new HanksTankError('CONFIG_INVALID', `usage: ${usage}`);
  const runId = newRunId(ports);
  const { dates, skipped } = await planBackfill({ from, to, expectsStatcast }, ports);
  const asked = dates.slice(0, backfillDatesMax);
  for (const planned of asked) await requestCollection(ports, runId, planned);
  const rest = dates.length - asked.length;
  const left = rest === 0 ? '' : `; ${rest} more are missing, ask again when these are loaded`;
  return `run ${runId}: asked for ${asked.length} dates (${asked.map(({ date }) => date).join(', ') || 'none'}), left out ${skipped.length}${left}`;
};

/** The letter of an id, or all open ones. Throws CONFIG_INVALID, DEAD_LETTER_NOT_FOUND. */
async function lettersOf({ ports }: CloudJob, name: string, args: readonly string[]): Promise<Letter[]> {
  const [id = ''] = exactly(1, args, `${name} ID|all`);
  if (id === 'all') return readLetters(ports.warehouse, { status: 'open' });
  const letters = await readLetters(ports.warehouse, { id });
  if (letters.length === 0) throw new HanksTankError('DEAD_LETTER_NOT_FOUND', `no dead letter ${id}`);
  return letters;
}

/** Puts the messages of dead letters back on their topics. What is no event stays an open letter: it can only be discarded. */
const replay: CloudCommand = async (job, args) => {
  const letters = await lettersOf(job, 'replay', args);
  const events = letters.filter(holdsEvent);
  for (const letter of events) await replayLetter(job.ports, letter, null, resendOver(job));
  const rest = letters.filter((letter) => !events.includes(letter)).map((letter) => letter.dead_letter_id);
  return `replayed ${events.length}${rest.length === 0 ? '' : `; no events, to be discarded: ${rest.join(', ')}`}`;
};

/** Puts dead letters away; their payloads stay in the table. */
const discard: CloudCommand = async (job, args) => {
  const letters = await lettersOf(job, 'discard', args);
  for (const letter of letters) await markLetter(job.ports, letter, 'discarded', null);
  return `discarded ${letters.length}`;
};

const withoutArguments =
  (name: string, command: CloudCommand): CloudCommand =>
  async (job, args) =>
    command(job, exactly(0, args, name));

/** The commands of the Cloud Run job, by its first argument. */
export const cloudCommands: Readonly<Record<string, CloudCommand>> = {
  'plan-night': withoutArguments('plan-night', planNight),
  train: withoutArguments('train', train),
  heal: withoutArguments('heal', heal),
  cleanup: withoutArguments('cleanup', cleanup),
  backfill,
  replay,
  discard,
};
