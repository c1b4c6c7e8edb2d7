"""Days as one says them."""

from datetime import date

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def on_day(day: date) -> str:
    """Return a day: 7 Nov 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_days(day: date, today: date) -> str:
    """Return a day of the future: today, tomorrow, on Saturday, on 7 Nov 2026."""
    ahead = (day - today).days
    if ahead <= 0:
        return "today"
    if ahead == 1:
        return "tomorrow"
    return f"on {_DAYS[day.weekday()]}" if ahead < 7 else f"on {on_day(day)}"


def duration(seconds: float) -> str:
    """Return a time span in hours and minutes: 2 h 5 min, 40 min; "under a minute"."""
    minutes = int(seconds // 60)
    if not minutes:
        return "under a minute"
    hours, minutes = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" * bool(hours), f"{minutes} min" * bool(minutes)) if part)
