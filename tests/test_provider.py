import pytest

from evcorr.provider import canonical_provider, spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rdr", "MRxSmb"),
        ("NETLOGON", "Netlogon"),
        ("Dr. Watson", "DrWatson"),
        ("Save Dump", "Microsoft-Windows-WER-SystemErrorReporting"),
        ("EDB", "ESE97"),
        ("ESE98", "ESENT"),
        ("SCM", "Service Control Manager Error"),
        ("Scsidisk", "disk"),
        ("COM+", "Microsoft-Windows-Complus"),
        ("Windows Search Service", "Microsoft-Windows-Search"),
        ("Winlogon", "Wlclntfy"),
        ("GroupPolicy", "Microsoft-Windows-GroupPolicy"),
        ("Time-Service", "W32Time"),
        ("TermService", "Microsoft-Windows-TerminalServices-RemoteConnectionManager"),
        ("NTDS KCC", "ActiveDirectory_DomainService"),
        ("NTDS Replication", "Microsoft-Windows-ActiveDirectory_DomainService"),
        ("DNS", "Microsoft-Windows-DNS-Server-Service"),
        ("CertSvc", "Microsoft-Windows-CertificationAuthority"),
        ("DhcpServer", "DHCP-Server"),
        ("AD FS 2.0", "AD FS"),
        ("MSSQL$SALES", "MSSQLSERVER"),
        ("SQLAgent$SALES", "SQLSERVERAGENT"),
        ("MSSQL$SALES", "MSSQL$TEST"),
    ],
)
def test_names_of_one_source(one: str, other: str) -> None:
    assert canonical_provider(one) == canonical_provider(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Srv", "Rdr"),
        ("ESE97", "ESENT"),
        ("EventLog", "Microsoft-Windows-Eventlog"),
        ("NTDS ISAM", "NTDS General"),
        ("DNS", "Microsoft-Windows-DNS-Client"),
        ("MSSQL$SALES", "SQLAgent$SALES"),
    ],
)
def test_names_of_two_sources(one: str, other: str) -> None:
    assert canonical_provider(one) != canonical_provider(other)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Rdr", ("Rdr", "MRxSmb")), ("MRXSMB", ("MRXSMB", "Rdr")), ("Paint", ("Paint",))],
)
def test_all_names_of_a_source(name: str, wanted: tuple[str, ...]) -> None:
    assert spellings(name) == wanted
