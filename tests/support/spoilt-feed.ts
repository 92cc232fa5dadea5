import { z } from 'zod';

const feedSchema = z.looseObject({
  liveData: z.looseObject({
    boxscore: z.looseObject({
      teams: z.record(
        z.string(),
        z.looseObject({ players: z.record(z.string(), z.unknown()), batters: z.array(z.number()) }),
      ),
    }),
  }),
});

/** A feed that lacks most batters of both teams: whole in form, and graded F. */
export function withoutBatters(body: Buffer): Buffer {
  const feed = feedSchema.parse(JSON.parse(body.toString()));
  for (const team of Object.values(feed.liveData.boxscore.teams)) {
    for (const batter of team.batters.slice(2)) delete team.players[`ID${batter}`];
  }
  return Buffer.from(JSON.stringify(feed));
}
