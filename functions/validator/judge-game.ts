import type { Bundle } from '../../schemas/bundle.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { phaseOfGameType } from '../../shared/domain/season-calendar/phases.ts';
import { bundleRules } from '../../shared/domain/validation/bundle-rules.ts';
import type { GradeSettings, GradingByPhase } from '../../shared/domain/validation/grade.ts';
import { findingOf } from '../../shared/domain/validation/rule.ts';
import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import { type GameVerdict, validateGame } from '../../shared/domain/validation/validate-game.ts';
import { type LoadableTables, loadableTables } from './loadable-rows.ts';
import { type BundleName, parseBundle, type ReadBundle } from './read-bundle.ts';

/** A verdict, and what may be loaded. */
export type Judged<Verdict> = Omit<Verdict, 'accepted' | 'games'> & { rows: LoadableTables };

/** The verdict over one game. */
export type JudgedGame = Judged<GameVerdict>;

/**
 * A bundle of a game and how it is to be graded. Plain data: it can be handed to another thread. The body is used up: accepted rows move
 * together in it.
 */
export interface JudgeTask {
  gamePk: number;
  name: BundleName;
  body: Uint8Array;
  grading: GradingByPhase;
}

/** Judges a game, here or on another thread. */
export type GameJudge = (task: JudgeTask) => Promise<JudgedGame>;

/** A game whose bundle cannot be read is F: nothing of it can be trusted. */
export function unreadableGame(gamePk: number, message: string): JudgedGame {
  return {
    gamePk,
    gameDate: null,
    grade: 'F',
    action: 'retry',
    score: 0,
    scores: { schema: 0, completeness: 0, players: 0, ranges: 0 },
    findings: [findingOf(bundleRules.readable, message)],
    rows: new Map(),
    rowsOffered: 0,
    rowsRejected: 0,
  };
}

/** A game is graded by its type. A bundle that does not say it is held to the rules of the season. */
function gradeSettingsOf({ tables }: Bundle, grading: GradingByPhase): GradeSettings {
  const type = tables[stagedTables.games.table]?.[0]?.['game_type'];
  return grading[typeof type === 'string' ? phaseOfGameType(type) : 'regular'];
}

/** Keeps the text of the rows and lets go of the rows: a day of them would not fit in little memory. */
export function judged<Verdict extends { accepted: GameVerdict['accepted'] }>(
  { accepted, ...verdict }: Verdict,
  read: ReadBundle,
): Omit<Verdict, 'accepted'> & { rows: LoadableTables } {
  return { ...verdict, rows: loadableTables(accepted, read) };
}

/** Reads and validates the bundle of a game. One that is broken is a verdict too. */
export function judgeGame({ gamePk, name, body, grading }: JudgeTask): JudgedGame {
  try {
    const read = parseBundle(name, Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    return judged(validateGame(gamePk, read.bundle, gradeSettingsOf(read.bundle, grading)), read);
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw thrown;
    return unreadableGame(gamePk, error.message);
  }
}

/** Judges games on this thread. */
export const judgeGameHere: GameJudge = async (task) => judgeGame(task);
