// Expat, a parser of XML as a stream, as Debian's libexpat1-dev installs it.
#include <expat.h>
