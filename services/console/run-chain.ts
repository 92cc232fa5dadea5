import type { Manifest } from '../../schemas/manifest.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';
import { readLetters } from './dead-letters.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { holdFeatures, rebuildHeldFeatures } from './hold-features.ts';
import { type PublishingPorts, publish } from './publish.ts';
import { recordManifests } from './record-manifests.ts';
import {
  type BoardRow,
  type RunReport,
  readBoard,
  readGames,
  readManifestsOf,
  scoreBoard,
  summarizeStages,
} from './run-report.ts';

/** A date to collect and why. */
export interface PlannedDate {
  date: string;
  reason: TopicData<'collection.requested'>['reason'];
  /** For whoever waits: `2 games incomplete`. */
  why?: string;
  /** Only these games, even when complete; otherwise all that need it. */
  gamePks?: readonly number[] | null;
}

/** What a run is to do. */
export interface RunPlan {
  runId: string;
  /** In the order in which they are collected. */
  dates: readonly PlannedDate[];
  /** The date that the report speaks of. */
  gameDate: string;
  slate: string;
  /** false in the off-season: there is nothing to predict. */
  asksForSlate?: boolean;
  /** Why there is less to do than one would think. */
  message?: string | null;
}

/** `20260415T061500Z-ab12`: UTC start and four random characters. */
export const newRunId = ({ clock, ids }: Pick<EmbeddedPorts, 'clock' | 'ids'>): string =>
  `${clock.now().toISOString().replace(/[-:]/g, '').slice(0, 15)}Z-${ids.hex(4)}`;

/** Asks for one date. */
export const requestCollection = (
  ports: PublishingPorts,
  runId: string,
  { date, reason, gamePks = null }: PlannedDate,
): Promise<void> =>
  publish(ports, {
    topic: 'collection.requested',
    data: {
      run_id: runId,
      game_date: date,
      reason,
      game_pks: gamePks === null ? null : [...gamePks],
      attempt: 1,
    },
  });

/** Asks for a slate: the engine builds it, the trainer trains when it is time, the API predicts. */
export const requestSlate = (ports: PublishingPorts, runId: string, slate: string): Promise<void> =>
  publish(ports, { topic: 'slate.requested', data: { run_id: runId, game_date: slate, cutoff_at: null } });

/** With more dates than an ordinary night's, the features of all are built once, at the end (ADR 7). */
const ORDINARY_DATES_MAX = 3;

/** Asks for every date of the plan, lets the chain work them off, then asks for the slate. */
export async function runChain(ports: EmbeddedPorts, plan: RunPlan): Promise<void> {
  const isBackfill = plan.dates.length > ORDINARY_DATES_MAX;
  if (isBackfill) holdFeatures(ports);
  for (const planned of plan.dates) await requestCollection(ports, plan.runId, planned);
  await ports.bus.drain();
  if (isBackfill) await rebuildHeldFeatures(ports, plan.runId);
  if (plan.asksForSlate === false) return;
  await requestSlate(ports, plan.runId, plan.slate);
  await ports.bus.drain();
}

/** A report, and what only a person wants to see of the run. */
export interface RunOutcome {
  report: RunReport;
  board: BoardRow[];
  manifests: Manifest[];
}

/** Gathers what a run did and records its manifests in the warehouse. */
export async function reportRun(ports: EmbeddedPorts, plan: RunPlan): Promise<RunOutcome> {
  const { objects, warehouse } = ports;
  // An interrupted run that was taken up left manifests of its own run: they are recorded with ours.
  const all = await readManifestsOf(objects, [
    ...new Set([...plan.dates.map(({ date }) => date), plan.slate]),
  ]);
  await recordManifests(ports, all);
  const manifests = all.filter(({ run_id }) => run_id === plan.runId);
  const letters = await readLetters(warehouse, { runId: plan.runId, status: 'open' });
  const failedGames = new Set(
    letters.flatMap(({ game_date, game_pk }) =>
      game_pk !== null && game_date === plan.gameDate ? [game_pk] : [],
    ),
  );
  const board = await readBoard(warehouse, plan.slate);
  const games = await readGames(warehouse, plan.gameDate, failedGames);
  const failedStages = manifests.filter(({ status }) => status === 'failed');
  const isPartial = failedStages.length > 0 || letters.length > 0;
  const isEmpty = games.length === 0 && board.length === 0 && !isPartial;
  return {
    manifests,
    board,
    report: {
      run_id: plan.runId,
      game_date: plan.gameDate,
      slate: plan.slate,
      status: isPartial ? 'partial' : isEmpty ? 'no_games' : 'success',
      message: plan.message ?? (isEmpty ? noGamesMessage(plan) : null),
      stages: summarizeStages(manifests),
      games,
      predictions: board.map((row) => ({
        game_pk: row.game_pk,
        home_team_id: row.home_team_id,
        away_team_id: row.away_team_id,
        home_win_probability: row.home_win_probability,
        expected_home_runs: row.expected_home_runs,
        expected_away_runs: row.expected_away_runs,
        model_version: row.model_version,
      })),
      dead_letters: letters.length,
      score: scoreBoard(board),
    },
  };
}

const noGamesMessage = ({ gameDate, slate }: RunPlan): string =>
  `It is an off-day: no games on ${gameDate}${slate === gameDate ? '' : ` and ${slate}`}. Nothing to do.`;
