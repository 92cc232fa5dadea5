import type { Grade } from '../../schemas/events/event-parts.ts';
import { qualityReports } from '../../schemas/tables/operational.ts';
import { sentenceOf } from '../../shared/domain/validation/validate-game.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Logger } from '../../shared/runtime/log.ts';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { Publication, StageCheck, StageHandler } from '../../shared/runtime/stage-types.ts';
import { buildQualityRows } from './build-quality-rows.ts';
import type { ValidatorSettings } from './config.ts';
import { decideOutcomes, type Outcomes } from './decide-outcomes.ts';
import { foldUnknownFields } from './fold-unknown-fields.ts';
import { gatherRows } from './gather-rows.ts';
import { type GameJudge, judgeGameHere } from './judge-game.ts';
import { loadableRows } from './loadable-rows.ts';
import { toldAsWhole } from './told-as-whole.ts';
import { validateBundles } from './validate-bundles.ts';
import { buildReport, reportKey, writeReport } from './write-report.ts';
import { qualityReportsTable, writeTables } from './write-tables.ts';

/** What the validator needs. */
export interface ValidatorDependencies {
  objects: ObjectStore;
  settings: ValidatorSettings;
  /** Default: on this thread. */
  judgeGame?: GameJudge;
}

/** Grades what was collected: accepted rows go on, games graded F are collected again or become dead letters. */
export const handleDataCollected: StageHandler<'data.collected', ValidatorDependencies> = async (
  data,
  { objects, settings, judgeGame = judgeGameHere },
  context,
) => {
  const place = { gameDate: data.game_date, runId: data.run_id, attempt: data.attempt };
  const ingestedAt = context.clock.now().toISOString();

  const { verdicts, unknownFields } = foldUnknownFields(
    await validateBundles(data.bundles, { objects, settings, judgeGame }),
  );
  for (const told of unknownFields) context.log.info({}, `New in a source: ${told}`);
  const outcomes = decideOutcomes(data, verdicts, settings.collectionsMax, reportKey(place));
  alertOf(outcomes, context.log);

  const rows = gatherRows(outcomes, verdicts);
  const graded = loadableRows(qualityReports.key, buildQualityRows(verdicts.games, place, ingestedAt));
  if (graded !== null) rows.set(qualityReportsTable, [graded]);
  const tables = await writeTables(rows, place, objects);
  const report = await writeReport(buildReport(outcomes, verdicts, place), place, objects);

  const told = toldAsWhole(data.whole, verdicts.datasets);
  const validated: Publication = {
    topic: 'data.validated',
    data: {
      run_id: data.run_id,
      game_date: data.game_date,
      attempt: data.attempt,
      tables,
      games: verdicts.games.map(({ gamePk, grade, score }) => ({ game_pk: gamePk, grade, score })),
      report,
      ...(told.whole === undefined ? {} : { whole: told.whole }),
    },
  };
  return {
    status: 'success',
    ...(data.bundles.length === 0 ? { reason: `nothing was collected on ${data.game_date}` } : {}),
    rowsIn: [...verdicts.games, ...verdicts.datasets].reduce(
      (sum, { rowsOffered }) => sum + rowsOffered,
      verdicts.schedule?.rowsOffered ?? 0,
    ),
    rowsOut: tables.reduce((sum, { object }) => sum + object.rows, 0),
    outputs: [...tables.map(({ object }) => object), report],
    checks: [...checksOf(outcomes), ...told.checks],
    publish: outcomes.retry === null ? [validated] : [validated, outcomes.retry],
    failedParts: outcomes.failedParts,
  };
};

/** Says in the log what an operator should look at: grades C and F, and games that could not be collected. */
function alertOf({ games, notCollected }: Outcomes, log: Logger): void {
  for (const { verdict, outcome } of games) {
    if (outcome === 'proceed') continue;
    const worst = verdict.findings[0];
    log.warn(
      { game_pk: verdict.gamePk, grade: verdict.grade, score: verdict.score, action: outcome },
      `Game ${verdict.gamePk} is graded ${verdict.grade}: ${worst === undefined ? 'no finding' : sentenceOf(worst)}`,
    );
  }
  for (const { game_pk, code, outcome } of notCollected)
    log.warn({ game_pk, code, action: outcome }, `Game ${game_pk} could not be collected (${code})`);
}

function checksOf({ games, notCollected, failedParts }: Outcomes): StageCheck[] {
  const count = (grade: Grade): number => games.filter(({ verdict }) => verdict.grade === grade).length;
  const rejected = games.reduce((sum, { verdict }) => sum + verdict.rowsRejected, 0);
  return [
    {
      name: 'no game is graded F',
      passed: count('F') === 0,
      detail: `A ${count('A')}, B ${count('B')}, C ${count('C')}, F ${count('F')}`,
    },
    {
      name: 'every game was collected',
      passed: notCollected.length === 0,
      detail: `${notCollected.length} not collected`,
    },
    {
      name: 'no row was rejected',
      passed: rejected === 0,
      detail: `${rejected} rows of games rejected, ${failedParts.length} dead letters`,
    },
  ];
}

/** The validator as a stage. */
export const validatorStage = defineStage<ValidatorDependencies>({
  name: 'validator',
  handlers: { 'data.collected': handleDataCollected },
});
