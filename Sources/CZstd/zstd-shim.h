// Zstandard (RFC 8878) with its dictionary builder, as Debian's libzstd-dev installs them.
#include <zdict.h>
#include <zstd.h>
