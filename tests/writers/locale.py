"""How Windows of some language writes an export: headings, words for levels, dates and halves of the day."""

from __future__ import annotations

from datetime import datetime

import msgspec

from evcorr.record import Level


class Locale(msgspec.Struct, frozen=True):
    """One set of regional settings."""

    name: str
    headings: tuple[str, ...]
    """Event Viewer's own of Vista and later."""
    levels: dict[Level, str]
    date: str
    clock: str
    halves: tuple[str, str] = ("AM", "PM")

    def level(self, level: Level | None) -> str:
        return self.levels[level] if level else ""

    def day(self, time: datetime) -> str:
        return self.date.format(d=time.day, m=time.month, y=time.year, yy=time.year % 100)

    def hour(self, time: datetime) -> str:
        return self.clock.format(
            H=time.hour, h=(time.hour + 11) % 12 + 1, M=time.minute, S=time.second, half=self.halves[time.hour >= 12]
        )

    def time(self, time: datetime) -> str:
        return f"{self.day(time)} {self.hour(time)}"


def _levels(*words: str) -> dict[Level, str]:
    order = (Level.ERROR, Level.WARNING, Level.INFORMATION, Level.SUCCESS_AUDIT, Level.FAILURE_AUDIT)
    return dict(zip(order, words, strict=True))


ENGLISH = Locale(
    "en",
    ("Level", "Date and Time", "Source", "Event ID", "Task Category"),
    _levels("Error", "Warning", "Information", "Success Audit", "Failure Audit"),
    "{m}/{d}/{y}",
    "{h}:{M:02}:{S:02} {half}",
)
GERMAN = Locale(
    "de",
    ("Ebene", "Datum und Uhrzeit", "Quelle", "Ereignis-ID", "Aufgabenkategorie"),
    _levels("Fehler", "Warnung", "Informationen", "Überwachung erfolgreich", "Überwachung gescheitert"),
    "{d:02}.{m:02}.{y}",
    "{H:02}:{M:02}:{S:02}",
)
FRENCH = Locale(
    "fr",
    ("Niveau", "Date et heure", "Source", "ID de l\u2019événement", "Catégorie de la tâche"),
    _levels("Erreur", "Avertissement", "Information", "Succès de l\u2019audit", "Échec de l\u2019audit"),
    "{d:02}/{m:02}/{y}",
    "{H:02}:{M:02}:{S:02}",
)
CHINESE = Locale(
    "zh",
    ("级别", "日期和时间", "来源", "事件 ID", "任务类别"),
    _levels("错误", "警告", "信息", "审核成功", "审核失败"),
    "{y}/{m}/{d}",
    "{half} {h}:{M:02}:{S:02}",
    ("上午", "下午"),
)
LOCALES = (ENGLISH, GERMAN, FRENCH, CHINESE)
