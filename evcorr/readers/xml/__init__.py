"""Events as XML: of the Windows event schema, a row an event, and PowerShell's CLIXML."""
