"""What a crash leaves behind: the headers of memory dumps, and the reports of Windows Error Reporting."""
