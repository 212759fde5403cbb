"""Where the packed program begins: as `python -m app`, after finding what another system keeps elsewhere."""

import os
import ssl
import sys

# The OpenSSL that is packed along looks for certificates where Debian keeps them.
_ELSEWHERE = (
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # Alpine, Arch
)


def _find_certificates() -> None:
    known = ssl.get_default_verify_paths()
    if not known.cafile and not known.capath:
        found = next((file for file in _ELSEWHERE if os.path.isfile(file)), None)
        if found:
            os.environ["SSL_CERT_FILE"] = found


if __name__ == "__main__":
    _find_certificates()
    from app.__main__ import main

    sys.exit(main())
