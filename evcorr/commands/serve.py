"""`evcorr serve`: Event Viewer's help link answered on this computer, and reports for logs dropped on a page."""

from __future__ import annotations

from pathlib import Path

import click

from evcorr.commands import options
from evcorr.commands.output import write_out
from evcorr.commands.problems import tell_problems
from evcorr.errors import MissingPackageError, reason_of
from evcorr.packs.cache import load_index
from evcorr.serving.register import registry_file
from evcorr.serving.site import application, make_site


@click.command("serve", short_help="Answer Event Viewer's help link; report on dropped logs.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="Port to listen on.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; any but loopback opens it to others."
)
@options.packs
@click.option(
    "--max-upload",
    type=click.IntRange(1, 1 << 16),
    default=1024,
    show_default=True,
    metavar="MB",
    help="Largest log that is taken.",
)
@click.option("--register", is_flag=True, help="Print the registry lines that point Event Viewer's link here, and end.")
def command(port: int, host: str, packs: tuple[Path, ...], max_upload: int, register: bool) -> None:
    """Answer Event Viewer's help link, and report on logs dropped on a page.

    The link "Event Log Online Help" of every event in Event Viewer asks the address that the registry names. Pointed
    here, it shows the articles about the event, offline. The first page also takes a log, and shows its report; the
    log is removed when the report is made. Ends with Ctrl-C. This needs two packages: pip install 'evcorr[serve]'.

    \b
    Examples:
      evcorr serve
      evcorr serve --register > evcorr.reg     then, where Event Viewer runs:
                                               reg import evcorr.reg
      evcorr serve --signatures our-runbooks.jsonl --port 9000

    Exit status: 0 when it was ended, 2 wrong usage.
    """
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    if register:
        write_out(registry_file(address))
        return
    try:
        import waitress
    except ImportError as error:
        raise MissingPackageError("waitress", "serve") from error
    index, faults = load_index(packs)
    tell_problems(faults)
    most_bytes = max_upload << 20
    try:
        server = waitress.create_server(
            application(make_site(index, shown, most_bytes)),
            host=host,
            port=port,
            threads=4,
            ident=None,
            # a little more, so that a log that is too large is told by a page
            max_request_body_size=most_bytes + (1 << 20),
        )
    except OSError as error:
        raise click.UsageError(f"can't listen on {address}: {reason_of(error)}; try another --port") from error
    click.echo(f"{address} answers Event Viewer and takes logs; Ctrl-C ends it", err=True)
    server.run()
