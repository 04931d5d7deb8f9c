"""Providers by one name: the spellings of articles and exports, and the names one source had from NT 3.1 to today."""

from __future__ import annotations

from functools import lru_cache

from evcorr.text.folding import fold_name

_RENAMED: dict[str, tuple[str, ...]] = {
    # NT 4.0's redirector Rdr became MRxSmb in Windows 2000, with the same ids for the same events
    "MRxSmb": ("Rdr",),
    # crash reports: Save Dump until 2003, then a manifest provider with the classic source name BugCheck
    "BugCheck": ("Save Dump", "Microsoft-Windows-WER-SystemErrorReporting"),
    # the database engine: EDB in Exchange 4.0 and 5.0, ESE97 in 5.5
    "ESE97": ("EDB",),
    # its successor, which numbers its events anew: ESE98 in Exchange 2000, then ESE; ESENT is that of Windows
    "ESE": ("ESE98", "ESENT"),
    "MSExchangeIS": ("MSExchangeIS Private", "MSExchangeIS Public", "MSExchangeISPriv", "MSExchangeISPub"),
    # sources of Windows 2000 and XP that a manifest provider replaced in Vista
    "DCOM": ("Microsoft-Windows-DistributedCOM",),
    "W32Time": ("Microsoft-Windows-Time-Service",),
    "Dhcp": ("Microsoft-Windows-Dhcp-Client",),
    "Print": ("Microsoft-Windows-PrintService",),
    "Userenv": ("Microsoft-Windows-User Profiles General",),
    "Kerberos": ("Microsoft-Windows-Security-Kerberos",),
    "KDC": ("Microsoft-Windows-Kerberos-Key-Distribution-Center",),
    "SAM": ("Microsoft-Windows-Directory-Services-SAM",),
    "MSDTC": ("Microsoft-Windows-MSDTC",),
    "Perflib": ("Microsoft-Windows-Perflib",),
    "PerfCtrs": ("Microsoft-Windows-PerfCtrs",),
    "TermService": ("Microsoft-Windows-TerminalServices-RemoteConnectionManager",),
    "WinMgmt": ("Microsoft-Windows-WMI",),
    # articles shorten its name, and add the type of the event to it
    "Service Control Manager": ("Microsoft-Windows-Service Control Manager", "SCM", "Service Control Manager Error"),
    # the name in NT 3.5x
    "Disk": ("SCSIDISK",),
    # further classic sources that a manifest provider registers as its event source
    "COM+": ("Microsoft-Windows-Complus",),
    "COM": ("Microsoft-Windows-COMRuntime",),
    # what Event Viewer shows of a provider whose name it does not shorten
    "DNS Client Events": ("Microsoft-Windows-DNS-Client",),
    "EventSystem": ("Microsoft-Windows-EventSystem",),
    "DfsSvc": ("Microsoft-Windows-DfsSvc",),
    "DhcpServer": ("Microsoft-Windows-DHCP-Server",),
    "Dhcpv6": ("Microsoft-Windows-DHCPv6-Client",),
    "Folder Redirection": ("Microsoft-Windows-Folder Redirection",),
    "Http": ("Microsoft-Windows-HttpEvent",),
    "IPNATHLP": ("Microsoft-Windows-SharedAccess_NAT",),
    "IPRouterManager": ("Microsoft-Windows-MPRMSG",),
    "AutoEnrollment": ("Microsoft-Windows-CertificateServicesClient-AutoEnrollment",),
    "CertEnroll": ("Microsoft-Windows-CertificateServicesClient-CertEnroll",),
    "CertCli": ("Microsoft-Windows-CertificationAuthorityClient-CertCli",),
    "LoadPerf": ("Microsoft-Windows-LoadPerf",),
    "MSDTC 2": ("Microsoft-Windows-MSDTC 2",),
    "MSDTC Client": ("Microsoft-Windows-MSDTC Client",),
    "MSDTC Client 2": ("Microsoft-Windows-MSDTC Client 2",),
    "PDH": ("Microsoft-Windows-PDH",),
    "PerfDisk": ("Microsoft-Windows-PerfDisk",),
    "PerfNet": ("Microsoft-Windows-PerfNet",),
    "PerfOs": ("Microsoft-Windows-PerfOS",),
    "PerfProc": ("Microsoft-Windows-PerfProc",),
    "Profsvc": ("Microsoft-Windows-User Profiles Service", "User Profile Service"),
    "RasSstp": ("Microsoft-Windows-RasSstp",),
    "SCardSvr": ("Microsoft-Windows-Smartcard-Server",),
    "SPOOLSS": ("Microsoft-Windows-SpoolerSpoolss",),
    "Software Licensing Service": ("Microsoft-Windows-Security-Licensing-SLC",),
    "Software Protection Platform Service": ("Microsoft-Windows-Security-SPP",),
    "Standard TCP/IP Port": ("Microsoft-Windows-SpoolerTCPMon",),
    "UmRdpService": ("Microsoft-Windows-TerminalServices-Printers",),
    "WinDefend": ("Microsoft-Windows-Windows Defender",),
    "WinHttpAutoProxySvc": ("Microsoft-Windows-WinHttp",),
    "WinRM": ("Microsoft-Windows-WinRM",),
    "Windows Search Service": ("Microsoft-Windows-Search",),
    "Wininit": ("Microsoft-Windows-Wininit",),
    "Winlogon": ("Microsoft-Windows-Winlogon", "Wlclntfy"),
    # domain controllers: one provider since Windows Server 2008, whose messages had a source for each part before
    "ActiveDirectory_DomainService": (
        "Microsoft-Windows-ActiveDirectory_DomainService",
        "NTDS Backup",
        "NTDS Database",
        "NTDS DS Schema",
        "NTDS General",
        "NTDS Inter-site Messaging",
        "NTDS KCC",
        "NTDS LDAP",
        "NTDS Replication",
        "NTDS RPC Client",
        "NTDS RPC Server",
        "NTDS SDPROP",
        "NTDS Security",
    ),
    "CertSvc": ("Microsoft-Windows-CertificationAuthority",),
    # the federation service: with its version in the name until Windows Server 2012 made it part of Windows
    "AD FS": ("AD FS 2.0",),
    "DNS": ("Microsoft-Windows-DNS-Server-Service",),
    # a named instance of SQL Server, and its Agent, which the source names behind a dollar sign
    "MSSQLSERVER": ("MSSQL",),
    "SQLSERVERAGENT": ("SQLAgent",),
    # a manifest provider beside the classic source, from Windows 8 on
    "Ntfs": ("Microsoft-Windows-Ntfs",),
}
"""Names of one and the same source: events of any of them carry the ids of all."""

_MANIFEST = fold_name("Microsoft-Windows-")
"""What Event Viewer leaves out of the names of Windows' own providers, and so do articles: "GroupPolicy"."""

_INSTANCE = "$"
"""What stands before the name of an instance of a service: "MSSQL$SALES"."""

_APART = frozenset({fold_name("Microsoft-Windows-Eventlog")})
"""Providers that have other events than the source whose name is the rest of theirs."""


def _shown(folded: str) -> str:
    """A folded name as Event Viewer shows it."""
    return folded if folded in _APART else folded.removeprefix(_MANIFEST) or folded


_CANONICAL = {_shown(fold_name(name)): fold_name(key) for key, names in _RENAMED.items() for name in names}


@lru_cache(maxsize=8192)
def canonical_provider(name: str) -> str:
    """The one folded name of a provider, whatever its spelling, era and instance."""
    folded = _shown(fold_name(name.partition(_INSTANCE)[0] or name))
    return _CANONICAL.get(folded, folded)


def spellings(name: str) -> tuple[str, ...]:
    """All names that the source had from NT 3.1 to today, the given one first; case makes no other name."""
    canonical = canonical_provider(name)
    names = {name.casefold(): name}
    for key, others in _RENAMED.items():
        if fold_name(key) == canonical:
            for one in (key, *others):
                names.setdefault(one.casefold(), one)
    return tuple(names.values())
