import { daysBetween } from '../calendar.ts';
import { type DateGap, reasonsInWords } from '../collection-plan/plan-collection.ts';

/** What can be wrong with a warehouse. */
export type AilmentKind =
  | 'missing_data'
  | 'grade_f'
  | 'stuck_retry'
  | 'dead_letter'
  | 'held_partition'
  | 'missing_features'
  | 'old_model'
  | 'model_drift';

/** What repairs it: the events that are published. */
export type Repair =
  /** `collection.requested`; null: whatever of the date needs collecting. */
  | { kind: 'collect'; gameDate: string; gamePks: readonly number[] | null }
  /** The message of the letter goes out again. */
  | { kind: 'replay'; deadLetterId: string }
  /** `data.loaded`, as if the facts of the date had changed. */
  | { kind: 'rebuild_features'; gameDate: string }
  /** `slate.requested`: the trainer trains once for each slate. */
  | { kind: 'train'; slate: string };

/** One thing that is wrong. */
export interface Ailment {
  kind: AilmentKind;
  /** What it concerns: a date, a game, a letter, a model. */
  subject: string;
  detail: string;
  /** null: a person has to look. */
  repair: Repair | null;
}

/** Dates that are missing, incomplete or stale. */
export const detectMissingData = (gaps: readonly DateGap[]): Ailment[] =>
  gaps.map(({ date, reasons, gamePks }) => ({
    kind: 'missing_data',
    subject: date,
    detail: reasonsInWords(reasons),
    repair: { kind: 'collect', gameDate: date, gamePks },
  }));

/** A game with the newest verdict of the validator. */
export interface GradedGame {
  gamePk: number;
  gameDate: string;
  verdict: {
    grade: string;
    /** Collections so far. */
    attempt: number;
    /** What the grade asks for. */
    action: string;
    gradedAt: string;
    worstFinding: string | null;
  } | null;
}

/** A retry follows its grade within minutes; one that has not come by then got lost. */
const retryIsStuckAfterMs = 3_600_000;

/** Games that were given up with an F, and games whose next collection never came. */
export function detectUnfinishedGrades(
  games: readonly GradedGame[],
  { now, collectionsMax }: { now: Date; collectionsMax: number },
): Ailment[] {
  return games.flatMap(({ gamePk, gameDate, verdict }): Ailment[] => {
    if (verdict === null || verdict.action !== 'retry') return [];
    const { grade, attempt, gradedAt, worstFinding } = verdict;
    const isLast = attempt >= collectionsMax;
    // A postseason game that is not perfect after the last collection was loaded all the same.
    if (isLast && grade !== 'F') return [];
    if (!isLast && now.getTime() - Date.parse(gradedAt) <= retryIsStuckAfterMs) return [];
    return [
      {
        kind: isLast ? 'grade_f' : 'stuck_retry',
        subject: `game ${gamePk}`,
        detail: `${grade} after collection ${attempt} of ${collectionsMax} on ${gameDate}: ${worstFinding ?? 'no finding'}`,
        repair: { kind: 'collect', gameDate, gamePks: [gamePk] },
      },
    ];
  });
}

/** An open dead letter. */
export interface OpenLetter {
  deadLetterId: string;
  gamePk: number | null;
  /** Names the game or date for people. */
  about: string;
  code: string;
  errorClass: string;
  message: string;
}

/** Only what the surroundings broke is worth doing again; a bad message or a bug would fail the same way. */
const isWorthAnotherTry = ({ errorClass }: OpenLetter): boolean =>
  errorClass === 'transient' || errorClass === 'setup';

/** Open dead letters. Those of games of `collected` are left to the collection that was asked for already. */
export const detectDeadLetters = (
  letters: readonly OpenLetter[],
  collected: ReadonlySet<number>,
): Ailment[] =>
  letters
    .filter(({ gamePk }) => gamePk === null || !collected.has(gamePk))
    .map((letter) => ({
      kind: 'dead_letter',
      subject: letter.deadLetterId,
      detail: `${letter.about}: ${letter.code}: ${letter.message}`,
      repair: isWorthAnotherTry(letter) ? { kind: 'replay', deadLetterId: letter.deadLetterId } : null,
    }));

/** A date whose facts fail their gate. */
export interface HeldPartition {
  gameDate: string;
  /** What fell short, in words. */
  failed: string | null;
}

/** Dates that are left out of the features: what is collected again may mend them, otherwise a person has to look. */
export const detectHeldPartitions = (held: readonly HeldPartition[]): Ailment[] =>
  held.map(({ gameDate, failed }) => ({
    kind: 'held_partition',
    subject: gameDate,
    detail: `left out of features: ${failed ?? 'it failed its gate'}; quality --date ${gameDate} says why, promote moves it on`,
    repair: null,
  }));

/** Played games that count, of a date, and how many of them have features. */
export interface FeatureState {
  gameDate: string;
  games: number;
  gamesWithFeatures: number;
}

/** Dates without the features of every game. */
export const detectMissingFeatures = (states: readonly FeatureState[]): Ailment[] =>
  states
    .filter(({ games, gamesWithFeatures }) => gamesWithFeatures < games)
    .map(({ gameDate, games, gamesWithFeatures }) => ({
      kind: 'missing_features',
      subject: gameDate,
      detail: `${games - gamesWithFeatures} of ${games} games have no features`,
      repair: { kind: 'rebuild_features', gameDate },
    }));

/** Dates whose features fall short in one of their tables, in words. */
export const detectPoorFeatures = (
  measured: readonly { gameDate: string; shortcomings: string | null }[],
): Ailment[] =>
  measured.flatMap(({ gameDate, shortcomings }) =>
    shortcomings === null
      ? []
      : [
          {
            kind: 'missing_features',
            subject: gameDate,
            detail: shortcomings,
            repair: { kind: 'rebuild_features', gameDate },
          },
        ],
  );

/** How far training and games reach. */
export interface ModelAge {
  trainedThrough: string | null;
  playedThrough: string | null;
  /** The newest date with games, played or not. */
  newestDate: string | null;
}

/** A model that saw no game for longer is old. */
export const modelAgeDaysMax = 14;

/** A model that does not know the games of the last two weeks. Where none was ever trained Elo is served, which is no ailment. */
export function detectOldModel({ trainedThrough, playedThrough, newestDate }: ModelAge): Ailment[] {
  if (trainedThrough === null || playedThrough === null || newestDate === null) return [];
  const days = daysBetween(trainedThrough, playedThrough);
  if (days <= modelAgeDaysMax) return [];
  return [
    {
      kind: 'old_model',
      subject: 'game_outcome',
      detail: `trained through ${trainedThrough}, ${days} days before the last game (${playedThrough})`,
      repair: { kind: 'train', slate: newestDate },
    },
  ];
}

/** A metric of the newest drift measurement that is above its threshold. */
export interface DriftAlert {
  metricType: string;
  modelSystem: string;
  subject: string;
  detail: string;
}

/**
 * Predictions that are worse than chance explains. Inputs that moved (psi) are no ailment: they move every spring, and the next training
 * follows them. Training again is what the trainer does anyway; a model that is worse all the same needs a person.
 */
export const detectModelDrift = (alerts: readonly DriftAlert[]): Ailment[] =>
  alerts
    .filter(({ metricType }) => metricType !== 'psi')
    .map(({ modelSystem, metricType, subject, detail }) => ({
      kind: 'model_drift',
      subject: `${modelSystem} ${metricType} of ${subject}`,
      detail,
      repair: null,
    }));

/** Requests for collection, one per date: games by name unless the whole date is wanted. */
export function collectionsOf(
  ailments: readonly Ailment[],
): { gameDate: string; gamePks: readonly number[] | null }[] {
  const byDate = new Map<string, Set<number> | null>();
  for (const { repair } of ailments) {
    if (repair?.kind !== 'collect') continue;
    const present = byDate.get(repair.gameDate);
    if (present === null) continue;
    byDate.set(
      repair.gameDate,
      repair.gamePks === null ? null : new Set([...(present ?? []), ...repair.gamePks]),
    );
  }
  return [...byDate]
    .map(([gameDate, gamePks]) => ({ gameDate, gamePks: gamePks === null ? null : [...gamePks] }))
    .sort((left, right) => (left.gameDate < right.gameDate ? -1 : 1));
}
