"""How the producers of JSON events name the fields of a record, as tables of paths."""

from __future__ import annotations

import msgspec


class Producer(msgspec.Struct, frozen=True):
    """How one producer names the fields.

    `signs` are paths, one of which its events have; `paths` the places of each field, the best first.
    """

    signs: tuple[str, ...]
    paths: tuple[tuple[str, tuple[str, ...]], ...]
    data: tuple[str, ...] = ()
    """Paths of the event's values, as an object, a list or text."""
    utc: bool = False
    """Whether times that tell no zone are UTC."""


def _producer(sign: str, *data: str, utc: bool = False, **paths: str) -> Producer:
    places = tuple((field, tuple(places.split())) for field, places in paths.items())
    return Producer(tuple(sign.split()), places, data, utc)


_WAZUH = {
    "provider": "system.providerName",
    "event_source_name": "system.eventSourceName",
    "event_id": "system.eventID",
    "level": "system.level",
    "keywords": "system.keywords",
    "task": "system.task",
    "channel": "system.channel",
    "computer": "system.computer",
    "when": "system.systemTime",
    "record_id": "system.eventRecordID",
    "message": "system.message",
    "binary": "eventdata.binary",
}

_SCHEMA = {
    "provider": "Provider.#attributes.Name Provider.@Name Provider.Name Provider_attributes.Name",
    "event_source_name": "Provider.#attributes.EventSourceName Provider.@EventSourceName Provider.EventSourceName "
    "Provider_attributes.EventSourceName",
    "event_id": "EventID.#text EventID._ EventID",
    "qualifiers": "EventID.#attributes.Qualifiers EventID.@Qualifiers EventID_attributes.Qualifiers",
    "level": "Level",
    "keywords": "Keywords",
    "task": "Task",
    "channel": "Channel",
    "computer": "Computer",
    "when": "TimeCreated.#attributes.SystemTime TimeCreated.@SystemTime TimeCreated.SystemTime "
    "TimeCreated_attributes.SystemTime",
    "record_id": "EventRecordID",
    "user_id": "Security.#attributes.UserID Security.@UserID Security.UserID Security_attributes.UserID",
}

PRODUCERS = (
    # Winlogbeat and Elastic Agent, in the Elastic Common Schema
    _producer(
        "winlog.event_id winlog.provider_name",
        "winlog.event_data",
        "winlog.user_data",
        provider="winlog.provider_name event.provider",
        event_id="winlog.event_id event.code",
        level="winlog.level log.level",
        keywords="winlog.outcome",
        task="winlog.task",
        channel="winlog.channel",
        computer="winlog.computer_name host.name",
        when="winlog.time_created @timestamp event.created",
        record_id="winlog.record_id",
        user_id="winlog.user.identifier",
        message="message",
        utc=True,
    ),
    # the same before version 7
    _producer(
        "beat",
        "event_data",
        provider="source_name",
        event_id="event_id",
        level="level",
        task="task",
        channel="log_name",
        computer="computer_name",
        when="@timestamp",
        record_id="record_number",
        user_id="user.identifier",
        message="message",
        utc=True,
    ),
    *(
        _producer(
            f"{prefix}system",
            f"{prefix}eventdata",
            f"{prefix}userdata",
            utc=True,
            **{field: prefix + path for field, path in _WAZUH.items()},
        )
        for prefix in ("win.", "data.win.")
    ),
    # evtx_dump and others who write the event schema as JSON
    *(
        _producer(
            f"{prefix}System",
            f"{prefix}EventData",
            f"{prefix}UserData",
            utc=True,
            message=f"{prefix}RenderingInfo.Message",
            **{field: " ".join(f"{prefix}System.{path}" for path in paths.split()) for field, paths in _SCHEMA.items()},
        )
        for prefix in ("Event.", "")
    ),
    # NXLog im_msvistalog and im_mseventlog
    _producer(
        "SourceModuleType",
        provider="SourceName",
        event_id="EventID",
        keywords="EventType",
        level="EventType Severity",
        task="Category Task",
        channel="Channel FileName",
        computer="Hostname",
        when="EventTime",
        record_id="RecordNumber",
        user_id="UserID",
        message="Message",
    ),
    # OpenTelemetry's windowseventlog receiver
    _producer(
        "event_id.id",
        "event_data",
        provider="provider.name",
        event_source_name="provider.event_source",
        event_id="event_id.id",
        qualifiers="event_id.qualifiers",
        level="level",
        task="task",
        channel="channel",
        computer="computer",
        when="system_time",
        record_id="record_id",
        user_id="security.user_id",
        message="message",
        utc=True,
    ),
)
"""The first whose sign an object has reads it; any other object is read by the names of its own properties."""

_NXLOG_NAMES = """
    EventTime EventReceivedTime Hostname Keywords EventType SeverityValue Severity EventID SourceName ProviderGuid
    Version Task OpcodeValue Opcode RecordNumber ActivityID RelatedActivityID ProcessID ThreadID Channel Category
    Message Domain AccountName UserID AccountType FileName SourceModuleName SourceModuleType ExecutionProcessID
    ExecutionThreadID Level
"""
NXLOG_OWN = frozenset(_NXLOG_NAMES.split())
"""Fields of NXLog itself; all others are the event's values."""
