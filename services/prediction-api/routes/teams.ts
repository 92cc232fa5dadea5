import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { nameTeam } from '../name-entities.ts';
import { errorAnswer } from '../schemas/error.ts';
import { teamsAnswer } from '../schemas/team.ts';
import type { ServingState } from '../serving-state.ts';

/** GET /teams: ids, abbreviations and ratings of the newest slate. */
export const teamsRoutes: FastifyPluginAsyncZod<{ state: ServingState }> = async (app, { state }) => {
  app.get(
    '/teams',
    {
      schema: {
        summary: 'Teams',
        description: 'Ids and abbreviations to ask with, and the ratings of the newest slate.',
        tags: ['reference'],
        response: { 200: teamsAnswer, 503: errorAnswer },
      },
    },
    async () => {
      const { snapshot } = state.currentSlate();
      return {
        slate_date: snapshot.slate_date,
        teams: snapshot.teams
          .map((team) => ({
            ...nameTeam(team),
            elo_rating: team.elo_rating,
            games_season: team.games_season,
            wins_season: team.wins_season,
          }))
          .sort((left, right) => left.abbreviation.localeCompare(right.abbreviation)),
      };
    },
  );
};
