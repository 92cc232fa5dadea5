import { describe, expect, it } from 'vitest';
import { trainerSettingsSchema } from '../../../services/trainer/config.ts';
import { judgeChallenger } from '../../../services/trainer/judge-challenger.ts';
import { onlyIfUsable } from '../../../services/trainer/only-if-usable.ts';
import type { Champion } from '../../../services/trainer/read-champion.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { embeddedTreeEngine } from '../../../shared/domain/trees/tree-engine.ts';
import type { Examination } from '../../../shared/models/game-outcome/examine-games.ts';
import { gameFeatureVector } from '../../../shared/models/game-outcome/feature-vector.ts';
import type { MemberName, OutcomeMember } from '../../../shared/models/game-outcome/outcome-member.ts';
import type { TrainingGame } from '../../../shared/models/game-outcome/training-row.ts';
import { eloFeatures } from '../../support/history-training-games.ts';
import { trainedFile } from '../../support/trained-file.ts';

const settings = trainerSettingsSchema.parse({});
const elo = (homeAdvantageEloPoints: number): OutcomeMember => ({ name: 'elo', homeAdvantageEloPoints });

/** Even games that the home team wins in 54 of 100 cases. */
const games: TrainingGame[] = Array.from({ length: 400 }, (_, index) => ({
  date: addDays('2026-04-01', Math.floor(index / 10)),
  gamePk: index,
  homeRuns: index % 50 < 27 ? 4 : 2,
  awayRuns: 3,
  features: eloFeatures(0),
  vector: gameFeatureVector(eloFeatures(0)),
  facts: null,
  linearWeightMargin: null,
  openLine: null,
  marketMemory: null,
  closeLine: null,
}));

const championOf = (member: OutcomeMember, trainedThrough = '2026-04-20'): Champion => ({
  pointer: {
    schema_version: 1,
    model_system: 'game_outcome',
    model_version: '20260420-00000000',
    trained_through: trainedThrough,
    run_id: '20260421T061500Z-ab12',
    model: { key: 'm', sha256: 'a'.repeat(64), bytes: 1, rows: 0 },
    card: { key: 'c', sha256: 'a'.repeat(64), bytes: 1, rows: 0 },
    changes: [],
  },
  generation: 1,
  model: {
    version: '20260420-00000000',
    trainedThrough,
    trainingGames: 200,
    homeAdvantageEloPoints: 24,
    member,
    platt: null,
    runs: null,
  },
  problem: null,
});

function examinationOf(change: Partial<Examination> = {}): Examination {
  const holdout = games.slice(200);
  return {
    games,
    settings: settings.training,
    engine: embeddedTreeEngine,
    tuned: { logisticLambda: 1, treeRounds: 1, totalRunsLambda: 1 },
    training: games.slice(0, 200),
    holdout,
    holdoutFrom: '2026-04-21',
    outOfSample: holdout,
    outcomes: holdout.map(({ homeRuns }) => (homeRuns > 3 ? 1 : 0)),
    references: [{ member: 'constant', probabilities: holdout.map(() => 0.5) }],
    openLine: null,
    candidates: [{ member: 'elo', probabilities: holdout.map(() => 0.54) }],
    judged: new Map<MemberName, OutcomeMember>([['elo', elo(24)]]),
    fitBlend: () => null,
    gamesWithFacts: 0,
    ...change,
  };
}

describe('the judgement over a refit', () => {
  it('deploys it when nothing speaks against it', () => {
    expect(judgeChallenger(championOf(elo(24)), examinationOf(), settings)).toEqual({
      decision: 'deployed',
      member: 'elo',
      candidateMember: null,
      reason:
        'elo fitted to newer games; not worse than 20260420-00000000: Brier 0.0000 ± 0.0000 on 200 held-out games that neither has seen',
    });
  });

  it('keeps the champion when the refit is worse by more than noise', () => {
    const worse = examinationOf({ judged: new Map<MemberName, OutcomeMember>([['elo', elo(600)]]) });
    expect(judgeChallenger(championOf(elo(24)), worse, settings)).toMatchObject({
      decision: 'kept',
      member: 'elo',
      reason: expect.stringMatching(/stays: the same member fitted to newer games is worse than noise/),
    });
  });

  it('counts only games that the champion does not know', () => {
    const later = championOf(elo(24), '2026-05-08');
    expect(judgeChallenger(later, examinationOf(), settings).reason).toMatch(
      /only 20 held-out games are new/,
    );
  });

  it('takes the correction of the champion into account', () => {
    const champion = championOf(elo(24));
    if (champion.model === null) throw new Error('no model');
    champion.model = { ...champion.model, platt: { slope: 1, intercept: 3 } };
    expect(judgeChallenger(champion, examinationOf(), settings).reason).toMatch(/Brier -0\.[1-9]/);
  });
});

describe('the judgement over another member', () => {
  const holdout = games.slice(200);
  const sharp = holdout.map(({ homeRuns }) => (homeRuns > 3 ? 0.999 : 0.001));
  const withLogistic = examinationOf({
    candidates: [
      { member: 'elo', probabilities: holdout.map(() => 0.54) },
      { member: 'logistic', probabilities: sharp },
    ],
  });

  it('names it as the candidate while it may not take over', () => {
    expect(judgeChallenger(championOf(elo(24)), withLogistic, settings)).toMatchObject({
      decision: 'deployed',
      member: 'elo',
      candidateMember: 'logistic',
      reason: expect.stringMatching(
        /^elo fitted to newer games; .*; logistic does not replace elo: 2,800 of 3,000/,
      ),
    });
  });

  it('takes it when there are games enough', () => {
    const enough = { ...settings, switchGamesMin: 200 };
    expect(judgeChallenger(championOf(elo(24)), withLogistic, enough)).toMatchObject({
      decision: 'deployed',
      member: 'logistic',
      candidateMember: null,
    });
  });

  it('takes the best within noise when there is no champion, or none that can be used', () => {
    expect(judgeChallenger(null, withLogistic, settings)).toMatchObject({
      decision: 'deployed',
      member: 'logistic',
      reason: expect.stringMatching(/^first model; logistic on 200 games/),
    });
    const broken = { ...championOf(elo(24)), model: null, problem: 'MODEL_MALFORMED' };
    expect(judgeChallenger(broken, withLogistic, settings).reason).toMatch(
      /^the current model 20260420-00000000 cannot be used \(MODEL_MALFORMED\); logistic on/,
    );
  });

  it('leaves a champion alone whose member cannot be fitted any more', () => {
    const champion = championOf(elo(24));
    if (champion.model === null) throw new Error('no model');
    // What a blend is made of is of no matter: without games with facts it is not even asked.
    const member = { name: 'blend', homeAdvantageEloPoints: 24 } as unknown as OutcomeMember;
    champion.model = { ...champion.model, member };
    expect(judgeChallenger(champion, withLogistic, settings)).toMatchObject({
      decision: 'kept',
      member: 'logistic',
      reason: expect.stringMatching(
        /stays: its member, blend, cannot be fitted again \(0 games with ratings/,
      ),
    });
  });
});

describe('a model that the next reader would refuse', () => {
  const judgement = {
    decision: 'deployed',
    member: 'logistic',
    candidateMember: null,
    reason: 'better',
  } as const;

  it('is kept back, whatever was judged', () => {
    expect(onlyIfUsable(judgement, trainedFile)).toEqual(judgement);
    const endless = { ...trainedFile, home_advantage_elo_points: Number.POSITIVE_INFINITY };
    expect(onlyIfUsable(judgement, endless)).toEqual({
      ...judgement,
      decision: 'kept',
      reason: 'it cannot be used (MODEL_MALFORMED): better',
    });
  });
});
