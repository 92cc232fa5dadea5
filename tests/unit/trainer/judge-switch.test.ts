import { describe, expect, it } from 'vitest';
import { trainerSettingsSchema } from '../../../services/trainer/config.ts';
import { judgeSwitch } from '../../../services/trainer/judge-switch.ts';
import { seededRandom } from '../../../shared/domain/trees/seeded-random.ts';
import type { MemberName } from '../../../shared/models/game-outcome/outcome-member.ts';

const settings = trainerSettingsSchema.parse({});
const count = 4_000;
const random = seededRandom(3);
const logOdds = Array.from({ length: count }, () => 2 * (random() - 0.5));
const probabilityOf = (value: number): number => 1 / (1 + Math.exp(-value));
const truth = logOdds.map(probabilityOf);
const outcomes = truth.map((probability) => (random() < probability ? 1 : 0));
const constant = truth.map(() => 0.5);
const noisy = logOdds.map((value) => probabilityOf(value + 0.8 * (random() - 0.5)));

const judge = (
  candidate: [MemberName, readonly number[]],
  incumbent: [MemberName, readonly number[]],
  of: readonly number[] = outcomes,
) =>
  judgeSwitch(
    { member: candidate[0], probabilities: [...candidate[1]] },
    { member: incumbent[0], probabilities: [...incumbent[1]] },
    of,
    settings,
  );

describe('another member', () => {
  it('takes over when it is better by more than two standard errors', () => {
    const verdict = judge(['blend', truth], ['logistic', constant]);
    expect(verdict.isEarned).toBe(true);
    expect(verdict.reason).toMatch(
      /^blend replaces logistic: better; Brier -0\.0\d+ ± 0\.00\d+ on 4,000 paired games/,
    );
  });

  it('waits while paired games are missing, and says how many and what those that are there can show', () => {
    const silent = truth.map((probability, index) => (index < 1_500 ? Number.NaN : probability));
    const verdict = judge(['blend', silent], ['logistic', constant]);
    expect(verdict.isEarned).toBe(false);
    expect(verdict.reason).toMatch(
      /^blend does not replace logistic: 500 of 3,000 paired games are missing; Brier .* on 2,500 paired games, with which a true difference of 0\.\d+ is found in 8 of 10 cases$/,
    );
    const [, standardError, found] = /± (0\.\d+) on .* of (0\.\d+) is found/.exec(verdict.reason) ?? [];
    expect(Number(found)).toBeCloseTo(2.84 * Number(standardError), 3);
  });

  it('does not take over within noise', () => {
    const twin = truth.map((probability, index) => probability + (index % 2 === 0 ? 0.002 : -0.002));
    const verdict = judge(['trees', twin], ['logistic', truth]);
    expect(verdict).toMatchObject({
      isEarned: false,
      reason: expect.stringMatching(/not better by 2 standard errors/),
    });
  });

  it('does not take over with a worse calibration', () => {
    // Better than a coin by far, but twice as bold as it may be.
    const bold = logOdds.map((value) => probabilityOf(2 * value));
    const verdict = judge(['blend', bold], ['elo', constant]);
    expect(verdict).toMatchObject({
      isEarned: false,
      reason: expect.stringMatching(/its calibration error is 0\.\d+, not 0\.\d+/),
    });
    // No further from the frequencies than its noise, but bent.
    const timid = logOdds.map((value) => probabilityOf(0.8 * value));
    const loose = judgeSwitch(
      { member: 'blend', probabilities: timid },
      { member: 'elo', probabilities: noisy.map((probability) => 0.6 * probability + 0.2) },
      outcomes,
      { ...settings, switchMarginStandardErrors: 0, calibrationErrorTolerance: 1 },
    );
    expect(loose.reason).toMatch(/blend replaces elo|its calibration slope is 1\.\d+, not \d/);
    const bent = judgeSwitch(
      { member: 'blend', probabilities: logOdds.map((value) => probabilityOf(1.6 * value)) },
      { member: 'logistic', probabilities: noisy },
      outcomes,
      { ...settings, switchMarginStandardErrors: -100, calibrationErrorTolerance: 1 },
    );
    expect(bent.reason).toMatch(/its calibration slope is 0\.\d+, not 0\.\d+/);
  });

  it('may be simpler and no worse', () => {
    expect(judge(['logistic', truth], ['blend', truth])).toMatchObject({
      isEarned: true,
      reason: expect.stringMatching(
        /^logistic replaces blend: simpler and no worse; Brier 0\.0000 ± 0\.0000/,
      ),
    });
    expect(judge(['elo', noisy], ['blend', truth])).toMatchObject({
      isEarned: false,
      reason: expect.stringMatching(/it is simpler, but not as good/),
    });
  });

  it('has shown nothing on a single game', () => {
    expect(judge(['blend', [0.9]], ['elo', [0.5]], [1]).reason).toMatch(
      /2,999 of 3,000 .* they show no difference of any size/,
    );
  });
});
