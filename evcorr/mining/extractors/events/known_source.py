"""Names of event sources that a number behind them is an event's id: "volsnap 25: ...", "Schannel, 36874 (Error)"."""

from __future__ import annotations

import re

from evcorr.text.folding import fold_name
from evcorr.text.level_words import level_named

_SURE = """
acpi; activedirectory_domainservice; ad fs; ad fs auditing; adsync; apphostsvc; application popup; autoenrollment
backup exec; bits-client; capi2; certenroll; certificationauthority; cissesrv; clussvc; crypt32; dfsr; dfssvc
dhcp-client; dhcp-server; distributedcom; dns client events; dns-client; dns-server-service; dnsapi; dpm-em
drwatson; ese; esent; eventsystem; failoverclustering; filtermanager; folder redirection; ftdisk; grouppolicy
healthservice; iastor; iastora; iastorac; iastorv; iisadmin; iscsiprt; kernel-general; kernel-power; lsasrv
loadperf; lsi_sas; mclogevent; microsoft antimalware; mpio; mrxsmb; msdsm; msdtc; msiinstaller; msiscsi; msmq
mssqlserver; netbt; netft; netlogon; ntbackup; ntds backup; ntds database; ntds general; ntds inter-site messaging
ntds isam; ntds kcc; ntds ldap; ntds replication; ntds sdprop; ntfrs; ntfs; opsmgr connector; opsmgr sdk service
partmgr; perflib; perfnet; perfos; perfdisk; perfproc; plugplaymanager; printservice; rasclient; rasman; refs
remoteaccess; scecli; schannel; service control manager; sidebyside; smbclient; smbserver; smbwitnessclient; smtpsvc
spoolss; sqlserveragent; sqlvdi; sqlwriter; srmsvc; storahci; stornvme; storport; storvsc; termdd; termservice
termservlicensing; time-service; user32; userenv; user profile service; user profiles service; vds; vhdmp
virtual disk service; volmgr; volsnap; vss; w32time; w3svc; whea-logger; windowsupdateclient
windows error reporting; wininit; winlogon; winmgmt; winrm; wlbs; wsus; windows server update services
"""
_WORDS = """
application error; application hang; atapi; browser; bugcheck; cluster; com+; dcom; dfs; dhcp; directory synchronization
disk; dns; eventlog; kdc; kerberos; nlb; print; rdr; router; sam; scm; security; server; snmp; srv; system; tcpip
veeam agent; veeam backup; windows defender; wins; wmi; workstation
"""
# ids that everybody knows by the source: of no other thing that the name stands for
_KNOWN_IDS = {
    "applicationerror": frozenset({1000, 1004, 1005}),
    "applicationhang": frozenset({1002}),
    "bugcheck": frozenset({1001}),
    "dcom": frozenset({10005, 10009, 10010, 10016, 10028}),
    "disk": frozenset({51, 153, 154, 157}),
    "eventlog": frozenset({6005, 6006, 6008, 6009, 6013}),
}
# ordinary words, but for their case
_IN_CAPITALS = frozenset({"WAS", "BITS"})
_OTHER = r"(?!(?:Event|EventID|ID|Error|Warning|Information|Report|Message)s?\b)"
_SERVER = re.compile(
    r"(?:Microsoft-Windows|Hyper-V|TerminalServices|RemoteDesktopServices|Kernel|Directory-Services|DNS|DHCP|IIS)(?:-[A-Z]\w*)+"
    r"|SMS(?:_[A-Z]{2,20}){1,6}"
    rf"|MSExchange\w{{0,24}}(?:(?<!Event)|(?:[ ]{_OTHER}(?-i:[A-Z])\w{{1,24}}){{1,3}})|(?:MSSQL|SQLAgent)\$\w{{1,40}}",
    re.IGNORECASE,
)
# Kernel-Power, Microsoft-Windows-DNS-Client, iaStorA, DhcpServer, ActiveDirectory_DomainService
_FORMED = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*(?:[-_][A-Z][A-Za-z]+){1,6}|[A-Za-z][a-z]+[A-Z][A-Za-z]{1,30}")
# what stands beside an id, and is the name of no source
_NO_SOURCE = re.compile(
    r"(?:(?:Event|Level|Task|See|Figure|Table|ID|KB|Step)\b.*|[A-Z]{1,2}\d+|(?:Microsoft\s)?Windows(?:\s(?:NT|XP|Vista|Server|[\d.]+))*"
    r"|(?:The\s)?(?:Application|System|Security|Setup|Directory\sService|Event|Error|Warning)(?:\s(?:Event\s)?Log)?"
    r"|Also|And|Or|Not|Only|Information|(?:Success|Failure)(?:\sAudit)?|Audit(?:\s(?:Success|Failure))?|STOP|The|This|An?)",
    re.IGNORECASE,
)
_PREFIX = fold_name("Microsoft-Windows-")


def _folded(name: str) -> str:
    return fold_name(name).removeprefix(_PREFIX)


_NAMES, _OTHER_NAMES = ({_folded(name) for name in re.split(r"[;\n]", table)} - {""} for table in (_SURE, _WORDS))


def is_source(name: str, number: int | None = None) -> bool:
    """Tell whether a name, with this number behind it if one is given, is that of a source and of nothing else."""
    folded = _folded(name)
    if name in _IN_CAPITALS or folded in _NAMES or _SERVER.fullmatch(name):
        return True
    return number in _KNOWN_IDS.get(folded, ())


def may_be_source(name: str) -> bool:
    """Tell whether a name may be an event source's: a word that has other meanings too, such as "disk"."""
    return is_source(name) or _folded(name) in _OTHER_NAMES


def is_formed_like_source(name: str) -> bool:
    """Tell whether a name, known or not, has the form that sources have: words joined by capitals or hyphens."""
    return _FORMED.fullmatch(name) is not None


def is_no_source(name: str) -> bool:
    """Tell whether what stands where a source may is a level, a log or a word of the sentence."""
    return level_named(name) is not None or _NO_SOURCE.fullmatch(name) is not None
