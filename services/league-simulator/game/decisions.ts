import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { Player } from '../players.ts';
import type { Decisions } from './game-record.ts';
import type { SideState } from './side-state.ts';

interface Outing {
  readonly player: Player;
  readonly isStarter: boolean;
  readonly leadAtEntry: number;
  outs: number;
}

const starterOutsToWin = 15;

/** Keeps the pitchers of record while the game is played. */
export class DecisionLedger {
  readonly #home: SideState;
  readonly #away: SideState;
  readonly #outings = new Map<SideState, Outing[]>();
  #leader: SideState | null = null;
  #winner: Player | null = null;
  #loser: Player | null = null;

  constructor(home: SideState, away: SideState) {
    this.#home = home;
    this.#away = away;
    for (const side of [home, away])
      this.#outings.set(side, [
        { player: side.club.starter.player, isStarter: true, leadAtEntry: 0, outs: 0 },
      ]);
  }

  /** A side has brought in a pitcher. */
  relieved(side: SideState, lead: number): void {
    this.#outings
      .get(side)
      ?.push({ player: side.mound.pitcher.player, isStarter: false, leadAtEntry: lead, outs: 0 });
  }

  /** Outs credited to a pitcher. */
  outsMade(pitcher: Player, outs: number): void {
    for (const outings of this.#outings.values()) {
      const outing = outings.find((entry) => entry.player.id === pitcher.id);
      if (outing) outing.outs += outs;
    }
  }

  /** A run has been counted: the lead may have changed. */
  scored(batting: SideState, fielding: SideState, responsible: Player): void {
    if (batting.runs === fielding.runs) {
      this.#leader = null;
    } else if (batting.runs > fielding.runs && this.#leader !== batting) {
      this.#leader = batting;
      this.#winner = batting.mound.pitcher.player;
      this.#loser = responsible;
    }
  }

  /** Winner, loser and save by the rule book, without the scorer's discretion. */
  decide(): Decisions {
    const winners = this.#home.runs > this.#away.runs ? this.#home : this.#away;
    const outings = this.#outings.get(winners) ?? [];
    const starter = outings[0];
    const relievers = outings.slice(1);
    let winner = this.#winner;
    // A starter needs five innings; otherwise the reliever who got most outs wins.
    if (
      winner !== null &&
      starter?.player.id === winner.id &&
      starter.outs < starterOutsToWin &&
      relievers.length > 0
    ) {
      winner = relievers.reduce((best, outing) => (outing.outs > best.outs ? outing : best)).player;
    }
    const loser = this.#loser;
    if (winner === null || loser === null)
      throw new HanksTankError('INTERNAL', 'league simulator: a game ended without a lead');
    const last = outings[outings.length - 1];
    const isSave =
      last !== undefined &&
      !last.isStarter &&
      last.player.id !== winner.id &&
      last.leadAtEntry > 0 &&
      ((last.leadAtEntry <= 3 && last.outs >= 3) || last.outs >= 9);
    return { winner, loser, save: isSave ? last.player : null };
  }
}
