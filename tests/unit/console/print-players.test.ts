import { expect, it } from 'vitest';
import { formatPlayers } from '../../../services/console/print-run.ts';

const output = (table: string, rows: number) => ({
  key: `predictions/slate_date=2026-04-15/run=r/event=e/${table}.ndjson`,
  sha256: 'a'.repeat(64),
  bytes: 1,
  rows,
});

it('says how many forecasts of players a run made, of the newest prediction of each kind', () => {
  const stage = 'prediction-api';
  expect(formatPlayers([])).toBeNull();
  expect(formatPlayers([{ stage, outputs: [output('game_predictions', 15)] }])).toBeNull();
  const manifests = [
    { stage, outputs: [output('game_predictions', 15), output('strikeout_predictions', 30)] },
    { stage: 'feature-engine', outputs: [output('strikeout_predictions', 7)] },
    { stage, outputs: [output('strikeout_predictions', 150), output('player_predictions', 1_620)] },
  ];
  expect(formatPlayers(manifests)).toMatch(
    /^Players: 150 forecasts of starters' strikeouts, 1620 of batters/,
  );
});
