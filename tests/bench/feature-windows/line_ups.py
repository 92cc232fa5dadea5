"""The line-ups that teams sent out last."""
import pandas as pd

from sums import known_before

REMEMBERED = 5
# The line-ups of the last season still tell of the first games of this one, those before do not.
MEMORY = pd.Timedelta(days=250)
SLOT_APPEARANCES = pd.Series([4.65, 4.55, 4.44, 4.34, 4.24, 4.13, 4.02, 3.9, 3.78], index=range(1, 10))


class LineUps:
    """Batters of line-ups in order; a game without any has sent none."""

    def __init__(self, batters):
        self.batters = batters[["game_pk", "place", "team_id", "is_home", "player_id", "slot", "is_pitcher"]]
        self.sent = batters.drop_duplicates(["game_pk", "team_id"])[["game_pk", "place", "team_id", "is_home", "known_on", "completed_at"]]

    def last(self, slate, within=None):
        """Batters of the last line-ups of the teams of the slate; `age` 0 is the latest."""
        known = known_before(self.sent, slate)
        last = known[known.team_id.isin(slate.sides.team_id)].groupby("team_id").tail(REMEMBERED)
        last = last.assign(age=last.groupby("team_id").cumcount(ascending=False))
        if within is not None:
            last = last[slate.day - last.known_on <= within]
        batters = self.batters[self.batters.game_pk.isin(last.game_pk)]
        return batters.merge(last[["game_pk", "team_id", "age"]], on=["game_pk", "team_id"])

    def batters_at_home(self, slate):
        """How many were listed at a team's last game at home."""
        known = known_before(self.sent, slate)
        last = known[known.is_home].drop_duplicates("team_id", keep="last")
        batters = self.batters[self.batters.game_pk.isin(last.game_pk) & self.batters.is_home]
        return batters.groupby("team_id").size()


def nines(starters):
    """Starters of line-ups that name nine places."""
    listed = starters[starters.slot.between(1, 9)]
    return listed[listed.groupby(["game_pk", "team_id"]).slot.transform("nunique") == 9]
