import { z } from 'zod';
import { addDays, dateRange } from '../../shared/domain/calendar.ts';
import { planCollection } from '../../shared/domain/collection-plan/plan-collection.ts';
import {
  type Ailment,
  detectDeadLetters,
  detectHeldPartitions,
  detectMissingData,
  detectMissingFeatures,
  detectModelDrift,
  detectOldModel,
  detectPoorFeatures,
  detectUnfinishedGrades,
  type FeatureState,
} from '../../shared/domain/healing/detect-ailments.ts';
import type { GateThresholds } from '../../shared/domain/validation/zone-gate.ts';
import { GAME_OUTCOME_ID } from '../../shared/models/game-outcome/system-id.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { measureCurated, shortcomingsOf } from '../../shared/runtime/measure-zone.ts';
import { metricText, readNewestMetrics } from '../../shared/runtime/models/read-metrics.ts';
import { readPartitionGates } from '../../shared/runtime/partition-gates.ts';
import { readSeasonCalendar } from '../../shared/runtime/read-season-calendar.ts';
import { readWindowFacts } from '../../shared/runtime/read-window-facts.ts';
import { readLetters, subjectOfLetter } from './dead-letters.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

/** What is looked at. */
export interface HealWindow {
  /** The last date that should be complete. */
  date: string;
  lookBackDays: number;
  expectsStatcast: boolean;
  /** Collections after which the validator gives a game up. */
  collectionsMax: number;
}

const featureRow = z
  .object({
    game_date: z.iso.date(),
    games: z.int(),
    games_with_features: z.int(),
  })
  .transform((row) => ({
    gameDate: row.game_date,
    games: row.games,
    gamesWithFeatures: row.games_with_features,
  }));

const modelRow = z
  .object({
    trained_through: z.iso.date().nullable(),
    played_through: z.iso.date().nullable(),
    newest_date: z.iso.date().nullable(),
  })
  .transform((row) => ({
    trainedThrough: row.trained_through,
    playedThrough: row.played_through,
    newestDate: row.newest_date,
  }));

/** Everything that is wrong, the data first: what comes after is built on it. */
export async function findAilments(
  ports: Pick<EmbeddedPorts, 'warehouse' | 'clock'>,
  window: HealWindow,
): Promise<Ailment[]> {
  return [...(await findDataAilments(ports, window)), ...(await findDerivedAilments(ports, window))];
}

/** What is wrong with the collected data: dates, grades, retries, dead letters. */
export async function findDataAilments(
  { warehouse, clock }: Pick<EmbeddedPorts, 'warehouse' | 'clock'>,
  { date, lookBackDays, expectsStatcast, collectionsMax }: HealWindow,
): Promise<Ailment[]> {
  const now = clock.now();
  const from = addDays(date, -lookBackDays);
  const facts = await readWindowFacts(warehouse, from, date);
  const calendar = await readSeasonCalendar(warehouse, [from, date]);
  const gaps = planCollection(dateRange(from, date), facts, { now, calendar, expectsStatcast });
  const ailments = [
    ...detectMissingData(gaps),
    ...detectUnfinishedGrades(facts.games, { now, collectionsMax }),
  ];
  const collected = new Set(
    ailments.flatMap(({ repair }) => (repair?.kind === 'collect' ? (repair.gamePks ?? []) : [])),
  );
  for (const { reasons } of gaps)
    for (const { gamePks } of reasons) for (const gamePk of gamePks) collected.add(gamePk);
  const letters = await readLetters(warehouse, { status: 'open' });
  const held = (await readPartitionGates(warehouse, [])).filter(({ gameDate }) => gameDate <= date);
  return [
    ...ailments,
    ...detectHeldPartitions(held),
    ...detectDeadLetters(
      letters.map((letter) => ({
        deadLetterId: letter.dead_letter_id,
        gamePk: letter.game_pk,
        about: subjectOfLetter(letter),
        code: letter.code,
        errorClass: letter.error_class,
        message: letter.message,
      })),
      collected,
    ),
  ];
}

/** Features are made as a whole: what is missing of them, or is of another cutoff, is missing by mistake. */
const nothingMissing: GateThresholds = { completeness: 1, accuracy: 0, consistency: 1, timeliness: 0 };

/** What the tables of features lack of dates whose games have some. */
async function measureFeatures(
  warehouse: Warehouse,
  window: readonly [string, string],
  states: readonly FeatureState[],
): Promise<{ gameDate: string; shortcomings: string | null }[]> {
  const measured = await measureCurated(warehouse, window, nothingMissing);
  const whole = new Set(
    states.flatMap(({ gameDate, games, gamesWithFeatures }) => (games === gamesWithFeatures ? gameDate : [])),
  );
  return measured
    .filter(({ gameDate }) => whole.has(gameDate))
    .map((quality) => ({ gameDate: quality.gameDate, shortcomings: shortcomingsOf(quality) }));
}

/** What is wrong with what is built on the data: features and the model. */
export async function findDerivedAilments(
  { warehouse }: Pick<EmbeddedPorts, 'warehouse'>,
  { date, lookBackDays }: HealWindow,
): Promise<Ailment[]> {
  const dateFrom = addDays(date, -lookBackDays);
  const dateTo = { type: 'DATE', value: date } as const;
  const states = await warehouse.query(
    { file: 'operational/feature_states/query.sql' },
    { date_from: { type: 'DATE', value: dateFrom }, date_to: dateTo },
  );
  const ages = await warehouse.query(
    { file: 'operational/model_age/query.sql' },
    { model_system: { type: 'STRING', value: GAME_OUTCOME_ID }, date_to: dateTo },
  );
  const featureStates = states.map((row) => featureRow.parse(row));
  return [
    ...detectMissingFeatures(featureStates),
    ...detectPoorFeatures(await measureFeatures(warehouse, [dateFrom, date], featureStates)),
    ...ages.flatMap((row) => detectOldModel(modelRow.parse(row))),
    ...detectModelDrift(
      (await readNewestMetrics(warehouse, date))
        .filter(({ status }) => status === 'alert')
        .map((metric) => ({
          metricType: metric.metric_type,
          modelSystem: metric.model_system,
          subject: metric.subject,
          detail: metricText(metric),
        })),
    ),
  ];
}
