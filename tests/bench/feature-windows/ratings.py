"""Elo ratings, a plain loop over the games in the order in which they ended, and the means of the opponents' ratings."""
import pandas as pd

MEAN, SEASON_CARRY, HOME_ADVANTAGE = 1500, 0.67, 24


class Elo:
    def __init__(self, games):
        won = games[games.home_score != games.away_score]
        self.games = won.sort_values(["completed_at", "game_pk"])
        self.ratings, self.season, self.played = {}, None, 0

    def before(self, slate):
        """Ratings by team, of every game that ended before the cutoff."""
        ended = (self.games.completed_at < slate.cutoff_at).sum()
        for game in self.games.iloc[self.played : ended].itertuples():
            self._enter(game.season)
            self._play(game)
        self.played = ended
        self._enter(slate.day.year)
        return pd.Series(self.ratings, dtype=float)

    def _enter(self, season):
        if season != self.season:
            self.ratings = {team: MEAN + SEASON_CARRY * (rating - MEAN) for team, rating in self.ratings.items()}
            self.season = season

    def _play(self, game):
        home, away = (self.ratings.get(team, MEAN) for team in (game.home_team_id, game.away_team_id))
        edge = home - away + HOME_ADVANTAGE
        margin = game.home_score - game.away_score
        won = 1 if margin > 0 else 0
        winner_edge = max(edge if won else -edge, -300)
        damping = 5.46554876e-8 * winner_edge**3 + 8.96073139e-6 * winner_edge**2 + 0.00244895265 * winner_edge + 3.4
        weight = (4 if game.game_type == "R" else 6) * 1.41 * (abs(margin) + 1) ** 0.7 / damping
        shift = weight * (won - 1 / (1 + 10 ** (-edge / 400)))
        self.ratings[game.home_team_id], self.ratings[game.away_team_id] = home + shift, away - shift


def opponent_ratings(season_games, ratings, slate):
    """Mean ratings of the opponents of 30 days and of the season, by team."""
    opponents = season_games[["team_id", "game_date"]].assign(rating=season_games.opponent_id.map(ratings))
    recent = opponents[opponents.game_date >= slate.day - pd.Timedelta(days=30)]
    means = {"30d": recent, "season": opponents}
    return pd.DataFrame({f"opponents_rating_{window}": rows.groupby("team_id").rating.mean() for window, rows in means.items()})
