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
SPANISH = Locale(
    "es",
    ("Nivel", "Fecha y hora", "Origen", "Id. del evento", "Categoría de la tarea"),
    _levels("Error", "Advertencia", "Información", "Auditoría correcta", "Error de auditoría"),
    "{d:02}/{m:02}/{y}",
    "{h}:{M:02}:{S:02} {half}",
    ("a. m.", "p. m."),
)
ITALIAN = Locale(
    "it",
    ("Livello", "Data e ora", "Origine", "ID evento", "Categoria attività"),
    _levels("Errore", "Avviso", "Informazioni", "Controllo riuscito", "Controllo non riuscito"),
    "{d:02}/{m:02}/{y}",
    "{H:02}:{M:02}:{S:02}",
)
DUTCH = Locale(
    "nl",
    ("Niveau", "Datum en tijd", "Bron", "Gebeurtenis-id", "Taakcategorie"),
    _levels("Fout", "Waarschuwing", "Informatie", "Controle geslaagd", "Controle mislukt"),
    "{d}-{m}-{y}",
    "{H:02}:{M:02}:{S:02}",
)
PORTUGUESE = Locale(
    "pt",
    ("Nível", "Data e Hora", "Fonte", "Identificação do Evento", "Categoria da Tarefa"),
    _levels("Erro", "Aviso", "Informações", "Sucesso da Auditoria", "Falha de Auditoria"),
    "{d:02}/{m:02}/{y}",
    "{H:02}:{M:02}:{S:02}",
)
SWEDISH = Locale(
    "sv",
    ("Nivå", "Datum och tid", "Källa", "Händelse-ID", "Aktivitetskategori"),
    _levels("Fel", "Varning", "Information", "Granskningen lyckades", "Granskningen misslyckades"),
    "{y}-{m:02}-{d:02}",
    "{H:02}:{M:02}:{S:02}",
)
RUSSIAN = Locale(
    "ru",
    ("Уровень", "Дата и время", "Источник", "Код события", "Категория задачи"),
    _levels("Ошибка", "Предупреждение", "Сведения", "Аудит успеха", "Аудит отказа"),
    "{d:02}.{m:02}.{y}",
    "{H}:{M:02}:{S:02}",
)
JAPANESE = Locale(
    "ja",
    ("レベル", "日付と時刻", "ソース", "イベント ID", "タスクのカテゴリ"),
    _levels("エラー", "警告", "情報", "成功の監査", "失敗の監査"),
    "{y}/{m:02}/{d:02}",
    "{H}:{M:02}:{S:02}",
)
LOCALES = (ENGLISH, GERMAN, FRENCH, CHINESE)
EVERY_LOCALE = (*LOCALES, SPANISH, ITALIAN, DUTCH, PORTUGUESE, SWEDISH, RUSSIAN, JAPANESE)
