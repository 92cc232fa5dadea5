import { z } from 'zod';
import { restoredMap, savedEntries, savedEntriesSchema } from './saved-entries.ts';

/*
 * A team's runs of a game = league + home edge + park + offence of the batters - defence of the pitchers - starter + noise. Each strength is
 * tracked by its own mean and variance (a Kalman filter without covariances): what is unsure moves much, what is well known little.
 */

/** Runs of a team-game that no strength explains, as a variance. */
const NOISE_VARIANCE = 7;
/** A game tells no more than this: a 20-run rout is not 20 runs of strength. */
const SURPRISE = { min: -6, max: 7 } as const;
/** What batting at home is worth over the mean of both sides, in runs a team-game. */
const HOME_RUNS = 0.1;
/** How fast the league's level follows its games. */
const LEVEL_GAIN = 0.0015;

/** How a kind of strength behaves in time: variances in runs² a game. */
interface Drift {
  priorVariance: number;
  variancePerDay: number;
  /** What survives a winter. */
  seasonCarry: number;
}

const TEAM: Drift = { priorVariance: 0.04, variancePerDay: 0.0002, seasonCarry: 0.6 };
const STARTER: Drift = { priorVariance: 0.12, variancePerDay: 0.0001, seasonCarry: 0.85 };

const savedStrengthSchema = z.strictObject({ mean: z.number(), variance: z.number(), day: z.number() });
type Strength = z.infer<typeof savedStrengthSchema>;
const savedStrengthsSchema = savedEntriesSchema(z.int(), savedStrengthSchema);

/** Strengths as plain JSON. */
export const savedStrengthFilterSchema = z.strictObject({
  level: z.number(),
  offences: savedStrengthsSchema,
  defences: savedStrengthsSchema,
  starters: savedStrengthsSchema,
});

/** See `savedStrengthFilterSchema`. */
export type SavedStrengthFilter = z.infer<typeof savedStrengthFilterSchema>;

const copyOf = (strength: Strength): Strength => ({ ...strength });

/** Strengths of one kind by id. */
function createStrengths(drift: Drift, saved?: [number, Strength][]) {
  const strengths = restoredMap(saved, copyOf);
  return {
    mean: (id: number): number => strengths.get(id)?.mean ?? 0,
    /** The strength on a day, to be changed by an observation. */
    on(id: number, day: number): Strength {
      let strength = strengths.get(id);
      if (strength === undefined) {
        strength = { mean: 0, variance: drift.priorVariance, day };
        strengths.set(id, strength);
      }
      strength.variance += drift.variancePerDay * (day - strength.day);
      strength.day = day;
      return strength;
    },
    enterSeason(): void {
      const kept = drift.seasonCarry ** 2;
      for (const strength of strengths.values()) {
        strength.mean *= drift.seasonCarry;
        strength.variance = kept * strength.variance + (1 - kept) * drift.priorVariance;
      }
    },
    save: () => savedEntries(strengths, copyOf),
  };
}

/** What a team did at bat in a game. */
export interface TeamGameRuns {
  battingTeamId: number;
  pitchingTeamId: number;
  /** null when unknown: then the defence has the game to itself. */
  starterId: number | null;
  battingAtHome: boolean;
  /** Linear weights or runs. */
  runs: number;
  /** What the park adds to this team's runs. */
  parkRuns: number;
}

/** Strengths in runs a game over the league's mean; more is better for each. */
export interface StrengthFilter {
  offence(teamId: number): number;
  defence(teamId: number): number;
  starter(pitcherId: number): number;
  enterSeason(): void;
  learn(game: TeamGameRuns, day: number): void;
  save(): SavedStrengthFilter;
}

/** Strengths as they were saved, else at the mean; `level` = runs of a team-game at first. */
export function createStrengthFilter(level: number, saved?: SavedStrengthFilter): StrengthFilter {
  const offences = createStrengths(TEAM, saved?.offences);
  const defences = createStrengths(TEAM, saved?.defences);
  const starters = createStrengths(STARTER, saved?.starters);
  let currentLevel = saved?.level ?? level;
  return {
    offence: offences.mean,
    defence: defences.mean,
    starter: starters.mean,
    enterSeason() {
      for (const strengths of [offences, defences, starters]) strengths.enterSeason();
    },
    learn({ battingTeamId, pitchingTeamId, starterId, battingAtHome, runs, parkRuns }, day) {
      const offence = offences.on(battingTeamId, day);
      const defence = defences.on(pitchingTeamId, day);
      const starter = starterId === null ? null : starters.on(starterId, day);
      const expected =
        currentLevel +
        (battingAtHome ? HOME_RUNS : -HOME_RUNS) +
        parkRuns +
        offence.mean -
        defence.mean -
        (starter?.mean ?? 0);
      const surprise = Math.min(SURPRISE.max, Math.max(SURPRISE.min, runs - expected));
      const spread = NOISE_VARIANCE + offence.variance + defence.variance + (starter?.variance ?? 0);
      for (const [strength, sign] of [
        [offence, 1],
        [defence, -1],
        [starter, -1],
      ] as const) {
        if (strength === null) continue;
        strength.mean += (sign * strength.variance * surprise) / spread;
        strength.variance -= strength.variance ** 2 / spread;
      }
      currentLevel += LEVEL_GAIN * surprise;
    },
    save: () => ({
      level: currentLevel,
      offences: offences.save(),
      defences: defences.save(),
      starters: starters.save(),
    }),
  };
}
