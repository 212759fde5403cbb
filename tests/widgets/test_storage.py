"""Where a database is not safe: on networks and in folders that are synchronised."""

from pathlib import Path

import pytest

from app.widgets import storage
from app.widgets.storage import Risk


def test_an_ordinary_folder_is_safe(tmp_path: Path) -> None:
    assert storage.risk(tmp_path / "relance.db") is None
    assert storage.risk(tmp_path / "box" / "one drive notes" / "relance.db") is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Maison Lune)", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Maison Lune", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-anne@example.com", "Google Drive"),
        ("Mobile Documents", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("pCloudDrive", "pCloud"),
        ("MEGA", "MEGA"),
        ("kDrive", "kDrive"),
    ],
)
def test_a_folder_of_a_service_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    assert storage.risk(tmp_path / folder / "data" / "relance.db") == Risk("synchronised", service)


@pytest.mark.parametrize(("mark", "service"), [(".stfolder", "Syncthing"), (".dropbox", "Dropbox")])
def test_a_folder_that_is_synchronised_is_known_by_what_is_in_it(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / "Sync" / mark).mkdir(parents=True)
    (tmp_path / "Sync" / "data").mkdir()
    assert storage.risk(tmp_path / "Sync" / "data" / "relance.db") == Risk("synchronised", service)


def test_a_link_into_such_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")
    assert storage.risk(tmp_path / "link" / "relance.db") == Risk("synchronised", "Dropbox")


@pytest.mark.parametrize(
    ("system", "network"),
    [
        ("nfs4", True), ("cifs", True), ("smb3", True), ("9p", True), ("fuse.sshfs", True), ("afs", True),
        ("fuse.rclone", True), ("fuse.something-new", True), ("fuse.gocryptfs", False),
        ("fuse.mergerfs", False), ("fuseblk", False), ("ext4", False), ("btrfs", False), ("ntfs", False),
        ("apfs", False), ("tmpfs", False), ("", False),
    ],
)  # fmt: skip
def test_the_file_systems_of_networks_are_known(system: str, network: bool) -> None:
    assert storage._is_network(system) == network
