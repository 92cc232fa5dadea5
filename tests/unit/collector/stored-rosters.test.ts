import { describe, expect, it } from 'vitest';
import { collectWithDatasets, type NightOptions } from '../../support/dataset-night.ts';

const yesterday = '2025-04-04';

/** The rosters of a night as the warehouse would have them from the day before. */
async function storedRosters() {
  const { rowsOf } = await collectWithDatasets();
  return rowsOf('rosters', 'rosters').map(({ team_id, roster_type, player_id }) => ({
    team_id: Number(team_id),
    roster_type: String(roster_type),
    player_id: Number(player_id),
    as_of_date: yesterday,
  }));
}

const asked = async (options: NightOptions) =>
  (await collectWithDatasets(options))
    .requestsOf('roster')
    .map(({ subject }) => Number(subject.split('.')[0]));

describe('rosters that still hold', () => {
  it('are not asked for again, when so configured', async () => {
    const stored = await storedRosters();
    const clubs = [...new Set(stored.map(({ team_id }) => Number(team_id)))];
    expect(clubs).toHaveLength(6);
    const named = (await collectWithDatasets())
      .rowsOf('transactions', 'transactions')
      .flatMap((row) => [row['from_team_id'], row['to_team_id']]);
    const moved = clubs.filter((club) => named.includes(club));
    expect(await asked({ stored, rosterAgeDays: 7 })).toEqual(moved);
    // By default every roster is of its date.
    expect(await asked({ stored })).toHaveLength(6);
  });

  it('do not hold when their club moved, or nobody asked who did', async () => {
    const stored = (await storedRosters()).map((row) => ({ ...row, as_of_date: '2025-04-03' }));
    const club = await stayingClub();
    const told = { move_date: yesterday, team_id: null };
    const quiet = await asked({ stored, rosterAgeDays: 7, moves: [told] });
    expect(quiet).not.toContain(club);
    expect(await asked({ stored, rosterAgeDays: 7, moves: [told, { ...told, team_id: club }] })).toContain(
      club,
    );
    expect(await asked({ stored, rosterAgeDays: 7, moves: [] })).toHaveLength(6);
  });

  it('do not hold when somebody appeared who is not on them', async () => {
    const stored = await storedRosters();
    const club = await stayingClub();
    const rest = await asked({ stored, rosterAgeDays: 7 });
    expect(rest).not.toContain(club);
    const { lines } = await linesOfClub(club);
    const without = stored.filter(({ player_id }) => player_id !== lines[0]);
    expect(await asked({ stored: without, rosterAgeDays: 7 })).toEqual([...rest, club].sort((a, b) => a - b));
  });
});

/** A club that no transaction of the date names. */
async function stayingClub(): Promise<number> {
  const stored = await storedRosters();
  const moved = await asked({ stored, rosterAgeDays: 7 });
  return stored.map(({ team_id }) => team_id).find((club) => !moved.includes(club)) ?? 0;
}

/** Who appeared for a club, by the presence findings of a night whose rosters are all there. */
async function linesOfClub(club: number) {
  const { batters } = await collectWithDatasets();
  return { lines: batters.filter(({ team_id }) => team_id === club).map(({ player_id }) => player_id) };
}
