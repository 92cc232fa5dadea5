import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../shared/domain/trees/seeded-random.ts';
import { modelProbability } from '../../../../shared/models/game-outcome/answering-model.ts';
import { probabilityOf } from '../../../../shared/models/game-outcome/blend/logit.ts';
import {
  type ExaminationOutcome,
  examineGames,
} from '../../../../shared/models/game-outcome/examine-games.ts';
import {
  readGameOutcomeModel,
  writeGameOutcomeModel,
} from '../../../../shared/models/game-outcome/model-file.ts';
import { learnedInputs } from '../../../../shared/models/game-outcome/model-inputs.ts';
import { examineOpenLine } from '../../../../shared/models/game-outcome/open-line/examine-open-line.ts';
import { gameOutcomeWithOpenLine } from '../../../../shared/models/game-outcome/open-line/index.ts';
import { fitMoveScale, type SaidMove } from '../../../../shared/models/game-outcome/open-line/move-scale.ts';
import { rollLineMove } from '../../../../shared/models/game-outcome/open-line/roll-line-move.ts';
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

function examined(outcome: ExaminationOutcome) {
  if (outcome.kind !== 'examined') throw new Error(outcome.reason);
  return outcome.examination;
}

/** Lines that open with a little luck and close where the market's ratings of the teams are. */
const league = madeUpLeague({ seasons: [2012, 2013, 2014, 2015], days: 130 });
const games: TrainingGame[] = trainingGamesOf(league).map((game, index) => ({
  ...game,
  openLine: index % 7 === 0 ? null : 0.45 + ((index * 37) % 21) / 200,
  closeLine: 0.5 + (game.facts === null ? 0 : (game.facts.home.elo - game.facts.away.elo) / 2_000),
}));
const without = examined(examineGames(games, settings, null));
const examination = examined(examineOpenLine(without, settings));
const trained = fitExamined(examination, 'open_line_move');
const model = readGameOutcomeModel(writeGameOutcomeModel(trained.file));
const known = games.findLast(({ openLine, marketMemory }) => openLine !== null && marketMemory !== null);
const input = {
  home: teamRow(147, { elo_rating: 1540 }),
  away: teamRow(111, { elo_rating: 1490 }),
  homeStarter: starterRow(1),
  awayStarter: starterRow(2),
  league: ordinaryLeague,
  facts: known?.facts ?? null,
  openLine: 0.61,
  marketMemory: known?.marketMemory ?? null,
};

describe('the moved line among the members', () => {
  it('is a candidate, of the games that it was fitted before', () => {
    expect(examination.candidates.map(({ member }) => member)).toEqual([
      'open_line',
      'open_line_stack',
      'open_line_move',
    ]);
    const said = examination.candidates.at(-1)?.probabilities ?? [];
    expect(said).toHaveLength(examination.outOfSample.length);
    expect(said.filter((probability) => !Number.isNaN(probability)).length).toBeGreaterThan(200);
    expect(examination.judged.get('open_line_move')).toMatchObject({ base: { name: 'blend' } });
  });

  it('finds out where lines close, which the line itself does not say', () => {
    const own = examination.outOfSample.flatMap((game, position) => {
      const said = examination.candidates.at(-1)?.probabilities[position] ?? Number.NaN;
      return Number.isNaN(said) || game.closeLine === null || game.openLine === null
        ? []
        : [{ said: Math.abs(said - game.closeLine), open: Math.abs(game.openLine - game.closeLine) }];
    });
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(own.map(({ said }) => said))).toBeLessThan(0.2 * mean(own.map(({ open }) => open)));
  });

  it('is none without closing lines, or without a memory of the market', () => {
    for (const change of [{ closeLine: null }, { marketMemory: null }]) {
      const poor = games.map((game) => ({ ...game, ...change }));
      const outcome = examined(examineOpenLine(examined(examineGames(poor, settings, null)), settings));
      expect(outcome.candidates.map(({ member }) => member)).toEqual(['open_line', 'open_line_stack']);
      expect(outcome.openLine?.move).toBeNull();
    }
  });

  it('knows no closing line of the month that it is asked in, or of a later one', () => {
    const asked = games.filter(({ openLine, date }) => openLine !== null && date >= '2014-01-01');
    const holdoutFrom = '2015-06-01';
    const before = rollLineMove(games, asked, holdoutFrom).probabilities;
    for (const cut of ['2014-05-01', '2015-04-01', holdoutFrom]) {
      const planted = games.map((game) =>
        game.date < cut
          ? game
          : { ...game, closeLine: 0.6, homeRuns: game.awayRuns, awayRuns: game.homeRuns },
      );
      const plantedAsked = planted.filter(({ openLine, date }) => openLine !== null && date >= '2014-01-01');
      const after = rollLineMove(planted, plantedAsked, holdoutFrom).probabilities;
      const first = asked.findIndex(({ date }) => date >= cut);
      const monthsEnd = asked.findIndex(
        ({ date }) => date.slice(0, 7) > cut.slice(0, 7) && date < holdoutFrom,
      );
      const still = cut === holdoutFrom || monthsEnd < 0 ? asked.length : monthsEnd;
      expect(first).toBeGreaterThan(100);
      expect(after.slice(0, still)).toEqual(before.slice(0, still));
      if (still < asked.length) expect(after.slice(still)).not.toEqual(before.slice(still));
    }
  });

  it('leaves the variant without a market as it was, whatever the market remembers', () => {
    const forgetful = games.map((game) => ({ ...game, marketMemory: null, closeLine: null }));
    expect(hashTrainingGames(forgetful)).toBe(hashTrainingGames(games));
    expect(hashPricedGames(forgetful)).not.toBe(hashPricedGames(games));
    const file = (of: readonly TrainingGame[]) =>
      writeGameOutcomeModel(fitExamined(examined(examineGames(of, settings, null)), 'blend').file);
    expect(file(forgetful)).toBe(file(games));
  });
});

describe('a model that moves the line', () => {
  it('is read back as it was, and says the same as it did in training', () => {
    expect(trained.file).toMatchObject({
      schema_version: 3,
      model_system: 'game_outcome_with_open_line',
      member: 'open_line_move',
      open_line: { base: 'blend', weights: null },
    });
    expect(model.member).toMatchObject({ name: 'open_line_move', base: { name: 'blend' } });
    expect(model.runs).toBeNull();
    const prediction = gameOutcomeWithOpenLine.predict(model, { ...input, openLine: known?.openLine ?? 0 });
    if (prediction === null || known === undefined) throw new Error('nothing was said');
    expect(prediction.homeWinProbability).toBe(modelProbability(model, known));
    expect(prediction.runs.home - prediction.runs.away).not.toBe(0);
  });

  it('gives reasons that add up to its log odds: the line, history and the market in words', () => {
    const prediction = gameOutcomeWithOpenLine.predict(model, input);
    if (prediction === null) throw new Error('nothing was said');
    const reasons = gameOutcomeWithOpenLine.explain(model, prediction);
    const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum).toBeCloseTo(logOddsOf(prediction.homeWinProbability), 9);
    const ofMarket = reasons.find(({ feature }) => feature === 'closing_ratings');
    expect(ofMarket?.value).toBe(input.marketMemory?.closing_ratings);
    expect(ofMarket?.meaning).toMatch(/^Where the line would close by ratings .* Worth \d+\.\d points/);
    expect(reasons.find(({ feature }) => feature === 'elo')?.meaning).toMatch(/: home \d+, away \d+/);
    expect(trained.importance.map(({ feature }) => feature)).toContain('team_moves');
  });

  it('says nothing of a game without a line, without ratings, or before a line has closed: never a guess', () => {
    for (const lacking of [{ openLine: null }, { facts: null }, { marketMemory: null }])
      expect(gameOutcomeWithOpenLine.predict(model, { ...input, ...lacking })).toBeNull();
  });

  it('keeps how its inputs of the market lay', () => {
    const { names, vectors } = learnedInputs(games, 'open_line_move');
    expect(names).toEqual(['open_line', 'team_moves', 'starter_moves', 'closing_ratings']);
    expect(vectors).toHaveLength(games.filter(({ openLine }) => openLine !== null).length);
    expect(trained.inputReference.inputs.map(({ feature }) => feature)).toEqual(names);
    expect(gameOutcomeWithOpenLine.meaningOf('team_moves')).toMatch(
      /^Towards the home team: by how much lines moved/,
    );
  });

  it.each([
    ['no move', { open_line: { base: 'blend', weights: null, move: null } }, 'MODEL_MALFORMED'],
    [
      'itself as its base',
      { open_line: { ...trained.file.open_line, base: 'open_line_move' } },
      'MODEL_MALFORMED',
    ],
    [
      'a move of other inputs',
      {
        open_line: {
          ...trained.file.open_line,
          move: {
            ...trained.file.open_line?.move,
            featureNames: trained.file.open_line?.move?.featureNames.toReversed(),
          },
        },
      },
      'MODEL_FEATURES_MISMATCH',
    ],
    [
      'a move that is no sum of log odds',
      { open_line: { ...trained.file.open_line, move: { ...trained.file.open_line?.move, link: 'logit' } } },
      'MODEL_MALFORMED',
    ],
  ])('is refused with %s', (_, change, code) => {
    expect(() => readGameOutcomeModel(JSON.stringify({ ...trained.file, ...change }))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('the scale of a move', () => {
  const random = seededRandom(9);
  /** Games that move so many times as far as their lines were expected to. */
  const saidOf = (count: number, truth: number): SaidMove[] =>
    Array.from({ length: count }, () => {
      const [openLogOdds, move] = [random() - 0.5, random() - 0.5];
      return { openLogOdds, move, outcome: Number(random() < probabilityOf(openLogOdds + truth * move)) };
    });

  it('is 1 before there is a season of moves, and when nothing was expected', () => {
    expect(fitMoveScale(saidOf(1_999, 3))).toBe(1);
    expect(fitMoveScale(saidOf(4_000, 3).map((said) => ({ ...said, move: 0 })))).toBe(1);
  });

  it('goes to what the games say, held back by its prior', () => {
    const many = fitMoveScale(saidOf(60_000, 2));
    expect(many).toBeGreaterThan(1.6);
    expect(many).toBeLessThan(2.1);
    const few = fitMoveScale(saidOf(3_000, 2));
    expect(few).toBeGreaterThan(1);
    expect(few).toBeLessThan(1.5);
  });
});
