// zlib, which inflates (RFC 1951) and computes CRC-32, as Debian's zlib1g-dev installs it.
#include <zlib.h>
