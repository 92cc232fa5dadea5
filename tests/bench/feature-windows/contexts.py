"""context_features without travel, umpires and forecasts."""
import pandas as pd

from ratings import opponent_ratings
from sums import window_sums

COUNTS = ["games", "runs", "strikeouts", "plate_appearances"]
HANDS = {"L": "left", "R": "right"}


def team_games_by_hand(facts, people):
    """Results of teams, with the hand of the starter they met. Strikeouts and plate appearances count together or not at all."""
    games = facts.team_games.rename(columns={"runs_scored": "runs"}).sort_values(["game_date", "game_number", "game_pk"])
    games["throws"] = games.opposing_starter_id.map(people.throws)
    told = games.strikeouts.notna() & games.plate_appearances.notna()
    games["strikeouts"] = games.strikeouts.where(told)
    games["plate_appearances"] = games.plate_appearances.where(told)
    return games


def context_windows(games, relievers, ratings, slate):
    """One row per side of a game."""
    year_ago = slate.day - pd.Timedelta(days=365)
    known = games[(games.game_date < slate.day) & (games.game_date >= year_ago) & (games.completed_at < slate.cutoff_at)]
    season = known[known.season == slate.day.year]
    sides = slate.sides[["game_pk", "game_date", "season", "team_id", "is_home", "starter_id", "day_night", "game_number"]]
    teams = pd.Index(sides.team_id.unique(), name="team_id")
    parts = []
    for hand, name in HANDS.items():
        parts.append(window_sums(season[season.throws == hand], "team_id", COUNTS, f"_{name}_season"))
        parts.append(window_sums(known[known.throws == hand], "team_id", COUNTS, f"_{name}_365d"))
    team = pd.concat(parts, axis=1).reindex(teams).fillna(0)
    last = known[known.game_date >= slate.day - pd.Timedelta(days=30)].drop_duplicates("team_id", keep="last").set_index("team_id")
    team["last_night"] = last.day_night
    team["rest_days"] = (slate.day - last.game_date).dt.days - 1
    team = team.join(bullpens(relievers)).join(opponent_ratings(season, ratings, slate))
    return sides.merge(team, left_on="team_id", right_index=True)


def context_games(rows, people):
    """Both sides of all games in one row each."""
    after_night = (rows.rest_days == 0) & (rows.day_night == "day") & (rows.last_night == "night")
    rows["day_after_night"] = after_night.astype(int).where(rows.rest_days.notna() & rows.day_night.notna() & rows.last_night.notna())
    rows["starter_throws"] = rows.starter_id.map(people.throws)
    own = ["game_pk", "game_date", "season", "team_id", "is_home", "starter_id", "day_night", "game_number", "last_night"]
    wide = both_sides(rows, rows.columns.drop(own))
    game = rows[rows.is_home].set_index("game_pk")
    wide["feature_date"] = game.game_date
    wide["month"] = game.game_date.dt.month
    wide["game_of_day"] = game.game_number
    wide["day_game"] = (game.day_night == "day").astype(int)
    return wide.reset_index()


def bullpens(relievers):
    """Who is fresh in a bullpen: sums over the relievers of the date."""
    names = {"pitched_yesterday": "yesterday", "pitched_two_days": "two_days", "is_fresh": "fresh"}
    own = relievers.rename(columns=names).assign(relievers=1).groupby("team_id")
    bullpen = own[["yesterday", "two_days", "fresh"]].sum().add_prefix("relievers_")
    bullpen["relievers_14d"] = own.relievers.sum()
    for days in (1, 3, 7):
        known = own[f"pitches_{days}d"].count() == own.relievers.sum()
        bullpen[f"relievers_pitches_{days}d"] = own[f"pitches_{days}d"].sum().where(known)
    return bullpen


def both_sides(rows, columns):
    """One row per game of two rows per game: home_ and away_ before the columns."""
    home, away = (rows[rows.is_home == is_home].set_index("game_pk")[columns] for is_home in (True, False))
    return home.add_prefix("home_").join(away.add_prefix("away_"))
