"""LanguageTool: fetched once, run as a server on this machine, asked about a reply's text.

`find_or_start()` gives a `LanguageTool` to ask; it installs and starts what is missing. The mail's
text goes to that server and nowhere else.
"""

from replylint.analysis.languagetool.client import LanguageTool, find_or_start
from replylint.analysis.languagetool.install import Progress, install, install_folder, is_installed
from replylint.analysis.languagetool.jars import VERSION
from replylint.analysis.languagetool.java import find_java
from replylint.analysis.languagetool.server import Server, find_running, start, stop

__all__ = [
    "VERSION",
    "LanguageTool",
    "Progress",
    "Server",
    "find_java",
    "find_or_start",
    "find_running",
    "install",
    "install_folder",
    "is_installed",
    "start",
    "stop",
]
