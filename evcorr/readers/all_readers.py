"""All readers there are: importing them takes longer than reading a small event log does."""

from __future__ import annotations

from evcorr.readers.dumps import kernel_dump, report_wer, user_dump
from evcorr.readers.event_logs import EVENT_LOGS
from evcorr.readers.exports import column_table, event_details, event_list, event_table, labelled_text, syslog
from evcorr.readers.json import event_json
from evcorr.readers.program_logs import (
    drwtsn32,
    exchange_tracking,
    extended_log,
    netlogon,
    servicing,
    setupapi,
    sql_errorlog,
    systems_management,
    windbg,
    windows_update,
)
from evcorr.readers.reader import Reader
from evcorr.readers.text import plaintext
from evcorr.readers.xml import clixml, eventxml, row_xml

READERS: tuple[Reader, ...] = (
    *EVENT_LOGS,
    kernel_dump.READER,
    user_dump.READER,
    clixml.READER,
    eventxml.READER,
    row_xml.READER,
    event_details.READER,
    event_json.READER,
    syslog.SNARE,
    labelled_text.WEVTUTIL,
    event_table.READER,
    labelled_text.PSLOGLIST,
    labelled_text.EVENT_QUERY,
    labelled_text.POWERSHELL,
    column_table.READER,
    labelled_text.SPLUNK,
    drwtsn32.READER,
    windbg.READER,
    report_wer.READER,
    systems_management.CMTRACE,
    systems_management.SMS,
    servicing.READER,
    setupapi.READER,
    windows_update.READER,
    netlogon.READER,
    extended_log.REQUESTS,
    extended_log.EXCHANGE,
    sql_errorlog.READER,
    exchange_tracking.READER,
    event_list.READER,
    syslog.EVTSYS,
    plaintext.READER,
)
"""In order of priority: the first that knows an input's first bytes reads it; text, which is anything, comes last."""
