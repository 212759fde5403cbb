"""Whether a file is kept where it may be damaged: on a network, or in a folder that is synchronised."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QStorageInfo

Kind = Literal["network", "synchronised"]

_NETWORK = frozenset(
    [
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "afpfs", "ncpfs", "webdav",
        "davfs", "davfs2", "ceph", "glusterfs", "lustre", "vboxsf", "vmhgfs", "prl_fs", "sshfs",
    ]
)  # fmt: skip
# What is mounted by FUSE but is on a disk of this computer: joined disks, and encrypted folders.
_LOCAL_FUSE = frozenset(["mergerfs", "encfs", "gocryptfs", "cryfs", "veracrypt", "ntfs", "ntfs-3g", "exfat"])

# Not compiled before they are looked up, which a reading thread does.
_SERVICES = (
    ("Dropbox", r"dropbox( \(.*\))?"),
    ("OneDrive", r"onedrive( ?[-–].*)?"),
    ("Google Drive", r"google ?drive( .*)?|googledrive-.*|drivefs|my drive|mon drive"),
    ("iCloud", r"mobile documents|icloud ?drive( .*)?|com~apple~clouddocs"),
    ("Nextcloud", r"nextcloud.*"),
    ("ownCloud", r"owncloud.*"),
    ("pCloud", r"pcloud ?(drive|sync)?|pclouddrive"),
    ("MEGA", r"mega ?(sync)?|megasync uploads"),
    ("Box", r"box sync|box-box"),
    ("kDrive", r"kdrive.*"),
    ("Proton Drive", r"proton ?drive.*"),
    ("Seafile", r"seafile|seadrive.*"),
    ("Cloud Storage", r"cloudstorage"),
)
_MARKS = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".seafile-data", "Seafile"),
    (".tresorit", "Tresorit"),
)


@dataclass(frozen=True, slots=True)
class Risk:
    """What is at work there, by the name of the service or of the file system."""

    kind: Kind
    name: str


def risk(path: Path) -> Risk | None:
    """What may damage a database at this place; None for a disk of this computer, as far as can be told.

    Asks the system, and looks into the folders above: for a reading thread, as a network may not answer.
    """
    place = path.resolve()
    for folder in place.parents:
        if service := _service(folder):
            return Risk("synchronised", service)
    system = bytes(QStorageInfo(str(place.parent)).fileSystemType().data()).decode("utf-8", "replace").lower()
    if str(place).startswith("\\\\") or _is_network(system):
        return Risk("network", system.removeprefix("fuse.") or "SMB")
    return None


def _service(folder: Path) -> str:
    """What synchronises a folder, by its name or by what such a program leaves in it."""
    name = folder.name.casefold()
    for service, pattern in _SERVICES:
        if re.fullmatch(pattern, name):
            return service
    return next((service for mark, service in _MARKS if _is_there(folder / mark)), "")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_network(system: str) -> bool:
    driver = system.removeprefix("fuse.")
    return driver in _NETWORK or (system.startswith("fuse.") and driver not in _LOCAL_FUSE)
