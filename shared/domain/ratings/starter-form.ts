import { z } from 'zod';
import { createDecayedSums, savedDecayedSumsSchema } from './decayed-sums.ts';

/** What a starter's opponents did as a team in his start, over the league's mean. */
export interface StartDeviations {
  /** Runs of the first five innings, without the park; null without a line score. */
  earlyRuns: number | null;
  strikeouts: number;
  walks: number;
}

/** A starter by the games he started: per start over the league. More strikeouts are better, more of the others worse. */
export interface StarterForm {
  earlyRuns: number;
  strikeouts: number;
  walks: number;
  /** ln(1 + starts), faded. */
  experience: number;
}

/** Forms of starters as plain JSON. */
export const savedStarterFormsSchema = z.strictObject({
  form: savedDecayedSumsSchema(z.int(), 5),
  career: savedDecayedSumsSchema(z.int(), 1),
});

/** See `savedStarterFormsSchema`. */
export type SavedStarterForms = z.infer<typeof savedStarterFormsSchema>;

/** Starters by what the game logs tell of their starts: known for seasons without lines too. */
export interface StarterForms {
  of(pitcherId: number, day: number): StarterForm;
  learn(pitcherId: number, day: number, start: StartDeviations): void;
  save(): SavedStarterForms;
}

/** What an unknown starter is taken to be (he is below the average one), and how many starts that is worth. */
const PRIOR = {
  earlyRuns: { starts: 15, mean: 0.12 },
  strikeouts: { starts: 8, mean: -0.3 },
  walks: { starts: 12, mean: 0.1 },
} as const;

const FORM_HALF_LIFE_DAYS = 365;
const EXPERIENCE_HALF_LIFE_DAYS = 1000;

const shrunk = (sum: number, starts: number, prior: { starts: number; mean: number }): number =>
  (sum + prior.mean * prior.starts) / (starts + prior.starts);

/** Starters as they were saved, else none. */
export function createStarterForms(saved?: SavedStarterForms): StarterForms {
  const form = createDecayedSums<number>(5, FORM_HALF_LIFE_DAYS, saved?.form);
  const career = createDecayedSums<number>(1, EXPERIENCE_HALF_LIFE_DAYS, saved?.career);
  return {
    of(pitcherId, day) {
      const [starts = 0, strikeouts = 0, walks = 0, earlyStarts = 0, earlyRuns = 0] = form.at(pitcherId, day);
      const [careerStarts = 0] = career.at(pitcherId, day);
      return {
        earlyRuns: shrunk(earlyRuns, earlyStarts, PRIOR.earlyRuns),
        strikeouts: shrunk(strikeouts, starts, PRIOR.strikeouts),
        walks: shrunk(walks, starts, PRIOR.walks),
        experience: Math.log1p(careerStarts),
      };
    },
    learn(pitcherId, day, { earlyRuns, strikeouts, walks }) {
      form.add(pitcherId, day, [1, strikeouts, walks, ...(earlyRuns === null ? [0, 0] : [1, earlyRuns])]);
      career.add(pitcherId, day, [1]);
    },
    save: () => ({ form: form.save(), career: career.save() }),
  };
}
