"""Forms of the codes that databases and their drivers give: the states of ODBC, the numbers of SQL Server."""

from __future__ import annotations

from evcorr.mentions.code_space import always
from evcorr.mentions.error_form import form

_STATE = r"(?P<code>(?-i:[0-9A-Z]{3}\d{2}))"
"""An SQLSTATE, such as 08S01."""

DATABASE_FORMS = (
    # ODBC: State:37000,Native:16909 with the server's own number; SQLSTATE: S1000, szSqlState = "08S01" without
    form(r"\bstate:\w{5},\s?native:\s?(?P<code>-?[1-9]\d{0,9})\b", always("product"), "native:", begins=("state",)),
    form(
        rf"\b(?:sz)?sql\s?state\s?[:=]?\s?[\"']?{_STATE}\b",
        always("product"),
        *("sqlstate", "sql state"),
        begins=("sql", "szsql"),
    ),
    # the state alone where the server gives no number of its own: State:S1009,Native:0, [State=IM003][Error=0]
    form(
        rf"\bstate[:=]\s?{_STATE}(?=\[microsoft\]|:?,\s?native:\s?0\b|\]\[error=0\])",
        always("product"),
        *("state:", "state="),
        begins=("state",),
    ),
    # what opens an ODBC message, unless Visual Basic gives its own number on the line before:
    # 42000 [Microsoft][ODBC SQL Server Driver], DIAG [HYC00] [Microsoft][ODBC, S1109:[Microsoft][ODBC
    form(
        rf"(?m:^)(?<!'\n)(?<!':\n)[ \t]{{0,20}}(?:diag\s)?[\"\[]?{_STATE}(?:\]\s?|:?[ ]?)(?=\[microsoft\]\[)",
        always("product"),
        "[microsoft][",
        begins=(),
    ),
    # SQL Server: Error: 17826, Severity: 18; Msg 18456, Level 14
    form(r"\berror:?\s{1,4}(?P<code>\d{1,5}),\s{0,4}severity", always("product"), "severity", begins=("error",)),
    form(r"\bmsg\s{1,4}(?P<code>\d{1,5}),\s{1,4}(?:level|severity)", always("product"), "msg"),
    # Systems Management Server: SQL Err>> #10025 Sev 9; SQL Msg #105>
    form(
        r"\bsql\s(?:err|msg)>{0,2}\s{0,4}\#(?P<code>\d{2,6})\b",
        always("product"),
        *("sql err", "sql msg"),
        begins=("sql",),
    ),
)
"""In order of certainty; they count before all others."""
