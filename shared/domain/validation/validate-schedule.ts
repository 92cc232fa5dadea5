import { bundleRules } from './bundle-rules.ts';
import { type GradeSettings, gradeGame } from './grade.ts';
import { type Finding, findingOf } from './rule.ts';
import { stagedTables } from './staged-tables.ts';
import type { TableRules } from './table-rules.ts';
import { type GameVerdict, gravestFirst } from './validate-game.ts';
import { type AcceptedTables, BundleCheck, type OfferedBundle } from './validate-tables.ts';

/** The verdict over the bundle of a schedule. */
export interface ScheduleVerdict {
  /** Games that are known by the schedule alone and not complete: one verdict each. */
  games: readonly GameVerdict[];
  /** Findings that belong to no game. */
  findings: readonly Finding[];
  /** Rows that may be loaded, games rows excepted: those are in `games`. */
  accepted: AcceptedTables;
  /** Rows that are not counted in `games`. */
  rowsOffered: number;
  rowsRejected: number;
}

const { games, ...others } = stagedTables;
const otherTables: readonly TableRules[] = Object.values(others);

/** A game of the schedule: nothing but its games row. */
function gradeScheduled(gamePk: number, row: unknown, settings: GradeSettings): GameVerdict {
  const check = new BundleCheck({ [games.table]: [row] });
  const verdict = check.table(games, { gamePk: null, gameDate: null });
  const accepted = verdict.accepted[0];
  return {
    ...gradeGame(
      check.failures,
      { isSchemaBroken: accepted === undefined, playersPresentShare: null },
      settings,
    ),
    gamePk,
    gameDate: accepted?.game_date ?? null,
    findings: gravestFirst(check.findings),
    accepted: check.accepted,
    rowsOffered: 1,
    rowsRejected: check.rowsRejected,
  };
}

const fieldOf = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null
    ? Object.entries(row).find(([key]) => key === name)?.[1]
    : undefined;

/**
 * Validates the bundle of a schedule. Games with a bundle of their own (`ownBundles`) are left to it; a game that the schedule
 * calls complete is left too: complete in the warehouse means that its lines were validated.
 */
export function validateSchedule(
  bundle: OfferedBundle,
  ownBundles: ReadonlySet<number>,
  settings: GradeSettings,
): ScheduleVerdict {
  const check = new BundleCheck(bundle.tables);
  const scope = { gamePk: null, gameDate: null };
  for (const rules of otherTables) check.table(rules, scope);
  check.unknownTables();
  check.sourceFindings(bundle.findings);
  const findings = check.findings;

  const verdicts = new Map<number, GameVerdict>();
  const gameRows = bundle.tables[games.table] ?? [];
  check.rowsOffered += gameRows.length;
  for (const row of gameRows) {
    const gamePk = fieldOf(row, 'game_pk');
    if (typeof gamePk !== 'number' || !Number.isSafeInteger(gamePk) || gamePk <= 0) {
      findings.push(findingOf(games.rowKeepsContract, 'a games row of the schedule has no game_pk'));
      check.rowsRejected += 1;
    } else if (verdicts.has(gamePk)) {
      findings.push(findingOf(games.keyIsUnique, 'a second row with this key', `game_pk=${gamePk}`));
      check.rowsRejected += 1;
    } else if (fieldOf(row, 'is_complete') === true) {
      if (!ownBundles.has(gamePk))
        findings.push(
          findingOf(
            bundleRules.completeByOwnBundle,
            'complete on the schedule, no bundle',
            `game_pk=${gamePk}`,
          ),
        );
    } else if (!ownBundles.has(gamePk)) {
      verdicts.set(gamePk, gradeScheduled(gamePk, row, settings));
    }
  }
  return {
    games: [...verdicts.values()],
    findings: gravestFirst(findings),
    accepted: check.accepted,
    rowsOffered: check.rowsOffered - verdicts.size,
    rowsRejected: check.rowsRejected,
  };
}
