"""The package for Debian and Ubuntu, built around the bundle and validated.

Where that may be done it is installed, started and purged, after which nothing of it may be left.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import bundle
import icons
from steps import BUILD, DIST, ROOT, Failed, available, run, size, smoke, source_date, step

NAME = "relance"
MAINTAINER = "Relance contributors <relance@users.noreply.invalid>"

# The packages of Debian and Ubuntu in which the libraries are that the bundle takes from the system. What it
# takes is read from its files each time: a library that is not here fails the build.
DEPENDS = {
    "libc6": ("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "libresolv.so.2", "librt.so.1"),
    "libstdc++6": ("libstdc++.so.6",),
    "libgcc-s1": ("libgcc_s.so.1",),
    "zlib1g": ("libz.so.1",),
    "libzstd1": ("libzstd.so.1",),
    "libbrotli1": ("libbrotlicommon.so.1", "libbrotlidec.so.1"),
    "libgssapi-krb5-2": ("libgssapi_krb5.so.2",),
    "libuuid1": ("libuuid.so.1",),
    "libgl1": ("libGL.so.1", "libGLX.so.0", "libOpenGL.so.0"),
    "libegl1": ("libEGL.so.1",),
    "libglib2.0-0": ("libglib-2.0.so.0", "libgthread-2.0.so.0", "libgobject-2.0.so.0", "libgio-2.0.so.0"),
    "libdbus-1-3": ("libdbus-1.so.3",),
    "libfontconfig1": ("libfontconfig.so.1",),
    "libfreetype6": ("libfreetype.so.6",),
    "libx11-6": ("libX11.so.6",),
    "libx11-xcb1": ("libX11-xcb.so.1",),
    "libxkbcommon0": ("libxkbcommon.so.0",),
    "libxkbcommon-x11-0": ("libxkbcommon-x11.so.0",),
    "libxcb1": ("libxcb.so.1",),
    "libxcb-cursor0": ("libxcb-cursor.so.0",),
    "libxcb-glx0": ("libxcb-glx.so.0",),
    "libxcb-icccm4": ("libxcb-icccm.so.4",),
    "libxcb-image0": ("libxcb-image.so.0",),
    "libxcb-keysyms1": ("libxcb-keysyms.so.1",),
    "libxcb-randr0": ("libxcb-randr.so.0",),
    "libxcb-render0": ("libxcb-render.so.0",),
    "libxcb-render-util0": ("libxcb-render-util.so.0",),
    "libxcb-shape0": ("libxcb-shape.so.0",),
    "libxcb-shm0": ("libxcb-shm.so.0",),
    "libxcb-sync1": ("libxcb-sync.so.1",),
    "libxcb-util1": ("libxcb-util.so.1",),
    "libxcb-xfixes0": ("libxcb-xfixes.so.0",),
    "libxcb-xkb1": ("libxcb-xkb.so.1",),
}
# Those that only a plugin needs which Qt does without.
RECOMMENDS = {
    "libcups2": ("libcups.so.2",),
    "libwayland-client0": ("libwayland-client.so.0",),
    "libwayland-cursor0": ("libwayland-cursor.so.0",),
    "libwayland-egl1": ("libwayland-egl.so.1",),
}
# Mail servers are vouched for by certificates; a password is kept by a key store.
ALSO_DEPENDS = ("ca-certificates",)
ALSO_RECOMMENDS = ("gnome-keyring | kwalletmanager",)

_TREE = BUILD / "deb"


def make(version: str) -> None:
    """Leave the package in dist/, tried out. Raises Failed."""
    if not available("dpkg-deb", "dpkg", "the package for Debian and Ubuntu, which is not built either"):
        return
    with step("Debian package") as facts:
        package = _build(version)
        facts.append(size(package))
    with step("the package is well made") as facts:
        facts += _validate(package)
    if os.geteuid() == 0 and not _is_installed():
        with step("the package installs, starts, and goes without a trace") as facts:
            facts.append(_try_installed(package))
    else:
        with step("the package, unpacked, starts (only root can install it)") as facts:
            facts.append(_try_unpacked(package))


def _build(version: str) -> Path:
    shutil.rmtree(_TREE, ignore_errors=True)
    moment = datetime.fromtimestamp(source_date(), UTC)
    told = {"@VERSION@": version, "@DATE@": moment.date().isoformat()}
    linux = ROOT / "packaging" / "linux"

    shutil.copytree(bundle.FOLDER, _TREE / "usr/lib/relance", symlinks=True)
    _put("usr/share/applications/relance.desktop", (linux / "relance.desktop").read_bytes())
    for name in ("org.relance.Relance.metainfo.xml",):
        _put(f"usr/share/metainfo/{name}", _filled(linux / name, told))
    _put("usr/share/man/man1/relance.1.gz", _filled(linux / "relance.1", told))
    _put("usr/share/man/fr/man1/relance.1.gz", _filled(linux / "relance.fr.1", told))
    _put("usr/share/doc/relance/copyright", (linux / "copyright").read_bytes())
    changes = f"relance ({version}) unstable; urgency=medium\n\n  * The changes are in NEWS.gz.\n\n"
    changes += f" -- {MAINTAINER}  {moment:%a, %d %b %Y %H:%M:%S} +0000\n"
    _put("usr/share/doc/relance/changelog.gz", changes.encode())
    _put("usr/share/doc/relance/NEWS.gz", (ROOT / "CHANGELOG.md").read_bytes())
    drawing = (ROOT / "resources/icons/relance.svg").read_bytes()
    _put("usr/share/icons/hicolor/scalable/apps/relance.svg", drawing)
    for side in icons.SIZES:
        picture = (ROOT / "build" / "icons" / f"{side}.png").read_bytes()
        _put(f"usr/share/icons/hicolor/{side}x{side}/apps/relance.png", picture)
    (_TREE / "usr/bin").mkdir()
    (_TREE / "usr/bin/relance").symlink_to("../lib/relance/relance")
    _put("usr/share/lintian/overrides/relance", (linux / "lintian-overrides").read_bytes())

    sums = "".join(f"{hashlib.md5(file.read_bytes()).hexdigest()}  {name}\n" for name, file in _files())
    _put("DEBIAN/control", _control(version).encode())
    _put("DEBIAN/md5sums", sums.encode())
    for folder in [_TREE, *(each for each in _TREE.rglob("*") if each.is_dir())]:
        folder.chmod(0o755)
    DIST.mkdir(exist_ok=True)
    package = DIST / f"relance_{version}_{_architecture()}.deb"
    # Its own times: those of the files are set to the same moment by dpkg-deb.
    build = ("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", _TREE, package)
    run(*build, SOURCE_DATE_EPOCH=str(source_date()))
    return package


def _put(name: str, content: bytes) -> None:
    path = _TREE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    # Neither the time nor a file name is in what is compressed, so that it comes out the same again.
    path.write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)
    path.chmod(0o644)


def _filled(template: Path, values: dict[str, str]) -> bytes:
    text = template.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(name, value)
    return text.encode()


def _files() -> Iterator[tuple[str, Path]]:
    for file in sorted((_TREE / "usr").rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield str(file.relative_to(_TREE)), file


def _control(version: str) -> str:
    libraries, glibc = bundle.needed()
    known = {name for names in (*DEPENDS.values(), *RECOMMENDS.values()) for name in names}
    unknown = {name for name in libraries if name not in known and not name.startswith("ld-linux")}
    if unknown:
        raise Failed(f"packaging/deb.py does not know which package has {', '.join(sorted(unknown))}")
    depends = [package for package, names in DEPENDS.items() if not libraries or libraries & {*names}]
    if glibc:
        depends = [f"libc6 (>= {glibc})" if package == "libc6" else package for package in depends]
    # Qt asks for GL at run time as well, where the machine has several.
    depends = list(dict.fromkeys([*depends, "libgl1", "libegl1", *ALSO_DEPENDS]))
    recommends = [package for package, names in RECOMMENDS.items() if not libraries or libraries & {*names}]
    kilobytes = sum(-(-file.stat().st_size // 1024) for _, file in _files())
    return f"""Package: {NAME}
Version: {version}
Architecture: {_architecture()}
Maintainer: {MAINTAINER}
Installed-Size: {kilobytes}
Depends: {", ".join(depends)}
Recommends: {", ".join([*recommends, *ALSO_RECOMMENDS])}
Section: mail
Priority: optional
Description: Mail satisfaction surveys, and never to the unsubscribed
 Relance keeps the customer list, imports transactions, and sends invitations
 and reminders through your own mail account. Above all it makes sure that
 nobody who asked to be left alone is mailed again.
 .
 It runs on your own machine, in English and French, and the customer list
 never leaves it.
"""


def _architecture() -> str:
    return run("dpkg", "--print-architecture").strip()


def _validate(package: Path) -> Iterator[str]:
    """What the tools of the desktops and of Debian say. Raises Failed when one of them complains."""
    share = _TREE / "usr/share"
    entry, metainfo = (
        share / "applications/relance.desktop",
        share / "metainfo/org.relance.Relance.metainfo.xml",
    )
    if available("desktop-file-validate", "desktop-file-utils", "the desktop entry"):
        if told := run("desktop-file-validate", entry):
            raise Failed(f"desktop-file-validate: {told}")
        yield "desktop-file-validate: nothing to say"
    if available("appstreamcli", "appstream", "the AppStream description"):
        told = run("appstreamcli", "validate", "--no-net", "--no-color", metainfo)
        yield f"appstreamcli: {told.strip().splitlines()[-1]}"
    if available("man", "man-db", "the manual pages"):
        for page in sorted((share / "man").rglob("*.gz")):
            options = ("--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z")
            if told := _stderr("man", *options, page):
                raise Failed(f"{page}: {told}")
        yield "man --warnings: nothing to say"
    if shutil.which("lintian"):  # takes half a minute, and asks for what only a package in Debian needs
        told = run(
            "lintian",
            "--tag-display-limit",
            "0",
            "--allow-root",
            "--fail-on",
            "error",
            "--color",
            "never",
            package,
        )
        complaints = [line for line in told.splitlines() if line[:2] in ("E:", "W:")]
        yield f"lintian: {len(complaints)} complaints"
        yield from complaints


def _stderr(*command: str | Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr


def _is_installed() -> bool:
    """Somebody who uses Relance on this machine keeps it."""
    asked = ["dpkg-query", "-W", "-f", "${Status}", NAME]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.startswith("install")


def _try_installed(package: Path) -> str:
    apt = ("apt-get", "-y", "-qq", "-o", "Dpkg::Use-Pty=0", "--no-install-recommends")
    install = (*apt, "install", package)
    try:
        run(*install, DEBIAN_FRONTEND="noninteractive")
    except Failed:  # a list of packages that is old or was never fetched knows none of what it needs
        run("apt-get", "update", "-qq")
        run(*install, DEBIAN_FRONTEND="noninteractive")
    try:
        files = [Path(line) for line in run("dpkg", "-L", NAME).splitlines()]
        found = smoke(Path("/usr/bin/relance"))
        if not run("man", "-w", "relance").strip() if shutil.which("man") else False:
            raise Failed("man does not find the manual page")
    finally:
        run("apt-get", "-y", "-qq", "-o", "Dpkg::Use-Pty=0", "purge", NAME, DEBIAN_FRONTEND="noninteractive")
    left = [file for file in files if file.is_file() or file.is_symlink() or "relance" in file.parts[-1]]
    if left := [file for file in left if file.exists() or file.is_symlink()]:
        raise Failed(f"purged, and yet there is {', '.join(map(str, left))}")
    if _is_installed():
        raise Failed("the package is still installed after it was purged")
    return found


def _try_unpacked(package: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        run("dpkg-deb", "-x", package, folder)
        return smoke(Path(folder, "usr/bin/relance"))
