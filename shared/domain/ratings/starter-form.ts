import { createDecayedSums, type DecayedSums } from './decayed-sums.ts';

/** What a starter's opponents did as a team in his start, over the league's mean; runs and linear weights without the park. */
export interface StartDeviations {
  runs: number;
  linearWeights: number;
  /** Runs of the first five innings; null without a line score. */
  earlyRuns: number | null;
  strikeouts: number;
  walks: number;
}

/** A starter by the games he started: per start over the league. More strikeouts are better, more of the others worse. */
export interface StarterForm {
  earlyRuns: number;
  linearWeights: number;
  strikeouts: number;
  walks: number;
  longRuns: number;
  longStrikeouts: number;
  /** ln(1 + starts), faded. */
  experience: number;
}

/** Starters by what the game logs tell of their starts. */
export interface StarterForms {
  of(pitcherId: number, day: number): StarterForm;
  learn(pitcherId: number, day: number, start: StartDeviations): void;
}

/** What an unknown starter is taken to be (he is below the average one), and how many starts that is worth. */
const PRIOR = {
  earlyRuns: { starts: 15, mean: 0.12 },
  linearWeights: { starts: 15, mean: 0.2 },
  runs: { starts: 15, mean: 0.2 },
  strikeouts: { starts: 8, mean: -0.3 },
  walks: { starts: 12, mean: 0.1 },
} as const;

const shrunk = (sum: number, starts: number, prior: { starts: number; mean: number }): number =>
  (sum + prior.mean * prior.starts) / (starts + prior.starts);

/** No starter known. */
export function createStarterForms(): StarterForms {
  const recent: DecayedSums<number> = createDecayedSums(6, 365);
  const long: DecayedSums<number> = createDecayedSums(3, 1000);
  return {
    of(pitcherId, day) {
      const [starts = 0, linearWeights = 0, strikeouts = 0, walks = 0, earlyStarts = 0, earlyRuns = 0] =
        recent.at(pitcherId, day);
      const [longStarts = 0, longRuns = 0, longStrikeouts = 0] = long.at(pitcherId, day);
      return {
        earlyRuns: shrunk(earlyRuns, earlyStarts, PRIOR.earlyRuns),
        linearWeights: shrunk(linearWeights, starts, PRIOR.linearWeights),
        strikeouts: shrunk(strikeouts, starts, PRIOR.strikeouts),
        walks: shrunk(walks, starts, PRIOR.walks),
        longRuns: shrunk(longRuns, longStarts, PRIOR.runs),
        longStrikeouts: shrunk(longStrikeouts, longStarts, PRIOR.strikeouts),
        experience: Math.log1p(longStarts),
      };
    },
    learn(pitcherId, day, { runs, linearWeights, earlyRuns, strikeouts, walks }) {
      const early = earlyRuns === null ? [0, 0] : [1, earlyRuns];
      recent.add(pitcherId, day, [1, linearWeights, strikeouts, walks, ...early]);
      long.add(pitcherId, day, [1, runs, strikeouts]);
    },
  };
}
