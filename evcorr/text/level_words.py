"""Levels by the words that Event Viewer, its tools and forwarders write, in the languages of Windows."""

from __future__ import annotations

from functools import lru_cache

from evcorr.record import Level

_WORDS: dict[Level, str] = {
    Level.CRITICAL: """
        critical kritisch critique crítico critico kritiek krytyczny kritická kritisk kritik критический kriittinen
        严重 关键 重大 嚴重 위험
    """,
    Level.ERROR: """
        error err fehler erreur errore erro fout błąd chyba fel feil fejl virhe hiba hata ошибка
        错误 錯誤 エラー 오류 σφάλμα
    """,
    Level.WARNING: """
        warning warn warnung avertissement advertencia avviso aviso waarschuwing ostrzeżenie upozornění varning advarsel
        varoitus figyelmeztetés uyar\u0131 предупреждение 警告 경고 προειδοποίηση
    """,
    Level.INFORMATION: """
        information info informational informationen informations información informazioni informação informações
        informatie informacje informace informasjon oplysninger tiedot információ bilgi сведения уведомление
        信息 資訊 情報 정보 πληροφορίες none 0
    """,
    Level.VERBOSE: """
        verbose ausführlich commentaires détaillé detallado dettagliato detalhado uitgebreid pełne utförlig подробности
        详细 詳細資訊 詳細 자세한_정보 debug
    """,
    Level.SUCCESS_AUDIT: """
        audit_success success_audit successaudit success überwachung_erfolgreich erfolgsüberwachung
        erfolgsüberwachungen erfolgsüberw. succès_de_l'audit audit_des_succès auditoría_correcta
        controllo_riuscito operazioni_riuscite sucesso_da_auditoria controle_geslaagd аудит_успеха
        granskningen_lyckades granskning_lyckades gennemført_overvågning vellykket_overvåking pomyślna_inspekcja
        inspekcja_zakończona_sukcesem úspěšný_audit sikeres_naplózás denetim_başar\u0131l\u0131 onnistunut_valvonta
        审核成功 稽核成功 成功の監査 감사_성공
    """,
    Level.FAILURE_AUDIT: """
        audit_failure failure_audit failureaudit failure überwachung_gescheitert überwachungsfehler fehlerüberwachung
        fehlerüberwachungen échec_de_l'audit audit_des_échecs error_de_auditoría controllo_non_riuscito
        operazioni_non_riuscite falha_de_auditoria controle_mislukt аудит_отказа аудит_сбоя
        granskningen_misslyckades granskning_misslyckades mislykket_overvågning mislykket_overvåking
        niepowodzenie_inspekcji inspekcja_zakończona_niepowodzeniem neúspěšný_audit sikertelen_naplózás
        denetim_başar\u0131s\u0131z epäonnistunut_valvonta
        审核失败 稽核失敗 失敗の監査 감사_실패
    """,
}

_NO_LEVELS = frozenset({"none", "0"})
"""Words for a level in tables of programs, but for none in what people write."""

_BY_WORD = {word: level for level, text in _WORDS.items() for word in text.split()}

LEVEL_WORDS = tuple(sorted((word.replace("_", " ") for word in _BY_WORD if len(word) > 1), key=len, reverse=True))
"""The words casefolded, the longest first."""

_SHORTEST_CUT = 5
"""Tables cut words ("SuccessA..."); a piece of so many letters still tells which."""


@lru_cache(maxsize=1024)
def level_named(word: str) -> Level | None:
    """The level of a word in any case, whole or cut, also as Log Parser writes it ("Error event"); else None."""
    folded = "_".join(word.casefold().replace("\u2019", "'").split()).removesuffix("_event")
    cut = folded.removesuffix("...").removesuffix("\u2026")
    if cut != folded and len(cut) >= _SHORTEST_CUT:
        return next((level for known, level in _BY_WORD.items() if known.startswith(cut)), None)
    return _BY_WORD.get(folded)


def level_told(word: str | None) -> str | None:
    """The level that a word of an article or a pasted event is for, in Event Viewer's spelling; None for any other."""
    return level_spelled(None if word is None or word.casefold() in _NO_LEVELS else level_named(word))


def level_spelled(level: Level | None) -> str | None:
    """A level in Event Viewer's spelling; None for none."""
    return level.value if level else None
