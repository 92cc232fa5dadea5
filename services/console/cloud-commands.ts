import { readValidatorSettings } from '../../functions/validator/config.ts';
import { addDays, dateRange, easternDateOf } from '../../shared/domain/calendar.ts';
import { phaseOf } from '../../shared/domain/season-calendar/phases.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { parseEvent } from '../../shared/runtime/cloud-event.ts';
import { readSeasonCalendar } from '../../shared/runtime/read-season-calendar.ts';
import type { HarnessPorts } from '../../shared/runtime/stage-types.ts';
import { cleanUp, readRetentionDays } from './clean-up.ts';
import { readDriftSettings } from './drift/config.ts';
import { measureDrift, recordDrift } from './drift/measure-drift.ts';
import { findDataAilments, findDerivedAilments, type HealWindow } from './find-ailments.ts';
import { planDates } from './plan-dates.ts';
import { repairData, repairFeatures, slatesToTrain } from './repair-ailments.ts';
import type { Resend } from './replay-letter.ts';
import { newRunId, recordManifests, requestCollection, requestSlate } from './run-chain.ts';
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

/** What one command did, in a sentence for the log. */
export type CloudCommand = (job: CloudJob) => Promise<string>;

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
  const measurement = await measureDrift(ports, window.date, readDriftSettings(environment));
  if (measurement !== null) await recordDrift(ports, measurement, runId);

  const data = await findDataAilments(ports, window);
  const derived = await findDerivedAilments(ports, window);
  for (const { kind, subject, detail, repair } of [...data, ...derived])
    ports.log.warn({ ailment: kind, repair: repair?.kind ?? 'needs a person' }, `${subject}: ${detail}`);
  if (data.some(({ repair }) => repair !== null)) {
    const resend: Resend = (topic, payload) => ports.bus.publish(topic, parseEvent(payload, topic));
    const dates = await repairData(ports, data, runId, resend);
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

/** The commands of the Cloud Run job, by its first argument. */
export const cloudCommands: Readonly<Record<string, CloudCommand>> = {
  'plan-night': planNight,
  train,
  heal,
  cleanup,
};
