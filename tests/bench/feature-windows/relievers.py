"""reliever_features_daily."""
import pandas as pd


def reliever_windows(facts, slate):
    lines = facts.pitching
    two_weeks_ago = slate.day - pd.Timedelta(days=14)
    lines = lines[(lines.game_date < slate.day) & (lines.game_date >= two_weeks_ago) & (lines.completed_at < slate.cutoff_at)]
    lines = lines.sort_values(["game_date", "game_number", "game_pk"])
    ago = (slate.day - lines.game_date).dt.days
    lines = lines.assign(ago=ago, relieved=~lines.is_starter, yesterday=ago == 1, day_before=ago == 2, uncounted=lines.pitches.isna())
    pitcher = lines.groupby("player_id").agg(
        team_id=("team_id", "last"),
        games_14d=("starts", "sum"),
        ago=("ago", "min"),
        relieved=("relieved", "any"),
        yesterday=("yesterday", "any"),
        day_before=("day_before", "any"),
    )
    pitcher["rest_days"] = pitcher.ago - 1
    pitcher["pitched_yesterday"] = pitcher.yesterday.astype(int)
    pitcher["pitched_two_days"] = (pitcher.yesterday & pitcher.day_before).astype(int)
    pitcher["is_fresh"] = (pitcher.ago > 2).astype(int)
    for days in (1, 3, 7):
        # Unknown as soon as one count is.
        sums = lines[ago <= days].groupby("player_id")[["pitches", "uncounted"]].sum().reindex(pitcher.index, fill_value=0)
        pitcher[f"pitches_{days}d"] = sums.pitches.where(sums.uncounted == 0)
    pitcher = pitcher[pitcher.relieved & pitcher.team_id.isin(slate.sides.team_id)]
    pitcher = pitcher.drop(columns=["ago", "relieved", "yesterday", "day_before"]).assign(feature_date=slate.day)
    return pitcher.reset_index().rename(columns={"player_id": "pitcher_id"})
