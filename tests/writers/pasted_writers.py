"""Writes records as people paste them into mails: what Event Viewer copies, in the language of their Windows."""

from __future__ import annotations

from collections.abc import Iterable

from evcorr.record import Level, Record
from tests.writers.event_xml_writer import KEYWORDS as KEYWORD_MASKS
from tests.writers.event_xml_writer import LEVEL_NUMBERS, event_text
from tests.writers.locale import ENGLISH, GERMAN, SPANISH, Locale
from tests.writers.table_writers import KEYWORDS, time_of

_COPIED = {
    "en": "Log Name:|Source:|Date:|Event ID:|Task Category:|Level:|Keywords:|User:|Computer:|Description:|Event Xml:",
    "de": "Protokollname:|Quelle:|Datum:|Ereignis-ID:|Aufgabenkategorie:|Ebene:|Schlüsselwörter:|Benutzer:|Computer:"
    "|Beschreibung:|Ereignis-XML:",
    "fr": "Nom du journal :|Source :|Date :|ID de l\u2019événement :|Catégorie de la tâche :|Niveau :|Mots clés :"
    "|Utilisateur :|Ordinateur :|Description :|XML de l\u2019événement :",
    "es": "Nombre de registro:|Origen:|Fecha:|Id. del evento:|Categoría de la tarea:|Nivel:|Palabras clave:|Usuario:"
    "|Equipo:|Descripción:|XML de evento:",
    "it": "Nome registro:|Origine:|Data:|ID evento:|Categoria attività:|Livello:|Parole chiave:|Utente:|Computer:"
    "|Descrizione:|XML evento:",
    "nl": "Logboeknaam:|Bron:|Datum:|Gebeurtenis-id:|Taakcategorie:|Niveau:|Trefwoorden:|Gebruiker:|Computer:"
    "|Beschrijving:|Gebeurtenis-xml:",
    "pt": "Nome do Log:|Fonte:|Data:|Identificação do Evento:|Categoria da Tarefa:|Nível:|Palavras-chave:|Usuário:"
    "|Computador:|Descrição:|XML de Evento:",
    "sv": "Loggnamn:|Källa:|Datum:|Händelse-ID:|Aktivitetskategori:|Nivå:|Nyckelord:|Användare:|Dator:|Beskrivning:"
    "|Händelse-XML:",
    "ru": "Имя журнала:|Источник:|Дата:|Код события:|Категория задачи:|Уровень:|Ключевые слова:|Пользователь:"
    "|Компьютер:|Описание:|Xml события:",
    "ja": "ログの名前:|ソース:|日付:|イベント ID:|タスクのカテゴリ:|レベル:|キーワード:|ユーザー:"
    "|コンピューター:|説明:|イベント XML:",
    "zh": "日志名称:|来源:|日期:|事件 ID:|任务类别:|级别:|关键字:|用户:|计算机:|描述:|事件 Xml:",
}
"""The labels of Vista and later, in its order."""

_COPIED_BEFORE = {
    "en": "Event Type:|Event Source:|Event Category:|Event ID:|Date:|Time:|User:|Computer:|Description:|Data:",
    "de": "Ereignistyp:|Ereignisquelle:|Ereigniskategorie:|Ereigniskennung:|Datum:|Zeit:|Benutzer:|Computer:"
    "|Beschreibung:|Daten:",
    "fr": "Type de l'événement :|Source de l'événement :|Catégorie de l'événement :|ID de l'événement :|Date :|Heure :"
    "|Utilisateur :|Ordinateur :|Description :|Données :",
    "es": "Tipo de suceso:|Origen del suceso:|Categoría del suceso:|Id. suceso:|Fecha:|Hora:|Usuario:|Equipo:"
    "|Descripción:|Datos:",
    "it": "Tipo evento:|Origine evento:|Categoria evento:|ID evento:|Data:|Ora:|Utente:|Computer:|Descrizione:|Dati:",
    "ru": "Тип события:|Источник события:|Категория события:|Код события:|Дата:|Время:|Пользователь:|Компьютер:"
    "|Описание:|Данные:",
}
"""The labels of Windows 2000 to Server 2003, in their order."""

COPIED_IN = frozenset(_COPIED)
COPIED_BEFORE_IN = frozenset(_COPIED_BEFORE)
"""The languages that each is written in."""

_NONE = {ENGLISH.name: "N/A", GERMAN.name: "Nicht zutreffend", SPANISH.name: "No disponible"}


def copied(records: Iterable[Record], locale: Locale) -> str:
    """Event Viewer's "Copy details as text" of Vista and later, without the XML."""
    return "".join(_copied(record, locale) for record in records)


def copied_with_xml(records: Iterable[Record], locale: Locale) -> str:
    """The same with the XML, which it ends with."""
    label = _COPIED[locale.name].split("|")[-1]
    return "".join(
        f"{_copied(record, locale)}{label}\r\n{event_text(record).replace('><', '>' + chr(10) + '  <')}\r\n\r\n"
        for record in records
    )


def _copied(record: Record, locale: Locale) -> str:
    is_audit = record.level in KEYWORDS
    values = (
        record.channel,
        record.provider,
        locale.time(time_of(record)),
        record.event_id,
        record.task,
        locale.level(Level.INFORMATION if is_audit else record.level),
        locale.level(record.level) if is_audit else "",
        record.user_id or _NONE.get(locale.name, "N/A"),
        record.computer,
    )
    labels = _COPIED[locale.name].split("|")
    lines = [f"{label:<15}{value}" for label, value in zip(labels, values, strict=False)]
    text = (record.message or "").replace("\n", "\r\n")
    return "\r\n".join((*lines, labels[9], text, "", ""))


def copied_details(records: Iterable[Record], _locale: Locale) -> str:
    """The friendly view of an event's details, with blank lines as the clipboard has them."""
    return "".join(f"What is this?\n\n{_details(record)}\nPlease help.\n\n\n" for record in records)


def _details(record: Record) -> str:
    level = LEVEL_NUMBERS.get(record.level or Level.INFORMATION, 0)
    lines = [
        *("- System ", "  - Provider ", f"   [ Name]  {record.provider} "),
        *(f"  - EventID {record.event_id} ", f"   [ Qualifiers]  {record.qualifiers} "),
        *(f"   Level {level} ", f"   Task {record.task} ", f"   Keywords {KEYWORD_MASKS.get(record.level, '0x80')} "),
        *("  - TimeCreated ", f"   [ SystemTime]  {time_of(record).isoformat()}.0000000Z "),
        *(f"   EventRecordID {record.record_id} ", "   Correlation ", "  - Execution ", "   [ ProcessID]  4 "),
        *(f"   Channel {record.channel} ", f"   Computer {record.computer} ", "  - Security "),
        *([f"   [ UserID]  {record.user_id} "] if record.user_id else []),
        *("- EventData ", *(f"   {value} " for _, value in record.data)),
    ]
    if record.binary:
        lines += ["-" * 40, "Binary data:", "In Words", *_words(record.binary), "In Bytes", *_bytes(record.binary)]
    return "".join(f"{line}\n\n" for line in lines)


def copied_before_vista(records: Iterable[Record], locale: Locale) -> str:
    """What the button of Windows 2000, XP and Server 2003 copies, with the data as bytes."""
    return "".join(_copied_before(record, locale, _bytes) for record in records)


def copied_in_words(records: Iterable[Record], locale: Locale) -> str:
    """The same with the data as 32-bit words."""
    return "".join(_copied_before(record, locale, _words) for record in records)


def _copied_before(record: Record, locale: Locale, dump: object) -> str:
    values = (
        locale.level(record.level),
        record.provider,
        record.task,
        record.event_id,
        locale.day(time_of(record)),
        locale.hour(time_of(record)),
        record.user_id or _NONE.get(locale.name, "N/A"),
        record.computer,
    )
    labels = _COPIED_BEFORE[locale.name].split("|")
    lines = [f"{label}\t{value}" for label, value in zip(labels, values, strict=False)]
    text = (record.message or "").replace("\n", "\r\n")
    rows = dump(record.binary) if record.binary else []  # type: ignore[operator]
    data = [labels[9], *rows] if rows else []
    return "\r\n".join((*lines, labels[8], text, "", *data, "", ""))


def _bytes(data: bytes) -> list[str]:
    rows = [data[at : at + 8] for at in range(0, len(data), 8)]
    letters = "".maketrans({chr(code): "." for code in (*range(32), *range(127, 256))})
    return [
        f"{8 * number:04x}: {row.hex(' '):<23}   {row.decode('latin-1').translate(letters)}"
        for number, row in enumerate(rows)
    ]


def _words(data: bytes) -> list[str]:
    words = [int.from_bytes(data[at : at + 4], "little") for at in range(0, len(data), 4)]
    return [
        f"{4 * at:04x}: " + " ".join(f"{word:08x}" for word in words[at : at + 4]) for at in range(0, len(words), 4)
    ]
