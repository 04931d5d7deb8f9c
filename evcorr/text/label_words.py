"""The labels of event texts in the languages of Windows: what Event Viewer copies, and heads its columns with.

Each line has the words in German, French, Spanish, Italian, Dutch, Portuguese (Brazil, Portugal), Swedish, Danish,
Norwegian, Finnish, Polish, Czech, Hungarian, Russian, Turkish, Japanese, Chinese (simplified, traditional) and Korean:
first those of Vista and later, then what Windows 2000, XP and Server 2003 have instead. Words that are English as well
are left out.
"""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "event_id": """
        Ereignis-ID, ID de l'événement, Id. del evento, ID evento, Gebeurtenis-id, Identificação do Evento,
        ID do Evento, Händelse-ID, Hændelses-id, Hendelses-ID, Tapahtumatunnus, Tapahtuman tunnus,
        Identyfikator zdarzenia, ID události, Eseményazonosító, Код события, Идентификатор события, Olay Kimliği,
        イベント ID, イベントID, 事件 ID, 事件ID, 事件識別碼, 이벤트 ID,
        Ereigniskennung, ID d'événement, Id. suceso, Id. de suceso, Olay No,
    """,
    "provider": """
        Quelle, Origen, Origine, Bron, Fonte, Origem, Källa, Kilde, Lähde, Źródło, Zdroj, Forrás, Источник, Kaynak,
        ソース, 来源, 來源, 원본,
        Ereignisquelle, Source de l'événement, Origen del suceso, Origen del evento, Origine evento,
        Bron van gebeurtenis, Gebeurtenisbron, Fonte de evento, Fonte do evento, Origem do evento, Händelsekälla,
        Hændelseskilde, Hendelseskilde, Tapahtuman lähde, Źródło zdarzenia, Zdroj události, Esemény forrása,
        Источник события, Olay Kaynağ\u0131, イベント ソース, 事件来源, 事件來源, 이벤트 원본,
    """,
    "channel": """
        Protokollname, Nom du journal, Nombre de registro, Nombre del registro, Nome registro, Nome log, Logboeknaam,
        Nome do Log, Nome do Registo, Loggnamn, Lognavn, Loggnavn, Lokin nimi, Nazwa dziennika, Název protokolu,
        Naplónév, Napló neve, Имя журнала, Günlük Ad\u0131, ログの名前, 日志名称, 記錄檔名稱, 로그 이름,
    """,
    "level": """
        Ebene, Stufe, Niveau, Nivel, Livello, Nível, Nivå, Taso, Poziom, Úroveň, Szint, Уровень, Düzey,
        レベル, 级别, 等級, 層級, 수준, Typ, Tipo, Tyyppi, Típus, Тип, Tür, 種類, 类型, 類型, 형식,
        Ereignistyp, Type de l'événement, Tipo de suceso, Tipo evento, Type gebeurtenis, Gebeurtenistype,
        Tipo de evento, Händelsetyp, Hændelsestype, Hendelsestype, Tapahtuman laji, Tapahtumatyyppi, Typ zdarzenia,
        Typ události, Esemény típusa, Тип события, Olay Türü, イベントの種類, 事件类型, 事件類型, 이벤트 형식,
    """,
    "category": """
        Aufgabenkategorie, Catégorie de la tâche, Categoría de la tarea, Categoria attività, Taakcategorie,
        Categoria da Tarefa, Categoria de Tarefa, Aktivitetskategori, Uppgiftskategori, Opgavekategori,
        Oppgavekategori, Tehtäväluokka, Tehtävän luokka, Kategoria zadania, Kategorie úlohy, Feladatkategória,
        Категория задачи, Görev Kategorisi, タスクのカテゴリ, 任务类别, 工作類別, 작업 범주,
        Ereigniskategorie, Catégorie de l'événement, Categoría del suceso, Categoría del evento, Categoria evento,
        Categorie van gebeurtenis, Gebeurteniscategorie, Categoria do evento, Categoria de evento, Händelsekategori,
        Hændelseskategori, Hendelseskategori, Tapahtuman luokka, Kategoria zdarzenia, Kategorie události,
        Esemény kategóriája, Категория события, Olay Kategorisi, イベント カテゴリ, 事件种类, 事件類別, 이벤트 범주,
        Kategorie, Catégorie, Categoría, Categoria, Categorie, Kategori, Kategoria, Категория, カテゴリ, 类别,
        類別, 범주,
    """,
    "date": """
        Datum, Fecha, Data, Dato, Päivämäärä, Päiväys, Dátum, Дата, Tarih, 日付, 日期, 날짜,
    """,
    "time": """
        Zeit, Uhrzeit, Heure, Hora, Ora, Tijd, Tid, Klokkeslett, Klokkeslæt, Kellonaika, Aika, Godzina, Čas, Idő,
        Időpont, Время, Saat, 時刻, 时间, 時間, 시간,
    """,
    "user": """
        Benutzer, Utilisateur, Usuario, Utente, Gebruiker, Usuário, Utilizador, Användare, Bruger, Bruker, Käyttäjä,
        Użytkownik, Uživatel, Felhasználó, Пользователь, Kullan\u0131c\u0131, ユーザー, 用户, 使用者, 사용자,
    """,
    "computer": """
        Ordinateur, Equipo, Computador, Dator, Datamaskin, Tietokone, Komputer, Počítač, Számítógép, Компьютер,
        Bilgisayar, コンピューター, コンピュータ, 计算机, 電腦, 컴퓨터,
    """,
    "keywords": """
        Schlüsselwörter, Mots clés, Mots-clés, Palabras clave, Parole chiave, Trefwoorden, Palavras-chave,
        Palavras Chave, Nyckelord, Nøgleord, Nøkkelord, Avainsanat, Słowa kluczowe, Klíčová slova, Kulcsszavak,
        Ключевые слова, Anahtar Sözcükler, キーワード, 关键字, 關鍵字, 키워드,
    """,
    "text": """
        Beschreibung, Descripción, Descrizione, Beschrijving, Descrição, Beskrivning, Beskrivelse, Kuvaus, Opis, Popis,
        Leírás, Описание, Aç\u0131klama, 説明, 描述, 說明, 설명,
    """,
    "xml": """
        Ereignis-XML, XML de l'événement, XML de evento, XML del evento, XML evento, XML dell'evento, Gebeurtenis-xml,
        XML de Evento, XML do Evento, Händelse-XML, Hændelses-XML, Hendelses-XML, Tapahtuma-XML, Kod XML zdarzenia,
        Kód XML události, Esemény XML, Xml события, Olay Xml, イベント XML, 事件 XML, 이벤트 XML,
    """,
    "data": """
        Daten, Données, Datos, Dati, Gegevens, Dados, Dane, Adatok, Данные, データ, 数据, 資料, 데이터,
    """,
}


def _spelled(field: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in _WORDS[field].split(",") if word.strip())


def fold_label(label: str) -> str:
    """A label for comparison: casefolded, blanks and apostrophes alike."""
    return " ".join(label.replace("\u2019", "'").casefold().split())


FOREIGN_LABELS: Mapping[str, str] = {
    fold_label(word): field for field, text in _WORDS.items() for word in text.split(",") if word.strip()
}
"""The field of each label."""

ID_LABELS: tuple[str, ...] = _spelled("event_id")
"""The labels of an event's id as Event Viewer spells them."""

CHANNEL_LABELS: tuple[str, ...] = _spelled("channel")
"""Those of its channel, with which what is copied begins."""

LABELS_AS_SPELLED: tuple[str, ...] = tuple(word for field in _WORDS for word in _spelled(field))
"""All labels as Event Viewer spells them."""

DATE_LABELS: tuple[str, ...] = tuple(label for label, field in FOREIGN_LABELS.items() if field == "date")
"""The labels of its date, folded."""

DATA_LABELS: tuple[str, ...] = tuple(label for label, field in FOREIGN_LABELS.items() if field == "data")
"""Those of its binary data, folded."""

KEYWORD_LABELS: frozenset[str] = frozenset(label for label, field in FOREIGN_LABELS.items() if field == "keywords")
"""Those of its keywords, folded."""

_NO_VALUES = """
    -, n/a, n/d, n/v, nd, n.v.t., н/д, not available, none, null, nicht zutreffend, no disponible, non disponibile,
    non disponible, niet van toepassing, saknas, nie dotyczy, není k dispozici, нет данных, 不适用, 暂缺, 不適用,
    該当なし, 無, 해당 없음,
"""
NO_VALUES = frozenset(word.strip() for word in _NO_VALUES.split(","))
"""Words for a value that is not there, casefolded; a category "None" is one."""


def is_xml_label(label: str) -> bool:
    """Whether this is what Event Viewer writes above an event's XML, in any language."""
    folded = fold_label(label)
    return folded == "event xml" or FOREIGN_LABELS.get(folded) == "xml"
