"""Code pages that text shows for sure, and those that it does not."""

from __future__ import annotations

import random

import pytest

from evcorr.inputs.code_page import code_page_of

SURE = [
    ("cp932", "システム エラー 53 が発生しました。\n\nネットワーク パスが見つかりません。\n"),
    ("cp949", "시스템 오류 53이(가) 생겼습니다.\n\n네트워크 경로를 찾지 못했습니다.\n"),
    ("gbk", "发生系统错误 53。\n\n找不到网络路径。\n"),
    ("cp950", "發生系統錯誤 53。\n\n找不到網路路徑。\n"),
    ("cp1251", "Системная ошибка 53.\n\nНе найден сетевой путь.\n"),
    ("cp866", "Системная ошибка 53.\n\nНе найден сетевой путь.\n"),
    ("cp1253", "Παρουσιάστηκε σφάλμα συστήματος 53.\n\nΗ διαδρομή δικτύου δεν βρέθηκε.\n"),
    ("cp737", "Παρουσιάστηκε σφάλμα συστήματος 53.\n\nΗ διαδρομή δικτύου δεν βρέθηκε.\n"),
    ("cp1250", "Źródło:\tSrv\nPoziom:\tBłąd\nUżytkownik:\tBrak\n"),
    ("cp852", "Źródło:\tSrv\nPoziom:\tBłąd\nUżytkownik:\tBrak\n"),
    ("cp1250", "Úroveň:\tChyba\nUživatel:\tnení\nPočítač:\tJEDNA\n"),
    ("cp857", "Düzey:\tHata\nKullanıcı:\tyok\nGünlük Adı:\tSystem\nAçıklama:\tx\n"),
]
WESTERN = (
    "Systemfehler 5 aufgetreten.\nZugriff verweigert für den Benutzer ÄÖÜ, Größe überschritten.\n",
    "L'erreur système 53 s'est produite.\nLe chemin réseau n'a pas été trouvé, où êtes-vous\u00a0? Ça alors.\n",
    "Error de sistema 5. Acceso denegado al usuario señor Núñez, ¿qué pasó? Inténtelo más tarde.\n",
    "Systemfel 5 uppstod. Åtkomst nekad för användaren på nätverket. Försök igen.\n",
    "Ocorreu o erro de sistema 5. Acesso negado à ação, não há permissão.\n",
    "Der opstod systemfejl 5. Adgang nægtet på øen, prøv igen senere.\n",
    "Järjestelmävirhe 5. Käyttö estetty, yritä myöhemmin uudelleen.\n",
    "The caf\u00e9 service \u201cfailed\u201d to start \u2013 it says.\n",
)


@pytest.mark.parametrize(("page", "text"), SURE, ids=[f"{page}-{text[:8]}" for page, text in SURE])
def test_tells_what_is_sure(page: str, text: str) -> None:
    assert code_page_of(text.encode(page)) == page
    among = "2026-11-21 10:00:01 INFO started\n" * 20
    assert code_page_of((among + text + among).encode(page)) == page


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("page", ["cp1252", "cp850"])
def test_takes_western_text_for_nothing_else(page: str, text: str) -> None:
    assert code_page_of(text.encode(page, "ignore")) is None
    assert code_page_of(text.upper().encode(page, "ignore") * 20) is None


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_in_no_code_page(seed: int) -> None:
    assert code_page_of(random.Random(seed).randbytes(3000)) is None  # noqa: S311 - not for secrets


def test_ascii_tells_nothing() -> None:
    assert code_page_of(b"Level: Error\n" * 50) is None
