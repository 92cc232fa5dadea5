import { describe, expect, it } from 'vitest';
import {
  type Examination,
  type ExaminationOutcome,
  examineGames,
} from '../../../../shared/models/game-outcome/examine-games.ts';
import { gameOutcome } from '../../../../shared/models/game-outcome/index.ts';
import {
  readGameOutcomeModel,
  writeGameOutcomeModel,
} from '../../../../shared/models/game-outcome/model-file.ts';
import {
  examineOpenLine,
  lackingPrices,
} from '../../../../shared/models/game-outcome/open-line/examine-open-line.ts';
import { gameOutcomeWithOpenLine } from '../../../../shared/models/game-outcome/open-line/index.ts';
import { memberProbability } from '../../../../shared/models/game-outcome/outcome-member.ts';
import { fitExamined } from '../../../../shared/models/game-outcome/train-game-outcome.ts';
import {
  hashPricedGames,
  hashTrainingGames,
  type TrainingGame,
} from '../../../../shared/models/game-outcome/training-row.ts';
import { trainingSettingsSchema } from '../../../../shared/models/game-outcome/training-settings.ts';
import { trainingGamesOf } from '../../../support/history-training-games.ts';
import { madeUpLeague } from '../../../support/made-up-league.ts';
import { ordinaryLeague, starterRow, teamRow } from '../../../support/outcome-world.ts';

const settings = trainingSettingsSchema.parse({
  pricedGamesMin: 100,
  trees: { rounds: 20, earlyStoppingRounds: 5 },
});
const logOddsOf = (probability: number): number => Math.log(probability / (1 - probability));

/** A market that leans to who wins, and has no price of every fifth game. */
const priced = (games: readonly TrainingGame[]): TrainingGame[] =>
  games.map((game, index) => ({
    ...game,
    openLine:
      index % 5 === 0 ? null : 0.5 + (game.homeRuns > game.awayRuns ? 0.08 : -0.04) + (index % 7) / 100,
  }));

const games = priced(trainingGamesOf(madeUpLeague({ seasons: [2013, 2014, 2015], days: 130 })));

function examined(outcome: ExaminationOutcome): Examination {
  if (outcome.kind !== 'examined') throw new Error(outcome.reason);
  return outcome.examination;
}
const without = examined(examineGames(games, settings, null));
const examination = examined(examineOpenLine(without, settings));
const [line, stack] = examination.candidates;
const trained = fitExamined(examination, 'open_line_stack');
const text = writeGameOutcomeModel(trained.file);
const model = readGameOutcomeModel(text);

/** The blend's facts of a game that has them and a price. */
const known = games.findLast(({ facts, openLine }) => facts !== null && openLine !== null);
const input = {
  home: teamRow(147, { elo_rating: 1540 }),
  away: teamRow(111, { elo_rating: 1490 }),
  homeStarter: starterRow(1),
  awayStarter: starterRow(2),
  league: ordinaryLeague,
  facts: known?.facts ?? null,
  openLine: 0.61,
  marketMemory: null,
};

describe('the examination with the opening line', () => {
  it('judges the line and the line with the blend on the priced games alone, beside everybody without it', () => {
    expect(examination.outOfSample.every(({ openLine }) => openLine !== null)).toBe(true);
    expect(examination.candidates.map(({ member }) => member)).toEqual(['open_line', 'open_line_stack']);
    expect(examination.references.map(({ member }) => member)).toEqual(['constant', 'elo', 'blend']);
    for (const { probabilities } of [...examination.references, ...examination.candidates])
      expect(probabilities).toHaveLength(examination.outOfSample.length);
    expect(line?.probabilities).toEqual(examination.outOfSample.map(({ openLine }) => openLine));
    const all = without.outOfSample.filter(({ openLine }) => openLine !== null).length;
    expect(examination.outOfSample.length).toBeLessThanOrEqual(all);
  });

  it('keeps how the line lay in the games that it learned from, and says what it is', () => {
    const all = games.flatMap(({ openLine }) => openLine ?? []);
    expect(trained.inputReference.rows).toBe(all.length);
    expect(trained.inputReference.inputs.map(({ feature }) => feature)).toEqual(['open_line']);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(trained.inputReference.inputs[0]?.mean).toBeCloseTo(mean, 12);
    expect(gameOutcomeWithOpenLine.inputs(games, 'open_line').vectors).toEqual(all.map((value) => [value]));
    expect(gameOutcomeWithOpenLine.meaningOf('open_line')).toBe("the opening line's chance of a home win");
  });

  it('weighs both halves alike before there is a season of evidence', () => {
    const blend = examination.references.at(-1);
    stack?.probabilities.forEach((probability, index) => {
      const [open, model] = [line?.probabilities[index], blend?.probabilities[index]];
      expect(logOddsOf(probability)).toBeCloseTo(
        (logOddsOf(open ?? Number.NaN) + logOddsOf(model ?? Number.NaN)) / 2,
        9,
      );
    });
  });

  it('moves the weights by what was said before, never by a game that is asked for or a later one', () => {
    const long = synthetic(4_000);
    const before = stackOf(long);
    expect(before.some((probability, index) => Math.abs(probability - halfOf(long, index)) > 1e-6)).toBe(
      true,
    );
    const cut = 3_000;
    const changed = stackOf({
      ...long,
      outOfSample: long.outOfSample.map((game, index) => (index < cut ? game : { ...game, openLine: 0.9 })),
      outcomes: long.outcomes.map((outcome, index) => (index < cut ? outcome : 1 - outcome)),
    });
    const month = long.outOfSample[cut]?.date.slice(0, 7) ?? '';
    const firstOfMonth = long.outOfSample.findIndex(({ date }) => date.startsWith(month));
    expect(changed.slice(0, firstOfMonth)).toEqual(before.slice(0, firstOfMonth));
    expect(changed.slice(-1)).not.toEqual(before.slice(-1));
  });

  it('says how many priced games are missing, before anything is examined and after', () => {
    const few = games.map((game, index) => (index % 50 === 0 ? game : { ...game, openLine: null }));
    const many = { ...settings, pricedGamesMin: 5_000 };
    const missing = /^\d+ of the games that judge it have an opening line .*; [\d]+ of 5000 are missing$/;
    expect(lackingPrices(few, many)).toMatch(missing);
    expect(examineOpenLine(without, many)).toMatchObject({
      kind: 'too_little_data',
      reason: expect.stringMatching(missing),
    });
    expect(lackingPrices(games, settings)).toBeNull();
    const early = games.map((game) => (game.date < without.holdoutFrom ? game : { ...game, openLine: null }));
    expect(lackingPrices(early, settings)).toMatch(/^0 of the held-out games .*; 40 of 40 are missing$/);
  });

  it('leaves the variant without a market as it was, whatever the prices say', () => {
    const unpriced = games.map((game) => ({ ...game, openLine: null }));
    const file = (of: readonly TrainingGame[]) =>
      writeGameOutcomeModel(fitExamined(examined(examineGames(of, settings, null)), 'blend').file);
    expect(file(unpriced)).toBe(file(games));
    expect(hashTrainingGames(unpriced)).toBe(hashTrainingGames(games));
    expect(hashPricedGames(unpriced)).not.toBe(hashPricedGames(games));
  });
});

/** Games of four years with a useless model beside a good line. */
function synthetic(count: number): Examination {
  const [game] = games;
  if (game === undefined) throw new Error('no game');
  const outOfSample = Array.from({ length: count }, (_, index) => ({
    ...game,
    date: `${2012 + Math.floor((4 * index) / count)}-${String(4 + (Math.floor((24 * index) / count) % 6)).padStart(2, '0')}-15`,
    openLine: 0.35 + ((index * 37) % 31) / 100,
  }));
  return {
    ...without,
    holdoutFrom: '2015-09-15',
    outOfSample,
    outcomes: outOfSample.map(({ openLine }, index) => Number((index * 61) % 100 < 100 * openLine)),
    candidates: [
      { member: 'elo', probabilities: outOfSample.map(() => 0.5) },
      { member: 'blend', probabilities: outOfSample.map((_, index) => 0.4 + ((index * 53) % 20) / 100) },
    ],
    references: [],
  };
}
const stackOf = (of: Examination): number[] =>
  examined(examineOpenLine(of, settings)).candidates[1]?.probabilities ?? [];
const halfOf = (of: Examination, index: number): number => {
  const [open, blend] = [of.outOfSample[index]?.openLine, of.candidates[1]?.probabilities[index]];
  return 1 / (1 + Math.exp(-(logOddsOf(open ?? 0) + logOddsOf(blend ?? 0)) / 2));
};

describe('a model with the opening line', () => {
  it('is a file of its own system, read back as it was', () => {
    expect(trained.file).toMatchObject({
      model_system: 'game_outcome_with_open_line',
      member: 'open_line_stack',
      open_line: { base: 'blend', weights: { names: ['open_line', 'model'], weights: [0.5, 0.5] } },
    });
    const judged = examination.judged.get('open_line_stack');
    expect(judged?.name).toBe('open_line_stack');
    expect(model.member).toMatchObject({ name: 'open_line_stack', base: { name: 'blend' } });
    expect(model.runs).toBeNull();
    expect(trained.metrics.map(({ member }) => member)).toEqual([
      'constant',
      'elo',
      'blend',
      'open_line',
      'open_line_stack',
    ]);
    expect(trained.importance[0]?.feature).toBe('open_line');
  });

  it('gives reasons that add up to its log odds, the line among them in words', () => {
    const prediction = gameOutcomeWithOpenLine.predict(model, input);
    if (prediction === null) throw new Error('nothing was said');
    const reasons = gameOutcomeWithOpenLine.explain(model, prediction);
    const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum).toBeCloseTo(logOddsOf(prediction.homeWinProbability), 9);
    const ofLine = reasons.find(({ feature }) => feature === 'open_line');
    expect(ofLine).toMatchObject({ value: 0.61, contribution: expect.closeTo(0.5 * logOddsOf(0.61), 9) });
    expect(ofLine?.meaning).toMatch(
      /^The opening line, without the bookmakers' margin: 61\.0% for the home team\. Worth \d+\.\d points/,
    );
    const { runs } = gameOutcome.predict(readGameOutcomeModel(blendText()), input);
    expect(prediction.runs.home + prediction.runs.away).toBeCloseTo(runs.home + runs.away, 9);
  });

  it('says nothing without a price, without ratings and without a model: never a guess', () => {
    for (const [own, game] of [
      [model, { ...input, openLine: null }],
      [model, { ...input, facts: null }],
      [null, input],
    ] as const) {
      expect(gameOutcomeWithOpenLine.predict(own, game)).toBeNull();
    }
    expect(gameOutcomeWithOpenLine.explain(null, null)).toEqual([]);
    expect(
      memberProbability(
        { name: 'open_line' },
        { vector: new Float64Array(), facts: null, openLine: null, marketMemory: null },
      ),
    ).toBeNaN();
  });

  it('may be the line as it is, with runs by nightly features', () => {
    const file = fitExamined(examination, 'open_line').file;
    const alone = readGameOutcomeModel(writeGameOutcomeModel(file));
    const prediction = gameOutcomeWithOpenLine.predict(alone, { ...input, facts: null });
    expect(prediction).toMatchObject({ homeWinProbability: 0.61, member: 'open_line' });
    expect(prediction?.runs.home).toBeGreaterThan(prediction?.runs.away ?? 99);
    const reasons = gameOutcomeWithOpenLine.explain(alone, prediction);
    expect(reasons[0]).toMatchObject({
      feature: 'open_line',
      contribution: expect.closeTo(logOddsOf(0.61), 9),
    });
  });

  it.each([
    ['no weights', { open_line: null }],
    ['itself as its base', { open_line: { ...trained.file.open_line, base: 'open_line' } }],
    [
      'weights of something else',
      {
        open_line: {
          base: 'blend',
          weights: { names: ['a', 'b'], weights: [1, 2], intercept: 0, row_count: 0 },
        },
      },
    ],
    ['no base', { blend: null }],
  ])('is refused with %s', (_, change) => {
    expect(() => readGameOutcomeModel(JSON.stringify({ ...trained.file, ...change }))).toThrow(
      expect.objectContaining({ code: 'MODEL_MALFORMED' }),
    );
  });

  it('is trained by the system itself too, and by nobody without prices', () => {
    const outcome = gameOutcomeWithOpenLine.train(games, settings);
    expect(outcome).toMatchObject({ kind: 'trained' });
    const unpriced = games.map((game) => ({ ...game, openLine: null }));
    expect(gameOutcomeWithOpenLine.train(unpriced, settings)).toMatchObject({ kind: 'too_little_data' });
  });
});

const blendText = (): string => writeGameOutcomeModel(fitExamined(without, 'blend').file);
