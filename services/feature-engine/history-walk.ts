import type { HistoryContents } from '../../schemas/history-state.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { type KnownGame, readGames, readPeople } from '../../shared/runtime/history/read-history.ts';
import type { HistoryStates } from './history-states.ts';
import {
  BEFORE_HISTORY,
  isSameContents,
  joinContents,
  openHistory,
  readHistoryContents,
  saveHistory,
} from './history-store.ts';
import type { Slate } from './slate.ts';
import type { RunFolder } from './write-features.ts';

interface Ports {
  warehouse: Warehouse;
  objects: ObjectStore;
}

/** The day after which a slate's ratings stand still: the one before it. */
const lastDayBefore = ({ date }: Slate): string => addDays(date, -1);

const isOver = ({ completedAt }: KnownGame, cutoffAt: string): boolean =>
  completedAt === null || completedAt < cutoffAt;

/** A place for the walk of the last event: the next one goes on from it when nothing that it learned has changed. */
export interface WalkMemory {
  walk: HistoryWalk | null;
}

/**
 * A walk through history that stops at slates: what every system had learned by the cutoff of each. Days are learned whole: while a game of
 * a day is not over at a cutoff, a copy of the states learns what was over of it, for this slate alone.
 */
export class HistoryWalk {
  readonly #ports: Ports;
  readonly #states: HistoryStates;
  /** What the warehouse holds of all games read so far. */
  #contents: HistoryContents;
  /** The last slate that was asked for; null before the first. */
  #askedTo: string | null = null;
  /** Games that became known until this day are read. */
  #readTo: string;
  /** The last saved states: the day that they know, and what they were made of. */
  #saved: { through: string; contents: HistoryContents };
  /** Games read and not yet learned, by the day on which they became known. */
  readonly #pending = new Map<string, KnownGame[]>();

  private constructor(ports: Ports, states: HistoryStates, contents: HistoryContents) {
    this.#ports = ports;
    this.#states = states;
    this.#contents = contents;
    this.#readTo = states.through ?? BEFORE_HISTORY;
    this.#saved = { through: this.#readTo, contents };
  }

  /**
   * A walk that can stop at the slate and at later ones: it goes on from the one in memory, else from the newest saved states, if they are
   * still true. The memory is empty until the walk is put back: an event that fails leaves none.
   */
  static async open(slate: Slate, ports: Ports, memory: WalkMemory): Promise<HistoryWalk> {
    const people = await readPeople(ports.warehouse);
    const { walk } = memory;
    memory.walk = null;
    if (walk !== null && (await walk.#canGoOnTo(slate))) {
      for (const [id, person] of people) walk.#states.people.set(id, person);
      return walk;
    }
    const { states, contents } = await openHistory(people, lastDayBefore(slate), ports);
    return new HistoryWalk(ports, states, contents);
  }

  async #canGoOnTo(slate: Slate): Promise<boolean> {
    if ((this.#askedTo ?? '') > slate.date || this.#readTo > lastDayBefore(slate)) return false;
    const contents = await readHistoryContents(this.#ports.warehouse, BEFORE_HISTORY, this.#readTo);
    return isSameContents(contents, this.#contents);
  }

  /** Reads what became known before the last of some slates, and learns what the first of them knows, season by season: not all lies in memory. */
  async readFor(slates: readonly Slate[]): Promise<void> {
    const [first] = slates;
    if (first !== undefined) await this.#read(slates, () => this.#learnUntil(first));
  }

  /**
   * The same for the slates that come next, while the walk stops at those before: nothing is learned yet. What is read became known later
   * than anything that those ask for.
   */
  async readAhead(slates: readonly Slate[]): Promise<void> {
    await this.#read(slates, () => undefined);
  }

  async #read(slates: readonly Slate[], afterSeason: () => void): Promise<void> {
    const last = slates.at(-1);
    if (last === undefined || lastDayBefore(last) <= this.#readTo) return;
    const knownTo = lastDayBefore(last);
    const { warehouse } = this.#ports;
    const fresh = await readHistoryContents(warehouse, this.#readTo, knownTo);
    for (const { part, first_date: dateFrom, last_date: dateTo } of fresh) {
      if (part !== 'games') continue;
      for (const game of await readGames(warehouse, {
        dateFrom,
        dateTo,
        knownAfter: this.#readTo,
        knownTo,
      })) {
        const day = this.#pending.get(game.knownOn);
        if (day === undefined) this.#pending.set(game.knownOn, [game]);
        else day.push(game);
      }
      afterSeason();
    }
    this.#contents = joinContents(this.#contents, fresh);
    this.#readTo = knownTo;
  }

  /** What every system knows at the cutoff of a slate that was read for. Slates come in order of date. */
  at(slate: Slate, season: number): HistoryStates {
    this.#askedTo = slate.date;
    const late = this.#learnUntil(slate);
    // A season begins for good with its first learned game, so that the dates that were asked for leave no trace.
    const isLent = late.length > 0 || this.#states.season !== season;
    const states = isLent ? this.#states.copy() : this.#states;
    for (const [day, games] of late)
      states.learn(
        games.filter((game) => isOver(game, slate.cutoffAt)),
        day,
      );
    states.enterSeason(season, slate.date);
    return states;
  }

  /** Learns the whole days that are over at the cutoff; the days before the slate that are not are given back. */
  #learnUntil(slate: Slate): [string, KnownGame[]][] {
    const days = [...this.#pending].filter(([day]) => day < slate.date).sort(([a], [b]) => (a < b ? -1 : 1));
    const isWhole = ([, games]: [string, KnownGame[]]): boolean =>
      games.every((game) => isOver(game, slate.cutoffAt));
    const firstLate = days.findIndex((day) => !isWhole(day));
    const whole = firstLate < 0 ? days : days.slice(0, firstLate);
    for (const [day, games] of whole) {
      this.#states.learn(games, day);
      this.#pending.delete(day);
    }
    return days.slice(whole.length);
  }

  /** Saves what is known now, with what the warehouse holds of it. */
  async save(folder: RunFolder): Promise<void> {
    const { through } = this.#states;
    if (through === null) return;
    this.#saved = { through, contents: await this.#contentsTo(through) };
    await saveHistory(this.#states, this.#saved.contents, folder, this.#ports.objects);
  }

  async #contentsTo(through: string): Promise<HistoryContents> {
    if (through === this.#readTo) return this.#contents;
    // What was saved last is counted already: to count all of history for every month costs more than the month.
    const fresh = await readHistoryContents(this.#ports.warehouse, this.#saved.through, through);
    return joinContents(this.#saved.contents, fresh);
  }
}
