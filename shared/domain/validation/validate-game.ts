import { bundleRules } from './bundle-rules.ts';
import type { GameRow } from './game-row-rules.ts';
import type { GameView } from './game-view.ts';
import { type Graded, type GradeSettings, gradeGame } from './grade.ts';
import { playerPresence, presentShare } from './player-presence.ts';
import type { Finding } from './rule.ts';
import { gameRules } from './rule-registry.ts';
import { stagedTables, tablesOfPlay } from './staged-tables.ts';
import { type AcceptedTables, BundleCheck, type OfferedBundle } from './validate-tables.ts';

/** The verdict over one game and the rows that may be loaded. */
export interface GameVerdict extends Graded {
  gamePk: number;
  /** Official date of the game; null when its games row is missing. */
  gameDate: string | null;
  findings: readonly Finding[];
  accepted: AcceptedTables;
  rowsOffered: number;
  /** Rows with a hard finding. */
  rowsRejected: number;
}

const severityOrder = { hard: 0, soft: 1, info: 2 } as const;

/** The gravest findings first; otherwise as they were found. */
export function gravestFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => severityOrder[a.severity] - severityOrder[b.severity]);
}

/** A finding as a sentence. */
export function sentenceOf({ rule, rowKey, message }: Finding): string {
  return rowKey === null ? `${rule}: ${message}` : `${rule} (${rowKey}): ${message}`;
}

/** Forfeits can be decided without an inning. */
function wasPlayed(game: GameRow): boolean {
  const isForfeit = game.coded_state === 'Q' || game.coded_state === 'R';
  return game.is_complete && (!isForfeit || (game.innings_played ?? 0) > 0);
}

function validatePlay(check: BundleCheck, game: GameRow, otherTables: Pick<GameView, 'players'>): GameView {
  const scope = { gamePk: game.game_pk, gameDate: game.game_date };
  const linescores = check.table(stagedTables.linescores, scope).accepted;
  const batting = check.table(stagedTables.batting, scope).accepted;
  const pitching = check.table(stagedTables.pitching, scope).accepted;
  const totals = check.table(stagedTables.totals, scope).accepted;
  const pitches = check.table(stagedTables.pitches, scope);
  const savant = check.table(stagedTables.savantGames, scope).accepted[0];
  check.table(stagedTables.umpires, scope);
  check.table(stagedTables.weather, scope);
  return {
    game,
    linescores: linescores.toSorted((a, b) => a.inning - b.inning),
    batting,
    pitching,
    totals,
    pitches: pitches.accepted,
    pitchRowsOffered: pitches.offered,
    savantPitches: savant?.pitches ?? null,
    ...otherTables,
  };
}

/** Validates and grades the bundle of one game. Never throws for what a bundle contains. */
export function validateGame(gamePk: number, bundle: OfferedBundle, settings: GradeSettings): GameVerdict {
  const check = new BundleCheck(bundle.tables);
  const scope = { gamePk, gameDate: null };
  const gamesVerdict = check.table(stagedTables.games, scope);
  check.table(stagedTables.occurrences, scope);
  check.table(stagedTables.probablePitchers, scope);
  check.table(stagedTables.teams, scope);
  const players = check.table(stagedTables.players, scope).accepted;
  check.table(stagedTables.venues, scope);
  check.table(stagedTables.rawObjects, scope);
  check.unknownTables();
  check.sourceFindings(bundle.findings);

  const game = gamesVerdict.accepted[0];
  let playersPresentShare: number | null = null;
  if (game === undefined) {
    check.fail(bundleRules.gameRowPresent, [`no valid games row of game ${gamePk}`]);
  } else if (game.is_complete) {
    const view = validatePlay(check, game, { players });
    if (wasPlayed(game)) {
      for (const rule of gameRules) check.fail(rule, rule.check(view));
      playersPresentShare = presentShare(playerPresence(view));
    }
  } else {
    const withheld = [...tablesOfPlay].filter((table) => (bundle.tables[table]?.length ?? 0) > 0);
    if (withheld.length > 0)
      check.fail(bundleRules.playWithheld, [
        `not complete (${game.coded_state}): ${withheld.join(', ')} not loaded`,
      ]);
  }
  const isSchemaBroken =
    game === undefined || check.isKeyBroken || gamesVerdict.accepted.length < gamesVerdict.offered;
  return {
    ...gradeGame(check.failures, { isSchemaBroken, playersPresentShare }, settings),
    gamePk,
    gameDate: game?.game_date ?? null,
    findings: gravestFirst(check.findings),
    accepted: check.accepted,
    rowsOffered: check.rowsOffered,
    rowsRejected: check.rowsRejected,
  };
}
