"""What of this machine's files a learner's code may read: the interpreter, its libraries, and no more."""

import glob
import os
import sys

SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
SHARED_FOLDERS = ("site-packages", "dist-packages")  # where many packages lie side by side
_LAZILY_LOADED = ("numpy", "scipy", "torch")


def libraries() -> list[str]:
    """Return where the interpreter and its libraries lie: no working directory, no learner's folder."""
    roots = tuple(os.path.join(root, "") for root in (sys.prefix, sys.base_prefix, sys.exec_prefix))
    return [entry for entry in sys.path if entry.startswith(roots)]


def readable(folders: list[str], hidden: list[str]) -> list[str]:
    """Return what may be read, entry by entry of the library folders: some lie beside what is hidden."""
    inside = []
    for folder in filter(os.path.isdir, folders):
        real = os.path.realpath(folder)
        if real in hidden:  # a kit that lies inside of Python's own folder, and is installed as it stands
            continue
        for entry in os.scandir(folder):
            path = os.path.realpath(entry) if entry.is_symlink() else os.path.join(real, entry.name)
            if entry.name not in SHARED_FOLDERS and path not in hidden:
                inside.append(path)
    shared = glob.glob(os.path.join(glob.escape(sys.base_prefix), "lib", "*.so*"))
    return [*SYSTEM_LIBRARIES, *shared, *inside]


def samples(folders: list[str]) -> list[str]:
    """Return one file of everything that a learner's import may load long after the start."""
    packages = [os.path.join(folder, name, "__init__.py") for folder in folders for name in _LAZILY_LOADED]
    return [os.__file__, *filter(os.path.exists, packages)]
