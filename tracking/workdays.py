"""Business days in the United States: no weekends, no public holidays."""

from __future__ import annotations

import datetime as dt


class Workdays:
    """The business days of one state; "" counts federal holidays only."""

    def __init__(self, state: str = "") -> None:
        """Use the holidays of `state` (two letters). Raises ValueError for an unknown one."""
        # Loaded with those of all countries, and needed only where something was asked for.
        import holidays  # noqa: PLC0415
        from holidays.countries.united_states import UnitedStates  # noqa: PLC0415

        if state and state not in UnitedStates.subdivisions:
            raise ValueError(f"{state!r} is no state of the United States")
        self._holidays = holidays.country_holidays("US", subdiv=state or None)

    def on_or_after(self, day: dt.date) -> dt.date:
        """Give the first business day from `day` on."""
        while not self._holidays.is_working_day(day):
            day += dt.timedelta(days=1)
        return day

    def add(self, day: dt.date, count: int) -> dt.date:
        """Give the day that lies `count` business days after `day`."""
        for _ in range(count):
            day = self.on_or_after(day + dt.timedelta(days=1))
        return day
