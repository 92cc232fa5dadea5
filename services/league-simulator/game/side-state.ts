import { elementAt } from '../element-at.ts';
import type { Player, PositionCode } from '../players.ts';
import type { RandomStream } from '../random.ts';
import type { ClubDay, DayBatter, DayPitcher } from './club-day.ts';
import type { Appearance, ClubGame } from './game-record.ts';

interface Entry {
  player: Player;
  battingOrder: string | null;
  positions: PositionCode[];
  isSubstitute: boolean;
}

/** The man on the mound and his work so far. */
export interface MoundWork {
  pitcher: DayPitcher;
  isStarter: boolean;
  pitches: number;
  battersFaced: number;
  runs: number;
  enteredInning: number;
}

/** One club during a game: who bats next, who pitches, who is left. */
export class SideState {
  readonly club: ClubDay;
  readonly mound: MoundWork;
  readonly #line: { batter: DayBatter; position: PositionCode; substitutes: number }[];
  readonly #bench: DayBatter[];
  readonly #bullpen: DayPitcher[];
  readonly #entries: Entry[] = [];
  readonly #pitchers: Entry[] = [];
  readonly #timesFaced = new Map<number, number>();
  #next = 0;
  #defence: (Player | null)[] | null = null;
  runs = 0;

  constructor(club: ClubDay) {
    this.club = club;
    this.#line = club.lineUp.map((spot) => ({ ...spot, substitutes: 0 }));
    this.#bench = [...club.bench];
    this.#bullpen = [...club.bullpen];
    this.mound = {
      pitcher: club.starter,
      isStarter: true,
      pitches: 0,
      battersFaced: 0,
      runs: 0,
      enteredInning: 1,
    };
    for (const [index, spot] of club.lineUp.entries()) {
      this.#entries.push({
        player: spot.batter.player,
        battingOrder: `${index + 1}00`,
        positions: [spot.position],
        isSubstitute: false,
      });
    }
    this.#pitchers.push({
      player: club.starter.player,
      battingOrder: null,
      positions: [1],
      isSubstitute: false,
    });
  }

  /** The batter whose turn it is, and his slot 0-8. */
  get atBat(): { batter: DayBatter; slot: number } {
    return { batter: elementAt(this.#line, this.#next).batter, slot: this.#next };
  }

  /** The batter who made the last out: he is put on second base in extra innings. */
  get previousBatter(): DayBatter {
    return elementAt(this.#line, (this.#next + 8) % 9).batter;
  }

  finishAtBat(): void {
    this.#next = (this.#next + 1) % 9;
  }

  /** How often the pitcher has seen this batter, this time included (1, 2, 3 ...). */
  facedBy(pitcherId: number, batterId: number): number {
    const key = pitcherId * 10_000_000 + batterId;
    const times = (this.#timesFaced.get(key) ?? 0) + 1;
    this.#timesFaced.set(key, times);
    return times;
  }

  /** The nine defenders by position code; a new array after each change. */
  get defence(): readonly (Player | null)[] {
    if (this.#defence === null) {
      const nine: (Player | null)[] = Array.from({ length: 10 }, () => null);
      nine[1] = this.mound.pitcher.player;
      for (const spot of this.#line) if (spot.position <= 9) nine[spot.position] = spot.batter.player;
      this.#defence = nine;
    }
    return this.#defence;
  }

  /** Late in the game a weak batter may be replaced by the best man on the bench. */
  pinchHit(
    random: RandomStream,
    inning: number,
  ): { player: Player; replaced: Player; battingOrder: string } | null {
    const spot = elementAt(this.#line, this.#next);
    const best = this.#bench.reduce<DayBatter | null>(
      (found, batter) => (found === null || batter.value > found.value ? batter : found),
      null,
    );
    if (
      inning < 7 ||
      best === null ||
      best.value <= spot.batter.value ||
      this.#bench.length < 2 ||
      !random.chance(0.25)
    )
      return null;
    this.#bench.splice(this.#bench.indexOf(best), 1);
    const replaced = spot.batter.player;
    spot.batter = best;
    spot.substitutes += 1;
    const battingOrder = `${this.#next + 1}0${spot.substitutes}`;
    this.#entries.push({
      player: best.player,
      battingOrder,
      positions: [11, spot.position],
      isSubstitute: true,
    });
    this.#defence = null;
    return { player: best.player, replaced, battingOrder };
  }

  /** Relievers still unused. */
  get relieversLeft(): number {
    return this.#bullpen.length;
  }

  /** Brings in the reliever the moment asks for: the best to hold a lead late, the worst when the game is decided. */
  relieve(inning: number, lead: number, scheduledInnings: number): Player | null {
    const innings = inning - (scheduledInnings - 9);
    const isClose = lead >= -1 && lead <= 3;
    const last = this.#bullpen.length - 1;
    const rank =
      innings >= 9 && isClose
        ? 0
        : innings === 8 && isClose
          ? Math.min(1, last)
          : isClose && innings >= 6
            ? Math.min(2, last)
            : last;
    const [reliever] = this.#bullpen.splice(Math.max(0, rank), 1);
    if (reliever === undefined) return null;
    const replaced = this.mound.pitcher.player;
    Object.assign(this.mound, {
      pitcher: reliever,
      isStarter: false,
      pitches: 0,
      battersFaced: 0,
      runs: 0,
      enteredInning: inning,
    } satisfies MoundWork);
    this.#pitchers.push({ player: reliever.player, battingOrder: null, positions: [1], isSubstitute: true });
    this.#defence = null;
    return replaced;
  }

  /** The side as it stands in the record. */
  record(): ClubGame {
    const bySlot = [...this.#entries].sort(
      (left, right) => Number(left.battingOrder) - Number(right.battingOrder),
    );
    const appearances: Appearance[] = [...bySlot, ...this.#pitchers];
    return {
      teamIndex: this.club.teamIndex,
      roster: this.club.roster,
      starter: this.club.starter.player,
      lineUp: this.club.lineUp.map((spot) => spot.batter.player),
      appearances,
    };
  }
}
