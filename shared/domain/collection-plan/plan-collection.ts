import { addDays } from '../calendar.ts';
import { phaseOf, phaseOfGameType } from '../season-calendar/phases.ts';
import type { SeasonCalendar } from '../season-calendar/season-dates.ts';

/** What the warehouse has of a game. Times are ISO 8601 in UTC. */
export interface GameFact {
  gamePk: number;
  gameDate: string;
  gameType: string;
  /** First letter of MLB's status code. */
  codedState: string;
  /** Played to its end, and its plays are loaded. */
  isComplete: boolean;
  ingestedAt: string;
  /** Pitches of which Savant told. */
  statcastPitches: number;
}

/** What is known of a window of dates. */
export interface WindowFacts {
  games: readonly GameFact[];
  /** When a date was collected last, by date. */
  collectedAt: ReadonlyMap<string, string>;
}

/** Why a date is collected again. */
export type GapKind = 'missing' | 'incomplete' | 'stale' | 'statcast_missing' | 'statcast_revision';

/** One reason, with the games that it speaks of: none when the whole date is missing. */
export interface GapReason {
  kind: GapKind;
  gamePks: readonly number[];
}

/** A date to collect, and why. */
export interface DateGap {
  date: string;
  reasons: readonly GapReason[];
  /** Only these games, which are complete: their Statcast is wanted. null: whatever of the date needs collecting. */
  gamePks: readonly number[] | null;
}

/** What the plan depends on. */
export interface PlanSettings {
  now: Date;
  calendar: SeasonCalendar;
  /** Whether a source of Statcast is there to be asked. */
  expectsStatcast: boolean;
}

const hourMs = 3_600_000;

/** A morning schedule lists no result: only a collection after the date is over, everywhere, proves an empty date empty. */
const dateIsOverMs = 36 * hourMs;

/** A row that was collected while the game was in progress is stale after this. */
const staleAfterMs = 24 * hourMs;

/** Savant goes over a day's pitches for some days (types, zones, expected values): it is read once more when it is this old. */
const revisionAfterDays = 3;

/** MLB calls a game off by D (postponed: the make-up is another date's) and C (cancelled). */
const isCalledOff = ({ codedState }: GameFact): boolean => codedState === 'D' || codedState === 'C';

const isInProgress = ({ codedState }: GameFact): boolean => ['I', 'M', 'N'].includes(codedState);

const msOf = (moment: string): number => Date.parse(moment);
const startOf = (date: string): number => msOf(`${date}T00:00:00Z`);

const pksOf = (games: readonly GameFact[]): number[] => games.map(({ gamePk }) => gamePk);

/** What is not right about a date; nothing when it is as it should be. Dates of the off-season are asked about only when they have games. */
function reasonsOf(
  date: string,
  games: readonly GameFact[],
  collectedAt: string | undefined,
  { now, calendar, expectsStatcast }: PlanSettings,
): GapReason[] {
  const collectedMs = collectedAt === undefined ? null : msOf(collectedAt);
  if (games.length === 0) {
    const isProvenEmpty = collectedMs !== null && collectedMs > startOf(date) + dateIsOverMs;
    return isProvenEmpty || phaseOf(date, calendar) === 'off_season'
      ? []
      : [{ kind: 'missing', gamePks: [] }];
  }
  const open = games.filter((game) => !game.isComplete && !isCalledOff(game));
  const stale = open.filter(
    (game) => isInProgress(game) && now.getTime() - msOf(game.ingestedAt) > staleAfterMs,
  );
  const incomplete = open.filter((game) => !stale.includes(game));
  // Spring and exhibition games may have no Statcast for ever.
  const measured = expectsStatcast
    ? games.filter(
        ({ isComplete, gameType }) =>
          isComplete && ['regular', 'postseason'].includes(phaseOfGameType(gameType)),
      )
    : [];
  const unmeasured = measured.filter(({ statcastPitches }) => statcastPitches === 0);
  const revisionAt = startOf(addDays(date, revisionAfterDays)) + dateIsOverMs;
  const isRevisionDue =
    now.getTime() > revisionAt && (collectedMs === null || collectedMs <= revisionAt) && measured.length > 0;
  const revised = isRevisionDue ? measured.filter((game) => !unmeasured.includes(game)) : [];
  const reasons: GapReason[] = [
    { kind: 'incomplete', gamePks: pksOf(incomplete) },
    { kind: 'stale', gamePks: pksOf(stale) },
    { kind: 'statcast_missing', gamePks: pksOf(unmeasured) },
    { kind: 'statcast_revision', gamePks: pksOf(revised) },
  ];
  return reasons.filter(({ gamePks }) => gamePks.length > 0);
}

const isOfStatcast = ({ kind }: GapReason): boolean =>
  kind === 'statcast_missing' || kind === 'statcast_revision';

/** Which of the dates need collecting, in their order, with the reasons. Empty is never final, and neither is a day of Statcast. */
export function planCollection(
  dates: readonly string[],
  { games, collectedAt }: WindowFacts,
  settings: PlanSettings,
): DateGap[] {
  const byDate = Map.groupBy(games, ({ gameDate }) => gameDate);
  return dates.flatMap((date) => {
    const reasons = reasonsOf(date, byDate.get(date) ?? [], collectedAt.get(date), settings);
    if (reasons.length === 0) return [];
    const gamePks = reasons.every(isOfStatcast) ? reasons.flatMap((reason) => reason.gamePks) : null;
    return [{ date, reasons, gamePks }];
  });
}

const words: Readonly<Record<GapKind, string>> = {
  missing: 'missing',
  incomplete: 'incomplete',
  stale: 'stale',
  statcast_missing: 'without Statcast',
  statcast_revision: 'due for a revision of Statcast',
};

/** The reasons in words: `2 games incomplete, 1 game stale`. */
export const reasonsInWords = (reasons: readonly GapReason[]): string =>
  reasons
    .map(({ kind, gamePks }) =>
      gamePks.length === 0
        ? words[kind]
        : `${gamePks.length} game${gamePks.length === 1 ? '' : 's'} ${words[kind]}`,
    )
    .join(', ');
