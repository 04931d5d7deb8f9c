"""Logs of Windows NT 3.1 to Windows Server 2003 (.evt)."""
