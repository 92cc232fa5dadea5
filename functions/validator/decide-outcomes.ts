import type { ErrorCode } from '../../shared/domain/errors.ts';
import { errorRegistry } from '../../shared/domain/errors.ts';
import { sentenceOf } from '../../shared/domain/validation/validate-game.ts';
import type { PartFailure, Publication, TopicData } from '../../shared/runtime/stage-types.ts';
import type { JudgedGame } from './judge-game.ts';
import type { Verdicts } from './validate-bundles.ts';

/** What becomes of a game. `dead_letter`: F after the last collection. */
export type Outcome = 'proceed' | 'proceed_with_alert' | 'retry' | 'dead_letter';

/** What becomes of everything that was collected. */
export interface Outcomes {
  games: readonly { verdict: JudgedGame; outcome: Outcome }[];
  notCollected: readonly {
    game_pk: number;
    code: string;
    message: string;
    outcome: 'retry' | 'dead_letter';
  }[];
  /** The retry event, when games are to be collected again. */
  retry: Publication | null;
  failedParts: readonly PartFailure[];
}

type Collected = TopicData<'data.collected'>;

const replayOf = ({ run_id, game_date }: Collected, gamePk: number | null): Publication => ({
  topic: 'collection.requested',
  data: { run_id, game_date, reason: 'replay', game_pks: gamePk === null ? null : [gamePk], attempt: 1 },
});

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorRegistry, code);

const worstSentence = ({ findings }: JudgedGame): string => {
  const worst = findings[0];
  return worst === undefined ? 'no finding' : sentenceOf(worst);
};

/** The rule that a retry names. */
const retryReason = ({ findings }: JudgedGame): string => findings[0]?.rule ?? 'QUALITY_GATE_FAILED';

const rejectedPart = (
  collected: Collected,
  rejected: { gamePk: number | null; rows: number; worst: string },
  reportKey: string,
): PartFailure => ({
  gamePk: rejected.gamePk,
  code: 'ROW_INVALID',
  message:
    `${rejected.rows} row(s) of ${rejected.gamePk === null ? `the schedule of ${collected.game_date}` : `game ${rejected.gamePk}`} ` +
    `rejected, the others were loaded: ${rejected.worst}; report ${reportKey}`,
  replay: replayOf(collected, rejected.gamePk),
});

/** A dataset with rejected rows is one dead letter; so is one whose bundle cannot be read. */
function datasetParts(collected: Collected, { datasets }: Verdicts, reportKey: string): PartFailure[] {
  return datasets.flatMap(({ dataset, error, rowsRejected, findings }): PartFailure[] => {
    if (error !== null && isErrorCode(error.code))
      return [{ gamePk: null, code: error.code, message: error.message, replay: replayOf(collected, null) }];
    if (rowsRejected === 0) return [];
    const worst = findings[0];
    return [
      {
        gamePk: null,
        code: 'ROW_INVALID',
        message: `${rowsRejected} row(s) of ${dataset} of ${collected.game_date} rejected, the others were loaded: ${worst === undefined ? 'no finding' : sentenceOf(worst)}; report ${reportKey}`,
        replay: replayOf(collected, null),
      },
    ];
  });
}

function scheduleParts(collected: Collected, verdicts: Verdicts, reportKey: string): PartFailure[] {
  const { schedule, scheduleError } = verdicts;
  if (scheduleError !== null && isErrorCode(scheduleError.code))
    return [
      {
        gamePk: null,
        code: scheduleError.code,
        message: scheduleError.message,
        replay: replayOf(collected, null),
      },
    ];
  if (schedule === null || schedule.rowsRejected === 0) return [];
  const worst = schedule.findings[0];
  return [
    rejectedPart(
      collected,
      {
        gamePk: null,
        rows: schedule.rowsRejected,
        worst: worst === undefined ? 'no finding' : sentenceOf(worst),
      },
      reportKey,
    ),
  ];
}

/** A game that the postseason wanted better is good enough in the end: only F is a dead letter. */
function outcomeOf({ action, grade }: JudgedGame, again: 'retry' | 'dead_letter'): Outcome {
  if (action !== 'retry' || again === 'retry') return action;
  return grade === 'F' ? 'dead_letter' : 'proceed_with_alert';
}

/**
 * Every game goes the way of its grade and phase; what is collected again until the collections are used up is then a dead letter
 * (F), or loaded with an alert (B and C of the postseason).
 * A game that could not be collected goes the same way with the code of its failure. Rejected rows of a game that proceeds are
 * one dead letter a game.
 */
export function decideOutcomes(
  collected: Collected,
  verdicts: Verdicts,
  collectionsMax: number,
  reportKey: string,
): Outcomes {
  const again: 'retry' | 'dead_letter' = collected.attempt < collectionsMax ? 'retry' : 'dead_letter';
  const games = verdicts.games.map((verdict) => ({ verdict, outcome: outcomeOf(verdict, again) }));
  const notCollected = collected.games_failed
    .map((game) => ({ ...game, outcome: again }))
    .toSorted((a, b) => a.game_pk - b.game_pk);
  const retries = new Map<number, string>();
  const failedParts: PartFailure[] = [];
  for (const { verdict, outcome } of games) {
    if (outcome === 'retry') retries.set(verdict.gamePk, retryReason(verdict));
    else if (outcome === 'dead_letter')
      failedParts.push({
        gamePk: verdict.gamePk,
        code: 'QUALITY_GATE_FAILED',
        message: `Game ${verdict.gamePk} is graded F (${verdict.score}) after ${collected.attempt} collections: ${worstSentence(verdict)}; report ${reportKey}`,
        replay: replayOf(collected, verdict.gamePk),
      });
    else if (verdict.rowsRejected > 0)
      failedParts.push(
        rejectedPart(
          collected,
          { gamePk: verdict.gamePk, rows: verdict.rowsRejected, worst: worstSentence(verdict) },
          reportKey,
        ),
      );
  }
  for (const { game_pk, code, message } of notCollected) {
    if (again === 'retry') retries.set(game_pk, code);
    else if (!failedParts.some(({ gamePk }) => gamePk === game_pk))
      failedParts.push({
        gamePk: game_pk,
        code: isErrorCode(code) ? code : 'RETRIES_EXHAUSTED',
        message: `Game ${game_pk} could not be collected in ${collected.attempt} attempts (${code}): ${message}`,
        replay: replayOf(collected, game_pk),
      });
  }
  failedParts.push(
    ...scheduleParts(collected, verdicts, reportKey),
    ...datasetParts(collected, verdicts, reportKey),
  );
  return { games, notCollected, retry: retryEvent(collected, retries), failedParts };
}

function retryEvent(collected: Collected, retries: ReadonlyMap<number, string>): Publication | null {
  if (retries.size === 0) return null;
  return {
    topic: 'data.retry',
    data: {
      run_id: collected.run_id,
      game_date: collected.game_date,
      attempt: collected.attempt + 1,
      games: [...retries]
        .map(([game_pk, reason]) => ({ game_pk, reason }))
        .toSorted((a, b) => a.game_pk - b.game_pk),
    },
  };
}
