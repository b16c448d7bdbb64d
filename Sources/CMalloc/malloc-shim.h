// The settings of the C library's memory, which Swift's own module of it leaves out.
#include <malloc.h>
